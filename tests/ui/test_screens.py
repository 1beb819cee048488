"""Every screen and dialog opens on a real book, at both sizes, says nothing to Qt's log, and can be reached and read by all."""

from __future__ import annotations

import inspect
import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QWidget,
)

from app import rooms
from app.models.schema import bulk_tables, trailed_tables
from app.ui.lists.list_page import ListPage
from app.ui.lists.paged_list_page import PagedListPage
from app.ui.lists.table_page import TablePage
from app.ui.main_window import NoWay
from app.ui.pages import known_pages
from app.ui.records.editor import Editor
from app.ui.screen import Screen
from app.ui.widgets.parts import Elided
from tests.cameras.rooms import scenes
from tests.cameras.scene import Scene, settle
from tests.ui.keys import turn_wheel_over

SCENES = scenes()
USUAL, SMALLEST = (1366, 768), (911, 512)


def ids(scene: Scene) -> str:
    return scene.key


@pytest.mark.parametrize("scene", SCENES, ids=ids)
@pytest.mark.parametrize(("width", "height"), [USUAL, SMALLEST], ids=["100%", "150%"])
def test_a_screen_opens(tour, scene, width, height):
    _window, picture = tour.see(scene, width, height)
    assert (picture.width(), picture.height()) == (width, height)
    pixels = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    assert len(set(pixels[::61])) > 5


def test_no_scene_is_pictured_twice():
    keys = [scene.key for scene in SCENES]
    assert len(keys) == len(set(keys))


def test_every_screen_and_dialog_has_a_scene():
    pictured = {key for scene in SCENES for key in (scene.screen, scene.key)}
    assert set(known_pages()) <= pictured


def _tab_stops(screen: Screen) -> dict[int, QWidget]:
    """What Tab should come to on a page, by identity; a tool button without a name is a part of something else."""
    found = [screen, *screen.findChildren(QWidget)]
    return {
        id(widget): widget
        for widget in found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not _one_of_a_group(widget)
    }


def _one_of_a_group(widget: QWidget) -> bool:
    """Of buttons that exclude one another Tab comes to the one that is down; arrows go to the others."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    return widget.autoExclusive() or widget.group() is not None


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.screen and scene.key == scene.screen], ids=ids)
def test_tab_comes_to_everything_on_a_page(tour, scene):
    window, _picture = tour.see(scene, *USUAL)
    screen = window.current
    if screen.key != scene.screen:
        return  # a dialog over another page
    window.activateWindow()
    screen.take_keyboard()
    wanted = _tab_stops(screen)
    seen: set[int] = set()
    for _step in range(250):
        focus = QApplication.focusWidget()
        if focus is None or (id(focus) in seen and len(seen) > 3 and not wanted.keys() - seen):
            break
        seen.add(id(focus))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [(type(widget).__name__, widget.accessibleName()) for key, widget in wanted.items() if key not in seen]
    assert missed == []


def _cut(widget: QWidget) -> bool:
    """True when the widget's own text has less room than it needs."""
    if not isinstance(widget, QLabel | QAbstractButton) or isinstance(widget, Elided):
        return False
    if not widget.isVisible() or not widget.text():
        return False
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.height() + 1 < widget.heightForWidth(widget.width())
        return widget.width() + 1 < widget.sizeHint().width() or widget.height() + 3 < widget.sizeHint().height()
    return widget.width() + 1 < widget.minimumSizeHint().width()


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.screen], ids=ids)
def test_no_text_is_cut_in_the_smallest_window(tour, scene):
    window, _picture = tour.see(scene, *SMALLEST)
    root = window.current
    cut = [(type(w).__name__, w.text()) for w in root.findChildren(QWidget) if _cut(w)]
    assert cut == []


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.screen], ids=ids)
def test_everything_that_takes_the_keyboard_has_a_name(tour, scene):
    window, _picture = tour.see(scene, *USUAL)
    kinds = QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | QTableView
    nameless = [
        type(widget).__name__
        for widget in window.current.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.screen], ids=ids)
