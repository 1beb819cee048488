"""The list of members from Excel."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import Argument, ImportKind, month_of, run_import
from app.models.book import Book


def _import_members(book: Book, given: argparse.Namespace) -> Any:
    from app.domain.members.member_import import MemberImportOptions
    from app.services.members.import_members import IMPORT_MEMBERS

    return run_import(IMPORT_MEMBERS, MemberImportOptions, book, given, month=given.month)


IMPORTS = (ImportKind("members", 30, _import_members, (Argument("--month", month_of),)),)
