CREATE TEMP TABLE kept_voucher AS SELECT * FROM voucher;

DROP TABLE voucher;

CREATE TABLE voucher (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT kind_known CHECK (kind IN ('PT', 'PC', 'BC', 'UNC')),
    state TEXT DEFAULT 'draft' NOT NULL CONSTRAINT state_known CHECK (state IN ('draft', 'posted', 'unposted', 'voided')),
    book_date TEXT NOT NULL CONSTRAINT book_date_is_a_date CHECK (book_date IS NULL OR book_date = date(book_date)),
    voucher_date TEXT NOT NULL CONSTRAINT voucher_date_is_a_date CHECK (voucher_date IS NULL OR voucher_date = date(voucher_date)),
    left_on TEXT CONSTRAINT left_on_is_a_date CHECK (left_on IS NULL OR left_on = date(left_on)),
    waits_for TEXT DEFAULT '' NOT NULL CONSTRAINT waits_for_known CHECK (waits_for IN ('', 'giver', 'receiver')),
    fund_id INTEGER NOT NULL,
    series TEXT,
    sequence INTEGER CONSTRAINT sequence_counts CHECK (sequence IS NULL OR sequence > 0),
    suffix TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    number_origin TEXT DEFAULT '' NOT NULL CONSTRAINT origin_known CHECK (number_origin IN ('', 'program', 'import')),
    original_number TEXT DEFAULT '' NOT NULL,
    person TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    narration TEXT DEFAULT '' NOT NULL,
    documents INTEGER DEFAULT '0' NOT NULL CONSTRAINT documents_count CHECK (documents >= 0),
    document_note TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    search_key TEXT DEFAULT '' NOT NULL,
    state_reason TEXT DEFAULT '' NOT NULL,
    reversal_of INTEGER,
    entry_key TEXT,
    PRIMARY KEY (id),
    CONSTRAINT numbered CHECK (state = 'draft' OR (sequence IS NOT NULL AND series IS NOT NULL AND number <> '')),
    CONSTRAINT two_days_or_one CHECK (left_on IS NULL OR (left_on <> book_date AND waits_for = '')),
    CONSTRAINT not_its_own_reversal CHECK (reversal_of IS NULL OR reversal_of <> id),
    FOREIGN KEY(fund_id) REFERENCES account (id) ON DELETE RESTRICT,
    FOREIGN KEY(reversal_of) REFERENCES voucher (id) ON DELETE RESTRICT,
    UNIQUE (entry_key)
)
 STRICT;

INSERT INTO voucher (
    id, kind, state, book_date, voucher_date, fund_id, series, sequence, suffix, number, number_origin, original_number,
    person, address, narration, documents, document_note, note, search_key, state_reason, reversal_of, entry_key
)
SELECT id, kind, state, book_date, voucher_date, fund_id, series, sequence, suffix, number, number_origin, original_number,
    person, address, narration, documents, document_note, note, search_key, state_reason, reversal_of, entry_key
FROM kept_voucher;

DROP TABLE kept_voucher;

CREATE INDEX voucher_apart ON voucher (left_on, book_date) WHERE left_on IS NOT NULL OR waits_for <> '';

CREATE UNIQUE INDEX voucher_number ON voucher (series, sequence, suffix);

CREATE INDEX voucher_order ON voucher (book_date, id);

CREATE UNIQUE INDEX voucher_reversal ON voucher (reversal_of) WHERE reversal_of IS NOT NULL;
