"""Pictures of the book itself: start, home, the forms page, settings, policies, trail, checks, search, help."""

from __future__ import annotations

from typing import Any

from app.domain.dates import Period
from app.models.queries.members.members import member
from app.ui.ask import Question
from app.ui.main_window import MainWindow
from app.ui.search_palette import SearchPalette
from tests.cameras.scene import Scene, latest, month_before, settle


def _begin_book(window: MainWindow) -> None:
    start: Any = window.pages.widget(0)
    start.begin()


def _begin_money(window: MainWindow) -> None:
    _begin_book(window)
    start: Any = window.pages.widget(0)
    start.first_run.widget("union").setText("Công đoàn cơ sở Công ty Giày Bình Minh")
    start.first_run.submit()
    start.first_run.widget("cash").set_value(5_000_000)


def _look_for(window: MainWindow, words: str) -> None:
    window.open_search()
    settle(window)
    box = next(child for child in window.findChildren(SearchPalette) if child.isVisible())
    box.box.setText(words)
    box.look()


def _search(window: MainWindow) -> None:
    _look_for(window, "tham hoi")


def _question(window: MainWindow) -> None:
    text = "Chứng từ ra khỏi sổ để sửa; số giữ nguyên."
    Question(window, "Bỏ ghi PC2026/13", text, "Bỏ ghi", asks="reason").open()


def _last_may(window: MainWindow) -> None:
    window.desk.set_month(latest(window, 5))


def _before_tet(window: MainWindow) -> None:
    window.desk.set_month(latest(window, 1))


def _find_member(window: MainWindow) -> None:
    with window.desk.read() as read:
        name = member(read, 1).full_name
    _look_for(window, name)


def _print_list(window: MainWindow) -> None:
    page: Any = window.current
    page.print_list()


SCENES = (
    Scene("start", without_book=True),
    Scene("start-new", without_book=True, prepare=_begin_book),
    Scene("start-money", without_book=True, prepare=_begin_money),
    Scene("month", "month", caption=("Việc tháng này", "Home: what this month asks for")),
    Scene("month-may", "month", prepare=_last_may),
    Scene("month-tet", "month", prepare=_before_tet),
    *(
        Scene(f"settings-{page}", "settings", {"page": page})
        for page in ("unit", "officers", "funds", "superior", "printing", "looks", "backup")
    ),
    Scene("policies", "policies"),
    Scene("policy_value", "policy_value", {"policy": "dues_share_up"}),
    Scene("acts", "acts"),
    Scene("checks", "checks"),
    Scene("search", "vouchers", {"state": ""}, prepare=_search),
    Scene("search-member", "vouchers", prepare=_find_member),
    Scene("question", "vouchers", {"state": ""}, prepare=_question),
    Scene("help", "voucher_editor", {"kind": "PC"}, prepare=MainWindow.open_help),
    Scene("forms-b07", "forms", {"form": "b07", "period": Period.of_year(2025)}),
    Scene("forms-groups", "forms", {"form": "dues-list", "by_group": True}, prepare=month_before),
    Scene("forms-c34", "forms", {"form": "c34"}, prepare=month_before),
    Scene("forms-c41", "forms", {"form": "c41", "period": Period.of_year(2025)}),
    Scene("forms-s12", "forms", {"form": "s12", "period": Period.of_year(2025)}),
    Scene("list_preview", "emulation", prepare=_print_list),
)
