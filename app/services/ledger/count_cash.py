"""Kiểm quỹ: what lay in the cash box on a day is written down beside the cash book of that day (biên bản C34-HD)."""

from __future__ import annotations

import json
from dataclasses import replace

from app.domain import clock
from app.domain.dates import show_date
from app.domain.ledger.counting import CashCount, count_findings, read_hour, usual_conclusion
from app.domain.money import show_money
from app.domain.problems import N_, Refusal, refuse_stopped
from app.models.book import Book
from app.models.ledger import counting
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.cash_counts import cash_count, cash_on
from app.models.queries.union.organisation import opening_day


class NoSuchCount(Refusal):
    """The count was taken away in the meantime."""

    code = "count-unknown"
    template = N_("Biên bản kiểm quỹ này không còn trong sổ: hãy nạp lại.")


def count_cash(book: Book, given: CashCount, count_id: int | None = None) -> Outcome[int]:
    """Write a count down (anew, or over an earlier one) beside what the cash book says now; gives its id.

    Refuses what ``count_findings`` stops.
    """
    with book.operation("count_cash", subject=show_date(given.counted_on)) as operation:
        read = operation.read
        count = replace(given, book_balance=cash_on(read, given.counted_on))
        refuse_stopped(count_findings(count, opening_day(read), clock.today()))
        number = _store(operation, replace(count, counted_at=read_hour(count.counted_at)), count_id)
    difference = count.difference
    text = N_("Đã kiểm quỹ ngày {day}: {counted} đồng, khớp sổ.")
    if difference:
        text = N_("Đã kiểm quỹ ngày {day}: {counted} đồng, lệch {difference} đồng so với sổ.")
    texts = {
        "day": show_date(count.counted_on),
        "counted": show_money(count.counted),
        "difference": show_money(difference),
    }
    return operation.outcome(number, text, **texts)


def delete_count(book: Book, count_id: int) -> Outcome[None]:
    """Delete a count; undo can bring it back."""
    with book.operation("remove_count") as operation:
        if not operation.remove(counting.cash_count, id=count_id):
            raise NoSuchCount
    return operation.outcome(None, N_("Đã xóa biên bản kiểm quỹ."))


def _store(operation: Operation, count: CashCount, count_id: int | None) -> int:
    sheets = {str(value): times for value, times in count.sheets.items() if times}
    values: dict[str, object] = {
        "counted_on": count.counted_on,
        "counted_at": count.counted_at,
        "book_balance": count.book_balance,
        "counted": count.counted,
        "denominations": json.dumps({**sheets, **({"other": count.other} if count.other else {})}),
        "reason": count.reason.strip(),
        "conclusion": count.conclusion.strip() or usual_conclusion(count.difference),
        "committee": json.dumps([(w.name, w.office, w.duty) for w in count.committee if w.name], ensure_ascii=False),
    }
    if count_id is None:
        return operation.add(counting.cash_count, **values)
    if cash_count(operation.read, count_id) is None:
        raise NoSuchCount
    operation.change(counting.cash_count, count_id, **values)
    return count_id
