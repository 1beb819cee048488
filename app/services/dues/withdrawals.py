"""A month's dues run is taken back whole: its rows are removed by an act of their own."""

from __future__ import annotations

from app.domain.dates import Month
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.trail import Act
from app.services.dues.run_dues import withdraw_dues
from app.services.undo_act import Withdrawal


def _withdraw_run(book: Book, act: Act) -> Outcome[object]:
    return withdraw_dues(book, Month.parse(act.subject))


WITHDRAWALS = (Withdrawal("run_dues", _withdraw_run),)
