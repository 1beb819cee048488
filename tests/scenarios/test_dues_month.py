"""A dues month over real members: the run by one statement equals the rule, gaps are named, nothing collected is touched."""

from __future__ import annotations

import datetime as dt
import random
from contextlib import closing

import pytest

from app.domain.dates import Month, Period
from app.domain.dues.dues import assess
from app.domain.dues.shares import share_rows
from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import MemberState
from app.domain.members.movements import ChangeOutOfOrder
from app.domain.money import apply_rate, dong
from app.models.book import Book
from app.models.guards import ClosedMonth
from app.models.queries.dues.assessment import dues_policy
from app.models.queries.dues.dues import charges, dues_run, month_dues
from app.models.queries.members.members import (
    MemberFilter,
    birthdays,
    count_members,
    member,
    member_ids,
    member_rows,
    movements,
)
from app.services.dues.run_dues import NobodyToCharge, NoRun, run_dues, withdraw_dues
from app.services.home.check_book import check_book
from app.services.members.keep_members import (
    CitizenNumberTaken,
    MemberEntry,
    add_exemption,
    add_member,
    change_member,
    edit_member,
    set_wages,
)
from app.services.settlement.close_month import close_month
from app.services.undo_act import redo_last, undo_last
from app.services.union.change_settings import NewFact, set_facts
from tests.small_books import OPENING_DAY, opened, raw

JANUARY = Month(2025, 1)


def person(name: str, wage: int | None = 5_700_000, **more: object) -> MemberEntry:
    return MemberEntry(name, OPENING_DAY, wage=None if wage is None else dong(wage), **more)  # type: ignore[arg-type]


def fill(book: Book, *people: MemberEntry) -> list[int]:
    return [add_member(book, each).value for each in people]


@pytest.mark.parametrize("group", [1, 2, 3, 4])
@pytest.mark.parametrize("month", [Month(2025, 3), Month(2025, 7), Month(2026, 3), Month(2026, 7)])
def test_the_run_gives_what_the_rule_gives(group: int, month: Month) -> None:
    chance = random.Random(group * 100 + month.month)
    with opened() as book:
        set_facts(book, [NewFact("group", str(group), OPENING_DAY)])
        wages = [chance.choice((0, 1, 99, 5_700_000, 46_800_000, 46_800_001)) for _ in range(6)]
        wages += [chance.randrange(0, 90_000_000) for _ in range(30)]
        ids = fill(book, *(person(f"Đoàn Viên {place}", wage) for place, wage in enumerate(wages)))
        run_dues(book, month)
        with book.read() as read:
            policy = dues_policy(read, month, group)
            rows = {row.member_id: row for row in charges(read, month)}
        in_order = [rows[number] for number in ids]
        rules = [assess(dong(wage), policy) for wage in wages]
        assert [(row.base, row.amount, row.standard) for row in in_order] == [
            (rule.base, rule.amount, rule.standard) for rule in rules
        ]
        shares = share_rows([rule.standard for rule in rules], policy.share_up.value)
        assert tuple(row.up for row in in_order) == shares
        insured = [dong(min(wage, policy.wage_cap)) for wage in wages]
        funds = share_rows(insured, policy.fund_rate.value)
        assert tuple(row.fund for row in in_order) == funds
        assert policy.fund_kept is not None
        assert tuple(row.fund_up for row in in_order) == share_rows(funds, 1 - policy.fund_kept.value)


@pytest.mark.parametrize("seed", range(5))
def test_late_joiners_bring_the_list_to_its_total_rounded_once(seed: int) -> None:
    chance, month = random.Random(seed), Month(2025, 3)
    with opened() as book:
        for round_of in range(4):
            wages = [chance.randrange(0, 90_000_000) for _ in range(chance.randint(1, 5))]
            fill(book, *(person(f"Đoàn Viên {round_of} {place}", wage) for place, wage in enumerate(wages)))
            with book.read() as read:
                before = {row.member_id: row for row in charges(read, month)}
            run_dues(book, month)
            with book.read() as read:
                policy, rows = dues_policy(read, month, 3), charges(read, month)
            assert {row.member_id: row for row in rows if row.member_id in before} == before
            assert sum(row.up for row in rows) == apply_rate(
                dong(sum(row.standard for row in rows)), policy.share_up.value
            )
            insured = sum(min(row.wage, policy.wage_cap) for row in rows)
            fund = sum(row.fund for row in rows)
            assert fund == apply_rate(dong(insured), policy.fund_rate.value)
            assert policy.fund_kept is not None
            assert sum(row.fund_up for row in rows) == apply_rate(dong(fund), 1 - policy.fund_kept.value)


def test_who_is_not_in_the_list_is_named_with_the_reason() -> None:
    with opened() as book:
        first, leave, _ = fill(book, person("Lê Văn An"), person("Trần Thị Bé"), person("Hồ Văn Tư", None))
        add_exemption(book, leave, JANUARY, Month(2025, 6), ExemptReason.BENEFIT, "Nghỉ thai sản")
        report = run_dues(book, JANUARY).value
        assert (report.run.members, report.run.exempt, report.run.total) == (1, 1, 57_000)
        texts = {finding.code: str(finding.message) for finding in report.findings}
        assert "Hồ Văn Tư" in texts["wage-missing"]
        assert "Nghỉ thai sản" in texts["exempt"]
        with book.read() as read:
            assert [row.member_id for row in charges(read, JANUARY) if row.amount] == [first]


