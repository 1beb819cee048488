"""A year from nothing by keyboard: every figure of the settlement is added up here from what was typed, without the program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import VoucherState
from app.models.queries import trail
from app.models.queries.ledger import books, vouchers
from app.models.queries.settlement import settlement
from app.services.book import check_book
from tests.ui import year_plan
from tests.ui.year_by_keyboard import record
from tests.ui.year_plan import Paper, papers_of

INCOME = ("22", "25.02", "28.01")
FILED = {
    "10": 15_700_000, "22": 16_050_000, "25.02": 12_400, "28.01": 22_980_000, "31": 9_360_000, "32": 600_000, "33": 1_230_000,
    "34.02": 1_650_000, "37": 0, "39": 4_815_000, "50": 37_087_400,
}  # fmt: skip
CASH, BANK = 24_542_000, 12_545_400


def counts_as(paper: Paper) -> Counter[str]:
    """What a voucher comes to in the year, by code: what was cancelled, reversed or taken back comes to nothing."""
    if paper.fate in ("voided", "draft undone") or paper.fate.startswith("reversed"):
        return Counter()
    if paper.fate == "mended":
        return Counter({paper.lines[0].code: paper.mended})
    total: Counter[str] = Counter()
    for line in paper.lines:
        total[line.code] += line.amount
    return total


def added_up() -> tuple[Counter[str], int, int]:
    """By hand: sums by code, cash and bank at the end."""
    sums: Counter[str] = Counter()
    held = {"cash": year_plan.OPENING_CASH, "bank": year_plan.OPENING_BANK}
    for month in range(1, 13):
        for paper in papers_of(month):
            if paper.kind == "transfer":
                held["cash"] += paper.total
                held["bank"] -= paper.total
                continue
            counted = counts_as(paper)
            sums += counted
            way = 1 if paper.kind in ("PT", "BC") else -1
            held["cash" if paper.kind in ("PT", "PC") else "bank"] += way * counted.total()
    return sums, held["cash"], held["bank"]


@pytest.fixture
def lived(make_window, answers, tmp_path: Path, fixed_clock):
    """The window after the year, with real boxes instead of prepared answers, and what was pictured."""
    from app.ui.ask import Ask

    window = make_window()
    window.desk.ask = Ask(window)
    album = record(window, tmp_path, tmp_path / "pictures", fixed_clock)
    return window, album


@pytest.mark.slow
def test_a_year_from_nothing_by_keyboard_comes_to_the_figures_added_up_by_hand(lived, tmp_path: Path):
    window, album = lived
    sums, cash, bank = added_up()
    opening = year_plan.OPENING_CASH + year_plan.OPENING_BANK
    income = sum(amount for code, amount in sums.items() if code in INCOME)
    closing = opening + income - (sums.total() - income)
    assert (closing, cash, bank) == (FILED["50"], CASH, BANK)
    year = Period.of_year(year_plan.YEAR)
    with window.desk.read() as read:
        sheet = settlement.settlement(read, year)
        held = books.balances(read, year.last)
        filed = settlement.filed_settlements(read)
        posted = vouchers.cards(read, vouchers.voucher_ids(read))
        acts = trail.acts(read, 1000)
    shown = {code: sheet.sums.get(code, 0) for code in FILED if code not in ("10", "50")}
    assert {"10": sheet.opening, **shown, "50": sheet.closing} == FILED
    assert {code: FILED[code] for code in sums} == dict(sums)
    assert held == {"cash": CASH, "bank:1": BANK}
    assert sheet.proof.holds
    assert [each.period for each in filed] == [year]
    assert window.desk.closed_through == Month(year_plan.YEAR, 12)
    assert check_book.check_book(window.desk.book) == []
    # Every way of putting something right was used, once.
    done = Counter(act.kind.kind for act in acts)
    ways = ("unpost_voucher", "void_voucher", "reverse_voucher", "save_draft", "undo", "file_settlement")
    assert [done[way] for way in ways] == [1] * len(ways)
    assert done["close_month"] == 12
    reasons = {act.reason for act in acts if act.reason}
    assert reasons == {"ghi nhầm số tiền", "đã có phiếu khác cho khoản này", "ghi nhầm mã 37, đúng là 34.02"}
    assert Counter(card.state for card in posted) == {VoucherState.POSTED: 67, VoucherState.VOIDED: 1}
    # Each step has its picture, each paper its two files.
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert len(pictures) == len(album.captions) > 100
    assert len((tmp_path / "pictures" / "captions.txt").read_text("utf-8").splitlines()) == len(pictures)
    for form in ("c41", "s11", "s12", "b07"):
        assert (tmp_path / f"{form}.xlsx").stat().st_size > 4000
    assert "37.087.400" in text_of(tmp_path / "b07.pdf")
    assert "24.542.000" in text_of(tmp_path / "s11.pdf")
    assert "12.545.400" in text_of(tmp_path / "s12.pdf")


def text_of(file: Path) -> str:
    """All the words of a PDF."""
    document = pypdfium2.PdfDocument(file)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_figures_by_hand_stand_in_the_plan():
    sums, _cash, _bank = added_up()
    assert {code: amount for code, amount in FILED.items() if code in sums} == dict(sums)
