"""Thêm, Sửa hồ sơ Mái ấm: whose house, where, the decision; its stages and who else gives, each a grid; the handing over."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QTabWidget, QWidget

from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseDraft, HouseSource, Stage
from app.domain.dates import show_date
from app.domain.money import Dong
from app.domain.problems import N_
from app.domain.reading import type_date
from app.i18n import _
from app.models.queries.care import houses
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.services.care import keep_houses
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column, money_column
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import Choice, LookupField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


def _funders() -> list[Choice]:
    return [Choice(str(funder), "", _(funder.label)) for funder in Funder if funder is not Funder.UNION]


class HouseEditor(FormDialog):
    """``enter()`` adds one, ``enter(house=case id)`` mends one."""

    key: ClassVar[str] = "house_editor"
    called: ClassVar[str] = N_("Thêm hồ sơ Mái ấm Công đoàn")
    takes: ClassVar[frozenset[str]] = frozenset({"house"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case: int | None = None
        self._note = ""
        day, month = desk.month.last_day, desk.month
        with desk.read() as read:
            rows = members.member_rows(read, members.member_ids(read, MemberFilter(day, with_gone=True)), day)
        self._choices = [Choice(str(row.id), row.number or row.staff_number, row.full_name) for row in rows]
        self.member = LookupField(_("Đoàn viên"), lambda: self._choices)
        self.place_field = TextField(_("Nơi xây"))
        self.support = MoneyField(_("Mức hỗ trợ"), words=False)
        self.decision = TextField(_("Quyết định"), placeholder=_("ví dụ: 05/QĐ-CĐCS"))
        self.decided_on = DateField(_("Ngày quyết định"), desk.month, any_day=True)
        self.reason = TextField(_("Hoàn cảnh"))
        self.handed_over_on = DateField(_("Ngày bàn giao"), desk.month, any_day=True)
        self.handed_to = TextField(_("Người nhận"))
        lines = [
            ("member", _("Đoàn viên"), self.member), ("place", _("Nơi xây"), self.place_field),
            ("support", _("Mức hỗ trợ"), self.support), ("reason", _("Hoàn cảnh"), self.reason),
            ("decision", _("Quyết định"), self.decision), ("decided_on", _("Ngày quyết định"), self.decided_on),
            ("handed_over_on", _("Ngày bàn giao"), self.handed_over_on), ("handed_to", _("Người nhận"), self.handed_to),
        ]  # fmt: skip

        def read_day(text: str) -> Any:
            return type_date(text, month)

        self.stages = EntryGrid(
            _("Các giai đoạn"),
            [
                GridColumn("title", _("Giai đoạn"), 200, stretch=True),
                GridColumn("planned_on", _("Dự kiến"), 100, read=read_day, show=show_date),
                money_column("amount", _("Số tiền"), 120),
                GridColumn("done_on", _("Xong ngày"), 100, read=read_day, show=show_date),
                GridColumn("note", _("Ghi chú"), 140),
            ],
        )
        self.sources = EntryGrid(
            _("Nguồn khác"),
            [
                lookup_column("giver", _("Ai cho"), _funders, 190),
                GridColumn("name", _("Tên"), 150, stretch=True),
                money_column("money", _("Tiền"), 110),
                money_column("in_kind", _("Hiện vật trị giá"), 120),
                GridColumn("goods", _("Hiện vật, ngày công"), 160),
            ],
        )
        self._tabs = QTabWidget()
        self._tabs.setAccessibleName(_("Giai đoạn và nguồn"))
        for grid, word in (
            (self.stages, _("Các giai đoạn")),
            (self.sources, _("Nguồn khác (không qua quỹ công đoàn)")),
        ):
            grid.setMinimumHeight(110)
            self._tabs.addTab(grid, word)
        self._grid_hint = Hint(_("Dòng"))
        self.stages.refused.connect(lambda sentence: self._grid_hint.say(sentence, "danger"))
        self.sources.refused.connect(lambda sentence: self._grid_hint.say(sentence, "danger"))
        self.lay_out(
            _("Cất"),
            field_grid(lines, self.hints, columns=2, caption=104),
            self._tabs,
            self._grid_hint,
            width=780,
            stretch=1,
        )
        self.resize(820, 490)

    def enter(self, **arguments: Any) -> None:
        """An empty file, or the house to mend."""
        self.stages.set_lines([])
        self.sources.set_lines([])
        if "house" in arguments:
            self._case = arguments["house"]
            with self.desk.read() as read:
                self._show(houses.house_card(read, arguments["house"]).draft)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.member.setFocus()

    def _show(self, draft: HouseDraft) -> None:
        self._note = draft.note
        self.title.setText(_("Sửa hồ sơ Mái ấm Công đoàn"))
        self.setWindowTitle(_("Sửa hồ sơ Mái ấm Công đoàn"))
        self.member.set_value(str(draft.member_id))
        self.place_field.set_value(draft.place)
        self.support.set_value(draft.support or None)
        self.decision.set_value(draft.decision)
        self.decided_on.set_value(draft.decided_on)
        self.reason.set_value(draft.reason)
        self.handed_over_on.set_value(draft.handed_over_on)
        self.handed_to.set_value(draft.handed_to)
        self.stages.set_lines(
            [
                {"title": each.title, "planned_on": each.planned_on, "amount": each.amount or None, "done_on": each.done_on,
                 "note": each.note or None}
                for each in draft.stages
            ]
        )  # fmt: skip
        self.sources.set_lines(
            [
                {"giver": str(each.funder), "name": each.name or None, "money": each.money or None, "in_kind": each.in_kind or None,
                 "goods": each.goods or None}
                for each in draft.sources
            ]
        )  # fmt: skip

    def _draft(self, member: str) -> HouseDraft:
        stages = tuple(
            Stage(line.get("title") or "", line.get("planned_on"), line.get("amount") or Dong(0), line.get("done_on"), line.get("note") or "")
            for line in self.stages.lines()
        )  # fmt: skip
        sources = tuple(
            HouseSource(Funder(line.get("giver") or "sponsor"), line.get("name") or "", line.get("money") or Dong(0),
                        line.get("in_kind") or Dong(0), line.get("goods") or "")
            for line in self.sources.lines()
        )  # fmt: skip
        return HouseDraft(
            int(member), self.place_field.value(), self.reason.value(), self.support.value() or Dong(0), self.decision.value(),
            self.decided_on.value(), self.handed_over_on.value(), self.handed_to.value(), self._note, stages, sources,
        )  # fmt: skip

    def submit(self) -> None:
        """Store, and show it in the list."""
        self.clear_errors()
        self.stages.commit()
        self.sources.commit()
        member = self.member.value()
        unreadable = [
            (key, day)
            for key, day in (("decided_on", self.decided_on), ("handed_over_on", self.handed_over_on))
            if not day.readable()
        ]
        if member is None:
            self.show_error("member", _("Hãy chọn đoàn viên được hỗ trợ nhà."), self.member)
        elif unreadable:
            self.show_error(
                unreadable[0][0], _("Hãy gõ ngày, ví dụ 5 hoặc 05/03; chưa biết thì để trống."), unreadable[0][1]
            )
        elif not self.support.readable():
            self.show_error("support", _("Hãy ghi số tiền, ví dụ 50tr."), self.support)
        elif self.submit_button.isEnabled():
            draft = self._draft(member)
            if self._case is not None:
                self.act(keep_houses.edit_house, self._case, draft)
            else:
                self.act(keep_houses.add_house, draft)

    def ended(self, value: Any) -> None:
        """Stored: the list shows it."""
        super().ended(value)
        if self._case is None:
            self.desk.go("houses", house=value)
