"""Every page, verb, form, import kind, act, command and setting of the program, one line each: ``python -m tests.inventory``.

Held against ``tests/inventory.txt``, so that nothing vanishes while files move; ``--update`` writes that list anew. Only words the
user sees and keys that are stored stand in it, never a module or a file of the program. Pages are opened as the pictures open
them (``scenes``), in one window over one sample book, on one day. ``--also PACKAGE`` in front tells of another package's rooms too.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QToolButton,
    QWidget,
)

from app import i18n
from app.cli.line import parser
from app.domain.acts import act_kinds
from app.domain.clock import VARIABLE
from app.domain.dates import Month
from app.domain.ledger.codes import CODES
from app.domain.union.officers import OfficerRole
from app.domain.union.policies import policies
from app.exports.form import forms
from app.models import guards, schema, seals
from app.models.queries.union import organisation
from app.rooms import add_named, resources
from app.services.home.check_book import all_checks
from app.services.home.sample_book import sample_parts
from app.ui import theme
from app.ui.desk import Desk
from app.ui.home.month_list import list_jobs, picture
from app.ui.main_window import MainWindow
from app.ui.pages import known_pages
from app.ui.preferences import Preferences
from app.ui.rail import chord, rail_entries
from app.ui.screen import DeskDialog, Screen
from app.ui.search_palette import find_in_book
from tests.cameras import scene
from tests.cameras.nobody import Nobody
from tests.cameras.rooms import scenes
from tests.sample_books import copy_of_sample

LIST = Path(__file__).resolve().parent / "inventory.txt"
TODAY = "2026-03-15"
HINT = "If this is meant, write the list anew and read what changed: python3 dev.py inventory --update"


class Noting(Preferences):
    """Preferences that note every key they are asked for; a book's own path reads «book»."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.asked: set[str] = {"recent"}

    def _note(self, key: str) -> None:
        head, _, tail = key.partition(".")
        self.asked.add(f"{head}.«book»" if "/" in tail or "\\" in tail else key)

    def get(self, key: str, default: object = None) -> object:
        """The remembered value."""
        self._note(key)
        return super().get(key, default)

    def text(self, key: str, default: str = "") -> str:
        """The remembered text."""
        self._note(key)
        return super().text(key, default)

    def number(self, key: str, default: int = 0) -> int:
        """The remembered number."""
        self._note(key)
        return super().number(key, default)

    def set(self, key: str, value: object) -> None:
        """Remember."""
        self._note(key)
        super().set(key, value)


class NotingOptions(dict[str, str]):
    """The options of a book, noting every key that is asked for."""

    asked: set[str] = set()  # noqa: RUF012  Why: one set for all readings of the options.

    def get(self, key: str, default: Any = None) -> Any:
        """The option's value."""
        self.asked.add(key)
        return super().get(key, default)


# ---- what needs no window --------------------------------------------------------------------------------------------


def _flags(yes: Iterable[tuple[str, object]]) -> str:
    return ", ".join(word for word, holds in yes if holds)


def _pages() -> Iterator[str]:
    for key, page in known_pages().items():
        if issubclass(page, Screen):
            tabs = f"tab {page.place}" if page.in_tabs else "not in tabs"
            yield f"page {key}: {page.name()} (screen, room {page.rail_entry or 'none'}, {tabs})"
        else:
            yield f"page {key}: {page.name()} (dialog, {'in search' if page.in_search else 'not in search'})"


def _rail() -> Iterator[str]:
    for number, entry in enumerate(rail_entries(), 1):
        yield f"rail {number:02d} {entry.key}: {i18n.render(entry.name)} / {i18n.render(entry.short)} [{chord(number)}]"


def _forms() -> Iterator[str]:
    for form in forms().values():
        wants = ", ".join(sorted(form.wants)) or "nothing"
        more = ", yearly" if form.yearly else ""
        yield f"form {form.code}: {i18n.render(form.title)} ({i18n.render(form.group)}; wants {wants}{more}; {form.source})"


def _option(action: argparse.Action) -> str:
    name = "/".join(action.option_strings) or action.dest
    choices = "|".join(str(choice) for choice in action.choices) if action.choices else ""
    value = f"{{{choices}}}" if choices else "" if action.nargs == 0 or not action.option_strings else "=…"
    return f"{name}{value}{' (required)' if action.required and action.option_strings else ''}"


