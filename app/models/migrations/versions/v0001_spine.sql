CREATE TABLE activity (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE attachment_content (
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (sha256)
)
 STRICT;

CREATE TABLE book_identity (
    id INTEGER NOT NULL,
    uuid TEXT NOT NULL,
    created_by TEXT NOT NULL,
    opening_day TEXT NOT NULL CONSTRAINT opening_day_is_a_date CHECK (opening_day IS NULL OR opening_day = date(opening_day)),
    PRIMARY KEY (id),
    CONSTRAINT one_book CHECK (id = 1)
)
 STRICT;

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
    CONSTRAINT kind_known CHECK (kind IN ('cash', 'bank', 'code', 'advance', 'superior')),
    UNIQUE ("key")
)
 STRICT;

CREATE TABLE closed_month (
    id INTEGER NOT NULL,
    month TEXT NOT NULL CONSTRAINT month_is_a_month CHECK (month IS NULL OR month || '-01' = date(month || '-01')),
    closed_at TEXT NOT NULL,
    digest TEXT NOT NULL,
    totals TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX closed_month_month ON closed_month (month);

CREATE TABLE coding_rule (
    id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    direction TEXT NOT NULL,
    phrases TEXT NOT NULL,
    code TEXT,
    money_source TEXT,
    note TEXT DEFAULT '' NOT NULL,
    toward TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE dues_run (
    id INTEGER NOT NULL,
    month TEXT NOT NULL CONSTRAINT month_is_a_month CHECK (month IS NULL OR month || '-01' = date(month || '-01')),
    dues_group INTEGER NOT NULL,
    members INTEGER NOT NULL,
    exempt INTEGER NOT NULL,
    total INTEGER NOT NULL,
    digest TEXT NOT NULL,
    policy TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX dues_run_month ON dues_run (month);

CREATE TABLE filed_settlement (
    id INTEGER NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT first_day_is_a_date CHECK (first_day IS NULL OR first_day = date(first_day)),
    last_day TEXT NOT NULL CONSTRAINT last_day_is_a_date CHECK (last_day IS NULL OR last_day = date(last_day)),
    filed_on TEXT NOT NULL CONSTRAINT filed_on_is_a_date CHECK (filed_on IS NULL OR filed_on = date(filed_on)),
    superior TEXT DEFAULT '' NOT NULL,
    figures TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX filed_settlement_days ON filed_settlement (first_day, last_day);

CREATE TABLE head_figure (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT first_day_is_a_date CHECK (first_day IS NULL OR first_day = date(first_day)),
    last_day TEXT NOT NULL CONSTRAINT last_day_is_a_date CHECK (last_day IS NULL OR last_day = date(last_day)),
    value INTEGER NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX head_figure_key ON head_figure ("key", first_day, last_day);

CREATE TABLE officer (
    id INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    valid_from TEXT NOT NULL CONSTRAINT valid_from_is_a_date CHECK (valid_from IS NULL OR valid_from = date(valid_from)),
    valid_to TEXT CONSTRAINT valid_to_is_a_date CHECK (valid_to IS NULL OR valid_to = date(valid_to)),
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE opening_owed (
    id INTEGER NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('up', 'down')),
    month TEXT NOT NULL CONSTRAINT month_is_a_month CHECK (month IS NULL OR month || '-01' = date(month || '-01')),
    amount INTEGER NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX opening_owed_month ON opening_owed (direction, month);

CREATE TABLE operation (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    officer TEXT DEFAULT '' NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    undoes INTEGER,
    undone_by INTEGER,
    previous_hash TEXT DEFAULT '' NOT NULL,
    hash TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(undoes) REFERENCES operation (id),
    FOREIGN KEY(undone_by) REFERENCES operation (id)
)
 STRICT;

CREATE INDEX ix_operation_undoes ON operation (undoes);

CREATE TABLE policy_value (
    id INTEGER NOT NULL,
    policy TEXT NOT NULL,
    valid_from TEXT NOT NULL CONSTRAINT valid_from_is_a_date CHECK (valid_from IS NULL OR valid_from = date(valid_from)),
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    confidence TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX policy_value_day ON policy_value (policy, valid_from);

CREATE TABLE setting (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE ("key")
)
 STRICT;

CREATE TABLE union_fact (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    valid_from TEXT NOT NULL CONSTRAINT valid_from_is_a_date CHECK (valid_from IS NULL OR valid_from = date(valid_from)),
    source TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX union_fact_key ON union_fact ("key", valid_from);

CREATE TABLE union_group (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    parent_id INTEGER,
    position INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(parent_id) REFERENCES union_group (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX union_group_name ON union_group (search_key);

CREATE TABLE welfare_case (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE change (
    id INTEGER NOT NULL,
    operation_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    salt BLOB,
    PRIMARY KEY (id),
    FOREIGN KEY(operation_id) REFERENCES operation (id)
)
 STRICT;

CREATE INDEX change_operation ON change (operation_id, table_name, row_id);

CREATE INDEX change_row ON change (table_name, row_id);

CREATE TABLE fund_day (
    fund_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    amount_in INTEGER DEFAULT '0' NOT NULL,
    amount_out INTEGER DEFAULT '0' NOT NULL,
    entries INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (fund_id, day),
    FOREIGN KEY(fund_id) REFERENCES bucket (id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE import_batch (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    sheet TEXT NOT NULL,
    fund_id INTEGER NOT NULL,
    rows_new INTEGER DEFAULT '0' NOT NULL,
    rows_changed INTEGER DEFAULT '0' NOT NULL,
    rows_same INTEGER DEFAULT '0' NOT NULL,
    rows_refused INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(fund_id) REFERENCES bucket (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE member (
    id INTEGER NOT NULL,
    number TEXT,
    staff_number TEXT DEFAULT '' NOT NULL,
    full_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    gender TEXT DEFAULT '' NOT NULL CONSTRAINT gender_known CHECK (gender IN ('', 'male', 'female')),
    birth TEXT DEFAULT '' NOT NULL,
    birthday TEXT DEFAULT '' NOT NULL,
    citizen_number TEXT DEFAULT '' NOT NULL,
    phone TEXT DEFAULT '' NOT NULL,
    address TEXT DEFAULT '' NOT NULL,
    position TEXT DEFAULT '' NOT NULL,
    group_id INTEGER,
    joined TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (number),
    FOREIGN KEY(group_id) REFERENCES union_group (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX member_birthday ON member (birthday);

CREATE UNIQUE INDEX member_citizen_number ON member (citizen_number) WHERE citizen_number != '';

CREATE INDEX member_order ON member (sort_key, id);

CREATE TABLE open_operation (
    id INTEGER NOT NULL CHECK (id = 1),
    operation_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(operation_id) REFERENCES operation (id)
)
 STRICT;

CREATE TABLE opening (
    id INTEGER NOT NULL,
    bucket_id INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(bucket_id) REFERENCES bucket (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX opening_bucket ON opening (bucket_id);

CREATE TABLE voucher (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT kind_known CHECK (kind IN ('PT', 'PC', 'BC', 'UNC')),
    state TEXT DEFAULT 'draft' NOT NULL CONSTRAINT state_known CHECK (state IN ('draft', 'posted', 'unposted', 'voided')),
    book_date TEXT NOT NULL CONSTRAINT book_date_is_a_date CHECK (book_date IS NULL OR book_date = date(book_date)),
    voucher_date TEXT NOT NULL CONSTRAINT voucher_date_is_a_date CHECK (voucher_date IS NULL OR voucher_date = date(voucher_date)),
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
    CONSTRAINT not_its_own_reversal CHECK (reversal_of IS NULL OR reversal_of <> id),
    FOREIGN KEY(fund_id) REFERENCES bucket (id) ON DELETE RESTRICT,
    FOREIGN KEY(reversal_of) REFERENCES voucher (id) ON DELETE RESTRICT,
    UNIQUE (entry_key)
)
 STRICT;

CREATE UNIQUE INDEX voucher_number ON voucher (series, sequence, suffix);

CREATE INDEX voucher_order ON voucher (book_date, id);

CREATE UNIQUE INDEX voucher_reversal ON voucher (reversal_of) WHERE reversal_of IS NOT NULL;

CREATE TABLE attachment (
    id INTEGER NOT NULL,
    voucher_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(voucher_id) REFERENCES voucher (id) ON DELETE RESTRICT,
    FOREIGN KEY(sha256) REFERENCES attachment_content (sha256)
)
 STRICT;

CREATE INDEX ix_attachment_voucher_id ON attachment (voucher_id);

CREATE TABLE charge (
    member_id INTEGER NOT NULL,
    month TEXT NOT NULL,
    run_id INTEGER NOT NULL,
    exempt TEXT DEFAULT '' NOT NULL,
    wage INTEGER DEFAULT '0' NOT NULL,
    base INTEGER DEFAULT '0' NOT NULL,
    amount INTEGER DEFAULT '0' NOT NULL,
    standard INTEGER DEFAULT '0' NOT NULL,
    up INTEGER DEFAULT '0' NOT NULL,
    fund INTEGER DEFAULT '0' NOT NULL,
    fund_up INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT shares_add_up CHECK (standard <= amount AND up <= standard AND fund_up <= fund),
    FOREIGN KEY(member_id) REFERENCES member (id),
    FOREIGN KEY(run_id) REFERENCES dues_run (id)
)
 STRICT;

CREATE UNIQUE INDEX charge_member ON charge (member_id, month);

CREATE INDEX charge_month ON charge (month, member_id);

CREATE INDEX charge_run ON charge (run_id);

CREATE TABLE entry (
    id INTEGER NOT NULL,
    voucher_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT amount_moves CHECK (amount <> 0),
    narration TEXT DEFAULT '' NOT NULL,
    money_source TEXT,
    for_first TEXT CONSTRAINT for_first_is_a_month CHECK (for_first IS NULL OR for_first || '-01' = date(for_first || '-01')),
    for_last TEXT CONSTRAINT for_last_is_a_month CHECK (for_last IS NULL OR for_last || '-01' = date(for_last || '-01')),
    member_id INTEGER,
    case_id INTEGER,
    activity_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT moves_somewhere CHECK (source_id <> target_id),
    CONSTRAINT months CHECK ((for_first IS NULL) = (for_last IS NULL) AND (for_first IS NULL OR for_first <= for_last)),
    UNIQUE (voucher_id, line),
    FOREIGN KEY(voucher_id) REFERENCES voucher (id) ON DELETE RESTRICT,
    FOREIGN KEY(source_id) REFERENCES bucket (id) ON DELETE RESTRICT,
    FOREIGN KEY(target_id) REFERENCES bucket (id) ON DELETE RESTRICT,
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT,
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX entry_member ON entry (member_id) WHERE member_id IS NOT NULL;

CREATE INDEX entry_source ON entry (source_id, voucher_id);

CREATE INDEX entry_target ON entry (target_id, voucher_id);

CREATE TABLE exemption (
    id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    first_month TEXT NOT NULL CONSTRAINT first_month_is_a_month CHECK (first_month IS NULL OR first_month || '-01' = date(first_month || '-01')),
    last_month TEXT NOT NULL CONSTRAINT last_month_is_a_month CHECK (last_month IS NULL OR last_month || '-01' = date(last_month || '-01')),
    reason TEXT NOT NULL CONSTRAINT reason_known CHECK (reason IN ('benefit', 'unpaid_leave', 'other')),
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT months_in_order CHECK (first_month <= last_month),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX exemption_member ON exemption (member_id, first_month);

CREATE TABLE import_row (
    id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    fund_id INTEGER NOT NULL,
    voucher_id INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    identity TEXT NOT NULL,
    occurrence INTEGER NOT NULL,
    original TEXT NOT NULL,
    findings TEXT DEFAULT '[]' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(batch_id) REFERENCES import_batch (id) ON DELETE RESTRICT,
    FOREIGN KEY(fund_id) REFERENCES bucket (id) ON DELETE RESTRICT,
    FOREIGN KEY(voucher_id) REFERENCES voucher (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX import_row_identity ON import_row (fund_id, identity, occurrence);

CREATE UNIQUE INDEX import_row_voucher ON import_row (voucher_id, fund_id);

CREATE INDEX ix_import_row_batch_id ON import_row (batch_id);

CREATE TABLE member_state (
    id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    state TEXT NOT NULL CONSTRAINT state_known CHECK (state IN ('active', 'paused', 'moved', 'retired', 'left')),
    valid_from TEXT NOT NULL CONSTRAINT valid_from_is_a_date CHECK (valid_from IS NULL OR valid_from = date(valid_from)),
    change TEXT NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    decision TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX member_state_day ON member_state (member_id, valid_from);

CREATE TABLE wage (
    id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    valid_from TEXT NOT NULL CONSTRAINT valid_from_is_a_month CHECK (valid_from IS NULL OR valid_from || '-01' = date(valid_from || '-01')),
    amount INTEGER NOT NULL CONSTRAINT wage_counts CHECK (amount >= 0),
    net_pay INTEGER,
    source TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX wage_month ON wage (member_id, valid_from);

CREATE TABLE allocation_batch (
    id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    total INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX allocation_batch_entry ON allocation_batch (entry_id);

CREATE TABLE allocation (
    batch_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    month TEXT,
    amount INTEGER NOT NULL,
    FOREIGN KEY(batch_id) REFERENCES allocation_batch (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT;

CREATE INDEX allocation_batch_rows ON allocation (batch_id);

CREATE INDEX allocation_member ON allocation (member_id, month);
