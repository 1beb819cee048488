CREATE TEMP TABLE kept_bucket AS SELECT * FROM bucket;

DROP TABLE bucket;

CREATE TABLE bucket (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    bank_name TEXT DEFAULT '' NOT NULL,
    account_number TEXT DEFAULT '' NOT NULL,
    number_tag TEXT DEFAULT '' NOT NULL,
    position INTEGER DEFAULT '0' NOT NULL,
    closed INTEGER DEFAULT '0' NOT NULL CHECK (closed IN (0, 1)),
    PRIMARY KEY (id),
    CONSTRAINT kind_known CHECK (kind IN ('cash', 'bank', 'code', 'loan', 'advance', 'superior')),
    UNIQUE ("key")
)
 STRICT;

INSERT INTO bucket
SELECT id, iif(kind = 'advance', 'loan', kind), iif("key" = 'advance:loans', 'loan:revolving', "key"), name, bank_name,
    account_number, number_tag, position, closed
FROM kept_bucket;

DROP TABLE kept_bucket;