def _line_of(command: argparse.ArgumentParser) -> str:
    return ", ".join(_option(action) for action in command._actions if action.dest not in ("help", "command"))


def _subcommands() -> dict[str, argparse.ArgumentParser]:
    found = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(next(found).choices)


def _commands() -> Iterator[str]:
    yield f"command (none): {_line_of(parser())}"
    for name, command in _subcommands().items():
        yield f"command {name}: {_line_of(command)}"


def _imports() -> Iterator[str]:
    kinds = next(action for action in _subcommands()["import"]._actions if action.dest == "kind")
    yield from (f"import {kind}" for kind in kinds.choices or ())


def _acts() -> Iterator[str]:
    for act in act_kinds().values():
        yield f"act {act.kind}: {act.undo} ({i18n.render(act.title)})"


def _help() -> Iterator[str]:
    for page in (page for folder in resources("help") for page in folder.glob("*.md")):
        yield f"help {page.stem}: {page.read_text('utf-8').splitlines()[0].lstrip('# ')}"


# ---- what needs the window -------------------------------------------------------------------------------------------


class Walk:
    """One window over one sample book; ``through`` opens every scene and keeps what each page offers."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        running = QApplication.instance()
        self.application = running if isinstance(running, QApplication) else QApplication([])
        theme.apply(self.application, "light")
        self.book = folder / "Sổ mẫu.socd"
        copy_of_sample(self.book, members=12)
        self.preferences = Noting(folder / "preferences.json")
        self.window = MainWindow(Desk(self.preferences, Nobody()))
        self.window.resize(1366, 768)
        # Why: nobody looks at it, and painting takes a fifth of the time.
        self.window.setUpdatesEnabled(False)
        self.window.show()
        while not self.window.is_complete:
            self.window.load_rest()
        self.lines: set[str] = set()
        self.seen: set[str] = set()

    def settle(self) -> None:
        """Let queued work and its callbacks come to rest."""
        for _turn in range(2):
            self.window.desk.worker.wait()
            QApplication.processEvents()

    def through(self) -> None:
        """Every scene; complains when one does not open its page, or when a page has no scene."""
        for each in scenes():
            self._open(each)
            self._look()
            for floating in QApplication.topLevelWidgets():
                if floating is not self.window and floating.isVisible():
                    # Why not closed: a dialog asks before it throws away what the scene typed.
                    floating.done(0) if isinstance(floating, QDialog) else floating.close()
            self.settle()
        missing = known_pages().keys() - self.seen
        assert not missing, f"no scene opens {', '.join(sorted(missing))}"

    def _open(self, wanted: scene.Scene) -> None:
        desk = self.window.desk
        if wanted.without_book:
            desk.close_book()
        else:
            wanted.lay_book(self.window, self.book)
        self.settle()
        if wanted.screen:
            self.window.go(wanted.screen, dict(wanted.arguments))
            self.settle()
        if wanted.prepare is not None:
            wanted.prepare(self.window)
            self.settle()
        assert not wanted.screen or wanted.screen in {page.key for page in self.shown()}, f"{wanted.key} did not open"

    def shown(self) -> list[Screen | DeskDialog]:
        """The page one is on and the dialogs over it."""
        page = self.window.current if self.window.desk.book is not None else self.window.start
        over = [each for each in QApplication.topLevelWidgets() if isinstance(each, DeskDialog) and each.isVisible()]
        return [*([page] if page is not None else []), *over]

    def _look(self) -> None:
        for page in self.shown():
            self.seen.add(page.key)
            self.lines.update(_offers(page))

    def jobs(self) -> Iterator[str]:
        """The jobs of this month, and those of the season in each month of a year."""
        desk = self.window.desk
        desk.open_book(self.book)
        self.settle()
        for place in range(12):
            month = Month.parse(TODAY[:7]).plus(-place)
            os.environ[VARIABLE] = f"{month}-15"
            desk.set_month(month)
            with desk.read() as read:
                found = picture(read, month)
            jobs_shown = [
                *(list_jobs(desk, found, season=False) if not place else ()),
                *list_jobs(desk, found, season=True),
            ]
            yield from (f"job {_own_sentence(job.title) or job.title}" for job in jobs_shown)
        os.environ[VARIABLE] = TODAY
        desk.set_month(Month.parse(TODAY[:7]))

    def search(self) -> Iterator[str]:
        """What the search finds from the settings page, and the marks of what it finds in the book."""
        self.window.go("settings", {})
        self.settle()
        for hit in self.window.places():
            yield f"search {hit.caption} ({' '.join(hit.detail.split()) or 'dialog'})"
        for mark in {hit.icon for hit in find_in_book(self.window.desk, "a")}:
            yield f"search in the book: mark {mark}"

    def settings(self) -> Iterator[str]:
        """Every field, column and button of the settings; every key that is stored."""
        self.window.go("settings", {})
        self.settle()
        screen: Any = self.window.current
        for page in screen.pages:
            yield f"setting {page.key}: page {page.name()}"
            yield from (f"setting {page.key}: {name}" for name in _fields(page))
        yield from (f"setting fact {key}" for key in organisation.FACT_KEYS)
        yield from (f"setting officer {role}" for role in OfficerRole)
        yield from (f"setting option {key}" for key in NotingOptions.asked)
        yield from (f"setting preference {key}" for key in {*self.preferences.asked, *_written_preferences()})

    def shortcuts(self) -> Iterator[str]:
        """The chords of the window itself."""
        for action in self.window.actions():
            yield f"shortcut window: {action.shortcut().toString()} {action.text()}"


def _word(text: str) -> str:
    return " ".join(text.replace("\u2009", " ").replace("Ctrl+Enter", "").split())


@cache
def _sentences() -> tuple[frozenset[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Every sentence of the program, and those with places as patterns, the most telling first."""
    known = {" ".join(str(text).split()) for text in i18n.sentences("en")}
    places = re.compile(r"\{[^{}]*\}")
    templates = [(places.sub("", text), text) for text in known if places.search(text)]
    telling = sorted(((rest, text) for rest, text in templates if len(re.findall(r"\w", rest)) >= 4), reverse=True)
    telling.sort(key=lambda pair: len(pair[0]), reverse=True)
    made = ((".+".join(re.escape(part) for part in places.split(text)), text) for _rest, text in telling)
    return frozenset(known), tuple((re.compile(pattern), text) for pattern, text in made)


