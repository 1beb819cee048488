"""Cash and bank books from a workbook."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import Argument, ImportKind, run_import, whole
from app.domain.dates import FIRST_YEAR, LAST_YEAR
from app.domain.problems import N_, Refusal
from app.models.book import Book


def _import_book(book: Book, given: argparse.Namespace) -> Any:
    from app.domain.intake.book_import import BookImportOptions
    from app.services.intake.import_book import IMPORT_BOOK

    more = {"kind": given.kind, "account": given.account, "year": given.year, "same_transfer": _said(given)}
    return run_import(IMPORT_BOOK, BookImportOptions, book, given, **more)


def _said(given: argparse.Namespace) -> Any:
    """What she says of rows that may be one transfer; refuses both answers at once."""
    from app.domain.intake.book_import import SameTransfer

    if given.join and given.apart:
        raise JoinedAndApart
    return SameTransfer.JOIN if given.join else SameTransfer.APART if given.apart else None


class JoinedAndApart(Refusal):
    """Both answers to one question."""

    code = "join-and-apart"
    template = N_("Chỉ chọn một: --join (một lần chuyển quỹ) hoặc --apart (hai khoản khác nhau).")


_OPTIONS = (
    Argument("--account"),
    Argument("--year", whole(FIRST_YEAR, LAST_YEAR)),
    Argument("--join", help=N_("các dòng được hỏi ở hai sổ là một lần chuyển quỹ"), is_switch=True),
    Argument("--apart", help=N_("các dòng được hỏi ở hai sổ là những khoản khác nhau"), is_switch=True),
)
IMPORTS = (
    ImportKind("cash-book", 10, _import_book, _OPTIONS),
    ImportKind("bank-book", 20, _import_book, _OPTIONS),
)
