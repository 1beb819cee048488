"""Gift lists from Excel."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

from app.cli.command import Argument, ImportKind, run_import
from app.domain.problems import N_
from app.i18n import _
from app.models.book import Book


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("«{given}» không phải ngày: viết 2026-02-10.").format(given=text)) from None


def _import_gifts(book: Book, given: argparse.Namespace) -> Any:
    from app.domain.gifts.gift_import import GiftImportOptions
    from app.services.gifts.import_gifts import IMPORT_GIFTS

    return run_import(IMPORT_GIFTS, GiftImportOptions, book, given, day=given.day, untied=given.untied)


_OPTIONS = (
    Argument("--day", _day, N_("ngày phát quà, khi danh sách không ghi")),
    Argument("--untied", help=N_("không gắn danh sách quà với chứng từ nào"), is_switch=True),
)
IMPORTS = (ImportKind("gift-list", 60, _import_gifts, _OPTIONS),)
