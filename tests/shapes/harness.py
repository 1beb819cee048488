"""Give files to the command line of the program, each case in a book of its own, and read what is in the book afterwards."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from app.cli.line import main
from app.domain import clock
from app.domain.money import Dong
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount
from app.imports.workbook import Workbook, read_workbook
from app.services import import_service  # noqa: F401  Why: what reads workbooks must be there before it is changed.
from app.services.dues import compare_dues_year  # noqa: F401
from app.services.home.create_book import create_book
from tests.shapes.case import MadeFile
from tests.small_books import fast_folder, raw

DONE, STOPPED, REFUSED = "done", "stopped", "refused"


@dataclass(frozen=True)
class Answer:
    """What one import said."""

    kind: str
    code: int
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def result(self) -> str:
        """``done``, ``stopped``, ``refused`` or ``failed``."""
        return str(self.said.get("result", "failed"))

    @property
    def sentence(self) -> str:
        """The sentence, and behind it the first findings that stop."""
        found = [f"{each['sheet']}:{each['row']} {each['code']}: {each['message']}" for each in self.stops[:2]]
        return " | ".join([str(self.said.get("code", "")), str(self.said.get("sentence", "")), *found])

    @property
    def stops(self) -> list[dict[str, Any]]:
        """The findings that stop and have no proposal; of those that only warn nothing is told."""
        found = self.said.get("findings", ())
        return [each for each in found if each["level"] == "stop" and each["proposal"] is None]


@dataclass
class Desk:
    """One book for one case, in a folder of its own."""

    folder: Path
    book: Path
    points: bool = False
    """Whoever drew a file points at its tables."""

    def take(self, file: MadeFile, kind: str, *more: str) -> Answer:
        """Import a file with every proposal taken, its tables pointed at where that is wanted and known."""
        path = self.folder / file.name
        path.write_bytes(file.content)
        if self.points and file.places:
            pointing = self.folder / f"{file.name}.toml"
            pointing.write_text(file.pointing, "utf-8")
            # Why apart: transfers of the truth take two days at most; what is asked about beyond three is two things.
            answers = ("--apart",) if kind in ("cash-book", "bank-book") else ()
            more = (*more, "--map", str(pointing), *answers)
        return self.run("import", kind, str(path), "--book", str(self.book), "--fix", *more)

    def run(self, *line: str) -> Answer:
        """One command of the program."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                code = main([*line, "--json"])
            except SystemExit as ended:
                return Answer(line[1], 2, {"result": "failed", "sentence": f"{ended} {said.getvalue()[:300]}"})
        try:
            return Answer(line[1], code, json.loads(said.getvalue()))
        except json.JSONDecodeError:
            return Answer(line[1], code, {"result": "failed", "sentence": said.getvalue()[:300]})

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a question finds in the file of the book."""
        connection = raw(self.book)
        try:
            return [tuple(row) for row in connection.execute(sql)]
        finally:
            connection.close()


@cache
def template(year: int, cash: int, bank: int) -> Path:
    """A book opened on the first day of a year with so much in its two funds; made once."""
    path = fast_folder() / f"mau-{year}-{cash}-{bank}.socd"
    opened = dt.date(year, 1, 1)
    officers = (TermOfOffice("chair", "Lê Thị Ân", opened), TermOfOffice("cashier", "Đặng Hữu Chế", opened))
    accounts = (ProfileAccount("VietinBank", opening=Dong(bank)),)
    profile = Profile(
        opening_day=opened, union="CĐCS Thử", superior="LĐLĐ Thử", cash=Dong(cash), accounts=accounts, officers=officers
    )
    create_book(path, profile).value.close()
    return path


@contextlib.contextmanager
def desk(year: int, cash: int = 0, bank: int = 0, points: bool = False) -> Iterator[Desk]:
    """A book of a year and a user of its own; today is in the year after. All is gone when the block ends."""
    folder = fast_folder() / "case"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "home").mkdir(parents=True)
    kept = {name: os.environ.get(name) for name in ("SO_CONG_DOAN_HOME", clock.VARIABLE)}
    os.environ["SO_CONG_DOAN_HOME"] = str(folder / "home")
    os.environ[clock.VARIABLE] = f"{year + 1}-02-01"
    shutil.copyfile(template(year, cash, bank), folder / "so.socd")
    try:
        yield Desk(folder, folder / "so.socd", points)
    finally:
        for name, value in kept.items():
            os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)
        shutil.rmtree(folder, ignore_errors=True)


def _read_here(path: Path, most_seconds: float = 0, waiting: object = None) -> Workbook:
    return read_workbook(path)


@contextlib.contextmanager
def reading_here() -> Iterator[None]:
    """Workbooks are read in this process while the block lasts: these files are our own, and a process for each takes longer
    than everything else."""
    changed: list[tuple[dict[str, Any], Any]] = []
    for name, module in list(sys.modules.items()):
        if name.startswith("app.services.") and "read_safely" in vars(module):
            changed.append((vars(module), vars(module)["read_safely"]))
            vars(module)["read_safely"] = _read_here
    try:
        yield
    finally:
        for names, before in changed:
            names["read_safely"] = before


def kinds_of_import() -> Sequence[str]:
    """The kinds of import that the command line offers."""
    from app.cli.line import parser

    text = parser().format_help()
    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()) as said:
        parser().parse_args(["import", "--help"])
    text = said.getvalue()
    inside = text[text.rindex("{") + 1 : text.rindex("}")]
    return tuple(each.strip() for each in inside.replace("\n", "").split(","))
