"""Phát triển Đảng: members introduced to the Party, in training, and admitted, with days and papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from app.domain.dates import Period, show_date
from app.domain.merit.merit import PartyStage
from app.domain.problems import N_
from app.exports.merit.merit_lists import PartyList
from app.i18n import _
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import PartyRow
from app.services.merit import keep_merit
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.listed import listed
from app.ui.lists.row_table import Empty
from app.ui.widgets.table_model import Column


class PartyScreen(ListPage[PartyRow]):
    """One list."""

    key: ClassVar[str] = "party"
    called: ClassVar[str] = N_("Phát triển Đảng")
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 7
    watches: ClassVar[frozenset[str]] = frozenset({"party_step", "member"})
    gives_way: ClassVar[tuple[str, ...]] = ("gender", "group")

    def columns(self) -> list[Column]:
        """Who, and each stage with its day and paper."""
        return listed(PartyList.listing, **{str(stage): {"show": _shown(stage)} for stage in PartyStage})

    def find_rows(self, read: Read) -> Sequence[PartyRow]:
        """Everybody with a stage."""
        return merit.party(read)

    def identify(self, row: PartyRow) -> int:
        """The member."""
        return row.member_id

    def list_filters(self) -> Sequence[Filter[PartyRow]]:
        """All, those of the working year, those not admitted yet."""
        return [
            Filter(
                "which",
                _("Lọc"),
                [
                    Choice("", _("Tất cả")),
                    Choice(
                        "year", _("Năm làm việc"), lambda row: any(day in self._year() for day in row.days.values())
                    ),
                    Choice("waiting", _("Chưa kết nạp"), lambda row: PartyStage.ADMITTED not in row.days),
                ],
            )
        ]

    def search(self) -> Search[PartyRow]:
        """By name, tổ and paper."""
        return Search(_("Tìm trong danh sách"), _("Tìm tên, tổ, giấy tờ…"))

    def _year(self) -> Period:
        return Period.of_year(self.desk.month.year)

    def offer_verbs(self) -> None:
        """Introduced, the next stage noted, taken out, printed."""
        self.offer("add", to="party_stage", writes=True, word=_("Giới thiệu"), primary=True)
        self.offer("edit", to="party_stage", naming="member", writes=True, word=_("Ghi bước tiếp"))
        self.offer_delete(
            keep_merit.delete_stages,
            lambda row: _("Bỏ {name} khỏi danh sách?").format(name=row.name),
            lambda _row: _("Ctrl+Z lấy lại được."),
        )
        self.offer("print", self._print, word=_("In danh sách"))

    def empty(self) -> Empty:
        """Nobody introduced yet."""
        return Empty(
            _("Chưa có ai trong danh sách"),
            _("Giới thiệu đoàn viên ưu tú cho Đảng (Ctrl+N), rồi ghi tiếp ngày học lớp nhận thức và ngày kết nạp."),
            _("Giới thiệu đoàn viên"),
            lambda: self.desk.go("party_stage"),
        )

    def foot(self) -> str:
        """How many of each stage in the working year."""
        year, rows = self._year(), self.all_rows()
        counts = [sum(stage in row.days and row.days[stage] in year for row in rows) for stage in PartyStage]
        text = _("Năm {year}: giới thiệu {introduced}, học lớp nhận thức {trained}, kết nạp {admitted}")
        return text.format(year=year.first.year, introduced=counts[0], trained=counts[1], admitted=counts[2])

    def _print(self) -> None:
        self.desk.go("forms", form="party-list", period=self._year())


def _shown(stage: PartyStage) -> Callable[[Any], str]:
    def shown(row: PartyRow) -> str:
        if stage not in row.days:
            return ""
        paper = row.papers[stage]
        return f"{show_date(row.days[stage])}{f' · {paper}' if paper else ''}"

    return shown
