"""Pictures of the dues: lists, collection, arrears, what is payable to the superior union, remittance."""

from __future__ import annotations

from typing import Any

from app.domain.dates import Period
from app.exports.form import Params
from app.services.export_form import export_form
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, month_before, open_dialog, settle


def _collect_last_month(window: MainWindow) -> None:
    dialog = open_dialog(window)
    before = window.desk.month.plus(-1)
    dialog.choose(before, before)
    if dialog.people.rows():
        dialog.people.table.flip([0])


def _tick_all(window: MainWindow) -> None:
    screen: Any = window.current
    screen.fix.setChecked(True)
    screen.leave.setChecked(True)


def _compare_quarter(window: MainWindow) -> None:
    """The last whole quarter of the book, printed to a workbook and held against the book."""
    book, month = window.desk.the_book, window.desk.month.plus(-1)
    quarter = Period.of_quarter(month.year, (month.month + 2) // 3) if month.month % 3 == 0 else None
    quarter = quarter or Period.of_quarter(month.year, max((month.month - 1) // 3, 1))
    file = book.path.parent / f"Trich nop quy {quarter.last.month // 3}-{quarter.first.year}.xlsx"
    export_form(book, "dues-list", Params(period=quarter), file)
    screen: Any = window.current
    screen.look_at(file)
    settle(window, 400)


SCENES = (
    Scene("dues-empty", "dues"),
    Scene("dues", "dues", prepare=month_before, caption=("Bảng trích nộp đoàn phí", "The month's list of dues")),
    Scene("arrears", "arrears"),
    Scene("collect_dues", "collect_dues", prepare=_collect_last_month),
    Scene("dues_why", "dues_why"),
    Scene("dues_findings", "dues_findings"),
    Scene("dues_import", "dues_import", {"file": "tests/data/trich-nop-2026.xlsx"}, prepare=_tick_all),
    Scene("dues_import-quarter", "dues_import", prepare=_compare_quarter),
    Scene("obligations", "obligations", caption=("Phần nộp cấp trên", "What is owed to the union above")),
    Scene("obligation_why", "obligation_why"),
    Scene("obligation_why-down", "obligation_why", {"direction": "down"}),
    Scene("remit", "remit"),
)