def test_the_wheel_changes_no_choice_on_a_page(tour, scene):
    window, _picture = tour.see(scene, *SMALLEST)
    for box in window.current.findChildren(QComboBox):
        if box.isVisible() and box.count() > 1:
            before = box.currentIndex()
            turn_wheel_over(box)
            assert box.currentIndex() == before, box.accessibleName()


@pytest.mark.parametrize("scene", [scene for scene in SCENES if scene.screen], ids=ids)
def test_no_two_verbs_of_a_page_have_the_same_shortcut(tour, scene):
    """Qt answers a chord of two actions with neither of them."""
    window, _picture = tour.see(scene, *USUAL)
    page = window.current
    if page is None:
        return
    chords = Counter(
        action.shortcut().toString()
        for action in map(page.verbs.action, page.verbs.offered())
        if not action.shortcut().isEmpty()
    )
    assert [keys for keys, count in chords.items() if count > 1] == []


def test_a_dark_window_opens_every_room(tour, make_window, book_file):
    tour.end()  # Why: every widget alive is dressed in the new colours, and the windows of the tour have thousands.
    window = make_window(looks="dark")
    window.desk.open_book(book_file)
    settle(window)
    for room in (
        "month",
        "members",
        "dues",
        "vouchers",
        "books",
        "welfare",
        "activities",
        "agreements",
        "reports",
        "rules",
        "acts",
        "settings",
    ):
        window.go_to_entry(room)
        settle(window, 20)
        assert window.current.rail_entry == room


@pytest.mark.parametrize("key", [key for key, cls in known_pages().items() if issubclass(cls, Screen)])
def test_every_screen_has_its_page_of_help(key):
    (page,) = rooms.resources(f"help/{key}.md")
    assert page.read_text("utf-8").startswith("# ")


def test_f1_shows_the_page_of_the_screen(window):
    window.go("settlement", {})
    settle(window)
    window.open_help()
    pages = [page for page in window.findChildren(QTextBrowser) if page.isVisible()]
    assert "Quyết toán B07" in pages[0].toPlainText()


def test_the_window_says_where_the_book_lies_and_what_it_holds(window):
    assert window.findChild(QLabel, "file").text() == "Sổ mẫu.socd"
    assert "Tiền mặt" in window.findChild(QLabel, "money").text()
    assert "Sổ mẫu" in window.windowTitle()


# ---- what the rooms bring ----------------------------------------------------------------------------------------------


def test_a_way_to_no_page_and_an_untaken_argument_are_mistakes(window):
    with pytest.raises(NoWay, match="no room brings"):
        window.go("no_such_page", {})
    with pytest.raises(NoWay, match="takes no colour"):
        window.go("members", {"colour": "red"})
    assert window.current.key == "month"


def test_every_page_takes_what_its_enter_looks_at():
    for page in known_pages().values():
        told = [vars(cls) for cls in page.__mro__ if cls not in (ListPage, PagedListPage, Editor)]
        source = "".join(inspect.getsource(each[name]) for each in told for name in ("enter", "begin") if name in each)
        asked = set(re.findall(r'arguments(?:\[|\.(?:get|pop)\()"(\w+)"|"(\w+)" in arguments', source))
        taken = {one or other for one, other in asked}
        if issubclass(page, TablePage):
            taken |= page.takes & {page.span.value}
        if issubclass(page, ListPage):
            filters = inspect.getsource(page.list_filters)
            taken |= {key for key in page.takes if key == page.points_by or f'"{key}"' in filters}
            taken |= page.takes & ({"search"} if page.search is not ListPage.search else set())
        assert taken == page.takes, page.key


def test_home_looks_again_after_what_its_jobs_and_cards_rest_on(window):
    tables = {table.name for table in trailed_tables()} | {table.name for table in bulk_tables()}
    named = window.current.watched() - {"backup", "checked"}
    assert named <= tables
    assert {"voucher", "member", "dues_run", "welfare_case", "activity", "closed_month"} <= named
