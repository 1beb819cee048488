CREATE TEMP TABLE kept_batch AS SELECT id, entry_id, rows, total, digest FROM allocation_batch;

CREATE TEMP TABLE kept_allocation AS SELECT batch_id, member_id, month, amount FROM allocation;

DROP TABLE allocation;

DROP TABLE allocation_batch;

CREATE TABLE dues_decision (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    decided_on TEXT NOT NULL CONSTRAINT decided_on_is_a_date CHECK (decided_on IS NULL OR decided_on = date(decided_on)),
    first_month TEXT NOT NULL CONSTRAINT first_month_is_a_month CHECK (first_month IS NULL OR first_month || '-01' = date(first_month || '-01')),
    rate TEXT DEFAULT '' NOT NULL,
    ceiling TEXT DEFAULT '' NOT NULL,
    share_up TEXT DEFAULT '' NOT NULL,
    counts_from TEXT NOT NULL CONSTRAINT counts_from_is_a_date CHECK (counts_from IS NULL OR counts_from = date(counts_from)),
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE dues_adjustment (
    id INTEGER NOT NULL,
    decision_id INTEGER NOT NULL,
    month TEXT NOT NULL CONSTRAINT month_is_a_month CHECK (month IS NULL OR month || '-01' = date(month || '-01')),
    members INTEGER NOT NULL,
    total INTEGER NOT NULL,
    up INTEGER NOT NULL,
    digest TEXT NOT NULL,
    policy TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(decision_id) REFERENCES dues_decision (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX dues_adjustment_month ON dues_adjustment (decision_id, month);

CREATE TABLE adjusted_charge (
    adjustment_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    month TEXT NOT NULL,
    old_amount INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    standard INTEGER NOT NULL,
    up INTEGER NOT NULL,
    FOREIGN KEY(adjustment_id) REFERENCES dues_adjustment (id),
    FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT;

CREATE UNIQUE INDEX adjusted_charge_member ON adjusted_charge (member_id, month, adjustment_id);

CREATE INDEX adjusted_charge_rows ON adjusted_charge (adjustment_id);

CREATE TABLE allocation_batch (
    id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    run_id INTEGER,
    adjustment_id INTEGER,
    counts_from TEXT CONSTRAINT counts_from_is_a_date CHECK (counts_from IS NULL OR counts_from = date(counts_from)),
    rows INTEGER NOT NULL,
    total INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE RESTRICT,
    FOREIGN KEY(run_id) REFERENCES dues_run (id) ON DELETE RESTRICT,
    FOREIGN KEY(adjustment_id) REFERENCES dues_adjustment (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX allocation_batch_entry ON allocation_batch (entry_id);

CREATE TABLE allocation (
    batch_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    month TEXT,
    amount INTEGER NOT NULL,
    FOREIGN KEY(batch_id) REFERENCES allocation_batch (id) ON DELETE CASCADE,
    FOREIGN KEY(member_id) REFERENCES member (id)
)
 STRICT;

CREATE INDEX allocation_batch_rows ON allocation (batch_id);

CREATE INDEX allocation_credit ON allocation (member_id) WHERE month IS NULL;

CREATE INDEX allocation_member ON allocation (member_id, month);

INSERT INTO allocation_batch (id, entry_id, rows, total, digest) SELECT id, entry_id, rows, total, digest FROM kept_batch;

INSERT INTO allocation (batch_id, member_id, month, amount) SELECT batch_id, member_id, month, amount FROM kept_allocation;

DROP TABLE kept_batch;

DROP TABLE kept_allocation;
