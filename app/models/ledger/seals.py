"""The rules that hold for every posted voucher, for numbers and reversals, and for cash in hand at the end of each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Connection

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Message, Refusal
from app.models.seals import Seal, first_row, touched


class CashBelowZero(Refusal):
    """Cash in hand would be negative at the end of some day."""

    code = "cash-below-zero"
    template = N_(
        "Quỹ tiền mặt sẽ âm {short} đồng vào ngày {day}: hãy rút tiền gửi nhập quỹ trước ngày đó hoặc xem lại số tiền."
    )


class VoucherUnsound(Refusal):
    """A posted voucher breaks one of the rules that hold for every posted voucher."""

    code = "voucher-unsound"
    template = N_("Chứng từ {number} chưa vào sổ được: {reason}")


class NumberHole(Refusal):
    """A number that the program gives must follow the one before it."""

    code = "number-hole"
    template = N_("Số {number} không nối tiếp số trước trong quyển: chương trình không để trống số.")


class ReversalUnsound(Refusal):
    """A reversal that does not mirror its voucher."""

    code = "reversal-unsound"
    template = N_("Chứng từ điều chỉnh {number} không khớp chứng từ gốc: phải cùng loại, cùng mã và ngược dấu.")


_TOUCHED = touched("voucher")

_NEGATIVE_DAYS = """
WITH touched AS MATERIALIZED (
    SELECT d.fund_id, min(d.day) AS first_day FROM (
        SELECT CASE e.side WHEN 0 THEN n.source_id ELSE n.target_id END AS fund_id, min(v.book_date, coalesce(v.left_on, v.book_date)) AS day
        FROM voucher v JOIN entry n ON n.voucher_id = v.id JOIN (SELECT 0 AS side UNION SELECT 1) e
        WHERE v.id IN (SELECT DISTINCT row_id FROM change WHERE operation_id = :op AND table_name = 'voucher')
        UNION ALL
        SELECT account_id, '0000' FROM opening
        WHERE id IN (SELECT row_id FROM change WHERE operation_id = :op AND table_name = 'opening')
    ) d JOIN account b ON b.id = d.fund_id AND b.kind = 'cash' GROUP BY 1
), start AS MATERIALIZED (
    SELECT t.fund_id, t.first_day, coalesce((SELECT amount FROM opening WHERE account_id = t.fund_id), 0)
        + coalesce((SELECT sum(amount_in - amount_out) FROM daily_balance WHERE fund_id = t.fund_id AND day < t.first_day), 0) AS held
    FROM touched t
)
SELECT fund_id, day, balance FROM (
    SELECT f.fund_id, f.day, s.held + sum(f.amount_in - f.amount_out) OVER (PARTITION BY f.fund_id ORDER BY f.day) AS balance
    FROM start s JOIN daily_balance f ON f.fund_id = s.fund_id AND f.day >= s.first_day
) WHERE balance < 0 ORDER BY day
"""

_BALANCE_THEN = """
SELECT coalesce((SELECT amount FROM opening WHERE account_id = :fund), 0)
     + coalesce((SELECT sum(amount_in - amount_out) FROM daily_balance WHERE fund_id = :fund AND day <= :day), 0)
"""


def cash_not_below_zero(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
    """Refuse when cash ends a day below zero and this act made it lower than it was.

    Why: a book imported with a bad day stays workable; any act that mends the day, even in part, may go through.
    """
    for fund_id, day, balance in connection.exec_driver_sql(_NEGATIVE_DAYS, {"op": op}).all():
        was = None
        if before is not None:
            was = before.exec_driver_sql(_BALANCE_THEN, {"fund": fund_id, "day": day}).scalar_one()
        if was is None or balance < was:
            return CashBelowZero(short=show_money(-balance), day=show_date(dt.date.fromisoformat(day)))
    return None


def _standing(connection: Connection, sql: str) -> list[str]:
    """The numbers of all vouchers that a query about those touched would name."""
    rows = connection.exec_driver_sql(sql.replace(_TOUCHED, "SELECT id FROM voucher"))
    return sorted({str(row[0]) for row in rows})


def _rule(name: str, sql: str, reason: str) -> Seal:
    """A rule of every posted voucher."""

    def unsound(number: object) -> Refusal:
        return VoucherUnsound(number=number, reason=Message(reason))

    def check(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
        row = first_row(connection, sql, op)
        return None if row is None else unsound(row["number"])

    return Seal(name, check, standing=lambda connection: map(unsound, _standing(connection, sql)))


_POSTED = f"v.state = 'posted' AND v.id IN ({_TOUCHED})"

HAS_ENTRIES = (
    f"SELECT v.number FROM voucher v WHERE {_POSTED} AND NOT EXISTS (SELECT 1 FROM entry WHERE voucher_id = v.id)"
)
SIDES_FIT = f"""
SELECT v.number FROM voucher v JOIN entry e ON e.voucher_id = v.id
JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id
WHERE {_POSTED} AND NOT CASE
    WHEN v.kind IN ('PT', 'BC') THEN e.target_id = v.fund_id AND t.kind = iif(v.kind = 'PT', 'cash', 'bank')
        AND s.kind IN ('code', 'cash', 'bank', 'loan')
    ELSE e.source_id = v.fund_id AND s.kind = iif(v.kind = 'PC', 'cash', 'bank') AND t.kind IN ('code', 'loan')
