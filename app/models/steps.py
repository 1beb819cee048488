"""The one line of migrations of a book: steps found by their file names, and what each says it did to stored rows.

A step is ``vNNNN_name.py`` in a folder of versions; rooms may bring folders of their own. Its ``shape``, a literal read
without importing it, tells how rows written before it are read after it (see ``TableChange``). Alembic runs the same
files; it is loaded only to build or upgrade a book, because a start must not wait for it.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

Personal = Mapping[str, frozenset[str]]
"""By table, the columns that hold values of people."""

_FILE = re.compile(r"v(\d{4})_(\w+)\.py")
_Declared = TypeVar("_Declared")


class BrokenLine(Exception):
    """The migrations found are no line of steps, or one says something that cannot be: a mistake in the program."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """What a step did to the rows of a table; its columns by their new names, unless declared otherwise.

    ``renamed`` is old → new, ``dropped`` old names. ``added`` and ``changed`` give each value as SQL over the old columns
    of the row itself. ``recorded`` is for values from outside the row: the step writes them, the upgrade records them,
    and the SQL is what a row gets that was not there. ``personal`` columns are hashed with a salt from here on, ``plain``
    ones no longer. ``written``: the step itself put the rows of this new table in.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    added: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    recorded: Mapping[str, str] = field(default_factory=dict)
    personal: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    written: bool = False

    @property
    def reads_alike(self) -> bool:
        """True when an older image is as good as a present one."""
        return not (self.renamed or self.dropped or self.added or self.changed or self.recorded)

    def former(self, column: str) -> str:
        """The name before the step of a column that was there."""
        return next((old for old, new in self.renamed.items() if new == column), column)

    def reckoned(self, column: str) -> str | None:
        """The SQL that gives a column's value from the old row; None when the value was only carried over."""
        return self.added.get(column) or self.changed.get(column) or self.recorded.get(column)


UNCHANGED = TableChange()


@dataclass(frozen=True, slots=True)
class Shift:
    """All that a step changed of what is stored: ``tables`` and ``acts`` renamed (old → new), tables ``gone``, ``rows`` by new table."""

    tables: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    acts: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, TableChange] = field(default_factory=dict)

    def table_before(self, table: str) -> str | None:
        """The table's name before the step; None when that name was another table's."""
        for old, new in self.tables.items():
            if new == table:
                return old
        return None if table in self.tables or table in self.gone else table


@dataclass(frozen=True, slots=True)
class Stage:
    """One step on the way of a table's rows: the columns it found and left, and what it did to them."""

    number: int
    table: str
    found: tuple[str, ...]
    left: tuple[str, ...]
    change: TableChange

    def recorded(self, before: Collection[str]) -> frozenset[str]:
        """The columns left whose values steps wrote from outside the row; ``before`` are those among the columns found."""
        change = self.change
        return frozenset(
            name
            for name in self.left
            if name in change.recorded or (name not in change.added and change.former(name) in before)
        )


Way = tuple[str, tuple[Stage, ...]]
"""The name of a table at a version, and the stages its rows went through since."""


@dataclass(frozen=True)
class Step:
    """One migration: it brings a book from version ``number - 1`` to ``number``."""

    number: int
    name: str
    path: Path

    @cached_property
    def shift(self) -> Shift:
        """What it says it changed; raises BrokenLine when the file says something else than its place in the line."""
        declared = _literals(self.path)
        before = f"{self.number - 1:04d}" if self.number > 1 else None
        if (declared.get("revision"), declared.get("down_revision", "")) != (f"{self.number:04d}", before):
            raise BrokenLine(f"{self.path}: revision and down_revision are not those of its name")
        shape = dict(declared.get("shape", {}))
        rows = {
            table: _declared(TableChange, change, self.path) for table, change in dict(shape.pop("rows", {})).items()
        }
        return _declared(Shift, {**shape, "rows": rows}, self.path)


