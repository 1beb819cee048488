"""The dues of a month, and dues lists from Excel held against them."""

from __future__ import annotations

import argparse
from typing import Any

from app.cli.command import (
    BOOK,
    DONE,
    Argument,
    Command,
    ImportKind,
    NotByHand,
    Result,
    finding_as_json,
    finding_as_line,
    month_of,
    opened,
    run_import,
    say,
)
from app.domain.dates import Month, Period
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.book import Book


class MonthMissing(Refusal):
    """A dues list without its month."""

    code = "month-missing"
    template = N_("Bảng trích nộp cần tháng hoặc quý: hãy thêm --month 2026-01 hoặc --quarter 2026Q1.")


def _quarter(text: str) -> tuple[Month, Month]:
    try:
        period = Period.parse(text)
    except Refusal:
        raise argparse.ArgumentTypeError(_("«{given}» không phải quý: viết 2026Q1.").format(given=text)) from None
    return Month.of(period.first), Month.of(period.last)


def _import_dues_list(book: Book, given: argparse.Namespace) -> Any:
    from app.domain.dues.dues_import import DuesListOptions
    from app.services.dues.import_dues_list import IMPORT_DUES_LIST

    if given.month is None and given.quarter is None:
        raise MonthMissing
    first, last = (given.month, None) if given.quarter is None else given.quarter
    return run_import(IMPORT_DUES_LIST, DuesListOptions, book, given, month=first, last=last)


def _compare_dues_year(book: Book, given: argparse.Namespace) -> Any:
    from app.services.dues.compare_dues_year import compare_dues_year

    if given.map is not None:
        raise NotByHand(kind=given.kind)
    return compare_dues_year(book, given.file, given.sheet)


def dues_command(given: argparse.Namespace) -> Result:
    from app.services.dues.run_dues import run_dues, withdraw_dues

    with opened(given) as book:
        if given.withdraw:
            return say(render(withdraw_dues(book, given.month).sentence))
        outcome = run_dues(book, given.month)
    run, findings = outcome.value.run, outcome.value.findings
    return {
        **DONE,
        "counts": {"members": run.members, "exempt": run.exempt, "total": run.total},
        "findings": [finding_as_json(each) for each in findings],
        "lines": [finding_as_line(each) for each in findings],
        "sentence": render(outcome.sentence),
    }


COMMANDS = (
    Command(
        "dues",
        30,
        N_("lập bảng trích nộp của tháng"),
        dues_command,
        (
            BOOK,
            Argument("--month", month_of, required=True),
            Argument("--withdraw", help=N_("rút bảng của tháng"), is_switch=True),
        ),
    ),
)
_QUARTER = Argument("--quarter", _quarter, N_("danh sách trích nộp của một quý, dạng 2026Q1"))
IMPORTS = (
    ImportKind("dues-list", 40, _import_dues_list, (Argument("--month", month_of), _QUARTER)),
    ImportKind("dues-year", 50, _compare_dues_year),
)
