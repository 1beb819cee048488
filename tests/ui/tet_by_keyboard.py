"""A Tết list of five hundred, at the keyboard: ``python -m tests.ui.tet_by_keyboard --out out/tet``.

From the job on the home page to the paper that settles it: rule, another amount for some, sheet for signature, money drawn,
who did not come, one voucher, what goes back, the signed sheet kept, a latecomer, and the way from the voucher to the list.
Every act is key events; after each step the window is pictured with a caption.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

from app.domain.dates import Month
from app.domain.money import Dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount
from app.services.home.create_book import create_book
from app.services.members.keep_members import MemberEntry
from app.services.members.sample_people import people
from app.services.members.store_members import store_members
from app.ui.main_window import MainWindow
from tests.ui.treasurer import Album, Treasurer, sit_down
from tests.ui.year_by_keyboard import Year, alone, dotted
from tests.ui.year_plan import Line, Paper

OPENING, JANUARY, HANDED_OUT, LATE = dt.date(2026, 1, 1), "2026-01-20", "2026-02-07", "2026-02-12"
MEMBERS, NEWCOMERS, SEED = 500, 12, 2027
EACH, IN_KIND = 300_000, 120_000
LESS, WITH_LESS = 200_000, 3
"""So many of the list are given less: they came back from a long leave."""
MONTHS = 6
DRAWN = MEMBERS * EACH - WITH_LESS * (EACH - LESS)
ABSENT = 4
GROUPS = ("Tổ May 1", "Tổ May 2", "Tổ May 3", "Tổ Cắt", "Tổ Hoàn thành", "Tổ Văn phòng")
SIGNED_SHEET = "Danh sách đã ký.pdf"
TITLE = "Quà Tết Nguyên đán Bính Ngọ năm 2026"
PROFILE = Profile(
    opening_day=OPENING, union="Công đoàn cơ sở Công ty TNHH May Sao Mai", superior="Liên đoàn Lao động tỉnh Tây Ninh",
    employer="Công ty TNHH May Sao Mai", address="15 Đường số 7, Khu công nghiệp Trảng Bàng", place="Tây Ninh",
    cash=Dong(5_000_000), accounts=(ProfileAccount("VietinBank Tây Ninh", "VietinBank", "101800445566", Dong(210_000_000)),),
    officers=(TermOfOffice("chair", "Lê Thị Ân", OPENING), TermOfOffice("accountant", "Cao Thị Chín", OPENING),
              TermOfOffice("cashier", "Ngô Thị Oanh", OPENING)),
)  # fmt: skip


def make_book(folder: Path) -> Path:
    """A union of five hundred and a dozen newcomers with money in the bank and nothing else yet, closed again."""
    file = folder / "Sao Mai.socd"
    book = create_book(file, PROFILE).value
    entries = []
    for place, person in enumerate(people(MEMBERS + NEWCOMERS, SEED)):
        joined = dt.date(2024, 3, 1) if place < MEMBERS else dt.date(2025, 12, 1)
        gender = "female" if person.is_woman else "male"
        group = GROUPS[place % len(GROUPS)]
        entries.append(MemberEntry(person.name, joined, gender=gender, group=group, staff_number=f"SM{place + 1:04d}"))
    with book.operation("import_members") as operation:
        store_members(operation, entries)
    book.close()
    return file


class WholeTet:
    """From the job on the home page to the settled list, its voucher and the latecomer's."""

    def __init__(self, treasurer: Treasurer, today: Callable[[str], None], folder: Path) -> None:
        self.her = treasurer
        self.today = today
        self.folder = folder
        self.as_in_the_year = Year(treasurer, today, folder)

    def live(self) -> None:
        """January: the list and its sheet. February: money, gifts, settling."""
        self.make_list()
        self.another_amount()
        self.sheet()
        self.today(HANDED_OUT)
        self.her.press("Alt+Right")
        self.draw_money()
        self.who_did_not_come()
        self.settle()
        self.keep_signed_sheet()
        self.papers()
        self.latecomer()
        self.there_and_back()
        self.home_again()

    def lists(self) -> None:
        """Quà lễ, Tết, through the search."""
        self.her.find("qua le tet cham lo")

    # ---- January ---------------------------------------------------------------------------------------------------

    def make_list(self) -> None:
        """The job leads to the list; the rule leaves the newcomers out and says so."""
        her = self.her
        her.room("month")
        her.picture("Tháng 01/2026: việc theo mùa nhắc quà Tết, chưa có danh sách.")
        her.push("Quà Tết Nguyên đán Bính Ngọ: Lập")
        her.tab_to("Ngày phát")
        her.press("Ctrl+A")
        her.fill("07/02/2026", str(EACH), "Túi quà Tết do Công ty tặng", str(IN_KIND))
        her.tab_to("Đã vào ít nhất")
        her.fill(str(MONTHS))
        her.picture("Lập danh sách: ai được nhận, bao nhiêu tiền, vì sao mười hai người chưa có tên.")
        self.her.submit()
        her.picture("Danh sách 500 người đã lập, chưa phát.")

    def another_amount(self) -> None:
        """Three are given less, with the reason."""
        her = self.her
        her.tab_to("Người nhận quà")
        her.press("Ctrl+Home", *(["Shift+Down"] * (WITH_LESS - 1)))
        her.press("Ctrl+4")
        her.press("Ctrl+A")
        her.write("-5")
        her.press("Ctrl+Return")
        her.picture("Mức riêng: số tiền âm thì không nhận.")
        her.press("Ctrl+A")
        her.fill(str(LESS), "nghỉ dài ngày mới trở lại")
        her.picture("Mức riêng cho ba người, có lý do.")
        self.her.submit()
        her.picture("Ba người 200.000 đồng, tổng của danh sách theo đó mà giảm.")

    def sheet(self) -> None:
        """The sheet for signature: first and last page, kept as PDF and workbook."""
        her = self.her
        her.press("Ctrl+P")
        her.rest(500)
        her.tab_to("Trang in")
        her.press("Ctrl+End")
        her.rest(200)
        her.picture("Danh sách ký nhận: trang cuối, dòng cộng và chỗ ký.")
        her.press("Ctrl+Home")
        self.as_in_the_year.keep_paper("gift-sheet", "Danh sách ký nhận")

    # ---- February --------------------------------------------------------------------------------------------------

    def draw_money(self) -> None:
        """From the bank into the cash, the day before."""
        self.as_in_the_year.type_paper(Paper("transfer", 6, "", (Line("", DRAWN),), "Ngô Thị Oanh"), 2)

    def who_did_not_come(self) -> None:
        """Found by name or down the list, ticked with the space bar."""
        her = self.her
        self.lists()
        her.tab_to("Người nhận quà")
        her.press("Ctrl+Home", *(["Down"] * 9))
        for _absent in range(ABSENT):
            her.press("Space", *(["Down"] * 12))
        her.picture("Phát quà: bốn người chưa nhận, đánh dấu bằng phím cách.")

    def settle(self) -> None:
        """More than was drawn is refused; then one voucher, and what goes back."""
        her = self.her
        her.press("Ctrl+G")
        her.tab_to("Ngày ghi sổ")
        her.press("Ctrl+A")
        her.fill("7")
        her.tab_to("Người phát quà")
        her.fill("Ngô Thị Oanh", "100tr")
        her.press("Ctrl+Return")
        her.picture("Rút ra 100 triệu mà phát hơn 148 triệu: bị từ chối, điều đã gõ còn nguyên.")
        her.tab_to("Tiền rút ra trước")
        her.press("Ctrl+A")
        her.fill(str(DRAWN))
        her.picture("Chi và ghi sổ: một chứng từ cho 496 người, bốn suất nộp lại quỹ.")
        self.her.submit()
        her.picture("Danh sách đã quyết toán: chứng từ, người đã nhận, tiền nộp lại.")

    def keep_signed_sheet(self) -> None:
        """The sheet as signed and scanned, kept in the book with the list."""
        her = self.her
        scanned = self.folder / SIGNED_SHEET
        scanned.write_bytes((self.folder / "gift-sheet.pdf").read_bytes())
        her.tab_to("Đính kèm…")
        her.expect(lambda: self._name_file(scanned))
        her.press("Space")
        her.rest(200)
        her.picture("Danh sách đã ký, quét lại, lưu trong sổ cùng danh sách quà.")

    def _name_file(self, file: Path) -> None:
        self.her.press("Ctrl+A")
        self.her.write(str(file))
        self.her.press("Return")

    def papers(self) -> None:
        """The settlement of the list, and the voucher as it is printed."""
        her = self.her
        her.press("Ctrl+K")
        her.write("in phieu quyet toan viec o trang nay")
        her.press("Return")
        self.as_in_the_year.keep_paper("gift-settlement", "Phiếu quyết toán quà")
        her.find("PC2026/01")
        her.picture("Phiếu chi của danh sách: số tiền theo người đã nhận, danh sách quà ở dòng tiền.")
        her.press("Ctrl+P")
        self.as_in_the_year.keep_paper("c41", "Phiếu chi C41-BB")

    def latecomer(self) -> None:
        """One of the four comes after all: a second voucher, taken back and posted again."""
        her = self.her
        self.today(LATE)
        self.lists()
        her.tab_to("Lọc người nhận")
        her.press("Down")
        her.tab_to("Người nhận quà")
        her.press("Ctrl+Home", "Space")
        her.picture("Một người nhận sau: danh sách lại chờ ghi sổ.")
        her.press("Ctrl+G")
        her.tab_to("Ngày ghi sổ")
        her.press("Ctrl+A")
        her.fill("12")
        self.her.submit()
        her.picture(f"Chi bổ sung {dotted(EACH)} đồng bằng chứng từ thứ hai.")
        her.press("Ctrl+Z")
        her.picture("Ctrl+Z: việc đã vào sổ thì không lấy lại được, và nói phải làm gì.")

    def there_and_back(self) -> None:
        """From the list to its second voucher, which is voided; back to the list, which stands open again and is paid."""
        her = self.her
        her.push("Mở PC2026/02")
        her.picture("Từ danh sách mở chứng từ thứ hai của nó.")
        her.press("Ctrl+K")
        her.write("huy viec o trang nay")
        her.reason("Return", "ghi nhầm ngày", "Hủy PC2026/02: giữ số, tính bằng 0.")
        her.picture("PC2026/02 đã hủy.")
        her.push(f"Mở: Cho hoạt động: {TITLE}")
        her.picture("Từ chứng từ về lại danh sách: người nhận sau lại chờ ghi sổ.")
        her.press("Ctrl+G")
        her.tab_to("Ngày ghi sổ")
        her.press("Ctrl+A")
        her.fill("12")
        self.her.submit()
        her.picture("Chi lại bằng chứng từ mới; chứng từ hủy vẫn còn trong danh sách.")

    def home_again(self) -> None:
        """Nothing is left to do for Tết."""
        her = self.her
        her.room("books")
        her.picture("Sổ quỹ tiền mặt tháng 02/2026: rút tiền, chi quà, chi bổ sung.")
        her.room("month")
        her.rest(200)
        her.picture("Tháng 02/2026: quà Tết đã quyết toán.")


def record(window: MainWindow, folder: Path, pictures: Path | None, today: Callable[[str], None]) -> Album:
    """Make the book, open it, live Tết; gives the captions of the steps."""
    today(JANUARY)
    treasurer = sit_down(window, pictures, make_book(folder), Month(2026, 1))
    WholeTet(treasurer, today, folder).live()
    return treasurer.album


def main(arguments: list[str] | None = None) -> int:
    """Record Tết into a folder; gives 0."""
    return alone(record, "tests.ui.tet_by_keyboard", __doc__, Path("out/tet"), arguments)


if __name__ == "__main__":
    sys.exit(main())
