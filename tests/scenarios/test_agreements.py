"""A collective agreement in a book: from the first letter to the register, refused acts that write nothing, undo, report, deadlines."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest

from app.domain.agreements import agreement_checks as checks
from app.domain.agreements import agreement_entry, agreement_lines
from app.domain.agreements import agreement_notes as notes
from app.domain.agreements.agreement_entry import AgreementEntry
from app.domain.agreements.agreement_lines import ClauseLine, TeamLine, VoterLine
from app.domain.agreements.agreements import AgreementState, Change, Step, Votes
from app.domain.dates import Period
from app.domain.problems import Refusal
from app.exports.form import Params, SubjectMissing, forms
from app.models.book import Book
from app.models.queries.agreements import agreement_register, agreements
from app.models.queries.union import policies
from app.models.queries.union.kept_files import kept_files
from app.services import undo_act
from app.services.agreements import agreement_contents, agreement_steps, keep_agreements
from app.services.agreements.agreement_steps import StepEntry
from app.services.export_form import render_form
from app.services.open_book import close_book, open_book
from app.services.union.change_settings import set_policy
from app.services.union.keep_file import keep_file
from tests.small_books import new_book, opened


def day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


ENTRY = AgreementEntry(
    "Thỏa ước 2026–2028", begun_on=day("02/02/2026"), workers=10, covered=10, meal_price=25_000,
    valid_from=day("01/04/2026"), valid_to=day("31/03/2028"), employer="Công ty Sao Mai",
)  # fmt: skip
TEAM = [TeamLine("union", "Lê Thị Ân", leads=True), TeamLine("employer", "Phan Đình Khôi", "Giám đốc", leads=True)]
CLAUSE = ClauseLine(
    head=7,
    title="Tiền ăn ca",
    proposed="30.000",
    agreed="25.000",
    law="Không bắt buộc",
    better=True,
    gain="25.000",
    opinions_for=9,
    opinions_against=1,
)
STEPS = (
    StepEntry(Step.INFO_REQUEST, day("02/02/2026"), "01/2026/CV-CĐCS"),
    StepEntry(Step.TEAM, day("04/02/2026"), "01/2026/QĐ-CĐCS"),
    StepEntry(Step.OPINIONS_ASKED, day("05/02/2026"), "02/2026/CV-CĐCS"),
    StepEntry(Step.OPINIONS, day("09/02/2026"), "01/2026/BB-CĐCS"),
    StepEntry(Step.NOTICE, day("10/02/2026"), "03/2026/CV-CĐCS"),
    StepEntry(Step.INFO_RECEIVED, day("11/02/2026")),
    StepEntry(Step.START_AGREED, day("12/02/2026"), place="hội trường"),
    StepEntry(Step.TALKS, day("24/02/2026"), "02/2026/BB-CĐCS", "hội trường"),
    StepEntry(Step.MINUTES_PUBLIC, day("27/02/2026")),
    StepEntry(Step.VOTE, day("05/03/2026"), "03/2026/BB-CĐCS", votes=Votes(10, 8, 1)),
    StepEntry(Step.SIGNING, day("10/03/2026"), "01/2026/TƯLĐTT"),
    StepEntry(Step.SENDING, day("16/03/2026"), "08/CV-SM"),
    StepEntry(Step.PUBLISHED, day("17/03/2026")),
)


@pytest.fixture
def book():
    with opened() as made:
        yield made


def begun(book: Book, until: Step | None = None, entry: AgreementEntry = ENTRY) -> int:
    """An agreement with its steps up to and with one."""
    number = keep_agreements.add_agreement(book, entry).value
    agreement_contents.set_team(book, number, TEAM)
    agreement_contents.set_clauses(book, number, [CLAUSE])
    for step in STEPS:
        if until is None:
            break
        agreement_steps.record_step(book, number, step)
        if step.step is until:
            break
    return number


def card(book: Book, number: int) -> agreements.AgreementCard:
    with book.read() as read:
        return agreements.agreement(read, number)


def count_acts(book: Book) -> int:
    with book.read() as read:
        return int(read.number("SELECT count(*) FROM operation"))


def refused(book: Book, kind: type[Refusal], act: Any, *arguments: Any) -> str:
    """The sentence of a refused act that must write nothing."""
    before = count_acts(book)
    with pytest.raises(kind) as caught:
        act(book, *arguments)
    assert count_acts(book) == before
    return str(caught.value)


def test_from_the_first_letter_to_the_register(book):
    number = begun(book, Step.PUBLISHED)
    whole = card(book, number)
    assert {step: record.done_on for step, record in whole.steps.items()} == {each.step: each.done_on for each in STEPS}
    assert whole.facts.votes == Votes(10, 8, 1)
    assert (whole.number, whole.sent_number, whole.better) == ("01/2026/TƯLĐTT", "08/CV-SM", 1)
    with book.read() as read:
        register = agreement_register.register_on(read, day("01/05/2026"))
    (standing,) = register.standings
    assert (standing.state, standing.sent_in_time, register.covered) == (AgreementState.IN_FORCE, True, 10)
    assert (
        agreement_contents.grade_agreement(
            book,
            number,
            {"procedure": 20, "wages": 20, "safety": 15, "women": 10, "kept": 5},
            "LĐLĐ",
            day("01/05/2026"),
        ).value
        == "B"
    )


@pytest.mark.parametrize(
    "code", [code for code in forms() if code.startswith("agreement-") and code != "agreement-report"]
)
def test_each_paper_is_printed_in_three_ways_begun_or_whole(book, code):
    for until in (None, Step.PUBLISHED):
        entry = ENTRY if until else AgreementEntry("Thỏa ước mới", begun_on=day("02/02/2026"))
        number = begun(book, until, entry)
        for kind in ("pdf", "xlsx", "json"):
            stream = io.BytesIO()
            with book.read() as read:
                render_form(read, code, Params(subject=number), kind, stream)
            assert len(stream.getvalue()) > 200
    with book.read() as read, pytest.raises(SubjectMissing):
        render_form(read, code, Params(), "pdf", io.BytesIO())


def test_what_the_law_refuses_is_not_written(book):
    number = begun(book, Step.VOTE)
    half = StepEntry(Step.VOTE, day("05/03/2026"), votes=Votes(10, 5, 1))
    agreement_steps.record_step(book, number, half)
    assert "Điều 76" in refused(book, checks.VoteNotEnough, agreement_steps.record_step, number, STEPS[10])
    assert card(book, number).facts.signed_on is None
    refused(
        book,
        checks.VotesWrong,
        agreement_steps.record_step,
        number,
        StepEntry(Step.VOTE, day("05/03/2026"), votes=Votes(10, 8, 3)),
    )
    agreement_steps.record_step(book, number, STEPS[9])
    long = StepEntry(Step.SIGNING, day("10/03/2026"), valid_to=day("02/04/2029"))
    assert "Điều 78" in refused(book, checks.TermWrong, agreement_steps.record_step, number, long)
    agreement_steps.record_step(book, number, STEPS[10])
    second = AgreementEntry(
        "Thỏa ước khác", begun_on=day("01/03/2026"), workers=10, valid_from=day("01/06/2026"), valid_to=day("31/05/2027"),
        signed_on=day("10/05/2026"), votes=Votes(10, 9, 0),
    )  # fmt: skip
    beside = keep_agreements.add_agreement(book, second).value
    with book.read() as read:
        law = agreements.agreement_law(read, day("10/05/2026"))
    assert [each.code for each in notes.findings(card(book, beside).facts, law)] == ["agreement-overlap"]
    keep_agreements.end_agreement(book, beside, day("10/05/2026"), "both")
    refused(book, keep_agreements.AlreadySigned, keep_agreements.delete_agreement, number)
    refused(book, checks.NotOver, keep_agreements.end_agreement, number, day("09/03/2026"), "void")


def test_an_earlier_step_is_kept_while_a_later_one_rests_on_it(book):
    number = begun(book, Step.TALKS)
    agreement_steps.record_step(book, number, STEPS[8])
    text = refused(book, agreement_steps.LaterStepStands, agreement_steps.delete_step, number, Step.TALKS)
    assert "Công khai biên bản" in text
    agreement_steps.delete_step(book, number, Step.NOTICE)
    agreement_steps.delete_step(book, number, Step.MINUTES_PUBLIC)
    agreement_steps.delete_step(book, number, Step.TALKS)
    refused(book, agreement_steps.NothingToDelete, agreement_steps.delete_step, number, Step.TALKS)


def test_late_sending_is_recorded_and_stays_visible(book):
    number = begun(book, Step.SIGNING)
    found = agreement_steps.record_step(book, number, StepEntry(Step.SENDING, day("21/03/2026"), "09/CV-SM"))
    assert [each.code for each in found.value] == ["agreement-late"]
    assert "muộn 1 ngày" in str(found.sentence)
    with book.read() as read:
        (standing,) = agreement_register.register_on(read, day("01/05/2026")).standings
    assert standing.sent_in_time is False


def test_the_law_of_the_day_counts(book):
    """A union's own dated value (a longer notice agreed upon) holds from its day on."""
    with book.read() as read:
        known = policies.policy_values(read)["agreement_notice_days"]
    longer = [*known, known[-1].__class__(day("01/02/2026"), "10", "NQ 05/NQ-BCH", "của đơn vị")]
    set_policy(book, "agreement_notice_days", longer)
    number = begun(book, Step.START_AGREED)
    early = agreement_steps.record_step(book, number, StepEntry(Step.TALKS, day("23/02/2026")))
    assert [each.code for each in early.value] == ["agreement-notice-short"]
    assert "10 ngày làm việc" in str(early.sentence)
    assert "NQ 05/NQ-BCH" in str(early.sentence)
    # Why 27/02: three of the weekdays after 10/02/2026 are days off at Tết.
    assert agreement_steps.record_step(book, number, StepEntry(Step.TALKS, day("27/02/2026"))).value == ()


