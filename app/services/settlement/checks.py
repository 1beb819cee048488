"""The checks of what was closed and filed, and the proof of the settlement over the whole book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.dates import Month, Period
from app.domain.money import show_money
from app.domain.problems import N_, Finding, stop, warn
from app.models.book import Read
from app.models.queries.settlement.settlement import filed_settlements, settlement
from app.models.queries.union.organisation import opening_day
from app.services.check import Check
from app.services.settlement.close_month import month_digest
from app.services.settlement.file_settlement import figures_of


def closed_months_unchanged(read: Read) -> Iterator[Finding]:
    """Each closed month still has the digest it was closed with."""
    for month, digest in read.mapping(Month, str, "SELECT month, digest FROM closed_month ORDER BY month").items():
        if month_digest(read, month) != digest:
            yield stop("closed-month-changed", N_("Tháng {month} đã khóa nhưng chứng từ bị sửa sau đó."), month=month)


def filed_pieces_stand(read: Read) -> Iterator[Finding]:
    """Settlements sent up against today's books."""
    for filed in filed_settlements(read):
        now = figures_of(settlement(read, filed.period))
        if now != filed.figures:
            codes = ", ".join(
                sorted(code for code in now.keys() | filed.figures.keys() if now.get(code) != filed.figures.get(code))
            )
            text = N_("Quyết toán đã nộp kỳ {period} khác sổ hiện tại ở mã {codes}.")
            yield warn("filed-differs", text, period=filed.period, codes=codes)


def settlement_proves(read: Read) -> Iterator[Finding]:
    """Over the whole book, code 50 equals cash and bank."""
    last = read.value(dt.date, "SELECT max(book_date) FROM voucher WHERE state = 'posted'")
    first = opening_day(read)
    if last is None or last < first:
        return
    proof = settlement(read, Period(first, Month.of(last).last_day)).proof
    if not proof.holds and not filed_settlements(read):
        text = N_("Mã 50 lệch {amount} đồng so với tiền mặt và tiền gửi.")
        yield stop("proof-fails", text, amount=show_money(proof.difference))


CHECKS = (
    Check("closed-months-unchanged", 110, closed_months_unchanged),
    Check("filed-pieces-stand", 120, filed_pieces_stand),
    Check("settlement-proves", 130, settlement_proves),
)
