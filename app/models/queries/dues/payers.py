"""The members who may pay dues of a month, as a list of hers is compared with them."""

from __future__ import annotations

from app.domain.dates import Month
from app.domain.dues.dues_import import KnownPayer
from app.domain.members.exemptions import ExemptReason
from app.domain.money import dong
from app.models.book import Read
from app.models.queries.members.members import _EXEMPT_IN, _WAGE_IN, IS_MEMBER


def known_payers(read: Read, month: Month) -> tuple[KnownPayer, ...]:
    """The members of a month as a dues list is compared with: wage and exemption."""
    return tuple(
        KnownPayer(
            row[0], row[1], None if row[2] is None else dong(row[2]), row[3], ExemptReason(row[4]) if row[4] else None
        )
        for row in read.rows(
            f"SELECT m.id, m.full_name, {_WAGE_IN}, m.staff_number, {_EXEMPT_IN} FROM member m "
            f"WHERE {IS_MEMBER} ORDER BY m.sort_key, m.id",
            {"day": month.last_day.isoformat(), "month": str(month)},
        )
    )
