"""A list of a quarter against the books: our own, printed and read again, agrees everywhere; a list of hers brings the wages."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from app.cli import main
from app.domain.dates import Month, Period
from app.domain.dues.dues_import import CellState, DuesListOptions
from app.domain.members.exemptions import ExemptReason
from app.domain.money import dong
from app.exports.form import Params
from app.models.book import Book
from app.models.queries.dues.payers import known_payers
from app.services.dues.import_dues_list import IMPORT_DUES_LIST
from app.services.dues.run_dues import run_dues
from app.services.export_form import export_form
from app.services.members.keep_members import MemberEntry, add_exemption, add_member, set_wages
from app.services.undo_act import undo_last
from tests.small_books import OPENING_DAY, new_book

FIRST, SECOND, THIRD = Month(2026, 1), Month(2026, 2), Month(2026, 3)
NAMES = ("Lê Thị An", "Trần Văn Bé", "Nguyễn Hữu Chế", "Đặng Quốc Đào", "Phạm Thị Kim Giang", "Võ Văn Khá")


@pytest.fixture
def path() -> Path:
    """Six members: one joined in February, one on leave in January and February, one with a rise in February."""
    target = new_book()
    with Book.open(target) as book:
        for place, name in enumerate(NAMES):
            joined = dt.date(2026, 2, 9) if place == 1 else OPENING_DAY
            group = ("Tổ May", "Tổ Cắt", "")[place % 3]
            add_member(book, MemberEntry(name, joined, wage=dong(5_700_001 + 250_000 * place), group=group))
        add_exemption(book, 3, FIRST, SECOND, ExemptReason.BENEFIT, "Nghỉ thai sản")
        set_wages(book, {4: dong(7_777_777)}, SECOND)
    return target


@pytest.mark.parametrize("by_group", [False, True])
def test_our_own_quarter_read_again_agrees_in_every_cell(path: Path, tmp_path: Path, by_group: bool) -> None:
    quarter = tmp_path / "quý 1.xlsx"
    with Book.open(path) as book:
        for month in (FIRST, SECOND, THIRD):
            run_dues(book, month)
        export_form(book, "dues-list", Params(period=Period.of_quarter(2026, 1), by_group=by_group), quarter)
        report = IMPORT_DUES_LIST.carry_out(book, quarter, DuesListOptions(month=FIRST)).value
    comparison = report.plan
    assert (comparison.month, comparison.last_month) == (FIRST, THIRD)
    assert comparison.counts == {"new": 0, "earlier": 0, "same": 6, "wage": 0, "exempt": 0, "refused": 0}
    states = {cell.state for row in comparison.rows for cell in row.cells} | {cell.state for cell in comparison.totals}
    assert states == {CellState.AGREES}
    assert {one.code for one in comparison.findings} == {"fewer-months"}
    # Why: the months a member paid for are a column of the list, no note beside it.
    assert {note for row in comparison.rows for note in row.notes} <= {"Nghỉ thai sản (2 tháng)"}
    assert not report.written


def hers(target: Path) -> Path:
    """Her workbook with one sheet Q1.2026: wages of a month, shares of three, one total at 3% of the wage."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Q1.2026"
    sheet.append(
        [
            "STT",
            "Họ & tên",
            "Mức lương đóng",
            "KPCĐ 75%",
            "KPCĐ 25%",
            "Đoàn phí giữ 70%",
            "Đoàn phí nộp 30%",
            "Tổng cộng",
        ]
    )
    for place, name in enumerate(NAMES, 1):
        wage = 6_000_000 + 100_000 * place
        parts = [wage * 3 * share / 10_000 for share in (150, 50, 35, 15)]
        sheet.append([place, name, wage, *parts, wage * 3 * 0.03 if place == 6 else sum(parts)])
    workbook.save(target)
    return target


def test_her_quarter_brings_wages_from_its_first_month_and_is_undone(path: Path, tmp_path: Path) -> None:
    with Book.open(path) as book:
        report = IMPORT_DUES_LIST.carry_out(book, hers(tmp_path / "hers.xlsx"), DuesListOptions(month=FIRST)).value
        assert report.written
        assert "01/2026–03/2026" in str(report.sentence)
        wrong = {one.row: str(one.proposal) for one in report.findings if one.code == "row-total-differs"}
        # Why: of the second three months stand in the list and two in the book, of the third one.
        assert wrong == {3: "310.000 đồng", 4: "157.500 đồng", 7: "495.000 đồng"}
        with book.read() as read:
            assert {payer.name: payer.wage for payer in known_payers(read, THIRD)}["Lê Thị An"] == 6_100_000
        undo_last(book)
        with book.read() as read:
            assert {payer.name: payer.wage for payer in known_payers(read, THIRD)}["Lê Thị An"] == 5_700_001


def test_the_command_line_takes_the_quarter(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["--json", "import", "dues-list", str(hers(tmp_path / "h.xlsx")), "--book", str(path), "--dry-run"]
    for span in (["--quarter", "2026Q1"], ["--month", "2026-02"], ["--month", "2026-03", "--sheet", "Q1.2026"]):
        assert main([*line, *span]) == 0
        data = json.loads(capsys.readouterr().out)
        assert data["counts"]["wage"] == 6, span
    assert main([*line, "--quarter", "2026Q2"]) == 1
    assert json.loads(capsys.readouterr().out)["code"] == "dues-sheet-other-months"