def test_a_list_of_voters_is_counted_and_guards_the_signature(book):
    number = begun(book, Step.MINUTES_PUBLIC)
    lines = [VoterLine(f"Người {place}", vote="for" if place < 6 else "absent") for place in range(10)]
    assert agreement_steps.set_voters(book, number, lines).value == 6
    vote = StepEntry(Step.VOTE, day("05/03/2026"), figures={"by_list": True}, votes=Votes(10, 0, 0))
    agreement_steps.record_step(book, number, vote)
    assert card(book, number).facts.votes == Votes(10, 6, 0)
    agreement_steps.record_step(book, number, STEPS[10])
    refused(book, checks.VoteNotEnough, agreement_steps.set_voters, number, lines[1:])
    refused(book, agreement_lines.TooManyVoters, agreement_steps.set_voters, number, [*lines, VoterLine("Thừa")])
    refused(book, agreement_lines.VoterNameMissing, agreement_steps.set_voters, number, [VoterLine(" ")])


def test_every_act_is_taken_back(book):
    number = keep_agreements.add_agreement(book, ENTRY).value
    before = card(book, number)
    for act, arguments in (
        (agreement_contents.set_team, (TEAM,)),
        (agreement_contents.set_clauses, ([CLAUSE],)),
        (agreement_steps.record_step, (STEPS[0],)),
        (agreement_steps.set_voters, ([VoterLine("Bùi Văn Ba")],)),
        (keep_agreements.edit_agreement, (AgreementEntry("Tên khác", begun_on=day("02/02/2026")),)),
    ):
        act(book, number, *arguments)
        assert card(book, number) != before or act is agreement_steps.set_voters
        undo_act.undo_last(book)
        assert card(book, number) == before
    keep_agreements.delete_agreement(book, number)
    with book.read() as read:
        assert agreements.agreements(read) == ()
    undo_act.undo_last(book)
    assert card(book, number) == before


