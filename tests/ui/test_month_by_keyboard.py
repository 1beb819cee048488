"""A month of the sample book by keyboard: the figures of its books are added up here from what she found and what she typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.dates import Month, Period
from app.models.book import Book
from app.models.queries.dues import dues, obligations
from app.models.queries.ledger import books, vouchers
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.home import check_book
from tests.ui import month_by_keyboard as plan
from tests.ui.test_year_by_keyboard import text_of

FEBRUARY, MARCH = Month(2026, 2), Month(2026, 3)


@pytest.fixture
def lived(make_window, answers, tmp_path: Path, fixed_clock):
    """The window after the month, with real boxes instead of prepared answers, and what was pictured."""
    from app.ui.ask import Ask

    window = make_window()
    window.desk.ask = Ask(window)
    return window, plan.record(window, tmp_path, tmp_path / "pictures", fixed_clock)


@pytest.fixture
def found(tmp_path_factory: pytest.TempPathFactory, fixed_clock):
    """The same book as she found it: wages, who owed, what each fund held."""
    fixed_clock(plan.TODAY)
    with Book.open(plan.make_book(tmp_path_factory.mktemp("found"))) as book, book.read() as read:
        rows = members.member_rows(read, members.member_ids(read, MemberFilter(MARCH.last_day)), MARCH.last_day)
        wages = {row.id: row.wage for row in rows if row.wage is not None}
        return wages, dues.arrears(read, FEBRUARY), books.balances(read, MARCH.last_day)


@pytest.mark.slow
def test_a_month_by_keyboard_comes_to_the_figures_added_up_by_hand(found, lived, tmp_path: Path):
    wages, late, held = found
    window, album = lived
    with window.desk.read() as read:
        charged = dues.charges(read, MARCH)
        (owing,) = dues.arrears(read, MARCH)
        (receipt,) = vouchers.cards(read, vouchers.voucher_ids(read, _in_march("22")))
        gifts = vouchers.cards(read, vouchers.voucher_ids(read, _in_march("31", "sinh nhat")))
        (sent,) = vouchers.cards(read, vouchers.voucher_ids(read, _in_march("39")))
        up = obligations.payables_to_superior(read)
        now = books.balances(read, MARCH.last_day)
    paying = {row.member_id: row.wage for row in charged if not row.exempt}
    # Every wage went up by what she typed, and each pays half a per cent of it.
    assert len(paying) == 10
    assert paying == {member: wages[member] + plan.RAISE for member in paying}
    total = sum(wage // 200 for wage in paying.values())
    assert sum(row.amount for row in charged) == total == 419_150
    # One did not pay March; February's two came along.
    unpaid = paying[owing.member_id] // 200
    assert (owing.first, owing.months, owing.left) == (MARCH, 1, unpaid)
    assert len(late) == 2
    assert receipt.total == total - unpaid + sum(each.left for each in late) == 544_250
    assert [gift.total for gift in gifts] == [plan.GIFT] * 2
    # What was owed for the quarter went up, in one voucher.
    (entry,) = sent.entries
    assert (sent.kind, sent.state, entry.for_first, entry.for_last) == ("UNC", "posted", Month(2026, 1), MARCH)
    assert sent.total == sum(each.due for each in up) == 343_710
    assert [each.left for each in up] == [0, 0, 0]
    in_cash, by_bank = (paper.total for paper in plan.PAPERS)
    assert now == {
        "cash": held["cash"] + plan.DRAWN.total + receipt.total - 2 * plan.GIFT - in_cash,
        "bank:1": held["bank:1"] - plan.DRAWN.total - by_bank - sent.total,
    }
    assert [finding for finding in check_book.check_book(window.desk.book) if finding.stops] == []
    # Each step has its picture, each paper its two files.
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert len(pictures) == len(album.captions) > 25
    assert len((tmp_path / "pictures" / "captions.txt").read_text("utf-8").splitlines()) == len(pictures)
    for form in ("monthly-report", "remittance"):
        assert (tmp_path / f"{form}.xlsx").stat().st_size > 4000
    assert "544.250" in text_of(tmp_path / "monthly-report.pdf")
    assert "343.710" in text_of(tmp_path / "remittance.pdf")


def _in_march(code: str, search: str = "") -> vouchers.VoucherFilter:
    return vouchers.VoucherFilter(period=Period.of_month(MARCH), code=code, search=search)
