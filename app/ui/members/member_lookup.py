"""Choosing one member by a part of the name, tổ or number, without accents; only what matches is read from the book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.ui.desk import Desk
from app.ui.widgets.lookup_field import Choice, LookupField

MOST = 60


class MemberLookup(LookupField):
    """``value()`` is the id taken, or None. Who has left is offered too when ``with_gone``.

    Members are those of the day ``on``, else of the end of the working month.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        *,
        with_gone: bool = False,
        on: dt.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, self._matching, parent=parent)
        self._desk = desk
        self._on = on
        self._with_gone = with_gone
        self.setPlaceholderText(_("gõ tên hoặc mã đoàn viên"))

    def _matching(self) -> Sequence[Choice]:
        wanted = MemberFilter(self._on or self._desk.month.last_day, search=self.text(), with_gone=self._with_gone)
        with self._desk.read() as read:
            ids = members.member_ids(read, wanted)[:MOST]
            rows = members.member_rows(read, ids, wanted.on)
        return [_choice(row.id, row.number or row.staff_number, row.full_name, row.group) for row in rows]

    def value(self) -> int | None:
        """The id of the member taken, or None."""
        key = super().value()
        return int(key) if key else None

    def set_value(self, identifier: int | None) -> None:
        """Show a member, whoever it is; None empties the field."""
        if identifier is None:
            super().set_value(None)
            return
        with self._desk.read() as read:
            card = members.member(read, identifier)
        self.take(_choice(card.id, card.number or card.staff_number, card.full_name, card.group))


def _choice(identifier: int, number: str, name: str, group: str) -> Choice:
    return Choice(str(identifier), "", " · ".join(part for part in (name, group, number) if part))
