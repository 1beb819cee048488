"""Books of cash and bank from Excel, and the codes of income and spending."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import DONE, Argument, Command, ImportKind, Result
from app.domain.ledger.codes import CODES
from app.domain.problems import N_
from app.i18n import render
from app.models.book import Book


def _import_book(book: Book, given: argparse.Namespace) -> Any:
    from app.services.ledger.import_book import ImportOptions, import_book, plan_import

    options = ImportOptions(given.kind, given.sheet, given.account, given.year, given.fix, given.leave_out)
    if given.dry_run:
        return plan_import(book, given.file, options)
    return import_book(book, given.file, options).value


def codes_command(given: argparse.Namespace) -> Result:
    rows = [{"code": code.code, "name": render(code.name), "side": str(code.side)} for code in CODES.values()]
    return {**DONE, "rows": rows, "lines": [f"{row['code']:<6} {row['name']}" for row in rows], "sentence": ""}


_OPTIONS = (Argument("--account"), Argument("--year", int))
COMMANDS = (Command("codes", 100, N_("mục lục thu, chi"), codes_command),)
IMPORTS = (
    ImportKind("cash-book", 10, _import_book, _OPTIONS),
    ImportKind("bank-book", 20, _import_book, _OPTIONS),
)
