"""A column told in a listing stands in the window, its workbook, its search and its sums, and in the figures for programs alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook

from app.domain import clock
from app.domain.dates import Period
from app.domain.merit.records import INITIATIVE
from app.exports.agreements.agreement_report import register_listing
from app.exports.dues.arrears import ARREARS
from app.exports.form import Params, form_named, to_json
from app.exports.listing import FieldColumns, Listing, Screen
from app.exports.merit.merit_lists import EmulationList, InitiativeList, PartyList
from app.models.queries.merit.merit import InitiativeRow
from app.services.export_list import export_list
from app.ui.brought.trail_words import column_word
from tests.ui.window_rig import opened

SHARED: dict[str, Callable[[], Listing[Any]]] = {
    "initiatives": lambda: InitiativeList.listing,
    "emulation": lambda: EmulationList.listing,
    "party": lambda: PartyList.listing,
    "arrears": lambda: ARREARS,
    "agreements": lambda: register_listing(clock.today()),
}
"""Pages that show the rows of a form: the listing of both."""


@pytest.mark.parametrize("key", SHARED)
def test_the_page_shows_what_the_listing_tells(window, key):
    listing = SHARED[key]()
    page = opened(window, key)
    columns = {column.key: column for column in page.table.columns()}
    assert set(columns) == {column.key for column in listing.shown}
    rows = page.all_rows()
    assert rows, key
    for told in listing.shown:
        if columns[told.key].amount is not None:
            assert [columns[told.key].amount(row) for row in rows] == [told.value(row) for row in rows]


def test_one_more_column_is_told_in_one_place(window, monkeypatch, tmp_path):
    """How the benefit was reckoned is a field of the record that no list shows: one line shows it everywhere."""
    field = FieldColumns[InitiativeRow](INITIATIVE, lambda row: row.draft)
    more = field("benefit_basis", paper=False, screen=Screen(160))
    monkeypatch.setattr(InitiativeList, "listing", Listing(*InitiativeList.listing.every, more))

    page = opened(window, "initiatives")
    page.clear_filters()
    column = next(column for column in page.table.columns() if column.key == "benefit_basis")
    assert column.title == INITIATIVE["benefit_basis"].heading
    told = next(row for row in page.all_rows() if row.draft.benefit_basis)
    page.filters.search.edit.setText(told.draft.benefit_basis)
    page.filters_changed()
    assert [row.id for row in page.shown_rows()] == [told.id]

    target = tmp_path / "sang-kien.xlsx"
    export_list(window.desk.book, page.as_shown(), target)
    cells = [cell for row in load_workbook(target).active.iter_rows(values_only=True) for cell in row]
    assert column.title in cells
    assert told.draft.benefit_basis in cells

    form = form_named("initiative-list")
    with window.desk.read() as read:
        data: Any = to_json(form, form.gather(read, Params(period=Period(told.draft.submitted_on, clock.today()))))
    assert {"key": "benefit_basis", "label": column.title} in data["columns"]
    assert told.draft.benefit_basis in {row["benefit_basis"] for row in data["rows"]}

    assert column_word("initiative", "benefit_basis") == "cách tính"
