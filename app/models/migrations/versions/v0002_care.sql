CREATE TABLE agreement (
    id INTEGER NOT NULL,
    kind TEXT DEFAULT 'enterprise' NOT NULL CONSTRAINT kind_known CHECK (kind IN ('enterprise', 'enterprises', 'sector')),
    change TEXT DEFAULT 'new' NOT NULL CONSTRAINT change_known CHECK (change IN ('new', 'amendment', 'extension')),
    previous_id INTEGER,
    title TEXT NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    employer TEXT DEFAULT '' NOT NULL,
    employer_signer TEXT DEFAULT '' NOT NULL,
    employer_role TEXT DEFAULT '' NOT NULL,
    union_signer TEXT DEFAULT '' NOT NULL,
    union_role TEXT DEFAULT '' NOT NULL,
    begun_on TEXT CONSTRAINT begun_on_is_a_date CHECK (begun_on IS NULL OR begun_on = date(begun_on)),
    signed_on TEXT CONSTRAINT signed_on_is_a_date CHECK (signed_on IS NULL OR signed_on = date(signed_on)),
    valid_from TEXT CONSTRAINT valid_from_is_a_date CHECK (valid_from IS NULL OR valid_from = date(valid_from)),
    valid_to TEXT CONSTRAINT valid_to_is_a_date CHECK (valid_to IS NULL OR valid_to = date(valid_to)),
    sent_on TEXT CONSTRAINT sent_on_is_a_date CHECK (sent_on IS NULL OR sent_on = date(sent_on)),
    sent_number TEXT DEFAULT '' NOT NULL,
    ended_on TEXT CONSTRAINT ended_on_is_a_date CHECK (ended_on IS NULL OR ended_on = date(ended_on)),
    ended_by TEXT DEFAULT '' NOT NULL CONSTRAINT ended_by_known CHECK (ended_by IN ('', 'void', 'replaced', 'both', 'expired')),
    workers INTEGER DEFAULT '0' NOT NULL CONSTRAINT workers_counts CHECK (workers IS NULL OR workers >= 0),
    covered INTEGER DEFAULT '0' NOT NULL CONSTRAINT covered_counts CHECK (covered IS NULL OR covered >= 0),
    meal_price INTEGER DEFAULT '0' NOT NULL CONSTRAINT meal_price_counts CHECK (meal_price IS NULL OR meal_price >= 0),
    points TEXT DEFAULT '{}' NOT NULL,
    grade TEXT DEFAULT '' NOT NULL CONSTRAINT grade_known CHECK (grade IN ('', 'A', 'B', 'C', 'D', 'none')),
    graded_by TEXT DEFAULT '' NOT NULL,
    graded_on TEXT CONSTRAINT graded_on_is_a_date CHECK (graded_on IS NULL OR graded_on = date(graded_on)),
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(previous_id) REFERENCES agreement (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX agreement_days ON agreement (valid_from, valid_to);

CREATE TABLE cash_count (
    id INTEGER NOT NULL,
    counted_on TEXT NOT NULL CONSTRAINT counted_on_is_a_date CHECK (counted_on IS NULL OR counted_on = date(counted_on)),
    counted_at TEXT DEFAULT '' NOT NULL,
    book_balance INTEGER NOT NULL,
    counted INTEGER DEFAULT '0' NOT NULL CONSTRAINT counted_counts CHECK (counted IS NULL OR counted >= 0),
    denominations TEXT DEFAULT '{}' NOT NULL,
    reason TEXT DEFAULT '' NOT NULL,
    conclusion TEXT DEFAULT '' NOT NULL,
    committee TEXT DEFAULT '[]' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX cash_count_day ON cash_count (counted_on, id);

CREATE TABLE loan_capital (
    id INTEGER NOT NULL,
    put_on TEXT NOT NULL CONSTRAINT put_on_is_a_date CHECK (put_on IS NULL OR put_on = date(put_on)),
    amount INTEGER NOT NULL CONSTRAINT amount_moves CHECK (amount <> 0),
    decision TEXT NOT NULL,
    giver TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE "plan" (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT kind_known CHECK (kind IN ('year', 'workers_month', 'tet', 'other')),
    title TEXT NOT NULL,
    theme TEXT DEFAULT '' NOT NULL,
    first_day TEXT NOT NULL CONSTRAINT first_day_is_a_date CHECK (first_day IS NULL OR first_day = date(first_day)),
    last_day TEXT NOT NULL CONSTRAINT last_day_is_a_date CHECK (last_day IS NULL OR last_day = date(last_day)),
    aims TEXT DEFAULT '' NOT NULL,
    programmes TEXT DEFAULT '[]' NOT NULL,
    targets TEXT DEFAULT '{}' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    decision TEXT DEFAULT '' NOT NULL,
    decided_on TEXT CONSTRAINT decided_on_is_a_date CHECK (decided_on IS NULL OR decided_on = date(decided_on)),
    assessment TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX plan_days ON "plan" (kind, first_day);

CREATE TABLE welfare_norm (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    relation TEXT DEFAULT '' NOT NULL,
    valid_from TEXT NOT NULL CONSTRAINT valid_from_is_a_date CHECK (valid_from IS NULL OR valid_from = date(valid_from)),
    amount INTEGER DEFAULT '0' NOT NULL CONSTRAINT amount_counts CHECK (amount IS NULL OR amount >= 0),
    amount_most INTEGER DEFAULT '0' NOT NULL CONSTRAINT amount_most_counts CHECK (amount_most IS NULL OR amount_most >= 0),
    in_kind INTEGER DEFAULT '0' NOT NULL CONSTRAINT in_kind_counts CHECK (in_kind IS NULL OR in_kind >= 0),
    per_year INTEGER DEFAULT '0' NOT NULL CONSTRAINT per_year_counts CHECK (per_year IS NULL OR per_year >= 0),
    rule TEXT DEFAULT '{}' NOT NULL,
    papers TEXT DEFAULT '[]' NOT NULL,
    clause TEXT DEFAULT '' NOT NULL,
    source TEXT DEFAULT '' NOT NULL,
    confidence TEXT DEFAULT '' NOT NULL,
    ended INTEGER DEFAULT '0' NOT NULL CONSTRAINT ended_is_a_flag CHECK (ended IS NULL OR ended IN (0, 1)),
    PRIMARY KEY (id)
)
 STRICT;

CREATE UNIQUE INDEX welfare_norm_day ON welfare_norm (kind, relation, valid_from);

CREATE TABLE activity (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT DEFAULT 'other' NOT NULL,
    programme TEXT DEFAULT '' NOT NULL,
    state TEXT DEFAULT 'planned' NOT NULL CONSTRAINT state_known CHECK (state IN ('planned', 'held', 'settled', 'cancelled')),
    plan_id INTEGER,
    starts_on TEXT CONSTRAINT starts_on_is_a_date CHECK (starts_on IS NULL OR starts_on = date(starts_on)),
    ends_on TEXT CONSTRAINT ends_on_is_a_date CHECK (ends_on IS NULL OR ends_on = date(ends_on)),
    place TEXT DEFAULT '' NOT NULL,
    lead TEXT DEFAULT '' NOT NULL,
    content TEXT DEFAULT '' NOT NULL,
    expected INTEGER DEFAULT '0' NOT NULL CONSTRAINT expected_counts CHECK (expected IS NULL OR expected >= 0),
    people INTEGER CONSTRAINT people_counts CHECK (people IS NULL OR people >= 0),
    women INTEGER CONSTRAINT women_counts CHECK (women IS NULL OR women >= 0),
    budget INTEGER DEFAULT '0' NOT NULL CONSTRAINT budget_counts CHECK (budget IS NULL OR budget >= 0),
    result TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    search_key TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX activity_day ON activity (starts_on, id);

CREATE INDEX activity_kind ON activity (kind, starts_on);

CREATE INDEX ix_activity_plan_id ON activity (plan_id);

CREATE TABLE agreement_clause (
    id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    head INTEGER NOT NULL,
    title TEXT NOT NULL,
    proposed TEXT DEFAULT '' NOT NULL,
    agreed TEXT DEFAULT '' NOT NULL,
    law TEXT DEFAULT '' NOT NULL,
    better INTEGER DEFAULT '0' NOT NULL CONSTRAINT better_is_a_flag CHECK (better IS NULL OR better IN (0, 1)),
    gain TEXT DEFAULT '' NOT NULL,
    opinions_for INTEGER CONSTRAINT opinions_for_counts CHECK (opinions_for IS NULL OR opinions_for >= 0),
    opinions_against INTEGER CONSTRAINT opinions_against_counts CHECK (opinions_against IS NULL OR opinions_against >= 0),
    objection TEXT DEFAULT '' NOT NULL,
    unity TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX agreement_clause_place ON agreement_clause (agreement_id, position);

CREATE TABLE agreement_person (
    id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    side TEXT NOT NULL CONSTRAINT side_known CHECK (side IN ('union', 'employer', 'witness')),
    name TEXT NOT NULL,
    role TEXT DEFAULT '' NOT NULL,
    leads INTEGER DEFAULT '0' NOT NULL CONSTRAINT leads_is_a_flag CHECK (leads IS NULL OR leads IN (0, 1)),
    position INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_agreement_person_agreement_id ON agreement_person (agreement_id);

CREATE TABLE agreement_step (
    id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    step TEXT NOT NULL,
    done_on TEXT NOT NULL CONSTRAINT done_on_is_a_date CHECK (done_on IS NULL OR done_on = date(done_on)),
    number TEXT DEFAULT '' NOT NULL,
    figures TEXT DEFAULT '{}' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX agreement_step_once ON agreement_step (agreement_id, step);

CREATE TABLE activity_figure (
    id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    value INTEGER NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX activity_figure_key ON activity_figure (activity_id, "key");

CREATE TABLE activity_source (
    id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    giver TEXT NOT NULL CONSTRAINT giver_known CHECK (giver IN ('union', 'employer', 'superior', 'sponsor', 'people')),
    name TEXT DEFAULT '' NOT NULL,
    planned INTEGER DEFAULT '0' NOT NULL CONSTRAINT planned_counts CHECK (planned IS NULL OR planned >= 0),
    money INTEGER DEFAULT '0' NOT NULL CONSTRAINT money_counts CHECK (money IS NULL OR money >= 0),
    in_kind INTEGER DEFAULT '0' NOT NULL CONSTRAINT in_kind_counts CHECK (in_kind IS NULL OR in_kind >= 0),
    goods TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_activity_source_activity_id ON activity_source (activity_id);

CREATE TABLE agreement_vote (
    id INTEGER NOT NULL,
    agreement_id INTEGER NOT NULL,
    member_id INTEGER,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    vote TEXT DEFAULT 'for' NOT NULL CONSTRAINT vote_known CHECK (vote IN ('for', 'against', 'absent')),
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX agreement_vote_list ON agreement_vote (agreement_id, sort_key);

CREATE TABLE dialogue (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL CONSTRAINT kind_known CHECK (kind IN ('conference', 'periodic', 'request', 'may', 'case')),
    title TEXT NOT NULL,
    state TEXT DEFAULT 'planned' NOT NULL CONSTRAINT state_known CHECK (state IN ('planned', 'held', 'cancelled')),
    planned_on TEXT CONSTRAINT planned_on_is_a_date CHECK (planned_on IS NULL OR planned_on = date(planned_on)),
    held_on TEXT CONSTRAINT held_on_is_a_date CHECK (held_on IS NULL OR held_on = date(held_on)),
    time TEXT DEFAULT '' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    workers INTEGER DEFAULT '0' NOT NULL CONSTRAINT workers_counts CHECK (workers IS NULL OR workers >= 0),
    people INTEGER CONSTRAINT people_counts CHECK (people IS NULL OR people >= 0),
    women INTEGER CONSTRAINT women_counts CHECK (women IS NULL OR women >= 0),
    content TEXT DEFAULT '' NOT NULL,
    conclusion TEXT DEFAULT '' NOT NULL,
    number TEXT DEFAULT '' NOT NULL,
    posted_on TEXT CONSTRAINT posted_on_is_a_date CHECK (posted_on IS NULL OR posted_on = date(posted_on)),
    activity_id INTEGER,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX dialogue_day ON dialogue (planned_on, id);

CREATE TABLE gift_terms (
    id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    rule TEXT DEFAULT '{}' NOT NULL,
    norm_kind TEXT DEFAULT '' NOT NULL,
    amount INTEGER DEFAULT '0' NOT NULL CONSTRAINT amount_counts CHECK (amount IS NULL OR amount >= 0),
    in_kind INTEGER DEFAULT '0' NOT NULL CONSTRAINT in_kind_counts CHECK (in_kind IS NULL OR in_kind >= 0),
    goods TEXT DEFAULT '' NOT NULL,
    fund_key TEXT DEFAULT 'cash' NOT NULL,
    code TEXT DEFAULT '31' NOT NULL,
    money_source TEXT DEFAULT '' NOT NULL,
    taken INTEGER DEFAULT '0' NOT NULL CONSTRAINT taken_counts CHECK (taken IS NULL OR taken >= 0),
    PRIMARY KEY (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX gift_terms_activity ON gift_terms (activity_id);

CREATE TABLE party_step (
    id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    step TEXT NOT NULL CONSTRAINT step_known CHECK (step IN ('introduced', 'trained', 'admitted')),
    done_on TEXT NOT NULL CONSTRAINT done_on_is_a_date CHECK (done_on IS NULL OR done_on = date(done_on)),
    paper TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    activity_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX party_step_once ON party_step (member_id, step);

CREATE TABLE relative (
    id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    relation TEXT DEFAULT 'child' NOT NULL CONSTRAINT relation_known CHECK (relation IN ('child', 'spouse', 'parent', 'other')),
    full_name TEXT NOT NULL,
    gender TEXT DEFAULT '' NOT NULL CONSTRAINT gender_known CHECK (gender IN ('', 'male', 'female')),
    birth TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_relative_member_id ON relative (member_id);

CREATE TABLE survey (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    held_on TEXT NOT NULL CONSTRAINT held_on_is_a_date CHECK (held_on IS NULL OR held_on = date(held_on)),
    activity_id INTEGER,
    handed_out INTEGER DEFAULT '0' NOT NULL CONSTRAINT handed_out_counts CHECK (handed_out IS NULL OR handed_out >= 0),
    questions TEXT NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE TABLE welfare_case (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT DEFAULT 'other' NOT NULL,
    state TEXT DEFAULT 'proposed' NOT NULL CONSTRAINT state_known CHECK (state IN ('proposed', 'approved', 'paid', 'closed', 'refused')),
    member_id INTEGER,
    person TEXT DEFAULT '' NOT NULL,
    relation TEXT DEFAULT '' NOT NULL,
    happened_on TEXT CONSTRAINT happened_on_is_a_date CHECK (happened_on IS NULL OR happened_on = date(happened_on)),
    reason TEXT DEFAULT '' NOT NULL,
    place TEXT DEFAULT '' NOT NULL,
    amount INTEGER DEFAULT '0' NOT NULL CONSTRAINT amount_counts CHECK (amount IS NULL OR amount >= 0),
    in_kind INTEGER DEFAULT '0' NOT NULL CONSTRAINT in_kind_counts CHECK (in_kind IS NULL OR in_kind >= 0),
    goods TEXT DEFAULT '' NOT NULL,
    proposed_by TEXT DEFAULT '' NOT NULL,
    proposed_on TEXT CONSTRAINT proposed_on_is_a_date CHECK (proposed_on IS NULL OR proposed_on = date(proposed_on)),
    decision TEXT DEFAULT '' NOT NULL,
    decided_on TEXT CONSTRAINT decided_on_is_a_date CHECK (decided_on IS NULL OR decided_on = date(decided_on)),
    decided_by TEXT DEFAULT '' NOT NULL,
    refusal TEXT DEFAULT '' NOT NULL,
    norm_id INTEGER,
    beyond_norm TEXT DEFAULT '' NOT NULL,
    activity_id INTEGER,
    received_on TEXT CONSTRAINT received_on_is_a_date CHECK (received_on IS NULL OR received_on = date(received_on)),
    received_by TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    search_key TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY(norm_id) REFERENCES welfare_norm (id) ON DELETE RESTRICT,
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_welfare_case_member_id ON welfare_case (member_id);

CREATE INDEX welfare_case_activity ON welfare_case (activity_id);

CREATE INDEX welfare_case_day ON welfare_case (happened_on, id);

CREATE TABLE case_paper (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    paper TEXT NOT NULL,
    received_on TEXT CONSTRAINT received_on_is_a_date CHECK (received_on IS NULL OR received_on = date(received_on)),
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX case_paper_once ON case_paper (case_id, paper);

CREATE TABLE case_source (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    giver TEXT NOT NULL CONSTRAINT giver_known CHECK (giver IN ('employer', 'superior', 'sponsor', 'people')),
    name TEXT DEFAULT '' NOT NULL,
    money INTEGER DEFAULT '0' NOT NULL CONSTRAINT money_counts CHECK (money IS NULL OR money >= 0),
    in_kind INTEGER DEFAULT '0' NOT NULL CONSTRAINT in_kind_counts CHECK (in_kind IS NULL OR in_kind >= 0),
    goods TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_case_source_case_id ON case_source (case_id);

CREATE TABLE case_stage (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    planned_on TEXT CONSTRAINT planned_on_is_a_date CHECK (planned_on IS NULL OR planned_on = date(planned_on)),
    amount INTEGER DEFAULT '0' NOT NULL CONSTRAINT amount_counts CHECK (amount IS NULL OR amount >= 0),
    done_on TEXT CONSTRAINT done_on_is_a_date CHECK (done_on IS NULL OR done_on = date(done_on)),
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX case_stage_place ON case_stage (case_id, position);

CREATE TABLE dialogue_person (
    id INTEGER NOT NULL,
    dialogue_id INTEGER NOT NULL,
    side TEXT NOT NULL CONSTRAINT side_known CHECK (side IN ('workers', 'employer', 'guest')),
    member_id INTEGER,
    name TEXT NOT NULL,
    role TEXT DEFAULT '' NOT NULL,
    duty TEXT DEFAULT '' NOT NULL CONSTRAINT duty_known CHECK (duty IN ('', 'chair', 'secretary')),
    position INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(dialogue_id) REFERENCES dialogue (id) ON DELETE RESTRICT,
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_dialogue_person_dialogue_id ON dialogue_person (dialogue_id);

CREATE TABLE dialogue_request (
    id INTEGER NOT NULL,
    dialogue_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    subject TEXT DEFAULT '' NOT NULL,
    request TEXT NOT NULL,
    raised_by TEXT DEFAULT '' NOT NULL,
    answer TEXT DEFAULT '' NOT NULL,
    answered_by TEXT DEFAULT '' NOT NULL,
    deadline TEXT CONSTRAINT deadline_is_a_date CHECK (deadline IS NULL OR deadline = date(deadline)),
    state TEXT DEFAULT 'open' NOT NULL CONSTRAINT state_known CHECK (state IN ('open', 'accepted', 'settled', 'refused')),
    settled_on TEXT CONSTRAINT settled_on_is_a_date CHECK (settled_on IS NULL OR settled_on = date(settled_on)),
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(dialogue_id) REFERENCES dialogue (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX dialogue_request_place ON dialogue_request (dialogue_id, position);

CREATE TABLE emulation (
    id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    member_id INTEGER,
    group_id INTEGER,
    drive TEXT NOT NULL,
    title TEXT DEFAULT '' NOT NULL,
    registered_on TEXT CONSTRAINT registered_on_is_a_date CHECK (registered_on IS NULL OR registered_on = date(registered_on)),
    own_result TEXT DEFAULT '' NOT NULL CONSTRAINT own_result_known CHECK (own_result IN ('', 'excellent', 'good', 'done', 'not_done')),
    group_result TEXT DEFAULT '' NOT NULL CONSTRAINT group_result_known CHECK (group_result IN ('', 'excellent', 'good', 'done', 'not_done')),
    final_result TEXT DEFAULT '' NOT NULL CONSTRAINT final_result_known CHECK (final_result IN ('', 'excellent', 'good', 'done', 'not_done')),
    proposal TEXT DEFAULT '' NOT NULL,
    decision TEXT DEFAULT '' NOT NULL,
    decided_on TEXT CONSTRAINT decided_on_is_a_date CHECK (decided_on IS NULL OR decided_on = date(decided_on)),
    case_id INTEGER,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT of_one_or_of_a_group CHECK ((member_id IS NULL) <> (group_id IS NULL)),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY(group_id) REFERENCES union_group (id) ON DELETE RESTRICT,
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX emulation_year ON emulation (year, drive);

CREATE INDEX ix_emulation_member_id ON emulation (member_id);

CREATE TABLE initiative (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    member_id INTEGER,
    author TEXT DEFAULT '' NOT NULL,
    field TEXT DEFAULT '' NOT NULL,
    level TEXT DEFAULT 'unit' NOT NULL CONSTRAINT level_known CHECK (level IN ('unit', 'union', 'superior', 'province', 'national')),
    state TEXT DEFAULT 'submitted' NOT NULL CONSTRAINT state_known CHECK (state IN ('submitted', 'recognised', 'refused')),
    submitted_on TEXT NOT NULL CONSTRAINT submitted_on_is_a_date CHECK (submitted_on IS NULL OR submitted_on = date(submitted_on)),
    recognised_on TEXT CONSTRAINT recognised_on_is_a_date CHECK (recognised_on IS NULL OR recognised_on = date(recognised_on)),
    decision TEXT DEFAULT '' NOT NULL,
    benefit INTEGER DEFAULT '0' NOT NULL CONSTRAINT benefit_counts CHECK (benefit IS NULL OR benefit >= 0),
    benefit_basis TEXT DEFAULT '' NOT NULL,
    summary TEXT DEFAULT '' NOT NULL,
    case_id INTEGER,
    activity_id INTEGER,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT,
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX initiative_day ON initiative (submitted_on, id);

CREATE INDEX ix_initiative_member_id ON initiative (member_id);

CREATE TABLE loan (
    id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    principal INTEGER DEFAULT '0' NOT NULL CONSTRAINT principal_counts CHECK (principal IS NULL OR principal >= 0),
    granted_on TEXT CONSTRAINT granted_on_is_a_date CHECK (granted_on IS NULL OR granted_on = date(granted_on)),
    rate TEXT DEFAULT '0%' NOT NULL,
    method TEXT DEFAULT 'declining' NOT NULL CONSTRAINT method_known CHECK (method IN ('flat', 'declining')),
    purpose TEXT DEFAULT '' NOT NULL,
    guarantor TEXT DEFAULT '' NOT NULL,
    contract TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT,
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX loan_case ON loan (case_id);

CREATE INDEX loan_member ON loan (member_id);

CREATE TABLE participant (
    id INTEGER NOT NULL,
    activity_id INTEGER NOT NULL,
    member_id INTEGER,
    relative_id INTEGER,
    person TEXT DEFAULT '' NOT NULL,
    sort_key TEXT DEFAULT '' NOT NULL,
    role TEXT DEFAULT '' NOT NULL,
    group_name TEXT DEFAULT '' NOT NULL,
    amount INTEGER DEFAULT '0' NOT NULL CONSTRAINT amount_counts CHECK (amount IS NULL OR amount >= 0),
    in_kind INTEGER DEFAULT '0' NOT NULL CONSTRAINT in_kind_counts CHECK (in_kind IS NULL OR in_kind >= 0),
    attended INTEGER CONSTRAINT attended_is_a_flag CHECK (attended IS NULL OR attended IN (0, 1)),
    received INTEGER CONSTRAINT received_is_a_flag CHECK (received IS NULL OR received IN (0, 1)),
    received_on TEXT CONSTRAINT received_on_is_a_date CHECK (received_on IS NULL OR received_on = date(received_on)),
    received_by TEXT DEFAULT '' NOT NULL,
    voucher_id INTEGER,
    result TEXT DEFAULT '' NOT NULL,
    note TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT,
    FOREIGN KEY(member_id) REFERENCES member (id) ON DELETE RESTRICT,
    FOREIGN KEY(relative_id) REFERENCES relative (id) ON DELETE RESTRICT,
    FOREIGN KEY(voucher_id) REFERENCES voucher (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX ix_participant_member_id ON participant (member_id);

CREATE INDEX participant_activity ON participant (activity_id, id);

CREATE INDEX participant_relative ON participant (relative_id);

CREATE INDEX participant_voucher ON participant (voucher_id);

CREATE TABLE survey_answer (
    id INTEGER NOT NULL,
    survey_id INTEGER NOT NULL,
    sheet INTEGER NOT NULL,
    question TEXT NOT NULL,
    score INTEGER NOT NULL CONSTRAINT score_known CHECK (score BETWEEN 1 AND 5),
    PRIMARY KEY (id),
    FOREIGN KEY(survey_id) REFERENCES survey (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX survey_answer_once ON survey_answer (survey_id, sheet, question);

CREATE TABLE kept_file (
    id INTEGER NOT NULL,
    case_id INTEGER,
    activity_id INTEGER,
    agreement_id INTEGER,
    dialogue_id INTEGER,
    initiative_id INTEGER,
    purpose TEXT DEFAULT '' NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT DEFAULT '' NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    kept_on TEXT CONSTRAINT kept_on_is_a_date CHECK (kept_on IS NULL OR kept_on = date(kept_on)),
    PRIMARY KEY (id),
    CONSTRAINT of_one_thing CHECK ((case_id IS NOT NULL) + (activity_id IS NOT NULL) + (agreement_id IS NOT NULL) + (dialogue_id IS NOT NULL) + (initiative_id IS NOT NULL) = 1),
    FOREIGN KEY(case_id) REFERENCES welfare_case (id) ON DELETE RESTRICT,
    FOREIGN KEY(activity_id) REFERENCES activity (id) ON DELETE RESTRICT,
    FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
    FOREIGN KEY(dialogue_id) REFERENCES dialogue (id) ON DELETE RESTRICT,
    FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE RESTRICT,
    FOREIGN KEY(sha256) REFERENCES attachment_content (sha256)
)
 STRICT;

CREATE INDEX kept_file_activity ON kept_file (activity_id);

CREATE INDEX kept_file_case ON kept_file (case_id);

CREATE INDEX kept_file_content ON kept_file (sha256);

CREATE TABLE loan_instalment (
    id INTEGER NOT NULL,
    loan_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    due_on TEXT NOT NULL CONSTRAINT due_on_is_a_date CHECK (due_on IS NULL OR due_on = date(due_on)),
    principal INTEGER DEFAULT '0' NOT NULL CONSTRAINT principal_counts CHECK (principal IS NULL OR principal >= 0),
    interest INTEGER DEFAULT '0' NOT NULL CONSTRAINT interest_counts CHECK (interest IS NULL OR interest >= 0),
    PRIMARY KEY (id),
    FOREIGN KEY(loan_id) REFERENCES loan (id) ON DELETE RESTRICT
)
 STRICT;

CREATE UNIQUE INDEX loan_instalment_place ON loan_instalment (loan_id, position);

CREATE TABLE loan_opening (
    id INTEGER NOT NULL,
    loan_id INTEGER NOT NULL,
    bucket_id INTEGER NOT NULL,
    amount INTEGER NOT NULL CONSTRAINT amount_is_left CHECK (amount > 0),
    interest INTEGER DEFAULT '0' NOT NULL CONSTRAINT interest_counts CHECK (interest IS NULL OR interest >= 0),
    PRIMARY KEY (id),
    FOREIGN KEY(loan_id) REFERENCES loan (id) ON DELETE RESTRICT,
    FOREIGN KEY(bucket_id) REFERENCES bucket (id) ON DELETE RESTRICT
)
 STRICT;

CREATE INDEX loan_opening_bucket ON loan_opening (bucket_id);

CREATE UNIQUE INDEX loan_opening_once ON loan_opening (loan_id);
