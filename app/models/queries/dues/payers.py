"""The members who may pay dues of a month, as a list of hers is compared with them."""

from __future__ import annotations

from app.domain.dates import Month
from app.domain.dues.dues_import import KnownPayer
from app.models.queries.members.members import _EXEMPT_IN, _WAGE_IN, IN_GROUP, IS_MEMBER
from app.models.read import Read


def known_payers(read: Read, month: Month) -> tuple[KnownPayer, ...]:
    """The members of a month as a dues list is compared with: wage, exemption and what tells namesakes apart."""
    return read.records(
        KnownPayer,
        f"SELECT m.id, m.full_name AS name, {_WAGE_IN} AS wage, m.staff_number, {_EXEMPT_IN} AS exempt, "
        f"coalesce(g.name, '') AS 'group', m.birth FROM member m {IN_GROUP} WHERE {IS_MEMBER} ORDER BY m.sort_key, m.id",
        {"day": month.last_day, "month": month},
    )
