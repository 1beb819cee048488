"""What goes up on paper is the month's total × rate, rounded once; a list that an older program made stays as it was sent."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

from app.domain.dates import FOREVER, Month, Period
from app.domain.money import apply_rate, dong
from app.exports.form import Params, forms, to_json
from app.models.book import Book, Read
from app.models.queries.dues.collected import shares_collected
from app.models.queries.dues.dues import dues_runs, month_dues, remitted_lines
from app.models.queries.dues.why_owed import why_payable
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.members.keep_members import MemberEntry, add_member
from tests.small_books import OPENING_DAY, RELEASED, january, opened

FIRST = Month(2025, 7)
THIRTY = Fraction(30, 100)
WAGES = [5_310_007 + 313 * place for place in range(45)]


def _figures(read: Read, code: str, period: Period) -> dict[str, int]:
    form = forms()[code]
    found = to_json(form, form.gather(read, Params(period=period)))["totals"]
    assert isinstance(found, dict)
    return found


def _by_month(read: Read, months: Iterable[Month]) -> dict[str, int]:
    return {str(month): sum(line.share for line in remitted_lines(read, month, month)) for month in months}


def test_list_year_sheet_remittance_and_what_is_owed_say_one_share() -> None:
    with opened() as book:
        for place, wage in enumerate(WAGES):
            add_member(book, MemberEntry(f"Đoàn Viên {place}", OPENING_DAY, wage=dong(wage)))
        run_dues(book, FIRST)
        period = Period.of_month(FIRST)
        with book.read() as read:
            total = sum(wage * 5 // 1_000 + (wage * 5 % 1_000 >= 500) for wage in WAGES)
            wanted = apply_rate(dong(total), THIRTY)
            (sums,) = month_dues(read, FIRST, FIRST)
            assert (sums.standard, sums.up) == (total, wanted)
            assert _figures(read, "dues-list", period)["up"] == wanted
            assert _figures(read, "dues-year", period)["up_share"] == wanted
            assert sums.fund == apply_rate(dong(sum(WAGES)), Fraction(2, 100))
            assert sums.fund_up == apply_rate(sums.fund, Fraction(25, 100))
        collect_dues(book, FIRST, FIRST, january(31), without={1, 2, 3})
        with book.read() as read:
            collected = sum(line.collected for line in remitted_lines(read, FIRST, FIRST))
            wanted = apply_rate(dong(collected), THIRTY)
            remittance = _figures(read, "remittance", period)
            assert (remittance["collected"], remittance["share"], remittance["owed"]) == (collected, wanted, wanted)
            assert shares_collected(read, FOREVER) == {str(FIRST): wanted}


def test_months_that_an_older_program_listed_stay_as_they_were_sent(tmp_path: Path) -> None:
    copy = tmp_path / "kieu-4.socd"
    shutil.copyfile(RELEASED / copy.name, copy)
    with Book.open(copy) as book, book.read() as read:
        months = [run.month for run in dues_runs(read)]
        plain = dict(
            read.rows(
                "SELECT c.month, sum(c.up) FROM charge c WHERE c.amount > 0 AND c.amount <= (SELECT coalesce(sum(a.amount), 0) "
                "FROM allocation a WHERE a.member_id = c.member_id AND a.month = c.month) GROUP BY c.month"
            )
        )
        assert months
        assert shares_collected(read, FOREVER) == plain
        for month in months:
            why = why_payable(read, month)
            collected = sum(line.collected for line in remitted_lines(read, month, month))
            assert (why.listed, why.of_total) == (plain.get(str(month), 0), apply_rate(dong(collected), THIRTY))
        assert _by_month(read, months) == {str(month): plain.get(str(month), 0) for month in months}
