"""Đã nhận: the day the money or the goods reached the person, and who signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.care.records import CASE
from app.domain.problems import N_, Finding, need
from app.domain.records import Record
from app.models.queries.care import cases
from app.services.care import keep_cases
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor


class CaseReceiveDialog(Editor[None]):
    """``enter(case=id)``."""

    key: ClassVar[str] = "case_receive"
    called: ClassVar[str] = N_("Ghi đã nhận")
    verb: ClassVar[str] = N_("Ghi đã nhận")
    takes: ClassVar[frozenset[str]] = frozenset({"case"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = CASE
    wide: ClassVar[int] = 480
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """The day and who signed."""
        yield Group([*map(self.bind, ("received_on", "received_by"))])

    def begin(self, **arguments: Any) -> None:
        """The day of the voucher and the person, to begin with."""
        self.identifier = arguments["case"]
        with self.desk.read() as read:
            card = cases.case(read, arguments["case"])
        days = [each.book_date for each in card.vouchers]
        self.title.setText(card.row.title)
        self.set_value("received_on", card.row.received_on or (days[-1] if days else clock.today()))
        self.set_value("received_by", card.received_by or card.row.name)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """It is received on a day."""
        return need(self.value("received_on"), "case-received-day", N_("Hãy ghi ngày nhận."), "received_on")

    def store(self, _draft: None) -> None:
        """Note it."""
        self.act(keep_cases.receive_case, self.identifier, self.value("received_on"), self.value("received_by"))
