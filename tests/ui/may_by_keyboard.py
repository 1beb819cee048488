"""A whole Workers' Month, at the keyboard: ``python -m tests.ui.may_by_keyboard --out out/may``.

April: the plan with its programmes and targets, three activities, the letter. May: lists, attendance, money in and out,
results, settling; then the report up. Every act is key events; after each step the window is pictured with a caption.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.activities.activities import GIFT_LIST, KINDS
from app.ui.main_window import MainWindow
from tests.sample_books import copy_of_sample
from tests.ui.treasurer import Album, Treasurer, sit_down
from tests.ui.year_by_keyboard import Year, alone
from tests.ui.year_plan import Line, Paper

STARTED, APRIL, MAY = "2026-03-27", "2026-04-20", "2026-05-31"
MEMBERS, SEED = 12, 2032
THEME = "Công nhân tiên phong, sáng tạo"
DRAWN = Paper("transfer", 4, "", (Line("", 3_000_000),), "Phạm Thị Kim Oanh")
TARGETS = ((None, "3"), ("Cuộc đối thoại", "1"), ("Kiến nghị", "4"))
SUPPORT, DIRECT = 500_000, 800_000
ASSESSMENT = "Hoạt động vui, an toàn; đề nghị cấp trên hỗ trợ phần thưởng."


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """One activity as she plans and holds it. ``figures`` follow the order of the box; people None: by the list."""

    title: str
    kind: str
    programme: int
    day: str
    budget: int
    paid: int
    people: int | None
    women: int
    figures: tuple[int, ...]
    result: str


GAMES = PlannedActivity(
    "Hội thao ba tổ", "sports", 1, "09/05", 1_500_000, 1_200_000, None, 0, (4,), "Tổ May 1 giải nhất; an toàn."
)
TALK = PlannedActivity(
    "Đối thoại với Giám đốc",
    "dialogue",
    2,
    "15/05",
    200_000,
    150_000,
    9,
    5,
    (6, 4),
    "Thêm quạt xưởng may, nâng suất ăn ca.",
)
THANKS = PlannedActivity(
    "Ngày hội Cảm ơn",
    "thanks",
    3,
    "23/05",
    1_600_000,
    700_000,
    11,
    6,
    (10, 500_000),
    "Trao 10 phần quà, bữa cơm chung.",
)
ACTIVITIES = (GAMES, TALK, THANKS)


def make_book(folder: Path) -> Path:
    """The sample book she finds on her desk, closed again: nothing of May is in it."""
    return copy_of_sample(folder / "Sổ mẫu.socd", members=MEMBERS, years=1, seed=SEED)


class WholeMay:
    """From the job on the home page in April to the report that goes up at the end of May."""

    def __init__(self, treasurer: Treasurer, today: Callable[[str], None], folder: Path) -> None:
        self.her = treasurer
        self.today = today
        self.folder = folder
        self.as_in_the_year = Year(treasurer, today, folder)

    def live(self) -> None:
        """April, then May."""
        self.today(APRIL)
        self.her.press("Alt+Right")
        self.plan()
        self.activities()
        self.letter()
        self.today(MAY)
        self.her.press("Alt+Right")
        self.as_in_the_year.type_paper(DRAWN, 5)
        self.games()
        self.talk()
        self.thanks()
        self.report()

    # ---- April -----------------------------------------------------------------------------------------------------

    def plan(self) -> None:
        """Theme, number, day, programmes as they are, targets."""
        her = self.her
        her.room("month")
        her.picture("Tháng 04/2026: việc theo mùa nhắc lập kế hoạch Tháng Công nhân.")
        her.room("activities")
        her.picture("Tháng Công nhân 2026: chưa có kế hoạch, chưa có nguồn cho chủ đề chung.")
        her.press("F2")
        her.tab_to("Số")
        her.fill("07", "20/04/2026")
        her.tab_to("Chủ đề")
        her.fill(THEME)
        her.picture("Lập kế hoạch: chủ đề theo văn bản của cấp trên, các chương trình điền sẵn.")
        her.tab_to("Chỉ tiêu")
        for what, wanted in TARGETS:
            her.press("Right") if what is None else her.fill(what)
            her.fill(wanted)
        her.picture("Chỉ tiêu: ba hoạt động, một cuộc đối thoại, bốn kiến nghị được giải quyết.")
        self.her.submit()
        her.picture("Kế hoạch đã lập: các chương trình chờ hoạt động.")

    def activities(self) -> None:
        """Three activities, one after another in the same box."""
        her = self.her
        her.press("Ctrl+N")
        for activity in ACTIVITIES:
            self.type_activity(activity)
            her.picture(f"Thêm hoạt động «{activity.title}», dự toán {activity.budget:,} đồng.".replace(",", "."))
            if activity is ACTIVITIES[-1]:
                self.her.submit()
            else:
                her.push("Cất và thêm hoạt động nữa")
        her.picture("Danh sách hoạt động năm 2026: ba hoạt động của tháng 5 trong kế hoạch.")

    def type_activity(self, activity: PlannedActivity) -> None:
        """Name, kind, programme, day, budget."""
        her = self.her
        her.fill(activity.title)
        self.choose("Loại", [key for key in KINDS if key != GIFT_LIST].index(activity.kind))
        self.choose("Chương trình", activity.programme)
        her.tab_to("Từ ngày")
        her.fill(f"{activity.day}/2026")
        her.tab_to("Dự toán")
        her.fill(str(activity.budget))

    def choose(self, name: str, place: int) -> None:
        """An entry of a drop-down by its place."""
        her = self.her
        her.tab_to(name)
        her.press("Home", *(["Down"] * place))

    def letter(self) -> None:
        """The plan as a letter, on screen and kept."""
        her = self.her
        her.find("thang cong nhan thang cn")
        her.picture("Tháng Công nhân 2026: mỗi chương trình với hoạt động và trạng thái.")
        her.press("Ctrl+P")
        self.as_in_the_year.keep_paper("activity-plan", "Kế hoạch Tháng Công nhân")

    # ---- May -------------------------------------------------------------------------------------------------------

    def point(self, activity: PlannedActivity) -> None:
        """Ctrl+K and its name."""
        self.her.find(activity.title)

    def games(self) -> None:
        """By list: everybody invited, one did not come; the company gave money into the cash."""
        her, activity = self.her, GAMES
        self.point(activity)
        her.picture("Hội thao: đã qua ngày, chờ ghi kết quả.")
        her.press("Ctrl+1")
        her.push("Thêm người…")
        her.tab_to("Đoàn viên")
        her.press("Ctrl+A", "Space")
        her.picture("Chọn người tham gia: tất cả đoàn viên.")
        her.press("Ctrl+Return")
        her.tab_to("Danh sách tham gia")
        her.press("Down", "Space")
        her.picture("Điểm danh: một người vắng.")
        self.her.submit()
        self.receive(SUPPORT)
        self.pay(activity)
        self.finish(activity)

    def talk(self) -> None:
        """By count, with requests and what came of them."""
        self.point(TALK)
        self.pay(TALK)
        self.finish(TALK)

    def thanks(self) -> None:
        """The employer paid a part directly, beside the union's cash."""
        her = self.her
        self.point(THANKS)
        her.push("Nguồn kinh phí")
        her.press("Ctrl+Home")
        her.fill("Người sử dụng", "Công ty", str(THANKS.budget - THANKS.paid), str(DIRECT))
        her.picture("Nguồn kinh phí: công ty chi trực tiếp 800.000 đồng, không qua quỹ công đoàn.")
        self.her.submit()
        her.tab_to("Các hoạt động")
        self.pay(THANKS)
        self.finish(THANKS)

    def receive(self, amount: int) -> None:
        """Phiếu thu of what was given into the cash for the activity."""
        her = self.her
        her.press("Ctrl+5")
        her.tab_to("Người nộp, người nhận")
        her.fill("Công ty Hoa Sen Trắng")
        self._amount(amount)
        her.picture("Phiếu thu hỗ trợ điền sẵn hoạt động và mã 25.01.")
        her.press("Ctrl+G")
        her.picture(f"{self.as_in_the_year.number()}: công ty hỗ trợ 500.000 đồng cho hội thao.")
        her.press("Escape")

    def pay(self, activity: PlannedActivity) -> None:
        """Phiếu chi that names the activity; back to it afterwards."""
        her = self.her
        her.press("Ctrl+3")
        her.tab_to("Người nộp, người nhận")
        her.press("Ctrl+A")
        her.fill("Lê Ngọc Ánh")
        self._amount(activity.paid)
        her.tab_to("Số chứng từ gốc")
        her.fill("1")
        her.press("Ctrl+G")
        her.picture(f"{self.as_in_the_year.number()}: chi {activity.title}.")
        her.press("Escape")

    def _amount(self, amount: int) -> None:
        self.her.tab_to("Các dòng tiền")
        self.her.press("Home", "Right")
        self.her.fill(str(amount))

    def finish(self, activity: PlannedActivity) -> None:
        """Kết quả, then quyết toán."""
        her = self.her
        her.press("Ctrl+2")
        if activity.people is not None:
            her.tab_to("Số người tham gia")
            her.fill(str(activity.people), str(activity.women))
        else:
            her.tab_to("Trong đó nữ")
            her.press("Tab")
        her.fill(*(str(figure) for figure in activity.figures))
        her.tab_to("Kết quả")
        her.write(activity.result)
        her.picture(f"Kết quả «{activity.title}».")
        self.her.submit()
        her.expect(lambda: self._say_yes(activity))
        her.press("Ctrl+4")
        her.picture(f"«{activity.title}» đã quyết toán: người, tiền theo nguồn, chứng từ, kết quả.")

    def _say_yes(self, activity: PlannedActivity) -> None:
        self.her.picture(f"Quyết toán «{activity.title}»: hỏi lại trước khi khóa.")
        self.her.press("Ctrl+Return")

    def report(self) -> None:
        """The whole month, why a number, the assessment, the report up."""
        her = self.her
        her.find("thang cong nhan thang cn")
        her.picture("Tháng Công nhân 2026: mọi hoạt động đã quyết toán, đạt chỉ tiêu.")
        her.push("Vì sao số này: Lượt người tham gia")
        her.picture("Vì sao số này: lượt người của từng hoạt động.")
        her.press("Escape", "F2")
        her.tab_to("Đánh giá")
        her.write(ASSESSMENT)
        her.picture("Tổng kết: đánh giá ghi vào kế hoạch để in trong báo cáo.")
        self.her.submit()
        her.press("Ctrl+Shift+P")
        self.as_in_the_year.keep_paper("workers-month-report", "Báo cáo Tháng Công nhân")
        her.room("month")
        her.picture("Việc tháng 05/2026: Tháng Công nhân xong.")


def record(window: MainWindow, folder: Path, pictures: Path | None, today: Callable[[str], None]) -> Album:
    """Make the book, open it, live the two months; gives the captions of the steps."""
    today(STARTED)
    treasurer = sit_down(window, pictures, make_book(folder))
    WholeMay(treasurer, today, folder).live()
    return treasurer.album


def main(arguments: list[str] | None = None) -> int:
    """Record the month into a folder; gives 0."""
    return alone(record, "tests.ui.may_by_keyboard", __doc__, Path("out/may"), arguments)


if __name__ == "__main__":
    sys.exit(main())
