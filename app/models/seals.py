"""Checks over many rows, made when an operation is sealed, before commit. Each is a plain entry of ``SEALS``.

They look only at what the operation touched. A check returns the sentence's values for what is wrong, or nothing;
the operation is then refused whole. Rules of one row are triggers in ``guards.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Message, Refusal


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


class LoanOverpaid(Refusal):
    """More would have been paid back on a loan than was lent."""

    code = "loan-overpaid"
    template = N_(
        "Khoản vay «{title}» sẽ trả nhiều hơn đã giải ngân {amount} đồng: hãy hủy phiếu thu nợ gốc trước hoặc xem lại số tiền."
    )


Check = Callable[[Connection, int, Connection | None], Refusal | None]


@dataclass(frozen=True, slots=True)
class Seal:
    """One named check of a sealed operation."""

    name: str
    check: Check


_TOUCHED = "SELECT DISTINCT row_id FROM change WHERE operation_id = :op AND table_name = 'voucher'"


def _first(connection: Connection, sql: str, op: int) -> Mapping[str, object] | None:
    row = connection.exec_driver_sql(sql, {"op": op}).mappings().first()
    return None if row is None else dict(row)


_NEGATIVE_DAYS = """
WITH touched AS MATERIALIZED (
    SELECT d.fund_id, min(d.day) AS first_day FROM (
        SELECT CASE e.side WHEN 0 THEN n.source_id ELSE n.target_id END AS fund_id, v.book_date AS day
        FROM voucher v JOIN entry n ON n.voucher_id = v.id JOIN (SELECT 0 AS side UNION SELECT 1) e
        WHERE v.id IN (SELECT DISTINCT row_id FROM change WHERE operation_id = :op AND table_name = 'voucher')
        UNION ALL
        SELECT bucket_id, '0000' FROM opening
        WHERE id IN (SELECT row_id FROM change WHERE operation_id = :op AND table_name = 'opening')
    ) d JOIN bucket b ON b.id = d.fund_id AND b.kind = 'cash' GROUP BY 1
), start AS MATERIALIZED (
    SELECT t.fund_id, t.first_day, coalesce((SELECT amount FROM opening WHERE bucket_id = t.fund_id), 0)
        + coalesce((SELECT sum(amount_in - amount_out) FROM fund_day WHERE fund_id = t.fund_id AND day < t.first_day), 0) AS held
    FROM touched t
)
SELECT fund_id, day, balance FROM (
    SELECT f.fund_id, f.day, s.held + sum(f.amount_in - f.amount_out) OVER (PARTITION BY f.fund_id ORDER BY f.day) AS balance
    FROM start s JOIN fund_day f ON f.fund_id = s.fund_id AND f.day >= s.first_day
) WHERE balance < 0 ORDER BY day
"""

_BALANCE_THEN = """
SELECT coalesce((SELECT amount FROM opening WHERE bucket_id = :fund), 0)
     + coalesce((SELECT sum(amount_in - amount_out) FROM fund_day WHERE fund_id = :fund AND day <= :day), 0)
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


