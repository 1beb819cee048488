"""The law of collective agreements: states by date, every refusal with its article at its boundary day, what is found late."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreements import agreement_checks as checks
from app.domain.agreements import agreement_notes as notes
from app.domain.agreements.agreement_grading import CRITERIA, GradingRules, PointsWrong, grade_of, total_points
from app.domain.agreements.agreements import (
    HOLDS,
    STEPS,
    AgreementFacts,
    AgreementKind,
    AgreementLaw,
    AgreementState,
    Change,
    Step,
    Term,
    Votes,
    days_left,
    state_on,
)
from app.domain.dates import add_months
from app.domain.money import Rate
from app.domain.problems import Level, Refusal, refuse_stopped

LAW = AgreementLaw(
    vote_share=Rate("50%"),
    send_days=10,
    term_min=1,
    term_max=3,
    extension_days=90,
    continue_days=90,
    notice_work_days=5,
    agree_work_days=7,
    start_days=30,
    info_days=10,
    public_days=15,
)


def day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


DAYS = {
    Step.INFO_REQUEST: day("02/02/2026"), Step.TEAM: day("04/02/2026"), Step.OPINIONS_ASKED: day("05/02/2026"),
    Step.OPINIONS: day("09/02/2026"), Step.NOTICE: day("10/02/2026"), Step.INFO_RECEIVED: day("11/02/2026"),
    Step.START_AGREED: day("12/02/2026"), Step.TALKS: day("24/02/2026"), Step.MINUTES_PUBLIC: day("27/02/2026"),
    Step.VOTE: day("05/03/2026"), Step.SIGNING: day("10/03/2026"), Step.SENDING: day("16/03/2026"),
    Step.PUBLISHED: day("17/03/2026"),
}  # fmt: skip
WHOLE = AgreementFacts(
    workers=100, union_team=5, employer_team=5, days=DAYS, votes=Votes(100, 80, 5), valid_from=day("01/04/2026"),
    valid_to=day("31/03/2028"), begun_on=day("02/02/2026"),
)  # fmt: skip


def without(*steps: Step, **changes: Any) -> AgreementFacts:
    kept = {step: when for step, when in DAYS.items() if step not in steps}
    return replace(WHOLE, days=kept, **changes)


def at(step: Step, when: dt.date, facts: AgreementFacts = WHOLE) -> AgreementFacts:
    return replace(facts, days={**facts.days, step: when})


def until(last: Step, **changes: Any) -> AgreementFacts:
    """Everything recorded up to and with a step."""
    order = list(STEPS)
    return without(*order[order.index(last) + 1 :], **changes)


def test_a_whole_lawful_agreement_has_nothing_to_say():
    for step in STEPS:
        assert notes.check_step(until(step), step, LAW) == ()
    assert notes.next_step(WHOLE) is None
    assert notes.next_step(until(Step.TALKS)) is Step.MINUTES_PUBLIC


# ---- every refusal, with its article -------------------------------------------------------------------------------


def refused(kind: type[Refusal], facts: AgreementFacts, step: Step, article: str) -> str:
    with pytest.raises(Refusal) as caught:
        notes.check_step(facts, step, LAW)
    assert kind.code in caught.value.codes
    assert f"{article} Bộ luật Lao động 2019" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(("step", "needed"), [(s, n) for s, info in STEPS.items() for n in info.needs])
def test_a_step_waits_for_the_one_it_needs(step, needed):
    gone = {needed} if step in (Step.SIGNING, Step.SENDING, Step.PUBLISHED) else {needed, Step.SIGNING}
    facts = until(step)
    kept = {each: when for each, when in facts.days.items() if each not in gone}
    text = refused(checks.StepMissing, replace(facts, days=kept), step, STEPS[step].article)
    assert needed.label in text


@pytest.mark.parametrize(("step", "needed"), [(s, n) for s, info in STEPS.items() for n in info.needs])
def test_a_step_may_be_on_the_day_of_the_one_it_follows_but_not_before(step, needed):
    facts = until(step)
    early = at(step, facts.days[needed] - dt.timedelta(days=1), facts)
    refused(checks.StepTooEarly, early, step, STEPS[step].article)
    if step is not Step.TALKS:
        notes.check_step(at(step, facts.days[needed], facts), step, LAW)


def test_an_earlier_step_may_not_move_behind_a_later_one():
    refused(checks.StepTooEarly, at(Step.TALKS, day("28/02/2026")), Step.TALKS, "Điều 70")


def test_a_team_has_members_on_both_sides():
    text = refused(checks.TeamMissing, until(Step.TEAM, union_team=0), Step.TEAM, "Điều 69")
    assert "người lao động" in text
    refused(checks.TeamMissing, until(Step.TALKS, employer_team=0), Step.TALKS, "Điều 69")
    notes.check_step(until(Step.TEAM, employer_team=0), Step.TEAM, LAW)


def test_uneven_sides_are_found_not_refused():
    (found,) = notes.check_step(until(Step.TALKS, employer_team=4), Step.TALKS, LAW)
    assert (found.level, found.code) == (Level.WARN, "agreement-teams-uneven")
    assert "Điều 69" in str(found.message)


def codes(facts: AgreementFacts, step: Step, law: AgreementLaw = LAW) -> list[str]:
    """What is found at a step that nothing forbids."""
    return [each.code for each in notes.check_step(facts, step, law)]


def test_five_working_days_between_notice_and_talks_are_practice_and_no_article_is_named():
    friday = day("06/02/2026")
    noticed = at(Step.OPINIONS, friday, at(Step.NOTICE, friday, until(Step.TALKS)))
    (found,) = notes.check_step(at(Step.TALKS, day("12/02/2026"), noticed), Step.TALKS, LAW)
    assert (found.code, found.level) == ("agreement-notice-short", Level.WARN)
    assert "13/02/2026" in str(found.message)
    assert "Điều" not in str(found.message)
    assert codes(at(Step.TALKS, day("13/02/2026"), noticed), Step.TALKS) == []


def test_days_off_at_tet_are_no_working_days():
    tuesday = day("10/02/2026")
    noticed = at(Step.OPINIONS, tuesday, at(Step.NOTICE, tuesday, until(Step.TALKS)))
    (found,) = notes.check_step(at(Step.TALKS, day("19/02/2026"), noticed), Step.TALKS, LAW)
    assert "20/02/2026" in str(found.message)
    assert codes(at(Step.TALKS, day("20/02/2026"), noticed), Step.TALKS) == []


@pytest.mark.parametrize(("step", "usual"), [(s, n) for s, info in STEPS.items() for n in info.usual])
def test_an_order_that_no_law_asks_for_is_only_found(step, usual):
    facts = until(step)
    kept = {each: when for each, when in facts.days.items() if each is not usual}
    assert "agreement-step-usual" in codes(replace(facts, days=kept), step)
    early = at(step, facts.days[usual] - dt.timedelta(days=1), facts)
    found = list(notes.findings(early, LAW, step))
    assert "agreement-step-order" in [each.code for each in found]
    assert not any("Điều" in str(each.message) for each in found if each.code == "agreement-step-order")


def test_minutes_need_not_be_public_before_the_vote_nor_opinions_gathered_before_the_talks():
    facts = without(Step.MINUTES_PUBLIC, Step.OPINIONS, Step.OPINIONS_ASKED)
    for step in (Step.NOTICE, Step.TALKS, Step.VOTE, Step.SIGNING):
        notes.check_step(facts, step, LAW)


@pytest.mark.parametrize(("vote", "long"), [("25/05/2026", False), ("26/05/2026", True)])
def test_talks_last_ninety_days_unless_agreed_otherwise(vote, long):
    law = replace(LAW, talks_days=90, sources={"talks_days": "Điều 70 khoản 2"})
    facts = at(Step.VOTE, day(vote), until(Step.VOTE))
    found = [each for each in notes.check_step(facts, Step.VOTE, law) if each.code == "agreement-talks-long"]
    assert len(found) == long
    assert all("trừ khi hai bên có thỏa thuận khác (Điều 70 khoản 2)" in str(each.message) for each in found)


@pytest.mark.parametrize(
    ("kind", "voters", "clause"),
    [
        (AgreementKind.ENTERPRISE, "người lao động", 1), (AgreementKind.SECTOR, "thành viên ban lãnh đạo", 2),
        (AgreementKind.ENTERPRISES, "người được lấy ý kiến", 2),
    ],
)  # fmt: skip
def test_who_votes_depends_on_for_whom_the_agreement_holds(kind, voters, clause):
    text = refused(
        checks.VoteNotEnough,
        until(Step.SIGNING, kind=kind, votes=Votes(10, 5)),
        Step.SIGNING,
        f"Điều 76 khoản {clause}",
    )
    assert f"tổng số {voters}" in text
    each = codes(until(Step.SIGNING, kind=kind, votes=Votes(10, 6)), Step.SIGNING)
    assert ("agreement-vote-each" in each) == (kind is AgreementKind.ENTERPRISES)


@pytest.mark.parametrize(("workers", "agreed", "against"), [(0, 0, 0), (100, 60, 41), (100, 101, 0), (100, -1, 0)])
def test_votes_that_cannot_be_are_refused(workers, agreed, against):
    refused(checks.VotesWrong, until(Step.VOTE, votes=Votes(workers, agreed, against)), Step.VOTE, "Điều 76 khoản 1")


@pytest.mark.parametrize(("agreed", "workers"), [(50, 100), (1, 2), (0, 7), (499, 999)])
def test_half_is_not_more_than_half(agreed, workers):
    facts = until(Step.SIGNING, votes=Votes(workers, agreed))
    text = refused(checks.VoteNotEnough, facts, Step.SIGNING, "Điều 76 khoản 1")
    assert f"{agreed}/{workers}" in text
    notes.check_step(until(Step.VOTE, votes=Votes(workers, agreed)), Step.VOTE, LAW)


@given(workers=st.integers(1, 10**6), agreed=st.integers(0, 10**6))
def test_signing_needs_more_than_half_of_all_workers(workers, agreed):
    agreed = min(agreed, workers)
    facts = until(Step.SIGNING, votes=Votes(workers, agreed, 0))
    if 2 * agreed > workers:
        notes.check_step(facts, Step.SIGNING, LAW)
    else:
        with pytest.raises(checks.VoteNotEnough):
            notes.check_step(facts, Step.SIGNING, LAW)


def test_nobody_signs_before_the_vote():
    refused(checks.StepMissing, without(Step.VOTE, Step.SENDING, Step.PUBLISHED, votes=None), Step.SIGNING, "Điều 76")
    refused(checks.StepTooEarly, at(Step.SIGNING, day("04/03/2026"), until(Step.SIGNING)), Step.SIGNING, "Điều 76")


@pytest.mark.parametrize(
    ("first", "last", "lawful"),
    [
        ("01/04/2026", "30/03/2027", False), ("01/04/2026", "31/03/2027", True), ("01/04/2026", "31/03/2029", True),
        ("01/04/2026", "01/04/2029", True), ("01/04/2026", "02/04/2029", False), ("29/02/2028", "28/02/2031", True),
        ("29/02/2028", "01/03/2031", False), ("01/04/2026", "31/03/2026", False),
    ],
)  # fmt: skip
def test_a_term_is_one_to_three_years(first, last, lawful):
    facts = until(Step.SIGNING, valid_from=day(first), valid_to=day(last))
    if lawful:
        notes.check_step(facts, Step.SIGNING, LAW)
    else:
        refused(checks.TermWrong, facts, Step.SIGNING, "Điều 78")


def test_a_term_has_an_end_and_begins_with_the_signing_when_nothing_else_was_agreed():
    refused(checks.TermMissing, until(Step.SIGNING, valid_to=None), Step.SIGNING, "Điều 78")
    facts = until(Step.SIGNING, valid_from=None, valid_to=day("10/03/2027"))
    notes.check_step(facts, Step.SIGNING, LAW)
    assert facts.first_day == DAYS[Step.SIGNING]


def test_an_effective_day_before_the_signing_is_as_agreed_but_noted():
    (found,) = notes.check_step(until(Step.SIGNING, valid_from=day("01/01/2026")), Step.SIGNING, LAW)
    assert (found.level, found.code) == (Level.NOTE, "agreement-backdated")


OLD = Term(7, "Thỏa ước cũ", day("01/04/2024"), day("31/03/2026"))


def test_two_agreements_at_once_are_found_not_refused_and_no_article_is_named():
    assert codes(until(Step.SIGNING, in_force=(OLD,)), Step.SIGNING) == []
    longer = replace(OLD, last=day("01/04/2026"))
    (found,) = notes.check_step(until(Step.SIGNING, in_force=(longer,)), Step.SIGNING, LAW)
    assert (found.code, found.level) == ("agreement-overlap", Level.WARN)
    assert "Thỏa ước cũ" in str(found.message)
    assert "Điều" not in str(found.message)
    assert codes(until(Step.SIGNING, in_force=(longer,), kind=AgreementKind.SECTOR), Step.SIGNING) == []


def beginning(change: Change, on: str, old: Term | None = OLD) -> None:
    refuse_stopped(checks.beginning_findings(replace(WHOLE, change=change, previous=old), day(on), LAW))


@pytest.mark.parametrize(("change", "article"), [(Change.AMENDMENT, "Điều 82"), (Change.EXTENSION, "Điều 83")])
@pytest.mark.parametrize(("on", "old"), [("01/04/2026", OLD), ("31/03/2024", OLD), ("01/01/2026", None)])
def test_only_what_holds_is_changed_or_prolonged(change, article, on, old):
    with pytest.raises(checks.NothingToChange, match=f"{article} Bộ luật Lao động 2019"):
        beginning(change, on, old)


def test_extension_talks_begin_within_ninety_days_of_the_end():
    beginning(Change.EXTENSION, "31/12/2025")
    beginning(Change.EXTENSION, "31/03/2026")
    beginning(Change.AMENDMENT, "01/05/2024")
    with pytest.raises(checks.ExtensionTooEarly, match=r"Điều 83 .* 90 ngày .* 31/12/2025"):
        beginning(Change.EXTENSION, "30/12/2025")


def test_an_amendment_lives_within_the_agreement_it_changes():
    facts = until(
        Step.SIGNING, change=Change.AMENDMENT, previous=OLD, valid_from=day("10/03/2026"), valid_to=day("31/03/2026")
    )
    notes.check_step(facts, Step.SIGNING, LAW)
    refused(checks.TermWrong, replace(facts, valid_to=day("01/04/2026")), Step.SIGNING, "Điều 82")


def test_only_the_signed_is_ended():
    with pytest.raises(checks.NotOver):
        refuse_stopped(checks.ending_findings(until(Step.VOTE), day("01/05/2026")))
    with pytest.raises(checks.NotOver):
        refuse_stopped(checks.ending_findings(WHOLE, day("09/03/2026")))
    refuse_stopped(checks.ending_findings(WHOLE, day("10/03/2026")))


# ---- what is late is found, never refused --------------------------------------------------------------------------


def test_a_limit_over_tet_is_reminded_early_and_called_late_only_after_every_day_that_may_be_off():
    facts = until(Step.START_AGREED)
    assert notes.due_days(facts, LAW)[Step.START_AGREED] == day("24/02/2026")
    for text, codes in (("02/03/2026", []), ("03/03/2026", ["agreement-late"])):
        moved = at(Step.START_AGREED, day(text), facts)
        assert [each.code for each in notes.check_step(moved, Step.START_AGREED, LAW)] == codes


@pytest.mark.parametrize(
    ("step", "last"),
    [
        (Step.INFO_RECEIVED, "12/02/2026"), (Step.TALKS, "12/03/2026"),
        (Step.MINUTES_PUBLIC, "11/03/2026"), (Step.SENDING, "20/03/2026"),
    ],
)  # fmt: skip
def test_a_deadlines_last_day_is_in_time_and_the_day_after_is_late(step, last):
    facts = until(step)
    assert notes.due_days(facts, LAW)[step] == day(last)
    late = day(last) + dt.timedelta(days=1)
    assert "agreement-late" not in [each.code for each in notes.check_step(at(step, day(last), facts), step, LAW)]
    found = [each for each in notes.check_step(at(step, late, facts), step, LAW) if each.code == "agreement-late"]
    assert [each.level for each in found] == [Level.WARN]
    assert "muộn 1 ngày" in str(found[0].message)
    assert f"{STEPS[step].article} Bộ luật Lao động 2019" in str(found[0].message)


def test_a_step_tells_only_of_itself():
    late = at(Step.INFO_RECEIVED, day("13/02/2026"), until(Step.TALKS))
    assert notes.check_step(late, Step.TALKS, LAW) == ()
    assert [each.code for each in notes.findings(late, LAW)] == ["agreement-late"]


# ---- states --------------------------------------------------------------------------------------------------------

SIGNED = replace(WHOLE, valid_from=day("01/04/2026"), valid_to=day("31/03/2028"))


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("09/03/2026", AgreementState.BARGAINING), ("10/03/2026", AgreementState.SIGNED),
        ("31/03/2026", AgreementState.SIGNED), ("01/04/2026", AgreementState.IN_FORCE),
        ("30/12/2027", AgreementState.IN_FORCE), ("31/12/2027", AgreementState.EXPIRING),
        ("31/03/2028", AgreementState.EXPIRING), ("01/04/2028", AgreementState.EXPIRED),
    ],
)  # fmt: skip
def test_a_state_follows_from_the_day(on, state):
    assert state_on(SIGNED, day(on), LAW) is state


def test_an_ended_agreement_says_how():
    for by, state in (
        ("void", AgreementState.VOID),
        ("both", AgreementState.ENDED),
        ("replaced", AgreementState.REPLACED),
    ):
        facts = replace(SIGNED, ended_on=day("01/06/2026"), ended_by=by)
        assert state_on(facts, day("31/05/2026"), LAW) is AgreementState.IN_FORCE
        assert state_on(facts, day("01/06/2026"), LAW) is state


def test_an_expired_one_goes_on_for_ninety_days_while_talks_do():
    facts = replace(SIGNED, talks_go_on=True)
    (found,) = notes.continuing(facts, day("30/06/2028"), LAW)
    assert "đến 29/06/2028" in str(found.message)
    assert "trừ khi hai bên có thỏa thuận khác (Điều 83" in str(found.message)
    assert list(notes.continuing(facts, day("31/03/2028"), LAW)) == []
    assert state_on(facts, day("29/06/2028"), LAW) is AgreementState.CONTINUED
    assert state_on(facts, day("30/06/2028"), LAW) is AgreementState.EXPIRED
    followed = replace(facts, followed_on=day("01/05/2028"))
    assert state_on(followed, day("01/04/2028"), LAW) is AgreementState.EXPIRED


@given(on=st.dates(dt.date(2025, 1, 1), dt.date(2030, 1, 1)), months=st.integers(0, 12))
def test_every_day_has_one_state_and_covers_only_within_its_term(on, months):
    state = state_on(SIGNED, on, LAW, months)
    assert (state in HOLDS) == (SIGNED.valid_from <= on <= SIGNED.valid_to)
    assert days_left(SIGNED, on) == (SIGNED.valid_to - on).days


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(-48, 48))
def test_months_are_added_to_the_same_day_or_the_months_last(start, months):
    moved = add_months(start, months)
    assert (moved.year * 12 + moved.month) - (start.year * 12 + start.month) == months
    assert moved.day == start.day or (moved + dt.timedelta(days=1)).day == 1


# ---- grading -------------------------------------------------------------------------------------------------------

RULES = GradingRules(dict.fromkeys(CRITERIA, 15), {"A": 80, "B": 70, "C": 50}, "chưa có nguồn", "thấp")


@pytest.mark.parametrize(
    ("points", "grade"), [(80, "A"), (79, "B"), (70, "B"), (69, "C"), (50, "C"), (49, "D"), (0, "D")]
)
def test_a_grade_follows_from_the_points(points, grade):
    given_points, left = {}, points
    for key in CRITERIA:
        given_points[key] = min(left, 15)
        left -= given_points[key]
    assert total_points(given_points, RULES) == points
    assert grade_of(given_points, RULES) == grade


@pytest.mark.parametrize("wrong", [-1, 16])
def test_points_stay_within_their_criterion(wrong):
    with pytest.raises(PointsWrong):
        grade_of({"wages": wrong}, RULES)


@pytest.mark.parametrize(
    ("state", "better", "votes", "why"),
    [
        (AgreementState.EXPIRED, 4, WHOLE.votes, "đã hết hạn"), (AgreementState.VOID, 4, WHOLE.votes, "vô hiệu"),
        (AgreementState.BARGAINING, 4, WHOLE.votes, "chưa ký"), (AgreementState.IN_FORCE, 0, WHOLE.votes, "chép lại luật"),
        (AgreementState.IN_FORCE, 4, Votes(100, 50), "Điều 76"), (AgreementState.IN_FORCE, 4, None, "Điều 76"),
        (AgreementState.ENDED, 4, WHOLE.votes, "chấm dứt"), (AgreementState.REPLACED, 4, WHOLE.votes, "thay thế"),
    ],
)  # fmt: skip
def test_some_agreements_are_not_graded(state, better, votes, why):
    with pytest.raises(checks.NotGraded, match=why):
        refuse_stopped(checks.grading_findings(replace(WHOLE, votes=votes), state, better, LAW))
    refuse_stopped(checks.grading_findings(WHOLE, AgreementState.IN_FORCE, 4, LAW))