END
"""
ONE_SHAPE = f"""
SELECT v.number FROM voucher v JOIN entry e ON e.voucher_id = v.id
JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id
WHERE {_POSTED} GROUP BY v.id
HAVING min(s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank')) <> max(s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank'))
"""
SIGNS = f"""
SELECT v.number FROM voucher v JOIN entry e ON e.voucher_id = v.id
WHERE {_POSTED} AND iif(v.reversal_of IS NULL, e.amount < 0, e.amount > 0)
"""
SERIES_FITS = f"""
SELECT v.number FROM voucher v JOIN account b ON b.id = v.fund_id
WHERE {_POSTED} AND v.series <> v.kind || '|' || b.key || '|' || substr(v.book_date, 1, 4)
"""
NOT_BEFORE_OPENING = f"SELECT v.number FROM voucher v WHERE {_POSTED} AND min(v.book_date, coalesce(v.left_on, v.book_date)) < (SELECT opening_day FROM book_identity)"


_GIVEN_AFTER_A_HOLE = f"""
SELECT v.number FROM voucher v WHERE v.number_origin = 'program' AND v.sequence > 1 AND v.id IN ({_TOUCHED})
AND NOT EXISTS (SELECT 1 FROM voucher p WHERE p.series = v.series AND p.sequence = v.sequence - 1)
"""
_LEFT_AFTER_A_HOLE = """
SELECT v.number FROM change c JOIN voucher v ON v.series = json_extract(c.before, '$.series')
AND v.sequence = json_extract(c.before, '$.sequence') + 1 AND v.number_origin = 'program'
WHERE c.operation_id = :op AND c.table_name = 'voucher' AND c.before IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM voucher p WHERE p.series = v.series AND p.sequence = v.sequence - 1)
"""


def numbers_follow(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
    """A number the program gave has its predecessor in the series (or is the first), also after its predecessor moved."""
    row = first_row(connection, _GIVEN_AFTER_A_HOLE, op) or first_row(connection, _LEFT_AFTER_A_HOLE, op)
    return None if row is None else NumberHole(number=row["number"])


_MIRROR = f"""
SELECT v.number FROM voucher v JOIN voucher o ON o.id = v.reversal_of
WHERE v.id IN ({_TOUCHED}) AND v.state = 'posted' AND (
    o.state <> 'posted' OR o.kind <> v.kind OR o.fund_id <> v.fund_id OR o.reversal_of IS NOT NULL
    OR EXISTS (SELECT line, source_id, target_id, -amount, money_source FROM entry WHERE voucher_id = v.id
               EXCEPT SELECT line, source_id, target_id, amount, money_source FROM entry WHERE voucher_id = o.id)
    OR (SELECT count(*) FROM entry WHERE voucher_id = v.id) <> (SELECT count(*) FROM entry WHERE voucher_id = o.id))
"""
_ORIGINAL = f"""
SELECT o.number FROM voucher o JOIN voucher v ON v.reversal_of = o.id
WHERE o.id IN ({_TOUCHED}) AND o.state <> 'posted' AND v.state = 'posted'
"""


def reversals_mirror(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
    """A reversal has the kind, fund, codes and sources of its voucher, each amount negated; the original stays posted."""
    row = first_row(connection, _MIRROR, op) or first_row(connection, _ORIGINAL, op)
    return None if row is None else ReversalUnsound(number=row["number"])


def _no_mirror(connection: Connection) -> Iterator[Refusal]:
    for sql in (_MIRROR, _ORIGINAL):
        yield from (ReversalUnsound(number=number) for number in _standing(connection, sql))


SEALS = (
    _rule("has-entries", HAS_ENTRIES, N_("chưa có dòng tiền nào.")),
    _rule("sides-fit", SIDES_FIT, N_("quỹ và mã không đúng với loại chứng từ.")),
    _rule("one-shape", ONE_SHAPE, N_("vừa chuyển quỹ vừa thu, chi.")),
    _rule("signs", SIGNS, N_("số tiền phải dương (điều chỉnh thì âm).")),
    _rule("series-fits", SERIES_FITS, N_("số không đúng quyển của loại, quỹ và năm.")),
    _rule("not-before-opening", NOT_BEFORE_OPENING, N_("ngày ghi sổ trước ngày mở sổ.")),
    Seal("numbers-follow", numbers_follow),
    Seal("reversals-mirror", reversals_mirror, standing=_no_mirror),
    # Why spared: a real book with a bad day must come in whole; the import names the day.
    Seal("cash-not-below-zero", cash_not_below_zero, spares=frozenset({"import_book"})),
)
