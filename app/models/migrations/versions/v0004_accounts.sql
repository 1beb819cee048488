ALTER TABLE bucket RENAME TO account;

CREATE TEMP TABLE kept_account AS SELECT * FROM account;

DROP TABLE account;

CREATE TABLE account (
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

INSERT INTO account
SELECT id, iif(kind = 'advance', 'loan', kind), iif("key" = 'advance:loans', 'loan:revolving', "key"), name, bank_name,
    account_number, number_tag, position, closed
FROM kept_account;

DROP TABLE kept_account;

DROP INDEX opening_bucket;

ALTER TABLE opening RENAME COLUMN bucket_id TO account_id;

CREATE UNIQUE INDEX opening_account ON opening (account_id);

DROP INDEX loan_opening_bucket;

ALTER TABLE loan_opening RENAME COLUMN bucket_id TO account_id;

CREATE INDEX loan_opening_account ON loan_opening (account_id);

ALTER TABLE fund_day RENAME TO daily_balance;

ALTER TABLE head_figure RENAME TO basic_indicator;

DROP INDEX head_figure_key;

CREATE UNIQUE INDEX basic_indicator_key ON basic_indicator ("key", first_day, last_day);