class StepLine:
    """Steps 1, 2, 3 … without a gap: what every book goes through."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps = tuple(sorted(steps, key=lambda step: step.number))
        self._ways: dict[tuple[str, tuple[str, ...], int], Way | None] = {}
        numbers = [step.number for step in self.steps]
        for step, following in zip(self.steps, self.steps[1:], strict=False):
            if step.number == following.number:
                raise BrokenLine(f"two steps {step.number}: {step.path} and {following.path}")
        if numbers != list(range(1, len(numbers) + 1)):
            raise BrokenLine(f"a gap in the steps: {numbers}")

    @property
    def version(self) -> int:
        """The schema version at its end."""
        return len(self.steps)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that its steps lie in."""
        return tuple(dict.fromkeys(step.path.parent for step in self.steps))

    @cached_property
    def hashed(self) -> tuple[Personal, ...]:
        """By version (0 is before all), which columns the chain covers by digests in acts of that version."""
        versions: list[Personal] = [{}]
        for step in self.steps:
            versions.append(_hashed_after(versions[-1], step.shift))
        return tuple(versions)

    def way(self, table: str, columns: Sequence[str], version: int) -> Way | None:
        """From a version on: the name a present table had then, and the stages its rows went through; None when there was
        no such table. ``columns`` are the present ones."""
        # Why kept: each act that is taken back asks for the way of every table.
        asked = table, tuple(columns), version
        if asked not in self._ways:
            self._ways[asked] = self._way(*asked)
        return self._ways[asked]

    def _way(self, table: str, columns: tuple[str, ...], version: int) -> Way | None:
        name, left, stages = table, columns, list[Stage]()
        for step in reversed(self.steps[version:]):
            change = step.shift.rows.get(name, UNCHANGED)
            new = change.added.keys() | change.recorded.keys()
            found = (*(change.former(column) for column in left if column not in new), *change.dropped)
            stages.append(Stage(step.number, name, found, left, change))
            before = step.shift.table_before(name)
            if before is None:
                return None
            name, left = before, found
        return name, tuple(reversed(stages))

    def names_now(self, table: str, columns: Iterable[str], version: int) -> tuple[str, Mapping[str, str]]:
        """The present name of a table of an older version, and its columns by their old names; dropped ones keep theirs."""
        now = {column: column for column in columns}
        for step in self.steps[version:]:
            table = step.shift.tables.get(table, table)
            renamed = step.shift.rows.get(table, UNCHANGED).renamed
            now = {column: renamed.get(name, name) for column, name in now.items()}
        return table, now

    def hashed_back(self, version: int, then: int) -> Personal:
        """What a version hashes, under the names of an older one: columns that were not there are left out."""
        found = {}
        for table, names in self.hashed[version].items():
            name: str | None = table
            for step in reversed(self.steps[then:version]):
                change = step.shift.rows.get(str(name), UNCHANGED)
                new = change.added.keys() | change.recorded.keys()
                names = frozenset(change.former(column) for column in names if column not in new)
                name = step.shift.table_before(str(name))
                if name is None:
                    break
            if name is not None:
                found[name] = names
        return found

    def act_now(self, kind: str, version: int) -> str:
        """The present name of a kind of act that was stored under a version."""
        for step in self.steps[version:]:
            kind = step.shift.acts.get(kind, kind)
        return kind

    def act_ever(self, kind: str) -> tuple[str, ...]:
        """Every name that a present kind of act was stored under, the present one first."""
        names = [kind]
        for step in reversed(self.steps):
            names.extend(old for old, new in step.shift.acts.items() if new == names[-1])
        return tuple(dict.fromkeys(names))


def _hashed_after(personal: Personal, shift: Shift) -> Personal:
    now = {shift.tables.get(table, table): names for table, names in personal.items() if table not in shift.gone}
    for table, change in shift.rows.items():
        kept = {change.renamed.get(name, name) for name in now.get(table, ()) if name not in change.dropped}
        now[table] = frozenset((kept | set(change.personal)) - set(change.plain))
    return now


def _literals(path: Path) -> dict[str, Any]:
    """The names that a step sets to plain literals."""
    found: dict[str, Any] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name in {"revision", "down_revision", "shape"}:
                try:
                    found[name] = ast.literal_eval(node.value)
                except ValueError:
                    raise BrokenLine(f"{path}: {name} is no literal") from None
    return found


def _declared(kind: Callable[..., _Declared], declared: Mapping[str, Any], path: Path) -> _Declared:
    try:
        return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in declared.items()})
    except TypeError as problem:
        unknown = sorted(declared.keys() - inspect.signature(kind).parameters.keys())
        raise BrokenLine(f"{path}: {kind.__name__} cannot be made of it, and takes no {unknown}") from problem


def step_folders(package: Path) -> tuple[Path, ...]:
    """The folders of steps of a package of rooms: its own and those of its rooms."""
    own = package / "migrations" / "versions"
    return tuple(folder for folder in (own, *sorted(package.glob("*/migrations/versions"))) if folder.is_dir())


def line_of(folders: Iterable[Path]) -> StepLine:
    """The one line of the steps in these folders; raises BrokenLine for a gap or a number twice (two heads)."""
    return StepLine(
        Step(int(found[1]), found[2], path)
        for folder in folders
        for path in sorted(folder.iterdir())
        if (found := _FILE.fullmatch(path.name))
    )
