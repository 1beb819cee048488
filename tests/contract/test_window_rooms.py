"""The window's root knows no room but the lowest, and what the rooms bring to it is told apart."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from app.rooms import rooms
from app.ui.brought.belongings import belongings
from app.ui.brought.home_card import home_cards
from app.ui.brought.month_job import month_jobs
from app.ui.brought.settings_page import settings_pages
from app.ui.brought.status_line import status_words
from app.ui.members.member_section import member_sections
from app.ui.members.member_verb import member_verbs
from app.ui.pages import known_pages
from app.ui.rail import rail_entries
from app.ui.screen import Screen
from tests.house import tree_of

WINDOW = Path(__file__).resolve().parents[2] / "app" / "ui"
# They picture the sample book for the developer, subject by subject, and no window needs them.
PICTURES = {"scenes.py", "shots.py"}
LOWEST = {room.name for room in rooms() if not room.uses}


def rooms_named_by(file: Path) -> set[str]:
    """The rooms whose modules a file imports, anywhere in it."""
    named: set[str] = set()
    for node in ast.walk(tree_of(file)):
        # Why: the open book is a handle of the floor below, and no room.
        if (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("app.")
            and node.module != "app.models.book"
        ):
            for name in node.names:
                floor, *inner = f"{node.module}.{name.name}".split(".")[1:]
                inner = inner[1:] if (floor, inner[:1]) == ("models", ["queries"]) else inner
                named |= set(inner[:1]) & {room.name for room in rooms()}
    return named


def test_the_root_of_the_window_imports_no_room_but_the_lowest():
    files = [*WINDOW.glob("*.py"), *(WINDOW / "widgets").glob("*.py")]
    found = {file.name: rooms_named_by(file) - LOWEST for file in files if file.name not in PICTURES}
    assert {name: named for name, named in found.items() if named} == {}


@pytest.mark.parametrize(
    "gather",
    [rail_entries, settings_pages, month_jobs, home_cards, belongings, status_words, member_sections, member_verbs],
)
def test_no_two_stand_in_the_same_place(gather):
    places = Counter((each.place, getattr(each, "season", False)) for each in gather())
    assert places
    assert [place for place, count in places.items() if count > 1] == []


def test_every_page_has_an_entry_of_the_rail_and_every_entry_a_page():
    entries = {entry.key for entry in rail_entries()}
    pages = [page for page in known_pages().values() if issubclass(page, Screen) and page.in_tabs]
    entries_of_pages = {page.rail_entry for page in pages}
    assert entries_of_pages - {""} == entries


def test_verbs_of_members_lead_to_pages_that_are_there():
    for verb in member_verbs():
        page = known_pages()[verb.page]
        assert not verb.about or verb.about in page.takes
