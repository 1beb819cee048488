"""Kiểm quỹ: what lay in the cash box on a day is written down beside the cash book of that day (biên bản C34-HD)."""

from __future__ import annotations

import json
from dataclasses import replace

from app.domain import clock
from app.domain.dates import show_date
from app.domain.ledger.counting import CashCount, must_stand, read_hour, usual_conclusion
from app.domain.money import show_money
from app.domain.problems import N_, Message, Refusal
from app.models.book import Book, Read, outcome_of
from app.models.ledger import counting
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.cash_counts import cash_on
from app.models.queries.union.organisation import opening_day


class NoSuchCount(Refusal):
    """The count was taken away in the meantime."""

    code = "count-unknown"
    template = N_("Biên bản kiểm quỹ này không còn trong sổ: hãy nạp lại.")


def count_cash(book: Book, given: CashCount, count_id: int | None = None) -> Outcome[int]:
    """Write a count down (anew, or over an earlier one) beside what the cash book says now; gives its id.

    Refuses a day outside the book, sheets below zero, and a difference without a reason.
    """
    with book.operation("count_cash", subject=show_date(given.counted_on)) as act:
        read = Read(act.connection)
        count = replace(given, book_balance=cash_on(read, given.counted_on), counted_at=read_hour(given.counted_at))
        must_stand(count, opening_day(read), clock.today())
        number = _store(act, count, count_id)
    difference = count.difference
    said = N_("Đã kiểm quỹ ngày {day}: {counted} đồng, khớp sổ.")
    if difference:
        said = N_("Đã kiểm quỹ ngày {day}: {counted} đồng, lệch {difference} đồng so với sổ.")
    told = {
        "day": show_date(count.counted_on), "counted": show_money(count.counted), "difference": show_money(difference),
    }  # fmt: skip
    return outcome_of(act, number, Message(said, told))


def remove_count(book: Book, count_id: int) -> Outcome[None]:
    """Take a count away; it can be brought back by undo."""
    with book.operation("remove_count") as act:
        if not act.run("DELETE FROM cash_count WHERE id = ? RETURNING id", (count_id,)).all():
            raise NoSuchCount
    return outcome_of(act, None, Message(N_("Đã xóa biên bản kiểm quỹ.")))


def _store(act: Operation, count: CashCount, count_id: int | None) -> int:
    sheets = {str(value): times for value, times in count.sheets.items() if times}
    values = {
        "counted_on": count.counted_on.isoformat(),
        "counted_at": count.counted_at,
        "book_balance": count.book_balance,
        "counted": count.counted,
        "denominations": json.dumps({**sheets, **({"other": count.other} if count.other else {})}),
        "reason": count.reason.strip(),
        "conclusion": count.conclusion.strip() or usual_conclusion(count.difference),
        "committee": json.dumps([(w.name, w.office, w.duty) for w in count.committee if w.name], ensure_ascii=False),
    }
    if count_id is None:
        return act.add(counting.cash_count, **{**values, "counted_on": count.counted_on})
    sets = ", ".join(f"{name} = ?" for name in values)
    if not act.run(f"UPDATE cash_count SET {sets} WHERE id = ? RETURNING id", (*values.values(), count_id)).all():
        raise NoSuchCount
    return count_id