def test_an_amendment_lives_within_and_an_extension_follows(book):
    number = begun(book, Step.PUBLISHED)
    early = AgreementEntry("Gia hạn", change=Change.EXTENSION, previous_id=number, begun_on=day("01/10/2027"))
    assert "Điều 83" in refused(book, checks.ExtensionTooEarly, keep_agreements.add_agreement, early)
    late = AgreementEntry("Sửa đổi", change=Change.AMENDMENT, previous_id=number, begun_on=day("01/04/2028"))
    assert "Điều 82" in refused(book, checks.NothingToChange, keep_agreements.add_agreement, late)
    signed = AgreementEntry(
        "Gia hạn 2028–2029", change=Change.EXTENSION, previous_id=number, begun_on=day("10/01/2028"), workers=10, covered=10,
        valid_from=day("01/04/2028"), valid_to=day("31/03/2029"), signed_on=day("20/03/2028"), votes=Votes(10, 9, 0),
    )  # fmt: skip
    keep_agreements.add_agreement(book, signed)
    with book.read() as read:
        register = agreement_register.register_on(read, day("01/05/2028"))
    assert [each.state for each in register.standings] == [AgreementState.IN_FORCE, AgreementState.EXPIRED]
    assert (register.better, register.covered) == (1, 10)
    for step in (Step.PUBLISHED, Step.SENDING, Step.SIGNING):
        agreement_steps.delete_step(book, number, step)
    refused(book, keep_agreements.StillFollowed, keep_agreements.delete_agreement, number)


def test_an_unsigned_agreement_goes_with_its_files_and_comes_back_with_them(book, tmp_path):
    number = begun(book, Step.TEAM)
    paper = tmp_path / "quyet dinh.pdf"
    paper.write_bytes(b"%PDF-1.4 quyet dinh")
    keep_file(book, "agreement", number, paper, "signed")
    keep_agreements.delete_agreement(book, number)
    undo_act.undo_last(book)
    with book.read() as read:
        (kept,) = kept_files(read, "agreement", number)
    assert kept.name == paper.name
    assert set(card(book, number).steps) == {Step.INFO_REQUEST, Step.TEAM}


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (AgreementEntry("  ", begun_on=day("01/01/2026")), agreement_entry.TitleMissing),
        (AgreementEntry("Tên"), agreement_entry.BeginningMissing),
        (AgreementEntry("Tên", begun_on=day("01/01/2026"), workers=5, covered=6), agreement_entry.CoveredTooMany),
        (AgreementEntry("Tên", signed_on=day("01/01/2026"), valid_to=day("31/12/2026")), checks.StepMissing),
        (
            AgreementEntry("Tên", signed_on=day("01/01/2026"), valid_to=day("31/12/2026"), votes=Votes(0, 0)),
            checks.VotesWrong,
        ),
        (AgreementEntry("Tên", signed_on=day("01/01/2026"), votes=Votes(3, 2)), checks.TermMissing),
    ],
)
def test_an_entry_that_cannot_stand_is_refused_and_nothing_written(book, entry, kind):
    refused(book, kind, keep_agreements.add_agreement, entry)
    with book.read() as read:
        assert agreements.agreements(read) == ()


