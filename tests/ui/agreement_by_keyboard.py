"""A collective agreement from the first letter to the register, at the keyboard: ``python -m tests.ui.agreement_by_keyboard --out out/agreement``.

Every refusal of the law is met on the way and pictured with its article, and each of the ten papers once its step is done.
Every act is key events; ``captions.txt`` beside the pictures says what was done.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.agreements.agreements import STEPS, Step
from app.domain.money import Dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile
from app.i18n import _
from app.models.book import Book
from app.services.home.create_book import create_book
from app.services.members.keep_members import MemberEntry, add_member
from app.ui.main_window import MainWindow
from app.ui.widgets.hint import Hint
from tests.ui.treasurer import Album, Treasurer, sit_down
from tests.ui.year_by_keyboard import alone

OPENING = dt.date(2026, 1, 1)
TITLE = "Thỏa ước 2026–2028"
MEMBERS = ("Bùi Văn Ba", "Cao Thị Chín", "Đỗ Thị Én", "Hà Văn Giáp", "Lê Thị Nhan", "Ngô Thị Oanh", "Trần Văn Út")
WORKERS = 10
PROFILE = Profile(
    opening_day=OPENING, union="Công đoàn cơ sở Công ty TNHH Sao Mai", superior="Liên đoàn Lao động tỉnh Tây Ninh",
    employer="Công ty TNHH Sao Mai", address="15 Đường số 7, Khu công nghiệp Trảng Bàng", place="Tây Ninh", cash=Dong(1_000_000),
    officers=(TermOfOffice("chair", "Lê Thị Ân", OPENING), TermOfOffice("vice_chair", "Lê Thị Nhan", OPENING)),
)  # fmt: skip


def make_book(folder: Path) -> Path:
    """A union of a few members that never had an agreement, closed again."""
    file = folder / "Sao Mai.socd"
    book: Book = create_book(file, PROFILE).value
    for name in MEMBERS:
        add_member(book, MemberEntry(name, OPENING, group="Tổ May 1"))
    book.close()
    return file


class WholeAgreement:
    """From an empty register to a graded agreement, and what the law refuses afterwards."""

    def __init__(self, treasurer: Treasurer, today: Callable[[str], None]) -> None:
        self.her = treasurer
        self._today = today
        self.refused: list[str] = []

    def live(self) -> None:
        """All of it."""
        self.begin()
        self.first_letters()
        self.opinions()
        self.talks()
        self.vote_and_sign()
        self.send()
        self.afterwards()

    # ---- what she does again and again -----------------------------------------------------------------------------

    def day(self, day: str) -> None:
        """Another morning."""
        self._today(dt.datetime.strptime(day, "%d/%m/%Y").date().isoformat())

    def box(self, chord: str) -> None:
        """Open a box of the register."""
        self.her.press(chord)
        assert QApplication.activeModalWidget() is not None, f"{chord} opened nothing"

    def is_refused(self, caption: str) -> None:
        """The verb of the box, refused; what is typed stays, and she sees why."""
        self.her.press("Ctrl+Return")
        box = QApplication.activeModalWidget()
        assert box is not None, f"not refused: {caption}"
        self.her.picture(caption)
        self.refused.append(caption)

    def is_warned(self, caption: str) -> None:
        """What no law forbids is told beside what is typed, and may be stored."""
        box = QApplication.activeModalWidget()
        assert box is not None
        assert any("theo thông lệ" in hint.text() for hint in box.findChildren(Hint)), caption
        self.her.picture(caption)

    def choose_step(self, step: Step) -> None:
        """Another step in the box."""
        self.her.tab_to(_("Bước"))
        for _up in STEPS:
            self.her.press("Up")
        for _down in range(list(STEPS).index(step)):
            self.her.press("Down")
        self.her.press("Tab")

    def step(self, day: str, caption: str, *more: tuple[str, str]) -> None:
        """The next step, on a day; other fields by their names."""
        self.day(day)
        self.box("Ctrl+1")
        self.her.fill(day)
        for name, text in more:
            self.her.tab_to(_(name))
            self.her.press("Ctrl+A")
            self.her.write(text)
        self.her.picture(caption)
        self.her.submit()

    def paper(self, caption: str, *, down: int = 0) -> None:
        """The paper of the step just done, as it is printed; back to the register."""
        her = self.her
        her.press("Ctrl+P")
        for _move in range(down):
            her.tab_to(_("Mẫu biểu"))
            her.press("Down")
        her.rest(500)
        her.picture(caption)
        her.room("agreements")

    # ---- the way ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The register is empty; she begins one."""
        her = self.her
        self.day("02/02/2026")
        her.room("agreements")
        her.picture("Sổ thỏa ước còn trống.")
        self.box("Ctrl+N")
        her.write(TITLE)
        for name, text in (
            ("Người ký bên NSDLĐ", "Phan Đình Khôi"), ("Chức vụ người ký bên NSDLĐ", "Giám đốc"), ("Số lao động", str(WORKERS)),
            ("Số người được áp dụng", str(WORKERS)), ("Mức ăn ca", "25000"),
        ):  # fmt: skip
            her.tab_to(_(name))
            her.write(text)
        her.picture("Thêm thỏa ước: hai bên, số lao động, mức ăn ca.")
        self.her.submit()
        her.picture("Thỏa ước đang thương lượng, việc tiếp theo là văn bản đầu tiên.")

    def first_letters(self) -> None:
        """The letter, and the team that must exist before anything else."""
        her = self.her
        self.step("02/02/2026", "Bước 1: đề nghị cung cấp thông tin.")
        self.paper("Văn bản 1: công văn đề nghị cung cấp thông tin.")
        self.day("04/02/2026")
        self.box("Ctrl+1")
        self.is_refused("Điều 69: chưa có ai trong Tổ thương lượng thì chưa thành lập được.")
        self.choose_step(Step.OPINIONS_ASKED)
        self.is_warned("Theo thông lệ thành lập Tổ thương lượng trước khi lấy ý kiến: chỉ nhắc.")
        her.give_up()
        self.box("Ctrl+2")
        her.push(_("Lấy Ban Chấp hành"))
        her.picture("Tổ thương lượng: lấy Ban Chấp hành.")
        self.her.submit()
        self.step("04/02/2026", "Bước 2: thành lập Tổ thương lượng.")
        self.paper("Văn bản 2: quyết định thành lập Tổ thương lượng.")

    def opinions(self) -> None:
        """Clauses, the letter that asks, what came back, the notice."""
        her = self.her
        self.box("Ctrl+3")
        self._clause("Tiền ăn giữa ca", "25.000 đồng/suất", "10", "0")
        self._texts("30.000 đồng một suất.", "Mỗi suất ăn ca trị giá ít nhất 25.000 đồng.", "Không bắt buộc.")
        her.picture("Điều khoản: đề nghị, thỏa thuận, luật, hơn luật bao nhiêu, bao nhiêu người đồng ý.")
        self.her.submit()
        self.step("05/02/2026", "Bước 3: gửi lấy ý kiến người lao động.")
        self.paper("Văn bản 3: công văn lấy ý kiến và nội dung thương lượng.")
        self.box("Ctrl+1")
        her.fill("04/02/2026")
        self.is_warned("Tổng hợp ý kiến trước ngày gửi lấy ý kiến: theo thông lệ làm sau, chỉ nhắc.")
        her.give_up()
        self.step("09/02/2026", "Bước 4: tổng hợp ý kiến.", ("Nơi", "phòng họp công đoàn"))
        self.paper("Văn bản 4: biên bản tổng hợp lấy ý kiến.")
        self.step("10/02/2026", "Bước 5: thông báo nội dung, đề nghị thương lượng.")
        self.paper("Văn bản 5: công văn thông báo nội dung đề nghị thương lượng.")
        self.step(
            "13/02/2026", "Người sử dụng lao động cung cấp thông tin muộn một ngày: vẫn ghi, và nói rõ (Điều 70)."
        )
        self.step("12/02/2026", "Hai bên thống nhất nơi, lúc bắt đầu.", ("Nơi", "hội trường Công ty"))

    def _clause(self, title: str, gain: str, agreed: str, against: str) -> None:
        """Title, better, gain, opinions and unity, cell by cell; the head stays the first."""
        her = self.her
        her.fill(title)
        her.write("x")
        her.press("Return")
        her.fill(gain, agreed, against)
        her.press("Return")
        her.write("100%")
        her.press("Return")
        # Why: Enter in the last cell opened a new line; the texts below belong to the line the cursor is on.
        her.press("Up")

    def _texts(self, *texts: str) -> None:
        names = ("Đề nghị của người lao động", "Thỏa thuận của hai bên", "Quy định của pháp luật")
        for name, text in zip(names, texts, strict=True):
            self.her.tab_to(_(name))
            self.her.write(text)

    def talks(self) -> None:
        """Too early, then with nobody on the other side, then held; the minutes are public."""
        her = self.her
        self.day("19/02/2026")
        self.box("Ctrl+1")
        her.fill("19/02/2026")
        self.is_refused("Điều 69: bên người sử dụng lao động chưa cử ai.")
        her.give_up()
        self.box("Ctrl+2")
        her.push(_("Thêm dòng"))
        self._employers()
        self.box("Ctrl+1")
        her.fill("19/02/2026")
        self.is_warned("Báo trước nội dung 5 ngày làm việc là thông lệ: sớm hơn thì chỉ nhắc.")
        her.give_up()
        self.step(
            "24/02/2026",
            "Bước 6: thương lượng tập thể.",
            ("Nơi", "hội trường Công ty"),
            ("Thời gian", "8 giờ 00 đến 11 giờ 00"),
        )
        self.paper("Văn bản 6: biên bản thương lượng tập thể.")
        self.step("27/02/2026", "Công khai biên bản thương lượng.")

    def _employers(self) -> None:
        """Two people of the employer and who takes the minutes."""
        her = self.her
        people = (
            ("Người sử dụng", "Phan Đình Khôi", "Giám đốc"),
            ("Người sử dụng", "Tạ Thị Vân", "Trưởng phòng Nhân sự"),
        )
        her.tab_to(_("Tổ thương lượng"))
        for side, name, role in people:
            her.fill(side, name, role)
            her.press("Return")
        her.picture("Tổ thương lượng: hai bên.")
        self.her.submit()

    def vote_and_sign(self) -> None:
        """Half is not enough; then more than half; a term that is too long; then signed."""
        her = self.her
        self.day("05/03/2026")
        self.box("Ctrl+1")
        self._votes("8", "3")
        self.is_refused("Điều 76: số phiếu nhiều hơn số người lao động.")
        self._votes("5", "3")
        her.picture("Lấy ý kiến: năm trên mười người tán thành, đúng 50%.")
        self.her.submit()
        self.day("10/03/2026")
        self.box("Ctrl+1")
        self._term("01/04/2026", "31/03/2028")
        self.is_refused("Điều 76: đúng 50% thì chưa ký được.")
        her.give_up()
        self.voters()
        self.day("06/03/2026")
        self.box("Ctrl+1")
        self.choose_step(Step.VOTE)
        her.tab_to(_("Đếm theo danh sách người lao động đã lập"))
        her.press("Space")
        her.picture("Lấy ý kiến lại, đếm theo danh sách.")
        self.her.submit()
        self.paper("Văn bản 7: biên bản lấy ý kiến tập thể lao động (Mẫu 2).")
        self.paper("Văn bản 8: danh sách người lao động đồng ý (Mẫu 3).", down=1)
        self.day("10/03/2026")
        self.box("Ctrl+1")
        self._term("01/04/2026", "02/04/2029")
        self.is_refused("Điều 78: thời hạn dài hơn 3 năm.")
        self._term("01/04/2026", "31/03/2028")
        her.tab_to(_("Số văn bản"))
        her.write("01/2026/TƯLĐTT")
        her.picture("Ký thỏa ước.")
        self.her.submit()
        self.paper("Văn bản 9: thỏa ước lao động tập thể.")

    def _votes(self, agreed: str, against: str) -> None:
        for name, text in (("Số tán thành", agreed), ("Số không tán thành", against)):
            self.her.tab_to(_(name))
            self.her.press("Ctrl+A")
            self.her.write(text)

    def _term(self, first: str, last: str) -> None:
        for name, text in (("Hiệu lực từ", first), ("Đến ngày", last)):
            self.her.tab_to(_(name))
            self.her.press("Ctrl+A")
            self.her.fill(text)

    def voters(self) -> None:
        """The list: the members, who all agree."""
        self.box("Ctrl+4")
        self.her.push(_("Thêm đoàn viên chưa có tên"))
        self.her.picture("Danh sách lấy ý kiến: bảy đoàn viên tán thành trên mười người lao động.")
        self.her.submit()

    def send(self) -> None:
        """Sent within ten days, published, graded."""
        her = self.her
        self.day("21/03/2026")
        self.box("Ctrl+1")
        her.fill("21/03/2026")
        her.picture("Điều 77: gửi sau 10 ngày thì vẫn ghi, nhưng nói rõ là muộn.")
        her.tab_to(_("Ngày"))
        her.press("Ctrl+A")
        her.fill("16/03/2026")
        her.tab_to(_("Số văn bản"))
        her.press("Ctrl+A")
        her.write("08/2026/CV-SM")
        her.picture("Gửi cơ quan lao động trong 10 ngày.")
        self.her.submit()
        self.paper("Văn bản 10: công văn gửi Sở Nội vụ (Mẫu 1).")
        self.step("17/03/2026", "Công bố thỏa ước cho người lao động.")
        self.day("01/04/2026")
        self.box("Ctrl+5")
        self._points("20", "15", "5", "8", "12", "8", "8", "5")
        her.picture("Xếp loại: điểm theo tiêu chí, loại theo điểm.")
        self.her.submit()
        her.press("F5")
        her.picture("Thỏa ước đang có hiệu lực trong sổ, đủ mười ba bước.")

    def _points(self, *points: str) -> None:
        for text in points:
            self.her.fill(text)

    def afterwards(self) -> None:
        """What the law refuses while it holds, and once it is void."""
        her = self.her
        self.box("Ctrl+6")
        her.tab_to(_("Bắt đầu ngày"))
        her.press("Ctrl+A")
        her.fill("01/04/2028")
        self.is_refused("Điều 82: chỉ sửa đổi được thỏa ước đang có hiệu lực.")
        her.tab_to(_("Lập mới hay thay đổi"))
        her.press("Down")
        her.tab_to(_("Bắt đầu ngày"))
        her.press("Ctrl+A")
        her.fill("01/10/2027")
        self.is_refused("Điều 83: gia hạn chỉ trong 90 ngày trước khi hết hạn.")
        her.give_up()
        self._second()
        self.box("Ctrl+7")
        her.tab_to(_("Từ ngày"))
        her.press("Ctrl+A")
        her.fill("01/03/2026")
        self.is_refused("Chấm dứt trước ngày ký thì không được.")
        her.tab_to(_("Lý do chấm dứt"))
        her.press("Down", "Down")
        her.tab_to(_("Từ ngày"))
        her.press("Ctrl+A")
        her.fill("01/04/2026")
        her.picture("Tòa án tuyên vô hiệu.")
        self.her.submit()
        self.box("Ctrl+5")
        self.is_refused("HD 1580: thỏa ước bị tuyên vô hiệu thì không xếp loại.")
        her.give_up()
        her.press("Ctrl+Z")
        her.picture("Hoàn tác: thỏa ước lại có hiệu lực.")

    def _second(self) -> None:
        """A second agreement of the same days, registered as signed."""
        her = self.her
        self.box("Ctrl+N")
        her.write("Thỏa ước thứ hai")
        for name, text in (("Số lao động", str(WORKERS)), ("Hiệu lực từ", "01/01/2027"), ("Đến ngày", "31/12/2028")):
            her.tab_to(_(name))
            her.write(text)
        her.tab_to(_("Đã ký từ trước, ghi lại vào sổ"))
        her.press("Space")
        for name, text in (("Ngày ký", "31/03/2026"), ("Số tán thành", "9")):
            her.tab_to(_(name))
            her.write(text)
        self.her.submit()
        her.picture("Hai thỏa ước cùng lúc: không luật nào cấm, chỉ nhắc theo thông lệ.")
        her.press("Ctrl+Z")


def record(window: MainWindow, folder: Path, pictures: Path | None, today: Callable[[str], None]) -> Album:
    """Make the book, open it, live the agreement; gives the captions of its steps."""
    today("2026-02-02")
    treasurer = sit_down(window, pictures, make_book(folder))
    WholeAgreement(treasurer, today).live()
    return treasurer.album


def main(arguments: list[str] | None = None) -> int:
    """Record the agreement into a folder; gives 0."""
    return alone(record, "tests.ui.agreement_by_keyboard", __doc__, Path("out/agreement"), arguments)


if __name__ == "__main__":
    sys.exit(main())
