"""No loan is paid back beyond what was lent, or was left on it when the book began."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.models.seals import Seal, first_row, touched


class LoanOverpaid(Refusal):
    """More would have been paid back on a loan than was lent."""

    code = "loan-overpaid"
    template = N_(
        "Khoản vay «{title}» sẽ trả nhiều hơn đã giải ngân {amount} đồng: hãy hủy phiếu thu nợ gốc trước hoặc xem lại số tiền."
    )


_TOUCHED = touched("voucher")
_OPENINGS_TOUCHED = "EXISTS (SELECT 1 FROM change WHERE operation_id = :op AND table_name = 'loan_opening')"
# Why so: the account's few entries are found by its index; a book that never lent pays nothing for this.
_OVERPAID = f"""
WITH lending AS (SELECT id FROM account WHERE kind = 'loan'), moved AS (
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
    row = first_row(connection, _OVERPAID, op)
    return None if row is None else LoanOverpaid(title=row["title"] or "?", amount=show_money(int(str(row["beyond"]))))


def _overpaid(connection: Connection) -> Iterator[Refusal]:
    everything = _OVERPAID.replace(_TOUCHED, "SELECT id FROM voucher").replace(_OPENINGS_TOUCHED, "1")
    for title, beyond in connection.exec_driver_sql(everything):
        yield LoanOverpaid(title=title or "?", amount=show_money(beyond))


SEALS = (Seal("loans-not-overpaid", loans_not_overpaid, standing=_overpaid),)