def test_teams_and_clauses_need_names(book):
    number = begun(book)
    refused(book, agreement_lines.TeamNameMissing, agreement_contents.set_team, number, [TeamLine("union", " ")])
    refused(book, agreement_lines.ClauseTitleMissing, agreement_contents.set_clauses, number, [ClauseLine(1, "")])
    refused(book, agreement_lines.ClauseHeadWrong, agreement_contents.set_clauses, number, [ClauseLine(8, "Tám")])
    assert "HD 1580" in refused(
        book, checks.NotGraded, agreement_contents.grade_agreement, number, {}, "", day("01/05/2026")
    )


def test_talks_that_go_on_carry_the_old_one_for_ninety_days(book):
    begun(book, Step.PUBLISHED)
    keep_agreements.add_agreement(book, AgreementEntry("Thỏa ước mới", begun_on=day("01/03/2028"), workers=10))
    with book.read() as read:
        for when, state in (("29/06/2028", AgreementState.CONTINUED), ("30/06/2028", AgreementState.EXPIRED)):
            register = agreement_register.register_on(read, day(when))
            assert next(each.state for each in register.standings if each.card.title == ENTRY.title) is state


def test_deadlines_tell_what_is_next_and_what_runs_out(book):
    number = begun(book, Step.NOTICE)
    with book.read() as read:
        due = agreement_register.deadlines(read, day("12/02/2026"))
    assert [(each.step, each.until) for each in due] == [
        (Step.INFO_RECEIVED, day("12/02/2026")), (Step.START_AGREED, day("24/02/2026")), (Step.TALKS, day("12/03/2026")),
    ]  # fmt: skip
    for step in STEPS[5:11]:
        agreement_steps.record_step(book, number, step)
    with book.read() as read:
        assert [each.step for each in agreement_register.deadlines(read, day("12/03/2026"))] == [Step.SENDING]
    agreement_steps.record_step(book, number, STEPS[11])
    with book.read() as read:
        assert agreement_register.deadlines(read, day("30/12/2027")) == ()
        (last,) = agreement_register.deadlines(read, day("01/01/2028"))
    assert (last.step, last.until) == (None, day("31/03/2028"))


def report(book: Book, period: str) -> dict[str, Any]:
    stream = io.BytesIO()
    with book.read() as read:
        render_form(read, "agreement-report", Params(period=Period.parse(period)), "json", stream)
    return json.loads(stream.getvalue())


def test_the_report_up_stands_on_its_last_day_beside_the_target_of_that_day(book):
    begun(book, Step.PUBLISHED)
    assert report(book, "2025")["totals"] == {
        "in_force": 0, "covered": 0, "better": 0, "expiring": 0, "sent_in_time": 0, "meal_price": 0, "target": "80%"
    }  # fmt: skip
    data = report(book, "2026")
    assert data["totals"] == {
        "in_force": 1, "covered": 10, "better": 1, "expiring": 0, "sent_in_time": 1, "meal_price": 25_000, "target": "85%"
    }  # fmt: skip
    (row,) = data["rows"]
    assert (row["agreed"], row["workers"], row["sent_in_time"]) == (8, 10, 1)
    assert report(book, "2028-01")["totals"]["expiring"] == 1
    assert report(book, "2045")["totals"] | {"target": ""} == report(book, "2025")["totals"] | {"target": ""}
    assert report(book, "2045")["totals"]["target"] == "99%"


def test_a_book_of_an_older_program_is_given_the_new_values_once(tmp_path):
    path = new_book(tmp_path)
    with Book.open(path) as book, book.operation("set_policy") as operation:
        operation.run("DELETE FROM policy_value WHERE policy LIKE 'agreement%'")
    for _time in range(2):
        opened_book = open_book(path).book
        with opened_book.read() as read:
            assert agreements.agreement_law(read, day("01/01/2026")).send_days == 10
            taken = read.number("SELECT count(*) FROM operation WHERE kind = 'take_policies'")
        close_book(opened_book)
        assert taken == 1