@cache
def _own_sentence(text: str) -> str:
    """The program's own sentence behind a caption (a count at its end is left out); empty when it is only a name or a figure."""
    known, patterns = _sentences()
    bare = re.sub(r" \d+$", "", text)
    if bare in known:
        return bare
    return next((template for pattern, template in patterns if pattern.fullmatch(text)), "")


def _offers(page: Screen | DeskDialog) -> Iterator[str]:
    """The verbs of a page's bar whatever its state, its push buttons, and its chords."""
    bar: set[QAction] = set()
    if isinstance(page, Screen):
        bar = {page.verbs.action(key) for key in page.verbs.offered()}
        for button in page.verbs.buttons():
            keys = f" [{button.verb.shortcut}]" if button.verb.shortcut else ""
            for word in {_word(button.verb.word), _word(button.text())}:
                yield f"verb {page.key}: {_own_sentence(word) or word}{keys}"
    kind = "button" if isinstance(page, Screen) else "verb"
    for push in (*page.findChildren(QPushButton), *page.findChildren(QToolButton)):
        word = _word(push.text())
        # Why: on a page a button may be a voucher's number or a person's name; those are the sample's, not the program's.
        if sentence := _own_sentence(word) or (word if kind == "verb" else ""):
            yield f"{kind} {page.key}: {sentence}"
    for action in page.findChildren(QAction):
        if action not in bar and not action.shortcut().isEmpty():
            yield f"shortcut {page.key}: {action.shortcut().toString()} {_word(action.text())}".rstrip()
    for shortcut in page.findChildren(QShortcut):
        yield f"shortcut {page.key}: {shortcut.key().toString()}"


