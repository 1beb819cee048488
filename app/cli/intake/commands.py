"""Cash and bank books from a workbook."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import Argument, ImportKind, run_import, whole
from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.models.book import Book


def _import_book(book: Book, given: argparse.Namespace) -> Any:
    from app.domain.intake.book_import import BookImportOptions
    from app.services.intake.import_book import IMPORT_BOOK

    more = {"kind": given.kind, "account": given.account, "year": given.year}
    return run_import(IMPORT_BOOK, BookImportOptions, book, given, **more)


_OPTIONS = (Argument("--account"), Argument("--year", whole(FIRST_YEAR, LAST_YEAR)))
IMPORTS = (
    ImportKind("cash-book", 10, _import_book, _OPTIONS),
    ImportKind("bank-book", 20, _import_book, _OPTIONS),
)
