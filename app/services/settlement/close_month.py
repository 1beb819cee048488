"""Khóa sổ: checking a month, closing it with totals and a digest, and reopening the last closed one with a reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from app.domain import clock
from app.domain.dates import Month, Period
from app.domain.money import show_money
from app.domain.problems import (
    N_,
    Finding,
    Level,
    Refusal,
    Stopped,
    all_at_once,
    finding,
    refuse_stopped,
    stop,
    warn,
)
from app.models.book import Book, Read
from app.models.operation import Outcome
from app.models.queries.ledger.accounts import cash_accounts
from app.models.queries.ledger.books import IN_TRANSIT, balances, in_transit, lowest_from
from app.models.queries.ledger.entries import APART, GIVEN_ON
from app.models.queries.ledger.month_counts import month_counts
from app.models.queries.ledger.vouchers import against_days
from app.models.queries.settlement.settlement import filed_settlements, settlement, sums_by_code
from app.models.queries.union.organisation import closed_through, opening_day
from app.models.settlement import closing
from app.services.ledger.post_voucher import ReasonMissing


class CannotClose(Stopped):
    """Something in the month must be settled first."""

    code = "cannot-close"
    template = N_("Chưa khóa được tháng {month}: {reasons}")


class NotTheNextMonth(Refusal):
    """Months are closed one after another."""

    code = "not-the-next-month"
    template = N_("Phải khóa lần lượt: tháng tiếp theo cần khóa là {month}.")


class NotTheLastMonth(Refusal):
    """Only the last closed month can be reopened."""

    code = "not-the-last-month"
    template = N_("Chỉ mở được tháng khóa cuối cùng ({month}).")


class NothingClosed(Refusal):
    """No month is closed."""

    code = "nothing-closed"
    template = N_("Chưa có tháng nào khóa sổ.")


class FiledMonth(Refusal):
    """The month is part of a settlement that went up."""

    code = "filed-month"
    template = N_("Tháng {month} thuộc báo cáo quyết toán đã nộp ({period}): hãy rút báo cáo đã nộp trước, có lý do.")


def next_to_close(read: Read) -> Month:
    """The month that would be closed next."""
    last = closed_through(read)
    return last.plus(1) if last is not None else Month.of(opening_day(read))


@all_at_once
def close_findings(read: Read, month: Month) -> Iterator[Finding]:
    """What stands in the way of closing a month, and what deserves a look before it."""
    counts = month_counts(read, month)
    if waiting := counts.drafts + counts.unposted:
        yield stop("drafts-left", N_("còn {count} chứng từ chưa ghi sổ: hãy ghi sổ, xóa hoặc hủy."), count=waiting)
    if month >= Month.of(clock.today()):
        yield stop("month-not-over", N_("tháng chưa kết thúc."))
    for each in cash_accounts(read):
        lowest = lowest_from(read, each.id, month.first_day)
        if lowest < 0:
            level = Level.STOP if each.key == "cash" else Level.WARN
            text = N_("«{fund}» có ngày âm {amount} đồng.")
            yield finding(level, "fund-below-zero", text, fund=each.name, amount=show_money(-lowest))
    if transit := in_transit(read, month.last_day):
        text = N_("{amount} đồng đang chuyển giữa hai quỹ: một sổ đã ghi, sổ kia chưa ghi trong tháng.")
        yield warn("in-transit", text, amount=show_money(transit))
    if missing := counts.no_source_documents:
        yield warn("papers-missing", N_("{count} phiếu chi chưa có chứng từ gốc."), count=missing)
    if against := against_days(read, Period.of_month(month)):
        text = N_("{count} chứng từ có số ngược với ngày: {numbers}. Khóa rồi thì giữ nguyên như vậy trong sổ.")
        yield warn("numbers-against-days", text, count=len(against), numbers=", ".join(against[:5]))
    if not settlement(read, Period.of_month(month)).proof.holds:
        yield stop("proof-fails", N_("mã 50 không khớp tiền mặt và tiền gửi: hãy kiểm tra sổ."))


_OF_MONTH = """
SELECT v.id, v.kind, v.state, v.number, v.book_date, v.voucher_date, v.fund_id, v.person, v.narration, e.line, e.source_id,
    e.target_id, e.amount
FROM voucher v JOIN entry e ON e.voucher_id = v.id
WHERE v.book_date BETWEEN ? AND ? AND v.state IN ('posted', 'voided') AND v.waits_for <> 'receiver' ORDER BY v.id, e.line
"""
_LEFT_IN_MONTH = f"""
SELECT v.id, v.state, {GIVEN_ON}, v.person, v.narration, e.line, e.source_id, e.target_id, e.amount
FROM voucher v JOIN entry e ON e.voucher_id = v.id
WHERE {APART} AND {GIVEN_ON} BETWEEN ? AND ? AND v.state IN ('posted', 'voided') AND v.waits_for <> 'giver' ORDER BY v.id, e.line
"""


def month_digest(read: Read, month: Month) -> str:
    """A digest of every numbered voucher and entry of a month; a changed row changes it. Of a transfer of two days each half
    belongs to the month of its own day, and the number to the receiving half."""
    digest = hashlib.sha256()
    days = (month.first_day.isoformat(), month.last_day.isoformat())
    for row in (*read.rows(_OF_MONTH, days), *read.rows(_LEFT_IN_MONTH, days)):
        digest.update(json.dumps(row, ensure_ascii=False).encode())
    return digest.hexdigest()


def month_totals(read: Read, month: Month) -> dict[str, object]:
    """Sums by code and balances by fund at a month's end, with what was in transit, as kept with the closed month."""
    transit = in_transit(read, month.last_day)
    return {
        "codes": dict(sorted(sums_by_code(read, Period.of_month(month)).items())),
        "balances": balances(read, month.last_day) | ({IN_TRANSIT.key: transit} if transit else {}),
    }


def close_month(book: Book, month: Month) -> Outcome[Month]:
    """Close the next month; refuses another month, and one with something left to settle."""
    with book.operation("close_month", subject=str(month)) as operation:
        read = operation.read
        wanted = next_to_close(read)
        if month != wanted:
            raise NotTheNextMonth(month=wanted)
        refuse_stopped(close_findings(read, month), CannotClose, month=month)
        operation.add(
            closing.closed_month,
            month=month,
            closed_at=operation.act.at,
            digest=month_digest(read, month),
            totals=json.dumps(month_totals(read, month), ensure_ascii=False),
        )
    return operation.outcome(month, N_("Đã khóa sổ tháng {month}."), month=month)


def reopen_month(book: Book, month: Month, reason: str) -> Outcome[Month]:
    """Reopen the last closed month; needs a reason, and no settlement over it may stand filed."""
    if not reason.strip():
        raise ReasonMissing
    with book.operation("reopen_month", subject=str(month), reason=reason) as operation:
        read = operation.read
        last = closed_through(read)
        if last is None:
            raise NothingClosed
        if month != last:
            raise NotTheLastMonth(month=last)
        for filed in filed_settlements(read):
            if filed.period.meets(Period.of_month(month)):
                raise FiledMonth(month=month, period=filed.period)
        operation.run("DELETE FROM closed_month WHERE month = ?", (str(month),))
    return operation.outcome(month, N_("Đã mở khóa tháng {month}."), month=month)