def test_a_month_without_anybody_says_why() -> None:
    with opened() as book:
        fill(book, person("Hồ Văn Tư", None))
        with pytest.raises(NobodyToCharge, match="1 người chưa có mức lương"):
            run_dues(book, JANUARY)
        with book.read() as read:
            assert dues_run(read, JANUARY) is None


def test_a_late_joiner_is_added_without_touching_the_others() -> None:
    with opened() as book:
        fill(book, person("Lê Văn An"))
        run_dues(book, JANUARY)
        with book.read() as read:
            before = charges(read, JANUARY)
        ids = fill(book, person("Trần Thị Bé", 6_000_000))
        set_wages(book, {before[0].member_id: dong(9_000_000)}, JANUARY)
        run_dues(book, JANUARY)
        with book.read() as read:
            after = {row.member_id: row for row in charges(read, JANUARY)}
        assert after[before[0].member_id] == before[0]
        assert after[ids[0]].amount == 60_000


def test_a_run_is_withdrawn_whole_and_never_in_a_closed_month() -> None:
    with opened() as book:
        fill(book, person("Lê Văn An"))
        run_dues(book, JANUARY)
        undo_last(book)
        with book.read() as read:
            assert charges(read, JANUARY) == ()
        with pytest.raises(NoRun):
            withdraw_dues(book, JANUARY)
        run_dues(book, JANUARY)
        close_month(book, JANUARY)
        with pytest.raises(ClosedMonth):
            withdraw_dues(book, JANUARY)
        assert check_book(book) == []


def test_a_tampered_row_of_a_run_is_found() -> None:
    with opened() as book:
        fill(book, person("Lê Văn An"))
        run_dues(book, JANUARY)
        with closing(raw(book.path)) as other:
            other.execute("DROP TRIGGER charge_frozen")
            other.execute("UPDATE charge SET amount = amount - 1, standard = standard - 1")
        assert "run-changed" in {finding.code for finding in check_book(book)}


def test_wages_go_by_their_months_and_sums_follow() -> None:
    with opened() as book:
        (number,) = fill(book, person("Lê Văn An"))
        set_wages(book, {number: dong(6_000_000)}, Month(2025, 2))
        assert set_wages(book, {number: dong(6_000_000)}, Month(2025, 3)).value == 0, (
            "the same wage is not written again"
        )
        for month in (1, 2, 3):
            run_dues(book, Month(2025, month))
        with book.read() as read:
            assert [sums.amount for sums in month_dues(read, JANUARY, Month(2025, 3))] == [57_000, 60_000, 60_000]


def test_members_come_and_go_by_date() -> None:
    with opened() as book:
        an, be = fill(
            book, person("Lê Văn An", gender="male"), person("Trần Thị Bé", gender="female", birth=dt.date(1990, 5, 4))
        )
        change_member(book, be, "pause", dt.date(2025, 3, 10), "nghỉ dài")
        change_member(book, be, "resume", dt.date(2025, 6, 1))
        change_member(book, an, "leave", dt.date(2025, 4, 1), "thôi việc", "QĐ 12")
        with pytest.raises(ChangeOutOfOrder):
            change_member(book, an, "resume", dt.date(2025, 4, 1))
        with book.read() as read:
            assert (count_members(read, dt.date(2025, 3, 31)), count_members(read, dt.date(2025, 4, 1))) == (2, 1)
            assert member_ids(read, MemberFilter(dt.date(2025, 5, 1), state=MemberState.PAUSED)) == [be]
            report = movements(read, Period.of_year(2025))
            assert (report.at_start, report.came, report.went, report.at_end, report.women_at_end) == (
                0,
                (("admit", 2),),
                (("leave", 1),),
                1,
                1,
            )
            assert [row.full_name for row in birthdays(read, Month(2025, 5))] == []
            assert [row.full_name for row in birthdays(read, Month(2025, 6))] == []
            assert [row.full_name for row in birthdays(read, Month(2026, 5))] == ["Trần Thị Bé"]


def test_the_list_is_sorted_by_given_name_and_found_without_accents() -> None:
    with opened() as book:
        fill(
            book,
            person("Nguyễn Văn Đức"),
            person("Lê Thị Ân"),
            person("Trần Thị An"),
            person("Phạm Văn Dũng", group="Tổ may 1"),
        )
        fill(book, person("Hồ Thị Đào", group="TỔ  MAY 1"))
        with book.read() as read:
            ids = member_ids(read, MemberFilter(OPENING_DAY))
            assert [row.full_name for row in member_rows(read, ids, OPENING_DAY)] == [
                "Trần Thị An", "Lê Thị Ân", "Phạm Văn Dũng", "Hồ Thị Đào", "Nguyễn Văn Đức",
            ]  # fmt: skip
            assert len(member_ids(read, MemberFilter(OPENING_DAY, search="duc"))) == 1
            assert {row.group for row in member_rows(read, ids, OPENING_DAY)} == {"", "Tổ may 1"}


def test_a_citizen_number_belongs_to_one_member_and_edits_undo() -> None:
    with opened() as book:
        (an,) = fill(book, person("Lê Văn An", citizen_number="079085000001"))
        with pytest.raises(CitizenNumberTaken, match="Lê Văn An"):
            add_member(book, person("Lê Văn Ân", citizen_number="079085000001"))
        edit_member(book, an, person("Lê Văn Ẩn", citizen_number="079085000001"))
        undo_last(book)
        with book.read() as read:
            assert member(read, an).full_name == "Lê Văn An"
        redo_last(book)
        with book.read() as read:
            assert member(read, an).full_name == "Lê Văn Ẩn"
        assert check_book(book) == []
