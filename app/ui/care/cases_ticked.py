"""The frame of an act on several cases: those it may be about in a list, the chosen ones ticked, and what they amount to."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from app.domain.care.records import CASE
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseFilter, CaseRow
from app.ui.records.tick_editor import TickEditor
from app.ui.widgets.table_model import Column, column
from app.ui.widgets.tick_table import TickList

Draft = TypeVar("Draft")


class CasesTicked(TickEditor[Draft, CaseRow]):
    """``enter(cases=[ids])`` ticks those; without it every case the act may be about. Whose and when, never why."""

    takes: ClassVar[frozenset[str]] = frozenset({"cases"})
    wide: ClassVar[int] = 780
    high: ClassVar[int] = 470
    caption_width: ClassVar[int] = 96
    which: ClassVar[str] = ""

    def case_list(self, name: str) -> TickList:
        """The cases to tick."""
        columns = [
            Column("title", _("Việc"), 230, lambda row: row.title, stretch=True),
            column(CASE["kind"], lambda row: row.kind, 140),
            column(CASE["happened_on"], lambda row: row.happened_on),
            column(CASE["amount"], lambda row: row.amount, 96),
            column(CASE["in_kind"], lambda row: row.in_kind, 84, blank_zero=True),
            missing_column(),
        ]
        return self.ticks(
            TickList(name, columns, lambda row: row.id, lambda row: row.title, _("Tìm tên người, loại việc…"))
        )

    def waiting(self, read: Read) -> Sequence[CaseRow]:
        """The cases the act may be about."""
        return cases.case_rows(read, cases.case_ids(read, CaseFilter(self.which)))

    @abstractmethod
    def nothing(self) -> tuple[str, str]:
        """What to say when there is no such case, and why."""

    @abstractmethod
    def first_draft(self) -> Draft:
        """The draft to begin with."""

    def begin(self, **arguments: Any) -> Draft:
        """Everything that waits, the chosen ones ticked."""
        with self.desk.read() as read:
            rows = self.waiting(read)
        everything = {row.id for row in rows}
        self.list.offer(rows, everything & set(arguments.get("cases", ())) or everything)
        if not rows:
            self.list.table.say_empty(*self.nothing())
        return self.first_draft()

    def chosen_ids(self) -> list[int]:
        """The cases ticked."""
        return [row.id for row in self.chosen()]


def missing_column() -> Column:
    """How many of the papers asked for are missing."""
    return Column(
        "missing",
        _("Thiếu giấy"),
        76,
        lambda row: f"{row.missing}/{row.asked}" if row.missing else "",
        tone=lambda _row: "warn",
    )
