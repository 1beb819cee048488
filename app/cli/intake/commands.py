"""Cash and bank books from a workbook."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import Argument, ImportKind
from app.models.book import Book


def _import_book(book: Book, given: argparse.Namespace) -> Any:
    from app.services.intake.import_book import ImportOptions, import_book, plan_import

    options = ImportOptions(given.kind, given.sheet, given.account, given.year, given.fix, given.leave_out)
    if given.dry_run:
        return plan_import(book, given.file, options)
    return import_book(book, given.file, options).value


_OPTIONS = (Argument("--account"), Argument("--year", int))
IMPORTS = (
    ImportKind("cash-book", 10, _import_book, _OPTIONS),
    ImportKind("bank-book", 20, _import_book, _OPTIONS),
)
