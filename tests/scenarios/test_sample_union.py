"""The sample book is a believable union: its people are members, its dues come from lists, its papers agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.dates import Month, Period
from app.domain.members.citizen_number import doubts_about
from app.models.book import Book
from app.models.queries.activities.indicators import year_facts
from app.models.queries.dues.dues import arrears, dues_runs, month_dues
from app.models.queries.dues.month_jobs import dues_progress
from app.models.queries.dues.obligations import payables_to_superior, receivables_from_superior
from app.models.queries.ledger.vouchers import against_days
from app.models.queries.members.member_counts import member_counts
from app.models.queries.members.members import member, movements, union_groups
from app.models.queries.settlement.settlement import settlement
from app.models.queries.union import organisation
from app.services.home.check_book import check_book
from app.services.home.sample_book import make_sample


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample union, made now and only looked at."""
    folder = tmp_path_factory.mktemp("union")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SO_CONG_DOAN_HOME", str(folder / "home"))
        patch.setenv("SO_CONG_DOAN_TODAY", "2026-03-15")
        made = make_sample(folder / "mẫu.socd", members=45, years=2).value
        made.close()
    with Book.open(folder / "mẫu.socd", read_only=True) as opened:
        yield opened


def test_people_are_members_in_three_groups_with_some_of_everything(book: Book) -> None:
    with book.read() as read:
        counts = member_counts(read, Month(2026, 3).last_day)
        assert len(union_groups(read)) == 3
        assert counts.active + counts.paused + counts.gone == 45
        assert min(counts.paused, counts.gone, counts.women, counts.exempt, counts.without_wage) > 0
        moved = movements(read, Period.of_year(2025))
        assert moved.at_start + sum(n for _, n in moved.came) - sum(n for _, n in moved.went) == moved.at_end
        cards = [member(read, number) for number in range(1, 46)]
    for card in cards:
        assert doubts_about(card.citizen_number, card.gender == "male", int(card.birth[:4])) == ()


def test_each_past_month_is_assessed_and_collected_and_the_present_one_waits(book: Book) -> None:
    with book.read() as read:
        months = [run.month for run in dues_runs(read)]
        assert (months[0], months[-1], len(months)) == (Month(2025, 1), Month(2026, 2), 14)
        assert [sums.amount - sums.paid for sums in month_dues(read, months[0], Month(2026, 1))] == [0] * 13
        assert dues_progress(read, Month(2026, 2)).state == "part"
        assert dues_progress(read, Month(2026, 3)).state == "none"
        assert {each.first for each in arrears(read, Month(2026, 3))} == {Month(2026, 2)}


def test_what_is_payable_and_receivable_is_settled_a_quarter_later(book: Book) -> None:
    with book.read() as read:
        assert {each.month for each in payables_to_superior(read) if each.left} == {Month(2026, 1), Month(2026, 2)}
        assert {each.month for each in receivables_from_superior(read) if each.left} == {Month(2026, 1), Month(2026, 2)}
        assert settlement(read, Period.of_year(2025)).proof.holds
    assert check_book(book) == []


def test_a_sample_of_one_month_has_members_and_nothing_collected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SO_CONG_DOAN_TODAY", "2026-01-10")
    with make_sample(tmp_path / "một tháng.socd", members=3, years=1).value as made:
        with made.read() as read:
            assert member_counts(read, Month(2026, 1).last_day).active == 3
            assert dues_runs(read) == ()
        assert check_book(made) == []


def test_who_left_in_the_year_makes_no_share_more_than_the_whole(book: Book) -> None:
    with book.read() as read:
        for year in (2025, 2026):
            facts = year_facts(read, year)
            assert 0 < facts.cared <= facts.members
            assert 0 <= facts.took_part <= facts.members


def test_officers_are_members_numbers_follow_days_and_mothers_are_women(book: Book) -> None:
    with book.read() as read:
        everything = Period(Month(2025, 1).first_day, Month(2026, 3).last_day)
        officers = set(organisation.officers(read, everything.last).values())
        known = read.mapping(str, str, "SELECT full_name, gender FROM member")
        assert officers <= known.keys()
        assert list(against_days(read, everything)) == []
        mothers = read.column(
            str,
            "SELECT m.gender FROM exemption x JOIN member m ON m.id = x.member_id WHERE x.note = 'Nghỉ thai sản' UNION ALL "
            "SELECT m.gender FROM welfare_case c JOIN member m ON m.id = c.member_id WHERE c.kind = 'maternity' AND c.relation = 'self'",
        )
        assert len(mothers) >= 2
        assert set(mothers) == {"female"}
        cashier = organisation.officers(read, everything.last)["cashier"]
        paid = read.column(str, "SELECT narration FROM voucher WHERE person = ?", (cashier,))
        assert all(text.startswith("Chi mừng sinh nhật") for text in paid)
