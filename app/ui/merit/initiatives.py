"""Sáng kiến: who thought of what, at which level it is recognised, what it is worth, and whether the reward was paid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain.dates import Period
from app.domain.merit.merit import InitiativeState
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.merit.merit_lists import InitiativeList
from app.i18n import _
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import InitiativeRow
from app.services.merit import keep_merit
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.listed import listed
from app.ui.lists.row_table import Empty
from app.ui.merit.merit_words import INITIATIVE_LOOKS
from app.ui.widgets.table_model import Column


class InitiativesScreen(ListPage[InitiativeRow]):
    """One list of the working year, or of all years."""

    key: ClassVar[str] = "initiatives"
    called: ClassVar[str] = N_("Sáng kiến")
    takes: ClassVar[frozenset[str]] = frozenset({"initiative"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 5
    watches: ClassVar[frozenset[str]] = frozenset({"initiative", "welfare_case", "voucher", "member"})
    points_by: ClassVar[str] = "initiative"
    gives_way: ClassVar[tuple[str, ...]] = ("level", "author")

    def columns(self) -> list[Column]:
        """Day, what, whose, level, result, worth and reward."""
        return listed(InitiativeList.listing, "submitted_on", state={"looks": INITIATIVE_LOOKS}, reward={"tone": _owed})

    def find_rows(self, read: Read) -> Sequence[InitiativeRow]:
        """Every initiative."""
        return merit.initiatives(read)

    def list_filters(self) -> Sequence[Filter[InitiativeRow]]:
        """The working year, those waiting, or all."""
        return [
            Filter(
                "which",
                _("Lọc sáng kiến"),
                [
                    Choice("year", _("Năm làm việc"), self._of_year),
                    Choice("waiting", _("Chờ xét"), lambda row: row.draft.state is InitiativeState.SUBMITTED),
                    Choice("", _("Tất cả")),
                ],
                start="year",
            )
        ]

    def _of_year(self, row: InitiativeRow) -> bool:
        year = Period.of_year(self.desk.month.year)
        return any(day in year for day in (row.draft.submitted_on, row.draft.recognised_on) if day)

    def search(self) -> Search[InitiativeRow]:
        """In every column."""
        return Search(_("Tìm sáng kiến"), _("Tìm tên, tác giả…"))

    def offer_verbs(self) -> None:
        """Typed, mended, deleted, rewarded, printed."""
        self.offer("add", to="initiative_editor", writes=True, primary=True)
        self.offer("edit", to="initiative_editor", naming="initiative")
        self.offer_delete(
            keep_merit.delete_initiative,
            lambda row: _("Xóa «{title}»?").format(title=row.draft.title),
            lambda _row: _("Đề nghị thưởng, nếu có, vẫn giữ ở mục Thăm hỏi, trợ cấp. Ctrl+Z lấy lại được."),
        )
        self.offer(
            "reward",
            to="initiative_reward",
            naming="initiative",
            writes=True,
            when=lambda row: row.draft.state is InitiativeState.RECOGNISED,
            word=_("Thưởng"),
            icon="gift",
            shortcut="Ctrl+1",
            after="edit",
        )
        self.offer("print", self._print, word=_("In danh sách"))

    def empty(self) -> Empty:
        """Nobody submitted one yet."""
        return Empty(
            _("Chưa có sáng kiến nào"),
            _("Ghi sáng kiến đoàn viên nộp (Ctrl+N); khi được công nhận ghi quyết định, số tiền làm lợi, rồi thưởng."),
            _("Thêm sáng kiến đầu tiên"),
            lambda: self.desk.go("initiative_editor"),
        )

    def foot(self) -> str:
        """How many, how many recognised, what they are worth, what was paid."""
        rows = self.shown_rows()
        recognised = [row for row in rows if row.draft.state is InitiativeState.RECOGNISED]
        text = _("{count} sáng kiến, {recognised} được công nhận, làm lợi {benefit} đồng; đã thưởng {paid} đồng")
        return (
            text.format(
                count=len(rows),
                recognised=len(recognised),
                benefit=show_money(sum(row.draft.benefit for row in recognised)),
                paid=show_money(sum(row.paid for row in rows)),
            )
            if rows
            else ""
        )

    def _print(self) -> None:
        self.desk.go("forms", form="initiative-list", period=Period.of_year(self.desk.month.year))


def _owed(row: InitiativeRow) -> str:
    return "warn" if row.paid < row.reward else ""
