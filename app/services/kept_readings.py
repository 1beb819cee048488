"""Readings that she pointed at: kept in the user's own folder for the next file of that shape, passed on as files, and found again.

They are of her workbooks and of no book: what is in here survives the book, and another book reads by it too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from app import crash, paths
from app.domain import machine
from app.domain.machine import CannotWrite
from app.domain.pointing import Pointed, PointedTable
from app.domain.problems import Refusal
from app.files import discard_if_possible, written_whole
from app.imports.pointed import everywhere, fingerprint, found_in, placed, with_words
from app.imports.pointing_file import as_toml, read_pointing
from app.imports.workbook import Workbook

_SUFFIX = ".toml"


def _folder() -> Path:
    return paths.user_folder() / "readings"


def load_reading(file: Path) -> Pointed:
    """The tables of a file that somebody passed on; refuses the first fault."""
    return read_pointing(file)


def save_reading(file: Path, tables: Pointed, workbook: Workbook, word_of: Callable[[str], str]) -> None:
    """Write the tables as a file to pass on, with what each column is called beside it and what they are known by."""
    try:
        with written_whole(file) as part:
            part.write_text(as_toml(_known(tables, workbook), word_of), "utf-8")
    except OSError as problem:
        raise CannotWrite(name=file.name, problem=machine.reason(problem)) from problem


def remember_reading(tables: Pointed, workbook: Workbook) -> bool:
    """Keep the tables for the next file of that shape, in place of what was kept of it; False where no head tells the shape."""
    known = tuple(each for each in _known(tables, workbook) if each.known_by.words)
    if not known:
        return False
    forget_reading(known)
    paths.make_folder(_folder(), mode=0o700)
    with written_whole(_folder() / f"{fingerprint(known[0])}{_SUFFIX}") as part:
        part.write_text(as_toml(known), "utf-8")
    return True


def on_every_sheet(table: PointedTable, workbook: Workbook) -> Pointed:
    """The table, and the same under the same head on other sheets."""
    return everywhere(table, workbook)


def here(tables: Pointed, workbook: Workbook) -> Pointed:
    """The tables of a reading that somebody passed on, where they lie in this workbook."""
    return placed(tables, workbook)


def forget_reading(tables: Pointed) -> None:
    """Keep nothing more of these shapes."""
    shapes = {fingerprint(each) for each in tables}
    for file, kept in _kept():
        if shapes & {fingerprint(each) for each in kept}:
            discard_if_possible(file)


def forget_remembered(workbook: Workbook, kinds: Collection[str]) -> None:
    """Keep nothing more by which this workbook is read."""
    forget_reading(remembered_reading(workbook, kinds))


def remembered_reading(workbook: Workbook, kinds: Collection[str]) -> Pointed:
    """The tables of these kinds that are kept and whose heads stand in this workbook; none where nothing is."""
    found: list[PointedTable] = []
    for _file, kept in _kept():
        found += found_in(tuple(each for each in kept if each.kind in kinds), workbook)
    return tuple(found)


def _known(tables: Pointed, workbook: Workbook) -> Pointed:
    """The tables by the words of their heads. Why without year and month: the next file of that shape is of another time."""
    return tuple(replace(with_words(each, workbook), year=None, month=None) for each in tables)


def _kept() -> Iterator[tuple[Path, Pointed]]:
    for file in sorted(_folder().glob(f"*{_SUFFIX}")):
        try:
            yield file, read_pointing(file)
        except Refusal as problem:
            # Why gone on: a reading that somebody spoiled by hand is as good as none.
            crash.went_on(problem)
