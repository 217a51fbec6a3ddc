-- Schema version 1.

-- A transaction that stores many faces must not lock out the readers of others.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.escalationThreshold', '2147483647');

-- One row. readable_from: the oldest schema version whose programs can use this database.
-- erasing: not 0 while the transaction log may still hold what was removed.
CREATE TABLE meta (
    gallery CHAR(36) NOT NULL,
    version INT NOT NULL,
    readable_from INT NOT NULL,
    next_face BIGINT NOT NULL,
    erasing INT NOT NULL
);

-- id: the id of the person's first face. No index holds a label, or it would outlive its row: hash is 32 bits of it.
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

-- The rows of the following tables keep their length, so that overwriting happens in place: no space is kept for growth.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', '0');

-- enrolled: milliseconds since 1970. points: x and y of each landmark of the chip, NULL where no chip is kept.
CREATE TABLE face (
    id BIGINT NOT NULL CONSTRAINT face_key PRIMARY KEY,
    person BIGINT NOT NULL,
    enrolled BIGINT NOT NULL,
    points VARCHAR(800) FOR BIT DATA
);
CREATE INDEX face_person ON face (person);

-- Pages that hold the longest row whole. A row that spilt over would be moved, not overwritten.
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

-- One row of zeros; writing it again and again moves the transaction log on.
CREATE TABLE padding (
    bytes VARCHAR(32000) FOR BIT DATA NOT NULL
);

CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', NULL);
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', NULL);
