"""A treasurer's year from nothing, at the keyboard: ``python -m tests.ui.year_by_keyboard --out out/year``.

Every act is key events to whatever has the keyboard, Vietnamese through the input method; nothing is set from inside. After
each step the window is pictured, and ``captions.txt`` beside the pictures says what was done.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QCursor

from app.ui.main_window import MainWindow
from tests.ui import year_plan
from tests.ui.treasurer import Album, Treasurer
from tests.ui.year_plan import YEAR, Line, Paper

CHORDS = {"PT": "Ctrl+1", "PC": "Ctrl+2", "BC": "Ctrl+3", "UNC": "Ctrl+4", "transfer": "Ctrl+5"}
WORDS = {"PT": "Phiếu thu", "PC": "Phiếu chi", "BC": "Giấy báo có", "UNC": "Ủy nhiệm chi", "transfer": "Rút tiền gửi"}


def dotted(amount: int) -> str:
    """1.234.567"""
    return f"{amount:,}".replace(",", ".")


class Year:
    """The year itself. ``today`` moves the calendar on the wall; ``folder`` takes the book and the papers."""

    def __init__(self, treasurer: Treasurer, today: Callable[[str], None], folder: Path) -> None:
        self.her = treasurer
        self.today = today
        self.folder = folder
        self.wrong = ""

    def live(self) -> None:
        """From the start screen to the settlement filed."""
        self.today(f"{YEAR}-01-02")
        self.make_book()
        for month in range(1, 13):
            self.month(month)
        self.papers()
        self.settlement()

    # ---- the book --------------------------------------------------------------------------------------------------

    def make_book(self) -> None:
        """The assistant, from an empty start screen."""
        her = self.her
        her.window.activateWindow()
        her.rest()
        her.press("Tab")
        her.picture("Mở chương trình lần đầu: chưa có sổ nào.")
        her.push("Lập sổ mới…")
        her.fill(year_plan.UNION, year_plan.SUPERIOR, year_plan.EMPLOYER, year_plan.ADDRESS, year_plan.PLACE)
        her.picture("Lập sổ mới, bước 1: tên đơn vị, cấp trên, doanh nghiệp, địa chỉ.")
        her.push("Tiếp")
        her.press("Return")
        her.fill(str(year_plan.OPENING_CASH))
        her.fill(*year_plan.BANK, str(year_plan.OPENING_BANK))
        her.picture("Bước 2: ngày mở sổ 01/01/2024, tiền mặt và tài khoản ngân hàng.")
        her.push("Tiếp")
        her.fill(*year_plan.OFFICERS)
        her.picture("Bước 3: chủ tịch, kế toán, thủ quỹ, người lập.")
        her.push("Tiếp")
        her.press("Ctrl+A")
        her.write(str(self.folder / "Song Lam 2024.socd"))
        her.picture("Bước 4: nơi lưu tệp sổ.")
        her.push("Lập sổ")
        her.picture("Sổ đã lập, sẵn sàng cho tháng 01/2024.")

    # ---- a month ---------------------------------------------------------------------------------------------------

    def month(self, month: int) -> None:
        """Everything of one month, then its closing on the first days of the next."""
        her = self.her
        self.today(f"{YEAR}-{month:02d}-27")
        if month > 1:
            her.press("Alt+Right")
        for paper in year_plan.papers_of(month):
            self.type_paper(paper, month)
        if month == year_plan.REVERSED_IN:
            self.reverse(month)
        her.room("vouchers")
        her.picture(f"Tháng {month:02d}: chứng từ trong tháng.")
        self.close(month)

    def close(self, month: int) -> None:
        """Khóa sổ."""
        her = self.her
        self.today(f"{YEAR}-{month + 1:02d}-03" if month < 12 else f"{YEAR + 1}-01-05")
        her.find("khoa so thang mo khoa")
        button = f"Khóa sổ tháng {month:02d}/{YEAR}"
        her.tab_to(button)
        her.picture(f"Tháng {month:02d}: soát trước khi khóa sổ.")
        her.press("Space")
        her.room("month")
        her.picture(f"Tháng {month:02d} đã khóa sổ.")

    def type_paper(self, paper: Paper, month: int) -> None:
        """One voucher, typed and posted, and what becomes of it."""
        her = self.her
        her.room("vouchers")
        her.press(CHORDS[paper.kind], "Ctrl+A")
        her.fill(str(paper.day))
        her.press("Return", "Return")
        if paper.kind == "transfer":
            self.type_transfer(paper)
        else:
            self.type_lines(paper)
        what = (
            f"Tháng {month:02d}: {WORDS[paper.kind]} «{paper.text or 'nhập quỹ tiền mặt'}», {dotted(paper.total)} đồng"
        )
        if month == 1:
            her.rest(270)
            her.picture(f"{what}: đang nhập.")
        if paper.fate == "draft undone":
            self.take_draft_back(what)
            return
        her.press("Ctrl+G")
        her.picture(f"{what}: đã ghi sổ {self.number()}.")
        if paper.fate == "mended":
            self.mend(paper)
        elif paper.fate == "voided":
            self.void()
        elif paper.fate:
            self.wrong = self.number()

    def number(self) -> str:
        """The number of the voucher on screen, as the window says it."""
        card = getattr(self.her.window.current, "card", None)
        return card.number if card is not None else ""

    def type_transfer(self, paper: Paper) -> None:
        """Person, then the one amount; its words stand there already."""
        her = self.her
        her.fill(paper.person)
        her.tab_to("Số tiền chuyển")
        her.fill(str(paper.total))

    def type_lines(self, paper: Paper) -> None:
        """Person, address left out, what it is for, every line, and how many papers."""
        her = self.her
        her.fill(paper.person, "", paper.text)
        for place, line in enumerate(paper.lines):
            self.type_line(line)
            if place + 1 < len(paper.lines):
                her.press("Return", "Return", "Return", "Return")
        if paper.papers:
            her.tab_to("Số chứng từ gốc")
            her.fill(str(paper.papers))

    def type_line(self, line: Line) -> None:
        """Code, amount, own text; the cursor stands on the people of the line then."""
        her = self.her
        her.press("Delete")
        her.fill(line.code, str(line.amount))
        if line.text:
            her.fill(line.text)
        else:
            her.press("Return")

    def mend(self, paper: Paper) -> None:
        """Bỏ ghi, another amount, post again under the same number."""
        her = self.her
        number = self.number()
        her.reason("Ctrl+B", "ghi nhầm số tiền", f"Bỏ ghi {number}: phải nêu lý do.")
        her.picture(f"{number} đã bỏ ghi, sửa được.")
        her.tab_to("Các dòng tiền")
        her.press("Home", "Right")
        her.fill(str(paper.mended))
        her.press("Ctrl+G")
        assert self.number() == number, "the number stays with its voucher"
        her.picture(f"{number} sửa thành {dotted(paper.mended)} đồng và ghi sổ lại, số giữ nguyên.")

    def void(self) -> None:
        """Hủy, found in the search because it has no chord of its own."""
        her = self.her
        number = self.number()
        her.press("Ctrl+K")
        her.write("huy viec o trang nay")
        her.reason("Return", "đã có phiếu khác cho khoản này", f"Hủy {number}: giữ số, tính bằng 0.")
        her.picture(f"{number} đã hủy.")

    def reverse(self, month: int) -> None:
        """Điều chỉnh a voucher of a closed month."""
        her = self.her
        her.find(self.wrong)
        her.picture(f"{self.wrong} thuộc tháng đã khóa: chỉ xem và điều chỉnh được.")
        her.press("Ctrl+K")
        her.write("dieu chinh viec o trang nay")
        her.reason("Return", "ghi nhầm mã 37, đúng là 34.02", f"Điều chỉnh {self.wrong}: phải nêu lý do.")
        her.picture(f"Tháng {month:02d}: chứng từ điều chỉnh {self.number()}, cùng mã, số tiền âm.")

    def take_draft_back(self, what: str) -> None:
        """Cất nháp, then Ctrl+Z from the list."""
        her = self.her
        her.press("Ctrl+S")
        her.picture(f"{what}: cất nháp.")
        her.room("vouchers")
        her.press("Ctrl+Z")
        her.picture("Ctrl+Z: chứng từ nháp vừa cất được lấy lại.")

    # ---- papers ----------------------------------------------------------------------------------------------------

    def papers(self) -> None:
        """A payment voucher, both books: looked at and saved."""
        her = self.her
        her.find(f"PC{YEAR}/03")
        her.press("Ctrl+P")
        self.keep_paper("c41", "Phiếu chi C41-BB")
        her.room("books")
        her.picture("Sổ quỹ tiền mặt cả năm trên màn hình.")
        her.press("Ctrl+P")
        self.keep_paper("s11", "Sổ quỹ tiền mặt S11-H")
        her.room("books")
        her.tab_to("Quỹ, tài khoản: Sổ quỹ tiền mặt")
        her.press("Right")
        her.picture("Sổ tiền gửi cả năm trên màn hình.")
        her.press("Ctrl+P")
        self.keep_paper("s12", "Sổ tiền gửi S12-H")

    def keep_paper(self, form: str, name: str) -> None:
        """The page itself on screen, then as PDF and as workbook."""
        her = self.her
        her.rest(380)
        her.picture(f"{name}: xem trước trang in.")
        her.save_as("Ctrl+Shift+P", self.folder / f"{form}.pdf")
        her.save_as("Ctrl+E", self.folder / f"{form}.xlsx")
        her.picture(f"{name}: đã lưu PDF và Excel.")

    def settlement(self) -> None:
        """Basic indicators, B07 on screen and paper, filed."""
        her = self.her
        her.find("quyet toan b07 bao cao")
        her.press("F2")
        her.fill(*(str(figure) for figure in year_plan.HEADS))
        her.picture("Chỉ tiêu cơ bản của B07.")
        her.press("Ctrl+Return")
        her.picture("Quyết toán B07 năm 2024: mã 50 khớp tiền mặt và tiền gửi.")
        her.press("Ctrl+P")
        self.keep_paper("b07", "Quyết toán B07-TLĐ")
        her.find("quyet toan b07 bao cao")
        her.press("Ctrl+K")
        her.write("ghi nhan da nop")
        her.expect(self.submit)
        her.press("Return")
        her.picture("Quyết toán năm 2024 đã ghi nhận nộp cấp trên.")

    def submit(self) -> None:
        """The box that asks whether it really went up."""
        self.her.picture("Ghi nhận đã nộp: số liệu được giữ như đã nộp.")
        self.her.press("Return")


def record(window: MainWindow, folder: Path, pictures: Path | None, today: Callable[[str], None]) -> Album:
    """Live the year in a window that shows the start screen; gives the captions of its steps."""
    # Why: the pointer lies in the corner, where it would light up the first room of the rail.
    QCursor.setPos(4000, 4000)
    album = Album(pictures)
    Year(Treasurer(window, album), today, folder).live()
    return album


def _set_today(day: str) -> None:
    os.environ["SO_CONG_DOAN_TODAY"] = day


def alone(
    live: Callable[[MainWindow, Path, Path | None, Callable[[str], None]], Album],
    program: str,
    about: str | None,
    out: Path,
    arguments: list[str] | None,
) -> int:
    """Record something in a window of its own, in a home of its own; gives 0."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}", description=about)
    parser.add_argument("--out", type=Path, default=out)
    wanted = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["SO_CONG_DOAN_HOME"] = home
        from app.ui import start, theme
        from app.ui.desk import Desk
        from app.ui.qt_words import QtWords

        application = start.make_application()
        application.installTranslator(QtWords(application))
        desk = Desk()
        desk.preferences.set("appearance", "light")
        theme.apply(application, "light")
        window = MainWindow(desk)
        window.resize(1366, 768)
        window.show()
        album = live(window, Path(home), wanted.out, _set_today)
        window.close()
    print(f"{len(album.captions)} pictures in {wanted.out}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Record the year into a folder; gives 0."""
    return alone(record, "tests.ui.year_by_keyboard", __doc__, Path("out/year"), arguments)


if __name__ == "__main__":
    sys.exit(main())
