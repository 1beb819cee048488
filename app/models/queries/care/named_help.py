"""What vouchers gave members by name without a case or a list: the month's birthdays, and lines she wrote or brought herself.

One reading for the proposal of birthdays, the norms, the cases and the report of care.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.care.welfare import told_kind
from app.domain.dates import Period
from app.domain.money import Dong
from app.models.queries.ledger.entries import NAMED, POSTED
from app.models.queries.ledger.vouchers import STANDS
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read

_BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class NamedHelp:
    """Help that a posted line gave one member; of a line for several, ``amount`` is an equal part of it."""

    member_id: int
    who: str
    group: str
    gender: str
    day: dt.date
    line: str
    voucher: str
    amount: Dong
    voucher_id: int

    @property
    def title(self) -> str:
        """Its text: of the line, else of the voucher."""
        return self.line or self.voucher

    @property
    def kind(self) -> str:
        """The kind of care its text tells of."""
        return told_kind(self.line, self.voucher)


_HELP = f"""
SELECT n.member_id, m.full_name AS who, coalesce(g.name, '') AS 'group', m.gender, v.book_date AS day, e.narration AS line,
    v.narration AS voucher, v.id AS voucher_id,
    e.amount / n.people + (row_number() OVER (PARTITION BY e.id ORDER BY n.member_id) <= e.amount % n.people) AS amount
FROM entry e {POSTED} AND {STANDS} JOIN {NAMED} n ON n.entry_id = e.id JOIN member m ON m.id = n.member_id {IN_GROUP}
JOIN account c ON c.id = e.target_id AND c.kind = 'code' AND (c.key = 'code:31' OR c.key LIKE 'code:31.%' OR c.key LIKE 'code:32%')
WHERE e.case_id IS NULL AND e.activity_id IS NULL AND e.amount > 0 AND v.book_date BETWEEN :first AND :last AND {{about}}
ORDER BY v.book_date, e.id, n.member_id
"""
_ABOUT_BIRTHDAYS = "(e.narration LIKE 'Mừng sinh nhật%' OR v.search_key LIKE '%sinh nh%' OR v.search_key LIKE '%sn %')"
"""Why two looks: a line of the program begins so; a voucher of hers is found by its folded text, and read closer afterwards."""


def named_help(read: Read, period: Period) -> tuple[NamedHelp, ...]:
    """All such help of a period, by day."""
    return read.records(NamedHelp, _HELP.format(about="1"), period)


def birthday_gifts(read: Read, period: Period) -> tuple[NamedHelp, ...]:
    """The birthday gifts posted in a period, by day, whoever wrote them: the program, she herself or a book of hers."""
    found = read.records(NamedHelp, _HELP.format(about=_ABOUT_BIRTHDAYS), period)
    return tuple(each for each in found if each.kind == _BIRTHDAY)


def last_birthday_amount(read: Read) -> Dong | None:
    """What was given for the latest birthday, in đồng."""
    latest = read.value(dt.date, f"SELECT max(v.book_date) FROM entry e {POSTED} WHERE {_ABOUT_BIRTHDAYS}")
    if latest is None:
        return None
    gifts = birthday_gifts(read, Period(latest.replace(month=1, day=1), latest))
    return gifts[-1].amount if gifts else None
