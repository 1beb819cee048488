"""The half-year figures of a large union, at the keyboard: ``python -m tests.ui.half_year_by_keyboard --out out/half-year``.

A book of 4.356 members in hardship and a Tết fair for 958 of them; the report opens on the half-year and says both figures.
Then each way to add them up, from a line to the case and its voucher and back, the page that is printed, and its workbook.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.dates import Month
from app.domain.money import Dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import ProfileAccount
from app.services.home.create_book import create_book
from app.ui.main_window import MainWindow
from tests.large_care import large
from tests.small_books import OPENING_DAY, PROFILE
from tests.ui.treasurer import Album, Treasurer, sit_down
from tests.ui.year_by_keyboard import Year, alone

TODAY, MONTH = "2025-07-02", Month(2025, 6)
LARGE = replace(
    PROFILE,
    union="Công đoàn cơ sở Công ty Giày Sao Mai",
    place="Tây Ninh",
    accounts=(ProfileAccount("Ngân hàng", opening=Dong(6_000_000_000)),),
    officers=(
        TermOfOffice("chair", "Lê Thị Ân", OPENING_DAY),
        TermOfOffice("accountant", "Cao Thị Chín", OPENING_DAY),
        TermOfOffice("preparer", "Cao Thị Chín", OPENING_DAY),
    ),
)


def make_book(folder: Path) -> Path:
    """The large union's book, closed again."""
    file = folder / "Giày Sao Mai.socd"
    book = create_book(file, LARGE).value
    large(book)
    book.close()
    return file


class HalfYear:
    """One click to the figures, then behind them."""

    def __init__(self, treasurer: Treasurer, today: Callable[[str], None], folder: Path) -> None:
        self.her = treasurer
        self.folder = folder
        self.as_in_the_year = Year(treasurer, today, folder)

    def live(self) -> None:
        """All of it."""
        her = self.her
        her.find("bao cao cham lo")
        her.rest(300)
        her.picture("Báo cáo chăm lo 6 tháng đầu năm 2025: hai con số trong một câu.")
        her.tab_to("Chia theo: Loại việc")
        for grouping in ("theo tổ", "theo giới tính", "theo tháng"):
            her.press("Right")
            her.rest(200)
            her.picture(f"Cùng số người, số tiền ấy cộng {grouping}.")
        her.press("Left", "Left", "Left")
        her.tab_to("Người và việc của dòng")
        her.press("Ctrl+1")
        her.rest(200)
        her.picture("Từ một người trong báo cáo đến việc trợ cấp và chứng từ của nó.")
        her.find("bao cao cham lo")
        her.rest(300)
        her.press("Ctrl+P")
        self.as_in_the_year.keep_paper("care-report", "Báo cáo chăm lo đoàn viên")


def record(window: MainWindow, folder: Path, pictures: Path | None, today: Callable[[str], None]) -> Album:
    """Make the book, open it, look at the half-year; gives the captions of the steps."""
    today(TODAY)
    treasurer = sit_down(window, pictures, make_book(folder), MONTH)
    HalfYear(treasurer, today, folder).live()
    return treasurer.album


def main(arguments: list[str] | None = None) -> int:
    """Record the half-year into a folder; gives 0."""
    return alone(record, "tests.ui.half_year_by_keyboard", __doc__, Path("out/half-year"), arguments)


if __name__ == "__main__":
    sys.exit(main())
