-- Schema version 2: which picture a face was enrolled from. All NULL where that is not known.

-- picture: SHA-256 of its pixels. source: its name in UTF-8, as bytes, so that a removal overwrites it in place.
ALTER TABLE face ADD COLUMN picture CHAR(32) FOR BIT DATA;
ALTER TABLE face ADD COLUMN source VARCHAR(800) FOR BIT DATA;

-- The index has 32 bits of the digest, for it outlives its row.
ALTER TABLE face ADD COLUMN picture_hash INT;
CREATE INDEX face_picture ON face (picture_hash);
