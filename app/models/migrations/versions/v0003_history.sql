CREATE TABLE schema_step (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL CONSTRAINT version_counts CHECK (version > 0),
    first_operation INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(first_operation) REFERENCES operation (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX schema_step_version ON schema_step (version);

CREATE TABLE resealed (
    id INTEGER NOT NULL,
    sealed_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(sealed_id) REFERENCES operation (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX resealed_once ON resealed (sealed_id, version);