def _unsound(sql: str, reason: str) -> Check:
    def check(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
        row = _first(connection, sql, op)
        return None if row is None else VoucherUnsound(number=row["number"], reason=Message(reason))

    return check


_POSTED = f"v.state = 'posted' AND v.id IN ({_TOUCHED})"

HAS_ENTRIES = (
    f"SELECT v.number FROM voucher v WHERE {_POSTED} AND NOT EXISTS (SELECT 1 FROM entry WHERE voucher_id = v.id)"
)
SIDES_FIT = f"""
SELECT v.number FROM voucher v JOIN entry e ON e.voucher_id = v.id
JOIN bucket s ON s.id = e.source_id JOIN bucket t ON t.id = e.target_id
WHERE {_POSTED} AND NOT CASE
    WHEN v.kind IN ('PT', 'BC') THEN e.target_id = v.fund_id AND t.kind = iif(v.kind = 'PT', 'cash', 'bank')
        AND s.kind IN ('code', 'cash', 'bank', 'advance')
    ELSE e.source_id = v.fund_id AND s.kind = iif(v.kind = 'PC', 'cash', 'bank') AND t.kind IN ('code', 'advance')
END
"""
ONE_SHAPE = f"""
SELECT v.number FROM voucher v JOIN entry e ON e.voucher_id = v.id
JOIN bucket s ON s.id = e.source_id JOIN bucket t ON t.id = e.target_id
WHERE {_POSTED} GROUP BY v.id
HAVING min(s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank')) <> max(s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank'))
"""
SIGNS = f"""
SELECT v.number FROM voucher v JOIN entry e ON e.voucher_id = v.id
WHERE {_POSTED} AND iif(v.reversal_of IS NULL, e.amount < 0, e.amount > 0)
"""
SERIES_FITS = f"""
SELECT v.number FROM voucher v JOIN bucket b ON b.id = v.fund_id
WHERE {_POSTED} AND v.series <> v.kind || '|' || b.key || '|' || substr(v.book_date, 1, 4)
"""
NOT_BEFORE_OPENING = (
    f"SELECT v.number FROM voucher v WHERE {_POSTED} AND v.book_date < (SELECT opening_day FROM book_identity)"
)


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
    row = _first(connection, _GIVEN_AFTER_A_HOLE, op) or _first(connection, _LEFT_AFTER_A_HOLE, op)
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
    row = _first(connection, _MIRROR, op) or _first(connection, _ORIGINAL, op)
    return None if row is None else ReversalUnsound(number=row["number"])


_OPENINGS_TOUCHED = "EXISTS (SELECT 1 FROM change WHERE operation_id = :op AND table_name = 'loan_opening')"
# Why so: the bucket's few entries are found by its index; a book that never lent pays nothing for this.
_OVERPAID = f"""
WITH lending AS (SELECT id FROM bucket WHERE kind = 'advance'), moved AS (
    SELECT voucher_id, case_id, amount AS back FROM entry WHERE source_id IN (SELECT id FROM lending)
    UNION ALL SELECT voucher_id, case_id, -amount FROM entry WHERE target_id IN (SELECT id FROM lending)
    UNION ALL SELECT NULL, l.case_id, -o.amount FROM loan_opening o JOIN loan l ON l.id = o.loan_id)
SELECT c.title, sum(m.back) AS beyond FROM moved m LEFT JOIN voucher v ON v.id = m.voucher_id
LEFT JOIN welfare_case c ON c.id = m.case_id
WHERE (m.voucher_id IS NULL OR v.state = 'posted') AND (
    m.case_id IS NULL OR {_OPENINGS_TOUCHED}
    OR EXISTS (SELECT 1 FROM moved o WHERE o.case_id = m.case_id AND o.voucher_id IN ({_TOUCHED})))
GROUP BY m.case_id HAVING beyond > 0
"""


def loans_not_overpaid(connection: Connection, op: int, before: Connection | None) -> Refusal | None:
    """No loan is paid back beyond what was lent, or was left on it when the book began; also when the voucher that lent it
    is taken out of the books."""
    row = _first(connection, _OVERPAID, op)
    return None if row is None else LoanOverpaid(title=row["title"] or "?", amount=show_money(int(str(row["beyond"]))))


_RULES = (
    ("has-entries", HAS_ENTRIES, N_("chưa có dòng tiền nào.")),
    ("sides-fit", SIDES_FIT, N_("quỹ và mã không đúng với loại chứng từ.")),
    ("one-shape", ONE_SHAPE, N_("vừa chuyển quỹ vừa thu, chi.")),
    ("signs", SIGNS, N_("số tiền phải dương (điều chỉnh thì âm).")),
    ("series-fits", SERIES_FITS, N_("số không đúng quyển của loại, quỹ và năm.")),
    ("not-before-opening", NOT_BEFORE_OPENING, N_("ngày ghi sổ trước ngày mở sổ.")),
)

SEALS: tuple[Seal, ...] = (
    *(Seal(name, _unsound(sql, reason)) for name, sql, reason in _RULES),
    Seal("numbers-follow", numbers_follow),
    Seal("reversals-mirror", reversals_mirror),
    Seal("cash-not-below-zero", cash_not_below_zero),
    Seal("loans-not-overpaid", loans_not_overpaid),
)


def standing_faults(connection: Connection) -> Iterator[Refusal]:
    """Every posted voucher of the book that breaks a rule of one voucher, for the check of the whole book."""

    def numbers(sql: str) -> list[str]:
        rows = connection.exec_driver_sql(sql.replace(_TOUCHED, "SELECT id FROM voucher"))
        return sorted({str(row[0]) for row in rows})

    for _, sql, reason in _RULES:
        yield from (VoucherUnsound(number=number, reason=Message(reason)) for number in numbers(sql))
    for sql in (_MIRROR, _ORIGINAL):
        yield from (ReversalUnsound(number=number) for number in numbers(sql))
    for title, beyond in connection.exec_driver_sql(
        _OVERPAID.replace(_TOUCHED, "SELECT id FROM voucher").replace(_OPENINGS_TOUCHED, "1")
    ):
        yield LoanOverpaid(title=title or "?", amount=show_money(beyond))
