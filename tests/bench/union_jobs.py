"""Jobs on the book of a large union, a year of dues lists collected: reads of the screens, B07, and a month's list on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from app.domain.dates import Month, Period
from app.exports.document import Grid, Kind, RowKind, show_value
from app.exports.form import Params, form_named
from app.models.book import Book, Read
from app.models.queries.dues.dues import arrears, member_account, month_dues
from app.models.queries.dues.month_jobs import dues_progress, listed_ids, owing
from app.models.queries.members.member_counts import member_counts
from app.models.queries.members.members import MemberFilter, member_ids
from app.models.queries.settlement.settlement import settlement
from app.services.export_form import render_form, with_settings
from app.ui.home.month_list import picture
from tests.bench.big_union import FIRST, big_union
from tests.bench.paper_jobs import bare_pdf
from tests.bench.race import Result, race

LAST = FIRST.plus(11)
ROWS_A_PAGE = 48
# What the figures of a year rest on: every charge with what was collected for it, by month.
_CHARGES = (
    "SELECT c.month, sum(c.amount), sum(c.up), sum(a.amount) FROM charge c LEFT JOIN allocation a "
    "ON a.member_id = c.member_id AND a.month = c.month GROUP BY c.month"
)
_OF_A_MONTH = (
    "SELECT count(*), sum(c.amount), sum(a.amount) FROM charge c LEFT JOIN allocation a ON a.member_id = c.member_id "
    "AND a.month = c.month WHERE c.month = '{month}'"
)
_STATES = "SELECT m.gender, s.state, count(*) FROM member_state s JOIN member m ON m.id = s.member_id GROUP BY 1, 2"
_FUNDS = "SELECT month, sum(fund - fund_up) FROM charge GROUP BY month"
_SUMS = (
    "SELECT month, sum(exempt = ''), sum(exempt <> ''), sum(iif(exempt = '', wage, 0)), sum(amount), sum(standard), sum(up), "
    "sum(fund), sum(fund_up) FROM charge GROUP BY month"
)
_ALLOCATED = "SELECT month, sum(amount) FROM allocation GROUP BY month"
_OWE = (
    "SELECT c.member_id, m.full_name, g.name, sum(c.amount) FROM charge c JOIN member m ON m.id = c.member_id "
    "LEFT JOIN union_group g ON g.id = m.group_id LEFT JOIN allocation a ON a.member_id = c.member_id AND a.month = c.month "
    "WHERE c.month {months} AND a.amount IS NULL GROUP BY c.member_id ORDER BY m.sort_key"
)
Ask = Callable[[Read], object]


def _raw(*statements: str) -> Ask:
    return lambda read: [read.rows(statement) for statement in statements]


def read_jobs(last_member: int) -> list[tuple[str, Ask, Ask, str, float | None]]:
    """(job, ours, floor, what the floor is, aim)."""
    year, month = Period.of_year(FIRST.year), f"= '{LAST}'"
    return [
        (
            "search a name, per key",
            lambda read: member_ids(read, MemberFilter(LAST.last_day, search="nguyen van duc")),
            _raw("SELECT id FROM member WHERE search_key LIKE '%nguyen van duc%'"),
            "LIKE scan of the key",
            3.0,
        ),
        (
            "one member's account",
            lambda read: member_account(read, last_member),
            _raw(
                f"SELECT month, amount FROM charge WHERE member_id = {last_member} ORDER BY month",
                "SELECT a.month, a.amount, v.number FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id "
                f"JOIN entry e ON e.id = b.entry_id JOIN voucher v ON v.id = e.voucher_id WHERE a.member_id = {last_member}",
            ),
            "the member's rows by their index",
            2.0,
        ),
        ("counts of members", lambda read: member_counts(read, LAST.last_day), _raw(_STATES), "states by one join", 2.0),
        (
            "how far a month's dues have come",
            lambda read: dues_progress(read, LAST.plus(-1)),
            _raw(_OF_A_MONTH.format(month=LAST.plus(-1)), _STATES),
            "the month's charges with receipts, and states",
            2.0,
        ),
        (
            "a month's list in name order",
            lambda read: listed_ids(read, LAST),
            _raw(f"SELECT m.id FROM charge c JOIN member m ON m.id = c.member_id WHERE c.month {month} ORDER BY m.sort_key"),
            "the same in raw SQL",
            1.5,
        ),
        ("who owes for a month", lambda read: owing(read, LAST, LAST), _raw(_OWE.format(months=month)), "rows without receipt", 2.0),
        ("arrears of a year", lambda read: arrears(read, LAST), _raw(_OWE.format(months="> ''")), "rows without receipt", 2.0),
        (
            "sums of 12 months over all charges",
            lambda read: month_dues(read, FIRST, LAST),
            _raw(_SUMS, _ALLOCATED),
            "the same sums in raw SQL",
            1.5,
        ),
        (
            "B07 with head figures over all charges",
            lambda read: settlement(read, year),
            _raw(_CHARGES),
            "charges and receipts joined, summed by month",
            1.5,
        ),
        (
            "the home screen's read",
            lambda read: picture(read, LAST),
            _raw(_CHARGES, _FUNDS, _OF_A_MONTH.format(month=LAST), _STATES),
            "its sums in raw SQL",
            1.5,
        ),
    ]  # fmt: skip


def union_jobs(folder: Path, count: int, rounds: int) -> Iterator[Result]:
    """Every job of this file on the union of ``count`` members."""
    path = big_union(folder, count, 12)
    with Book.open(path, read_only=True) as book:
        with book.read() as read:
            last_member = read.number("SELECT max(id) FROM member")

        def asked(question: Ask) -> Callable[[], None]:
            def ask() -> None:
                with book.read() as read:
                    # Why a read of its own: one that remembers would tell the time of a look into memory.
                    question(Read(read.connection))

            return ask

        for job, ours, floor, floor_is, aim in read_jobs(last_member):
            yield race(job, asked(ours), asked(floor), floor_is, aim, rounds)
        yield from _papers(book)


# ---- a month's list on paper -----------------------------------------------------------------------------------------


def _paper(book: Book, kind: str) -> None:
    with book.read() as read:
        render_form(read, "dues-list", Params(period=Period.of_month(FIRST)), kind, io.BytesIO())


def _read_list(book: Book) -> list[tuple[Any, ...]]:
    with book.read() as read:
        return read.rows(
            "SELECT m.full_name, c.wage, c.fund - c.fund_up, c.fund_up, c.amount - c.up, c.up, c.fund + c.amount FROM charge c "
            "JOIN member m ON m.id = c.member_id WHERE c.month = ? ORDER BY m.sort_key",
            (str(FIRST),),
        )


def _bare_xlsx(book: Book) -> None:
    rows = _read_list(book)
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    text = workbook.add_format({"font_name": "Times New Roman", "font_size": 11, "border": 1})
    money = workbook.add_format({"font_name": "Times New Roman", "font_size": 11, "border": 1, "num_format": "#,##0"})
    sheet = workbook.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_number(place, 0, place + 1, text)
        sheet.write_string(place, 1, row[0], text)
        for column, amount in enumerate(row[1:], 2):
            sheet.write_number(place, column, amount, money)
        sheet.write_blank(place, 8, None, text)
    workbook.close()


def _cells(book: Book, month: Month) -> tuple[list[list[str]], list[float], list[bool], list[bool]]:
    """The list's cells as texts, the columns' widths, which hold money, which rows are bold: what the bare canvas draws."""
    form = form_named("dues-list")
    with book.read() as read:
        document = form.layout(form.gather(read, with_settings(read, Params(period=Period.of_month(month)))))
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    kinds = [column.kind for column in grid.columns]
    rows = list(grid.rows)
    return (
        [[show_value(value, kind) for value, kind in zip(row.cells, kinds, strict=False)] for row in rows],
        [column.share for column in grid.columns],
        [kind is Kind.MONEY for kind in kinds],
        [row.kind is not RowKind.NORMAL for row in rows],
    )


def _papers(book: Book) -> Iterator[Result]:
    yield race(
        "dues list of all members to XLSX",
        lambda: _paper(book, "xlsx"),
        lambda: _bare_xlsx(book),
        "XlsxWriter, the same cells",
        1.2,
        1,
    )
    drawn = _cells(book, FIRST)

    def bare() -> None:
        _read_list(book)
        bare_pdf(*drawn, ROWS_A_PAGE)

    yield race(
        "dues list of all members to PDF", lambda: _paper(book, "pdf"), bare, "bare canvas, the same cells", 1.3, 1
    )
