"""Phát triển Đảng: members introduced to the Party, in training, and admitted, with days and papers."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain.dates import Period, show_date
from app.domain.members.members import Gender
from app.domain.merit.merit import PartyStage
from app.i18n import _
from app.models.queries.merit import merit
from app.models.queries.merit.merit import PartyRow
from app.services.merit import keep_merit
from app.ui.desk import Desk
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("gender", "group")


def _columns() -> list[Column]:
    return [
        Column("name", _("Họ và tên"), 170, lambda row: row.name, stretch=True),
        Column("gender", _("Giới"), 56, lambda row: _(Gender.label_of(row.gender))),
        Column("group", _("Tổ"), 116, lambda row: row.group),
        *(Column(str(stage), _(stage.label), 236, _shown(stage)) for stage in PartyStage),
    ]


def _shown(stage: PartyStage) -> Any:
    def shown(row: PartyRow) -> str:
        if stage not in row.days:
            return ""
        paper = row.papers[stage]
        return f"{show_date(row.days[stage])}{f' · {paper}' if paper else ''}"

    return shown


class PartyScreen(Screen):
    """One list."""

    key: ClassVar[str] = "party"
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 7
    watches: ClassVar[frozenset[str]] = frozenset({"party_step", "member"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[PartyRow] = []
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("party_stage"), word=_("Giới thiệu"), primary=True)
        verbs.offer("edit", self._edit, word=_("Ghi bước tiếp"))
        verbs.offer("delete", self._delete)
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print, word=_("In danh sách"))
        self._which = Chips(_("Lọc"), [("", _("Tất cả")), ("year", _("Năm làm việc")), ("waiting", _("Chưa kết nạp"))])
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Phát triển Đảng"), "party", self._model, desk.preferences)
        self._foot = parts.label(role="muted", wrap=True)
        body = self.lay_out(parts.row(self._which, None), self.table, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _value: self.refresh())
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(lambda _place: self._allow())
        self.begin_at(self.table)

    @classmethod
    def name(cls) -> str:
        """The tab's word."""
        return _("Phát triển Đảng")

    def refresh(self) -> None:
        """The list by the chip."""
        which, year = self._which.value(), Period.of_year(self.desk.month.year)
        with self.desk.read() as read:
            everybody = merit.party(read)
        self._rows = [
            row
            for row in everybody
            if (which != "year" or any(day in year for day in row.days.values()))
            and (which != "waiting" or PartyStage.ADMITTED not in row.days)
        ]
        self._model.set_rows(self._rows)
        if self._rows:
            self.table.point_at(0)
        else:
            self.table.say_empty(
                _("Chưa có ai trong danh sách") if not everybody else _("Không có ai khớp"),
                _("Giới thiệu đoàn viên ưu tú cho Đảng (Ctrl+N), rồi ghi tiếp ngày học lớp nhận thức và ngày kết nạp."),
                _("Giới thiệu đoàn viên"),
                lambda: self.desk.go("party_stage"),
            )
        counts = [sum(stage in row.days and row.days[stage] in year for row in everybody) for stage in PartyStage]
        text = _("Năm {year}: giới thiệu {introduced}, học lớp nhận thức {trained}, kết nạp {admitted}")
        self._foot.setText(
            text.format(year=self.desk.month.year, introduced=counts[0], trained=counts[1], admitted=counts[2])
        )
        self._allow()

    def _chosen(self) -> PartyRow | None:
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _allow(self) -> None:
        there, may = self._chosen() is not None, not self.desk.read_only
        self.verbs.allow(add=may, edit=may and there, delete=may and there, print=True)

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None and not self.desk.read_only:
            self.desk.go("party_stage", member=row.member_id)

    def _delete(self) -> None:
        row = self._chosen()
        if row is None or self.desk.read_only:
            return
        if self.desk.ask.confirm(
            _("Bỏ {name} khỏi danh sách?").format(name=row.name), _("Ctrl+Z lấy lại được."), _("Bỏ"), danger=True
        ):
            self.desk.do(keep_merit.delete_stages, row.member_id)

    def _print(self) -> None:
        self.desk.go("forms", form="party-list", period=Period.of_year(self.desk.month.year))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps the name and the stages."""
        super().resizeEvent(event)
        self.table.hide_for_room(NARROW_HIDES if self.width() < 1000 else ())
