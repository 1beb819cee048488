"""What every list page promises, walked over every one of them: nothing here knows a page by name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from app.services.export_list import export_list, preview_list
from app.ui import theme
from app.ui.lists.list_page import ListPage
from app.ui.pages import known_pages
from app.ui.screen import Screen
from app.ui.widgets.table_view import TableView
from tests.cameras.rooms import scenes
from tests.cameras.scene import settle
from tests.sample_books import copy_of_sample
from tests.ui.test_screens import SMALLEST, USUAL

LISTS = {key for key, page in known_pages().items() if issubclass(page, ListPage)}
SCENES = [scene for scene in scenes() if scene.key == scene.screen and scene.key in LISTS]
every_list = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.key)


def _page(tour, scene, size=USUAL) -> ListPage:
    window, _picture = tour.see(scene, *size)
    page = window.current
    assert isinstance(page, ListPage)
    return page


def _shown(table: TableView) -> set[str]:
    return {column.key for column in table.shown_columns()}


def test_every_page_with_a_list_is_a_list_page(tour):
    """A screen whose table fills it and that is no ``ListPage`` would lack every comfort told here."""
    assert {scene.key for scene in SCENES} == LISTS


@every_list
def test_a_column_hidden_by_hand_stays_hidden(tour, scene):
    page = _page(tour, scene)
    table = page.table
    place = next(i for i, column in enumerate(table.columns()) if not column.stretch and not table.isColumnHidden(i))
    key = table.columns()[place].key
    try:
        table.show_column(place, False)
        for width in (800, USUAL[0]):
            page.window().resize(width, USUAL[1])
            QApplication.processEvents()
        page.refresh()
        assert key not in _shown(table)
    finally:
        table.show_column(place, True)
        page.window().resize(*USUAL)
        QApplication.processEvents()
    assert key in _shown(table)


@every_list
def test_what_is_pointed_at_and_selected_stays_over_a_refresh(tour, scene):
    page = _page(tour, scene)
    ids = list(page.shown_ids())
    if not ids:
        assert page.row() is None
        return
    page.table.point_at(ids[-1])
    page.refresh()
    assert page.table.current_id() == ids[-1]
    page.table.selectAll()
    chosen = page.chosen_ids()
    page.refresh()
    assert page.chosen_ids() == chosen == ids
    page.table.point_at(ids[0])


@every_list
def test_a_list_goes_to_the_printer_and_to_excel_as_it_stands(tour, scene, tmp_path):
    page = _page(tour, scene)
    keys = page.verbs.offered()
    assert "excel" in keys
    assert {"print", "print_list"} & keys
    gather = page.as_shown()
    with page.desk.read() as read:
        shown = gather(read, None)
    assert [column.heading for column in shown.columns] == [column.title for column in page.table.shown_columns()]
    assert len(shown.rows) == page.table.model().rowCount()
    target = tmp_path / "danh sách.xlsx"
    export_list(page.desk.the_book, gather, target)
    sheet = load_workbook(target).active
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {column.heading for column in shown.columns if column.heading} <= texts
    if shown.rows and scene is SCENES[0]:
        with page.desk.read() as read:
            assert preview_list(read, shown).startswith(b"%PDF")


@every_list
def test_money_has_its_sum_below(tour, scene):
    page = _page(tour, scene)
    rows = page.shown_rows()
    columns = [column for column in page.table.columns() if column.amount is not None and column.summed]
    if not rows or not columns:
        assert page.totals.isHidden() or not columns
        return
    assert page.totals.isVisible()
    for column in columns:
        amount = column.amount
        assert amount is not None
        assert page.totals.sums()[column.key] == sum(amount(row) or 0 for row in rows), column.key


def _cut_amounts(page: ListPage) -> Iterator[tuple[str, str]]:
    metrics = QFontMetrics(theme.font())
    rows = list(page.shown_rows())[:60]
    for place, column in enumerate(page.table.columns()):
        if column.amount is not None and not page.table.isColumnHidden(place):
            for row in rows:
                if metrics.horizontalAdvance(column.text(row)) + 8 > page.table.columnWidth(place):
                    yield column.key, column.text(row)


@every_list
@pytest.mark.parametrize("size", [USUAL, SMALLEST], ids=["100%", "150%"])
def test_no_amount_is_cut(tour, scene, size):
    assert list(_cut_amounts(_page(tour, scene, size))) == []


@every_list
@pytest.mark.parametrize("size", [USUAL, SMALLEST], ids=["100%", "150%"])
def test_every_verb_is_in_sight_or_in_the_menu(tour, scene, size):
    page = _page(tour, scene, size)
    bar = page.verbs
    shown = [button for button in bar.buttons() if button.isVisible()]
    assert all(button.x() + button.width() <= bar.width() for button in shown)
    in_menu = bar.in_menu()
    for key in bar.offered():
        if bar.action(key).isVisible():
            assert (key in {button.verb.key for button in shown}) != (key in in_menu), key
    for button in bar.buttons():
        if button.primary and bar.action(button.verb.key).isVisible():
            assert button.isVisible(), button.verb.key


@every_list
def test_a_search_that_finds_nothing_says_so_and_is_taken_back(tour, scene):
    page = _page(tour, scene)
    if page.filters.search is None or not page.shown_rows():
        return
    before = list(page.shown_ids())
    page.filters.search.edit.setText("không ai tên như thế này cả")
    page.filters_changed()
    assert page.table.model().rowCount() == 0
    assert page.row() is None
    assert page.table.empty_words()
    page.filters.search.edit.clear()
    page.filters_changed()
    assert list(page.shown_ids()) == before


@every_list
def test_filters_are_kept_under_a_name(tour, scene):
    page = _page(tour, scene)
    bar = page.filters
    if not bar.keys():
        return
    key = min(bar.keys())
    start, words = bar.chosen(key), bar.choices(key)
    bar.save_as("Như lúc đầu")
    try:
        bar.choose(key, words[-1])
        bar.take("Như lúc đầu")
        assert bar.chosen(key) == start
        assert "Như lúc đầu" in bar.saved_names()
    finally:
        bar.forget("Như lúc đầu")
    assert bar.saved_names() == []


def test_a_book_that_may_only_be_looked_at_offers_nothing_that_writes(make_window, tmp_path):
    book = copy_of_sample(tmp_path / "Sổ mẫu.socd", members=12)
    window = make_window()
    window.desk.open_book(book, read_only=True)
    settle(window)
    assert window.desk.read_only
    for scene in SCENES:
        window.go(scene.screen, dict(scene.arguments))
        settle(window)
        page = window.current
        offered = {key for key in page.verbs.offered() if page.verbs.action(key).isEnabled()}
        assert not offered & page.writing_verbs(), scene.key


@pytest.mark.parametrize("key", sorted(LISTS))
def test_a_list_is_told_by_what_is_special_about_it(key):
    """No list page brings its own way of hiding columns, fitting its width or turning verbs off."""
    page = known_pages()[key]
    own = vars(page)
    assert issubclass(page, Screen)
    assert not {"resizeEvent", "refresh", "_allow", "_show", "_fit"} & own.keys()
