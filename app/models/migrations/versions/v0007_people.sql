CREATE TABLE line_member (
    id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE RESTRICT,
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX line_member_once ON line_member (entry_id, member_id);

CREATE INDEX ix_line_member_member_id ON line_member (member_id);

CREATE TABLE member_merge (
    id INTEGER NOT NULL,
    gone_id INTEGER NOT NULL,
    kept_id INTEGER NOT NULL,
    moved TEXT DEFAULT '[]' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(kept_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_member_merge_kept_id ON member_merge (kept_id);