def _fields(page: QWidget) -> Iterator[str]:
    kinds = QLineEdit | QComboBox | QPlainTextEdit | QAbstractItemView | QPushButton | QToolButton
    for field in page.findChildren(QWidget):
        name = _word(field.accessibleName())
        if isinstance(field, QCheckBox | QRadioButton):
            yield f"box {_word(field.text())}"
        elif isinstance(field, QPushButton | QToolButton) and _word(field.text()):
            yield f"button {_word(field.text())}"
        elif isinstance(field, kinds) and name:
            yield f"field {name}"
            if isinstance(field, QTableView):
                model, across = field.model(), Qt.Orientation.Horizontal
                titles = [str(model.headerData(place, across) or "") for place in range(model.columnCount())]
                yield from (f"column {name} / {title}" for title in titles if title)


def _written_preferences() -> set[str]:
    """Keys that the program names in its text and asks for only after some act."""
    found: set[str] = set()
    for file in (LIST.parents[1] / "app").rglob("*.py"):
        found.update(re.findall(r"preferences\.(?:get|text|number|set)\(\s*\"([\w.]+)\"", file.read_text("utf-8")))
    return found


# ---- the list --------------------------------------------------------------------------------------------------------


def _rest(window: MainWindow, milliseconds: int = 0) -> None:
    """What a scene waits for, asleep instead of asking again and again whether anything happened."""
    window.desk.worker.wait()
    QTest.qWait(milliseconds)


@contextmanager
def _still(folder: Path) -> Iterator[None]:
    """One day, one user's folder, Vietnamese; afterwards everything is as it was."""
    mine = {"SO_CONG_DOAN_HOME": str(folder), VARIABLE: TODAY}
    kept = {name: os.environ.get(name) for name in mine}
    read_settings, settle = organisation.settings, scene.settle
    os.environ.update(mine)
    i18n.set_language("vi")
    organisation.settings = lambda read: NotingOptions(read_settings(read))
    scene.settle = _rest
    try:
        yield
    finally:
        organisation.settings, scene.settle = read_settings, settle
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def headings() -> dict[str, list[str]]:
    """Heading → its lines, sorted, none twice."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, _still(Path(place)):
        walk = Walk(Path(place))
        try:
            walk.through()
            found: dict[str, Iterable[str]] = {
                "pages": _pages(),
                "rail": _rail(),
                "verbs": (line for line in walk.lines if line.startswith("verb ")),
                "buttons on pages": (line for line in walk.lines if line.startswith("button ")),
                "shortcuts": {*walk.shortcuts(), *(line for line in walk.lines if line.startswith("shortcut "))},
                "forms": _forms(),
                "imports": _imports(),
                "acts": _acts(),
                "commands": _commands(),
                "search": walk.search(),
                "jobs": walk.jobs(),
                "settings": walk.settings(),
                "policies": (
                    f"policy {each.key}: {i18n.render(each.title)} ({each.kind})" for each in policies().values()
                ),
                "codes": (f"code {each.code}: {i18n.render(each.name)} ({each.side})" for each in CODES.values()),
                "checks": (f"check {check.name.replace('-', '_')}" for check in all_checks()),
                "seals": (f"seal {seal.name}" for seal in seals.all_seals()),
                "guards": (f"guard {guard.name}" for guard in guards.all_guards()),
                "tables": (f"table {table.name}" for table in schema.all_tables()),
                "sample parts": (f"sample {part.name}" for part in sample_parts()),
                "help": _help(),
            }
            return {heading: sorted(set(lines)) for heading, lines in found.items()}
        finally:
            walk.window.desk.ask.parent = None
            walk.window.desk.shut()
            walk.window.close()


def inventory() -> str:
    """The whole list as text."""
    parts = [
        f"# {heading}: {len(lines)}\n" + "".join(f"{line}\n" for line in lines) for heading, lines in headings().items()
    ]
    return "\n".join(parts)


def main(arguments: list[str] | None = None) -> int:
    """Print the list, or write it to ``tests/inventory.txt``; gives 0."""
    line = argparse.ArgumentParser(prog="python3 dev.py inventory", description=(__doc__ or "").split("\n", 1)[0])
    line.add_argument("--update", action="store_true", help="write tests/inventory.txt anew instead of printing")
    wanted = line.parse_args(add_named(sys.argv[1:] if arguments is None else arguments))
    text = inventory()
    if wanted.update:
        LIST.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
