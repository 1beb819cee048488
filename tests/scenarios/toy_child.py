"""A process that works with the toy subject brought in: ``python -m tests.scenarios.toy_child --also tests.toy lines|list|window …``.

It tells what it saw as one JSON text. The tests beside it never bring the toy into their own process, for it cannot be taken out.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app import __main__ as program
from app import rooms

Said = tuple[int, str]
"""The exit code of a command line and all that it printed."""


def run_lines(lines: Sequence[Sequence[str]]) -> list[Said]:
    """Run command lines one after another, as the program does."""
    told = []
    for line in lines:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            try:
                code = program.main(list(line))
            except SystemExit as left:
                code = int(left.code or 0)
        told.append((code, printed.getvalue()))
    return told


def listed() -> Mapping[str, list[str]]:
    """What the program offers by its kinds, each in its order."""
    from app.cli.line import commands
    from app.domain.acts import act_kinds
    from app.domain.union.policies import policies
    from app.exports.form import forms
    from app.models import guards, schema, seals
    from app.services.back_up import all_counts
    from app.services.home.check_book import all_checks
    from app.services.home.sample_book import sample_parts
    from app.ui.brought.home_card import home_cards
    from app.ui.brought.month_job import month_jobs
    from app.ui.brought.trail_words import table_word
    from app.ui.members.member_section import member_sections
    from app.ui.pages import PageRegistry, known_pages
    from app.ui.rail import rail_entries
    from tests.cameras.rooms import scenes

    tables = [table.name for table in schema.all_tables()]
    return {
        "rooms": [room.name for room in rooms.rooms()],
        "commands": [each.name for each in commands()],
        "acts": list(act_kinds()),
        "policies": list(policies()),
        "forms": list(forms()),
        "tables": tables,
        "guards": [each.name for each in guards.all_guards()],
        "seals": [each.name for each in seals.all_seals()],
        "counts": list(all_counts()),
        "checks": [each.name for each in all_checks()],
        "sample": [each.name for each in sample_parts()],
        "rail": [each.key for each in rail_entries()],
        "tabs": [page.key for entry in rail_entries() for page in PageRegistry().of_entry(entry.key)],
        "pages": list(known_pages()),
        "jobs": [each.key for each in month_jobs()],
        "cards": [each.key for each in home_cards()],
        "sections": [each.key for each in member_sections()],
        "words": [table_word(table) for table in tables],
        "help": [page.stem for folder in rooms.resources("help") for page in sorted(folder.glob("*.md"))],
        "pictures": [each.key for each in scenes()],
    }


class Visit:
    """A window on a book, and what can be read in it."""

    def __init__(self, window: Any, book: Path) -> None:
        from tests.ui.window_rig import settle

        self.window = window
        self._settle = settle
        window.desk.open_book(book)
        self.rest()

    def rest(self) -> None:
        """Let queued work come to rest."""
        self._settle(self.window)

    def opened(self, key: str, **arguments: Any) -> Any:
        """The page or dialog of a key, open."""
        self.window.go(key, arguments)
        self.rest()
        dialog = self.window.dialog
        return dialog if dialog is not None and dialog.key == key else self.window.current

    def texts(self) -> str:
        """Every label and every mark of a state on the page shown."""
        from PySide6.QtWidgets import QLabel

        from app.ui.widgets.state_pill import StatePill

        page = self.window.current
        told = [label.text() for label in page.findChildren(QLabel)]
        return "\n".join([*told, *(pill.accessibleName() for pill in page.findChildren(StatePill))])

    def listed(self) -> list[list[str]]:
        """The list of the page shown, cell by cell."""
        model = self.window.current.table.model()
        across, down = range(model.columnCount()), range(model.rowCount())
        return [[str(model.data(model.index(row, column)) or "") for column in across] for row in down]

    def add(self, number: str, make: str) -> list[str]:
        """Type a bicycle into the editor and store it; what the editor says against it."""
        dialog = self.opened("bicycle_editor")
        dialog.set_value("number", number)
        dialog.set_value("make", make)
        dialog.submit()
        self.rest()
        said = [hint.text() for hint in dialog.hints.values() if hint.text()]
        dialog.done(0)
        return said

    def lend(self, bicycle: int, member: int, holder: str) -> None:
        """Lend a bicycle in its dialog."""
        dialog = self.opened("bicycle_lend", bicycle=bicycle)
        dialog.set_value("member_id", member)
        dialog.set_value("holder", holder)
        dialog.submit()
        self.rest()


def see_window(book: Path, out: Path) -> Mapping[str, Any]:
    """Walk through all that the toy has in the window; its pictures go to ``out``."""
    from PySide6.QtWidgets import QTextBrowser

    from app.models.queries.members.members import MemberFilter, member_ids
    from app.ui import icons
    from app.ui.search_palette import find_in_book
    from tests.cameras.rooms import scenes_by_room
    from tests.cameras.shots import a_window, camera

    told: dict[str, Any] = {}
    with camera() as (app, _folder), a_window(app) as window:
        for _room, scene in scenes_by_room(("tests.toy.cameras",)):
            scene.take(window, book).save(str(out / f"{scene.key}.png"))
        drawn = icons.pixmap("bike", size=24).toImage()
        told["icon is drawn"] = any(drawn.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        visit = Visit(window, book)
        desk = window.desk
        window.go_to_entry("welfare")
        told["tabs"] = [window.tabs.tabText(place) for place in range(window.tabs.count())]
        told["against nothing"] = visit.add("", "")
        told["against another"] = visit.add("X01", "Asama")
        told["against a new one"] = visit.add("X05", "Asama, trắng")
        told["page after it"] = visit.window.current.key
        with desk.read() as read:
            member = member_ids(read, MemberFilter(desk.month.last_day))[-1]
        visit.lend(visit.window.current.chosen_ids()[0], member, "cháu gái")
        told["list"] = visit.listed()
        told["found"] = [hit.caption for hit in find_in_book(desk, "asama, tra")]
        told["places"] = [hit.caption for hit in window.places()]
        visit.opened("month")
        told["month"] = visit.texts()
        visit.opened("members", member=member)
        told["member"] = visit.texts()
        visit.opened("acts")
        told["act"] = visit.texts()
        visit.opened("bicycles")
        window.open_help()
        told["help"] = window.findChildren(QTextBrowser)[-1].toPlainText()
        desk.undo()
        visit.rest()
        told["list after undo"] = visit.listed()
    return told


def main(arguments: list[str]) -> int:
    """Do what is asked and tell it."""
    asked, *rest = rooms.add_named(arguments)
    told: Any = None
    if asked == "lines":
        told = run_lines(json.load(sys.stdin))
    elif asked == "list":
        told = listed()
    else:
        told = see_window(Path(rest[0]), Path(rest[1]))
    print(json.dumps(told, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
