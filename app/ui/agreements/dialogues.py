"""Đối thoại: dialogues and workers' conferences with their requests; what is late, what the year still lacks, and the papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain import clock
from app.domain.agreements.dialogue import yearly_duties
from app.domain.agreements.records import DIALOGUE
from app.domain.dates import Period
from app.domain.problems import N_
from app.domain.records import Kind
from app.i18n import _
from app.models.queries import Read
from app.models.queries.agreements import dialogues
from app.models.queries.agreements.dialogues import DialogueRow
from app.services.agreements import keep_dialogues
from app.ui.agreements.dialogue_pane import DialoguePane
from app.ui.agreements.dialogue_words import STATE_LOOKS
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.widgets.table_model import Column, column, count


class DialoguesScreen(ListPage[DialogueRow]):
    """``enter(dialogue=id)`` points at one."""

    key: ClassVar[str] = "dialogues"
    called: ClassVar[str] = N_("Đối thoại, hội nghị")
    takes: ClassVar[frozenset[str]] = frozenset({"dialogue"})
    rail_entry: ClassVar[str] = "agreements"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"dialogue"})
    points_by: ClassVar[str] = "dialogue"
    gives_way: ClassVar[tuple[str, ...]] = ("kind", "people", "requests")

    def columns(self) -> list[Column]:
        """When, what, how many came, what was asked and is late."""
        told = DIALOGUE
        return [
            Column("day", _("Ngày"), 104, value=lambda row: row.day, kind=Kind.DAY),
            column(told["title"], lambda row: row.title, 240, stretch=True),
            column(told["kind"], lambda row: row.kind, 168, hidden=True),
            column(told["people"], lambda row: row.people or None, 76),
            count("requests", _("Kiến nghị"), lambda row: row.requests, 78, blank_zero=True),
            count("late", _("Trễ hạn"), lambda row: row.late, 68, blank_zero=True, tone=lambda row: "danger"),
            column(told["state"], lambda row: row.state, 150, looks=STATE_LOOKS),
        ]

    def find_rows(self, read: Read) -> Sequence[DialogueRow]:
        """Every dialogue, the latest first."""
        return dialogues.dialogue_rows(read, clock.today())

    def list_filters(self) -> Sequence[Filter[DialogueRow]]:
        """Those of the working year, those with something left to answer, or all."""
        choices = [
            Choice("year", _("Năm làm việc"), self._of_year),
            Choice("open", _("Còn kiến nghị"), lambda row: bool(row.unsettled)),
            Choice("", _("Tất cả")),
        ]
        return [Filter("which", _("Lọc đối thoại"), choices, start="year")]

    def _of_year(self, row: DialogueRow) -> bool:
        return row.day is None or row.day.year == self.desk.month.year

    def search(self) -> Search[DialogueRow]:
        """By name and place."""
        return Search(_("Tìm đối thoại"), _("Tìm tên, nơi tổ chức…"), lambda row: f"{row.title} {row.place}")

    def make_pane(self) -> DialoguePane:
        """The one pointed at."""
        return DialoguePane(self.desk)

    def offer_verbs(self) -> None:
        """Planned, mended, deleted; requests; plan and minutes on paper."""
        self.offer("add", to="dialogue_editor", writes=True, primary=True)
        self.offer("edit", to="dialogue_editor", naming="dialogue")
        self.offer_delete(
            keep_dialogues.delete_dialogue,
            lambda row: _("Xóa «{title}»?").format(title=row.title),
            lambda row: _("Người dự và {count} kiến nghị được xóa theo. Ctrl+Z lấy lại được.").format(
                count=row.requests
            ),
        )
        own = (_("Kiến nghị"), "plus", "Ctrl+1")
        self.offer("request", to="dialogue_request", naming="dialogue", writes=True, own=own)
        self.offer("plan", paper="dialogue-plan", word=_("In kế hoạch"), icon="printer", shortcut="Ctrl+2")
        self.offer("print", paper="dialogue-minutes", word=_("In biên bản"))

    def empty(self) -> Empty:
        """None planned yet."""
        return Empty(
            _("Chưa có cuộc đối thoại nào"),
            _("Ghi kế hoạch đối thoại định kỳ, hội nghị người lao động (Ctrl+N); họp xong ghi kiến nghị và kết quả."),
            _("Thêm cuộc đầu tiên"),
            lambda: self.desk.go("dialogue_editor"),
        )

    def read_beside(self, read: Read) -> None:
        """What the working year still lacks."""
        year = self.desk.month.year
        of_year = [card.draft for card in dialogues.dialogues(read, Period.of_year(year))]
        missing = [duty for duty in yearly_duties(year, of_year) if duty.done_on is None]
        self._missing = [f"{_(duty.kind.label).lower()} ({_(duty.source)})" for duty in missing]

    def notice(self, row: DialogueRow | None) -> str:
        """What the law wants every year and nobody noted yet."""
        text = _("Năm {year} chưa ghi nhận: {missing}. Luật yêu cầu mỗi năm ít nhất một lần.")
        return text.format(year=self.desk.month.year, missing=", ".join(self._missing)) if self._missing else ""
