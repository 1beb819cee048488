"""A whole month of a treasurer, at the keyboard: ``python -m tests.ui.month_by_keyboard --out out/month``.

March of a sample book: wages, dues, birthdays, two payments, a cash count, the monthly report, and the share that goes up. Every act is
key events; after each step the window is pictured, and ``captions.txt`` beside the pictures says what was done.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from app.domain.ledger.counting import DENOMINATIONS
from app.ui.main_window import MainWindow
from tests.sample_books import copy_of_sample
from tests.ui.treasurer import Album, Treasurer, sit_down
from tests.ui.year_by_keyboard import Year, alone
from tests.ui.year_plan import Line, Paper

TODAY = "2026-03-27"
MONTH = 3
# Why this seed: two of its twelve have their birthday in March, and two still owe February.
MEMBERS, SEED = 12, 2032
RAISE = 200_000
GIFT = 250_000
DRAWN = Paper("transfer", 2, "", (Line("", 1_500_000),), "Phạm Thị Kim Oanh")
PAPERS = (
    Paper("PC", 25, "Thăm đoàn viên nằm viện", (Line("31", 400_000, "Quà thăm"),), "Phan Văn Thuận", 1),
    Paper("UNC", 26, "Mua báo quý II cho tủ sách công đoàn", (Line("32", 240_000, "Báo quý II"),)),
)


def make_book(folder: Path) -> Path:
    """The sample book she finds on her desk, closed again."""
    return copy_of_sample(folder / "Sổ mẫu.socd", members=MEMBERS, years=1, seed=SEED)


class WholeMonth:
    """March. ``folder`` takes the papers; vouchers and papers are handled as in the year by keyboard."""

    def __init__(self, treasurer: Treasurer, today: Callable[[str], None], folder: Path) -> None:
        self.her = treasurer
        self.as_in_the_year = Year(treasurer, today, folder)

    def live(self) -> None:
        """From the month's list of jobs and back to it."""
        self.jobs("Tháng 03/2026 đang mở: việc của tháng.")
        self.raise_wages()
        self.dues()
        self.as_in_the_year.type_paper(DRAWN, MONTH)
        self.birthdays()
        for paper in PAPERS:
            self.as_in_the_year.type_paper(paper, MONTH)
        self.count_cash()
        self.report()
        self.send_up()
        self.jobs("Việc của tháng 03/2026 sau một tháng làm việc.")

    def jobs(self, caption: str) -> None:
        """Tháng."""
        self.her.room("month")
        self.her.picture(caption)

    def submit(self) -> None:
        """The verb of the box; a box that stays open has refused."""
        self.her.press("Ctrl+Return")
        assert QApplication.activeModalWidget() is None, "the box refused"

    def raise_wages(self) -> None:
        """Everybody's wage, from this month on."""
        her = self.her
        her.room("members")
        her.press("Ctrl+A")
        her.picture("Đoàn viên: chọn tất cả.")
        her.press("Ctrl+2")
        her.tab_to("Cách đổi")
        her.press("Down")
        her.tab_to("Số tiền")
        her.fill(str(RAISE))
        her.picture("Đổi lương từ tháng 03/2026: mỗi người thêm 200.000 đồng, mức cũ và mức mới cạnh nhau.")
        self.submit()
        her.picture("Mức lương mới đã ghi.")

    def dues(self) -> None:
        """The list, then the money of this month and of February, but for one member."""
        her = self.her
        her.room("dues")
        her.picture("Đoàn phí tháng 03/2026: chưa lập bảng.")
        her.press("Ctrl+S")
        her.picture("Bảng đã lập: ai còn thiếu mức lương, ai được miễn.")
        her.press("Escape")
        her.picture("Bảng trích nộp tháng 03/2026 theo mức lương mới.")
        her.press("Ctrl+Q")
        her.picture("Vì sao số này: cách tính của một người.")
        her.press("Escape", "Ctrl+G", "Ctrl+A")
        her.fill("2")
        her.tab_to("Ai đã nộp")
        her.press("Down", "Down", "Down", "Space")
        her.picture("Thu đoàn phí tháng 02 và 03/2026: một người chưa nộp, bỏ dấu.")
        self.submit()
        her.picture("Đã thu: một phiếu thu, một người còn nợ.")
        her.press("Ctrl+K")
        her.write("no doan phi")
        her.rest(270)
        her.press("Down", "Return")
        her.picture("Ai còn nợ đoàn phí.")

    def birthdays(self) -> None:
        """Everybody born in March."""
        her = self.her
        her.room("members")
        her.press("Ctrl+5")
        her.tab_to("Mỗi người")
        her.press("Ctrl+A")
        her.fill(str(GIFT))
        her.picture("Sinh nhật tháng 03/2026: mỗi người 250.000 đồng.")
        self.submit()
        her.room("vouchers")
        her.picture("Mỗi người có sinh nhật một phiếu chi.")

    def count_cash(self) -> None:
        """What lies in the box, note by note; the rest are coins."""
        her = self.her
        her.find("kiem quy")
        her.press("Ctrl+N")
        box: Any = QApplication.activeModalWidget()
        left = int(box.collect().book_balance)
        for value in DENOMINATIONS:
            sheets, left = divmod(left, value)
            her.fill(str(sheets))
        her.fill(str(left))
        her.picture("Kiểm quỹ: số tờ từng loại, khớp sổ quỹ.")
        self.submit()

    def report(self) -> None:
        """Báo cáo tháng, on screen and kept."""
        self.her.find("bao cao thang mau monthly")
        self.as_in_the_year.keep_paper("monthly-report", "Báo cáo tháng")

    def send_up(self) -> None:
        """What is owed, the payment order, and the list that goes with it."""
        her = self.her
        her.find("nghia vu")
        her.picture("Nghĩa vụ: phần đoàn phí còn phải nộp cấp trên.")
        her.press("Ctrl+G")
        her.picture("Nộp cấp trên: các tháng còn phải nộp, số tiền theo sổ.")
        self.submit()
        her.picture("Ủy nhiệm chi đã điền sẵn.")
        her.press("Ctrl+G")
        her.picture(f"{self.as_in_the_year.number()} đã ghi sổ, mã 39.")
        her.find("bang ke mau remittance")
        her.tab_to("Kỳ")
        her.press("Down")
        self.as_in_the_year.keep_paper("remittance", "Bảng kê nộp cấp trên quý I")
        her.find("nghia vu")
        her.picture("Nghĩa vụ sau khi nộp: không còn phải nộp.")


def record(window: MainWindow, folder: Path, pictures: Path | None, today: Callable[[str], None]) -> Album:
    """Make the book, open it, live the month; gives the captions of its steps."""
    today(TODAY)
    treasurer = sit_down(window, pictures, make_book(folder))
    WholeMonth(treasurer, today, folder).live()
    return treasurer.album


def main(arguments: list[str] | None = None) -> int:
    """Record the month into a folder; gives 0."""
    return alone(record, "tests.ui.month_by_keyboard", __doc__, Path("out/month"), arguments)


if __name__ == "__main__":
    sys.exit(main())
