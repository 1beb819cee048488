"""The dues of a month, and dues lists from Excel held against them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

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
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.book import Book

if TYPE_CHECKING:
    from app.services.dues.allocate_receipt import Proposed


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


def allocate_command(given: argparse.Namespace) -> Result:
    from app.services.dues.allocate_receipt import allocate_waiting, proposed_for

    with opened(given, read_only=not given.proposed) as book:
        if not given.proposed:
            with book.read() as read:
                waiting = proposed_for(read, given.month, given.month)
            counts = {"waiting": len(waiting), "proposed": sum(bool(each.proposal.parts) for each in waiting)}
            lines = [_proposal_as_line(each) for each in waiting]
            return {**DONE, "counts": counts, "lines": lines, "sentence": _waiting_sentence(len(waiting))}
        outcome = allocate_waiting(book, given.month)
    done = outcome.value
    return {
        **DONE,
        "counts": {
            "receipts": done.receipts,
            "people": done.people,
            "amount": done.amount,
            "left_over": done.left_over,
            "left_alone": len(done.findings),
        },
        "findings": [finding_as_json(each) for each in done.findings],
        "lines": [finding_as_line(each) for each in done.findings],
        "sentence": render(outcome.sentence),
    }


def _proposal_as_line(each: Proposed) -> str:
    receipt, proposal = each.receipt, each.proposal
    amount = show_money(receipt.left)
    if not proposal.parts:
        return f"{receipt.number} {amount}: {' '.join(render(finding.message) for finding in proposal.findings)}"
    text = _("{number} {amount}: {people} người ({reasons})")
    reasons = "; ".join(render(reason) for reason in proposal.reasons)
    return text.format(number=receipt.number, amount=amount, people=proposal.people, reasons=reasons)


def _waiting_sentence(count: int) -> str:
    if not count:
        return _("Không còn phiếu thu đoàn phí nào chưa phân bổ.")
    return _("{count} phiếu thu đoàn phí chưa phân bổ: thêm --proposed để phân bổ theo đề xuất.").format(count=count)


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
    Command(
        "allocate",
        32,
        N_("phân bổ phiếu thu đoàn phí cho đoàn viên và tháng"),
        allocate_command,
        (
            BOOK,
            Argument("--month", month_of, N_("chỉ phiếu thu của tháng ấy")),
            Argument("--proposed", help=N_("phân bổ mọi phiếu theo đề xuất; thiếu thì chỉ xem"), is_switch=True),
        ),
    ),
)
_QUARTER = Argument("--quarter", _quarter, N_("danh sách trích nộp của một quý, dạng 2026Q1"))
IMPORTS = (
    ImportKind("dues-list", 40, _import_dues_list, (Argument("--month", month_of), _QUARTER)),
    ImportKind("dues-year", 50, _compare_dues_year),
)
