"""The bicycles and who has them; lending one; a list of them from Excel."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import BOOK, DONE, Argument, Command, ImportKind, Result, opened, run_import, say
from app.domain import clock
from app.domain.dates import show_date
from app.domain.problems import N_
from app.i18n import _, render
from app.models.book import Book
from tests.toy.models.queries.bicycles.bicycles import NoSuchBicycle, bicycles


def _import_bicycles(book: Book, given: argparse.Namespace) -> Any:
    from app.domain.import_plan import ImportOptions
    from tests.toy.services.bicycles.import_bicycles import IMPORT_BICYCLES

    return run_import(IMPORT_BICYCLES, ImportOptions, book, given)


def bicycles_command(given: argparse.Namespace) -> Result:
    with opened(given, read_only=True) as book, book.read() as read:
        found = bicycles(read)
    lines = []
    for each in found:
        told = _("{name} mượn đến {day}").format(name=each.member, day=show_date(each.due_on)) if each.due_on else ""
        lines.append(f"{each.number:<6} {each.make:<24} {told}".rstrip())
    rows = [{"number": each.number, "make": each.make, "member": each.member, "due": each.due_on} for each in found]
    return {**DONE, "counts": {"bicycles": len(rows)}, "rows": rows, "lines": lines, "sentence": ""}


def lend_command(given: argparse.Namespace) -> Result:
    from tests.toy.domain.bicycles.bicycles import Lending
    from tests.toy.services.bicycles.keep_bicycles import lend_bicycle

    with opened(given) as book:
        with book.read() as read:
            known = {each.number: each.id for each in bicycles(read)}
        if given.number not in known:
            raise NoSuchBicycle(given=given.number)
        outcome = lend_bicycle(book, known[given.number], Lending(given.member, clock.today()))
    return say(render(outcome.sentence))


COMMANDS = (
    Command(
        name="bicycles",
        place=120,
        help=N_("xe đạp của công đoàn và người đang mượn"),
        run=bicycles_command,
        arguments=(BOOK,),
    ),
    Command(
        name="lend-bicycle",
        place=121,
        help=N_("cho đoàn viên mượn xe đạp"),
        run=lend_command,
        arguments=(Argument("number"), BOOK, Argument("--member", int, N_("số của đoàn viên trong sổ"), required=True)),
    ),
)
IMPORTS = (ImportKind("bicycles", 60, _import_bicycles),)
