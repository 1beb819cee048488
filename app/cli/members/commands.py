"""The list of members from Excel."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import Argument, ImportKind, month_of
from app.models.book import Book


def _import_members(book: Book, given: argparse.Namespace) -> Any:
    from app.services.members.import_members import MemberImportOptions, import_members, plan_member_import

    options = MemberImportOptions(given.sheet, given.month, given.fix, given.leave_out)
    if given.dry_run:
        return plan_member_import(book, given.file, options)
    return import_members(book, given.file, options).value


IMPORTS = (ImportKind("members", 30, _import_members, (Argument("--month", month_of),)),)
