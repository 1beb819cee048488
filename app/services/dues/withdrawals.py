"""What is taken back whole by an act of its own, because its rows are no single changes: a run, an allocation, a decision."""

from __future__ import annotations

from app.domain.dates import Month
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.trail import Act
from app.services.dues.allocate_receipt import NothingAllocated, take_back_batches
from app.services.dues.change_rate import withdraw_rate
from app.services.dues.run_dues import withdraw_dues
from app.services.undo_act import Withdrawal

_MADE = "SELECT row_id FROM change WHERE operation_id = ? AND table_name = '{table}' AND before IS NULL ORDER BY row_id"


def _rows_made(book: Book, act: Act, table: str) -> list[int]:
    with book.read() as read:
        return read.column(int, _MADE.format(table=table), (act.id,))


def _withdraw_run(book: Book, act: Act) -> Outcome[object]:
    return withdraw_dues(book, Month.parse(act.subject))


def _withdraw_allocation(book: Book, act: Act) -> Outcome[object]:
    batches = _rows_made(book, act, "allocation_batch")
    return take_back_batches(book, batches, act.subject, lambda: NothingAllocated(number=act.subject))


def _withdraw_rate(book: Book, act: Act) -> Outcome[object]:
    (decision,) = _rows_made(book, act, "dues_decision")
    return withdraw_rate(book, decision)


WITHDRAWALS = (
    Withdrawal("run_dues", _withdraw_run),
    Withdrawal("allocate_receipt", _withdraw_allocation),
    Withdrawal("change_dues_rate", _withdraw_rate),
)
