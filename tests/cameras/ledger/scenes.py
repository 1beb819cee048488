"""Pictures of the ledger: vouchers, coding rules, books, cash counts, books that come in from Excel."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from app.domain.dates import Month, Period
from app.domain.intake.book_import import BookImportOptions
from app.domain.ledger.counting import DENOMINATIONS
from app.domain.ledger.vouchers import VoucherState
from app.models.queries.ledger.vouchers import VoucherFilter, voucher_ids, voucher_rows
from app.services.intake.import_book import IMPORT_BOOK
from app.ui.main_window import MainWindow
from tests.cameras.scene import Scene, month_before, open_dialog, settle


def _type_payment(window: MainWindow) -> None:
    editor: Any = window.current
    editor = editor.form
    editor.widget("person").setText("Bùi Ngọc Ánh")
    narration = editor.widget("narration")
    narration.setText("Chi thăm hỏi đoàn viên nằm viện")
    narration.editingFinished.emit()
    model = editor.lines.grid.model()
    model.setData(model.index(0, 1), "=4*350000")
    editor.widget("source_documents").edit.editingFinished.emit()
    settle(window, 320)


def _open_posted(window: MainWindow) -> None:
    with window.desk.read() as read:
        ids = voucher_ids(read, VoucherFilter(state=VoucherState.POSTED))
        rows = voucher_rows(read, ids[-60:])
    window.go("voucher_editor", {"voucher": next((row.id for row in rows if "," in row.codes), rows[-1].id)})


def _agree_to_all(window: MainWindow) -> None:
    wizard: Any = window.current
    wizard.fix.setChecked(True)
    wizard.leave.setChecked(True)


def _take_book(window: MainWindow, kind: str, name: str) -> None:
    """A book of two that show one transfer comes in."""
    options = BookImportOptions(kind=kind, fix=True)
    IMPORT_BOOK.carry_out(window.desk.the_book, Path(f"tests/data/transfers/{name}.xlsx"), options)


def _ask_of_transfers(window: MainWindow) -> None:
    _take_book(window, "cash-book", "tw_cash")
    page: Any = window.current
    page.look_at(Path("tests/data/transfers/tw_bank.xlsx"))
    settle(window, 20)


def _point(window: MainWindow) -> None:
    page: Any = window.current
    page.further.point()
    settle(window, 20)


def _point_at_odd_book(window: MainWindow) -> None:
    """A day under a joined head, amounts in thousands, and a title by which the program takes it for a bank's statement."""
    _point(window)
    dialog: Any = open_dialog(window)
    dialog.choose_column(0, "book_date")
    for column, key in ((1, "number"), (2, "text"), (3, "amount_in"), (4, "amount_out"), (5, "balance")):
        dialog.choose_column(column, key)
    dialog.set_mode("head")
    dialog.point_at_row(4)
    dialog.set_mode("last")
    dialog.point_at_row(34)
    dialog.grid.look_at(5)
    settle(window, 20)


def _point_at_people(window: MainWindow) -> None:
    _point(window)
    dialog: Any = open_dialog(window)
    keys = ("staff_number", "full_name", "birth_day", "birth_month", "birth_year", "wage", "group")
    for column, key in enumerate(keys):
        dialog.choose_column(column, key)
    for mode, row in (("head", 3), ("head", 4), ("last", 14)):
        dialog.set_mode(mode)
        dialog.point_at_row(row)
    settle(window, 20)


def _show_transit(window: MainWindow) -> None:
    _take_book(window, "bank-book", "ye_bank26")
    window.desk.set_month(Month(2026, 12))
    window.go("books", {"fund": "bank:1", "period": Period.of_year(2026)})


def _count_notes(window: MainWindow) -> None:
    """What the book says, in the notes there are: a few coins too much."""
    dialog: Any = open_dialog(window)
    left = (int(dialog.collect().book_balance) + 499) // 500 * 500
    for value in DENOMINATIONS:
        sheets, left = divmod(left, value)
        dialog.notes.sheets[value].set_value(sheets or None)
    dialog.set_value("counted_at", "15:30")


SCENES = (
    Scene("vouchers", "vouchers", {"state": ""}, caption=("Chứng từ", "Vouchers of the month")),
    Scene("vouchers-empty", "vouchers", {"state": "unposted"}),
    Scene("vouchers-papers", "vouchers", {"state": "", "papers": True}, prepare=month_before),
    Scene(
        "voucher_editor-new",
        "voucher_editor",
        {"kind": "PC"},
        prepare=_type_payment,
        caption=("Lập phiếu chi", "A payment being typed: the code is proposed, sums are worked out"),
    ),
    Scene("voucher_editor-posted", "voucher_editor", prepare=_open_posted),
    Scene("voucher_editor-transfer", "voucher_editor", {"kind": "transfer"}),
    Scene("books", "books", caption=("Sổ quỹ tiền mặt, sổ tiền gửi", "The cash book and the bank book")),
    Scene("books-bank", "books", {"fund": "bank:1"}),
    Scene("books-transit", "books", prepare=_show_transit, opened_on=dt.date(2026, 1, 1)),
    Scene("cash_counts", "cash_counts"),
    Scene("cash_count", "cash_count", prepare=_count_notes),
    Scene("import-empty", "import"),
    Scene("import", "import", {"file": "tests/data/so-quy-nhieu-loi.xlsx"}),
    Scene(
        "import-preview",
        "import",
        {"file": "tests/data/so-sach-2024.xlsx"},
        opened_on=dt.date(2024, 1, 1),
        caption=("Nhập sổ từ Excel: xem trước", "A cash book from Excel, read line by line before it comes in"),
    ),
    Scene("pointing", "import", {"file": "tests/data/so-quy-nhieu-loi.xlsx"}, prepare=_point),
    Scene("pointing-odd", "import", {"file": "tests/data/pointing/so-quy-la.xlsx"}, prepare=_point_at_odd_book),
    Scene("pointing-people", "member_import", {"file": "tests/data/pointing/nguoi-lam.xlsx"}, prepare=_point_at_people),
    Scene("import-not-found", "import", {"file": "tests/data/pointing/so-quy-la.xlsx"}),
    Scene("import-earlier", "import", {"file": "tests/data/so-sach-2024.xlsx"}),
    Scene(
        "import-faults",
        "import",
        {"file": "tests/data/so-quy-nhieu-loi.xlsx"},
        prepare=_agree_to_all,
        opened_on=dt.date(2026, 1, 1),
    ),
    Scene("import-transfers", "import", prepare=_ask_of_transfers, opened_on=dt.date(2026, 1, 1)),
    Scene("rules", "rules", {"text": "Chi mừng sinh nhật đoàn viên tháng 3"}),
    Scene("coding_rule", "coding_rule", {"text": "Mua quà Tết cho đoàn viên", "way": "out", "code": "31"}),
)
