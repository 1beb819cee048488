"""Thi đua: who registered in which drive of a year, how each level judged them, titles and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain.dates import Period
from app.domain.merit.merit import Result, over_quota
from app.domain.problems import N_
from app.exports.merit.merit_lists import EmulationList
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import EmulationRow
from app.services.merit import keep_merit
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.listed import listed
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span
from app.ui.merit.merit_words import RESULT_TONES
from app.ui.widgets.table_model import Column


class EmulationScreen(ListPage[EmulationRow]):
    """One year's list."""

    key: ClassVar[str] = "emulation"
    called: ClassVar[str] = N_("Thi đua")
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 6
    watches: ClassVar[frozenset[str]] = frozenset(
        {"emulation", "member", "union_group", "allocation_batch", "dues_run"}
    )
    span: ClassVar[Span] = Span.YEAR
    gives_way: ClassVar[tuple[str, ...]] = ("own_result", "drive", "decision")
    _over = ""

    def columns(self) -> list[Column]:
        """Who, in which drive, for which title, and how each level judged."""
        group = {"show": lambda row: row.group if row.draft.member_id else ""}
        return listed(EmulationList.listing, group=group, final_result={"tone": _tone})

    def load(self, read: Read) -> None:
        """The registrations, and who of them is beyond the share of the best."""
        super().load(read)
        people = [row.registered() for row in self.all_rows() if row.draft.member_id]
        found = over_quota(people, merit.excellent_share(read, self.year))
        texts = [render(finding.message) for finding in found[:3]]
        if len(found) > 3:
            texts.append(_("Còn {count} điều nữa.").format(count=len(found) - 3))
        self._over = "\n".join(texts)

    def find_rows(self, read: Read) -> Sequence[EmulationRow]:
        """The registrations of the year."""
        return merit.emulation(read, self.year)

    def notice(self, row: EmulationRow | None) -> str:
        """Tổ with more of the best than their share."""
        return self._over

    def list_filters(self) -> Sequence[Filter[EmulationRow]]:
        """Not judged yet, the best, tổ."""
        return [
            Filter(
                "which",
                _("Lọc thi đua"),
                [
                    Choice("", _("Tất cả")),
                    Choice("waiting", _("Chưa xét"), lambda row: row.draft.final_result is Result.NONE),
                    Choice("best", _("Xuất sắc"), lambda row: row.draft.final_result is Result.EXCELLENT),
                    Choice("groups", _("Tập thể"), lambda row: row.draft.group_id is not None),
                ],
            )
        ]

    def search(self) -> Search[EmulationRow]:
        """By name, tổ, drive and title."""
        return Search(_("Tìm trong danh sách"), _("Tìm tên, tổ, phong trào…"))

    def offer_verbs(self) -> None:
        """Registered, mended, deleted, judged, printed; the last three for all that are selected."""
        self.offer("add", to="emulation_register", writes=True, word=_("Đăng ký"), primary=True)
        self.offer("edit", lambda row: self.desk.go("emulation_result", registrations=[row.id]), about=About.ONE)
        self.offer("delete", self._delete, about=About.SEVERAL, writes=True)
        self.offer(
            "judge",
            to="emulation_result",
            naming="registrations",
            about=About.SEVERAL,
            writes=True,
            word=_("Ghi kết quả"),
            icon="circle-check",
            shortcut="Ctrl+1",
            after="edit",
        )
        self.offer("print", self._print, word=_("In danh sách"))

    def empty(self) -> Empty:
        """Nobody registered this year."""
        return Empty(
            _("Năm {year} chưa ai đăng ký thi đua").format(year=self.year),
            _("Chọn phong trào rồi đăng ký cho nhiều đoàn viên, nhiều tổ một lần."),
            _("Đăng ký thi đua"),
            lambda: self.desk.go("emulation_register"),
        )

    def foot(self) -> str:
        """People and tổ registered, the best, and those not judged yet."""
        rows = self.all_rows()
        people = [row for row in rows if row.draft.member_id]
        text = _(
            "Năm {year}: {people} đoàn viên, {groups} tập thể đăng ký; {best} hoàn thành xuất sắc, {waiting} chưa xét"
        )
        return text.format(
            year=self.year,
            people=len(people),
            groups=len(rows) - len(people),
            best=sum(row.draft.final_result is Result.EXCELLENT for row in people),
            waiting=sum(row.draft.final_result is Result.NONE for row in rows),
        )

    def _delete(self, rows: Sequence[EmulationRow]) -> None:
        title = _("Xóa {count} dòng đăng ký?").format(count=len(rows))
        if self.desk.ask.confirm(title, _("Ctrl+Z lấy lại được."), _("Xóa"), danger=True):
            self.desk.do(keep_merit.delete_registrations, [row.id for row in rows])

    def _print(self) -> None:
        self.desk.go("forms", form="emulation-list", period=Period.of_year(self.year))


def _tone(row: EmulationRow) -> str:
    return RESULT_TONES[row.draft.final_result]
