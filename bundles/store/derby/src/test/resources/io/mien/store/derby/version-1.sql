-- A gallery as version 1 left it: recorded, never to be changed.

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.escalationThreshold', '2147483647');

CREATE TABLE meta (
    gallery CHAR(36) NOT NULL,
    version INT NOT NULL,
    readable_from INT NOT NULL,
    next_face BIGINT NOT NULL,
    erasing INT NOT NULL
);

CREATE TABLE person (
    id BIGINT NOT NULL CONSTRAINT person_key PRIMARY KEY,
    label VARCHAR(200) NOT NULL,
    hash INT NOT NULL
);
CREATE INDEX person_hash ON person (hash);

CREATE TABLE embedding_space (
    id INT NOT NULL CONSTRAINT embedding_space_key PRIMARY KEY,
    model VARCHAR(500) NOT NULL,
    alignment VARCHAR(200) NOT NULL,
    dimension INT NOT NULL
);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', '0');

CREATE TABLE face (
    id BIGINT NOT NULL CONSTRAINT face_key PRIMARY KEY,
    person BIGINT NOT NULL,
    enrolled BIGINT NOT NULL,
    points VARCHAR(800) FOR BIT DATA
);
CREATE INDEX face_person ON face (person);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '32768');

CREATE TABLE chip (
    face BIGINT NOT NULL,
    part INT NOT NULL,
    bytes VARCHAR(16000) FOR BIT DATA NOT NULL,
    CONSTRAINT chip_key PRIMARY KEY (face, part)
);

CREATE TABLE embedding (
    space_id INT NOT NULL,
    face BIGINT NOT NULL,
    bytes VARCHAR(32000) FOR BIT DATA NOT NULL,
    CONSTRAINT embedding_key PRIMARY KEY (space_id, face)
);

CREATE TABLE padding (
    bytes VARCHAR(32000) FOR BIT DATA NOT NULL
);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', NULL);
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', NULL);

INSERT INTO meta (gallery, version, readable_from, next_face, erasing)
    VALUES ('0d2f8c1e-7b7a-4c51-9a51-3f0a6f2f9c01', 1, 1, 9, 0);
INSERT INTO person (id, label, hash) VALUES (3, 'Ann', 65985);
INSERT INTO embedding_space (id, model, alignment, dimension)
    VALUES (1, 'marked@0000000000000000000000000000000000000000000000000000000000000000', 'similarity-5', 2);
INSERT INTO face (id, person, enrolled, points) VALUES (3, 3, 1700000000000, X'0000803F00002040');
INSERT INTO face (id, person, enrolled, points) VALUES (5, 3, 1700000001000, NULL);
INSERT INTO chip (face, part, bytes) VALUES (3, 0, X'FFD8'), (3, 1, X'FF');
INSERT INTO embedding (space_id, face, bytes) VALUES (1, 3, X'9A99193FCDCC4CBF');
