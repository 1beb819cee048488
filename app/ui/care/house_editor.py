"""Thêm, Sửa hồ sơ Mái ấm: whose house, where, the decision; its stages and who else gives, each a grid; the handing over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QTabWidget

from app.domain import clock
from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseDraft, HouseSource, Stage, look_over_house
from app.domain.care.records import SOURCE, STAGE
from app.domain.problems import N_, Finding
from app.i18n import _
from app.models.queries.care import houses
from app.services.care import keep_houses
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.records.grid_field import GridField, grid_column
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class HouseEditor(Editor[HouseDraft]):
    """``enter()`` adds one, ``enter(house=case id)`` mends one."""

    key: ClassVar[str] = "house_editor"
    called: ClassVar[str] = N_("Thêm hồ sơ Mái ấm Công đoàn")
    mends: ClassVar[str] = N_("Sửa hồ sơ Mái ấm Công đoàn")
    takes: ClassVar[frozenset[str]] = frozenset({"house"})
    leads_to: ClassVar[str] = "houses"
    naming: ClassVar[str] = "house"
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 780
    high: ClassVar[int] = 490
    caption_width: ClassVar[int] = 104

    def sheet(self) -> Sheet:
        """Its terms in two columns, the grids of stages and sources in tabs."""
        month, text = self.desk.month, partial(self.bind, nothing="")
        day = partial(DateField, month=month, any_day=True)
        terms = [
            self.bind("member_id", MemberLookup(self.desk, _("Đoàn viên"), with_gone=True), nothing=0, required=True),
            text("place", TextField(_("Nơi xây")), required=True),
            self.bind("support", MoneyField(_("Mức hỗ trợ"), words=False), nothing=0),
            text("reason", TextField(_("Hoàn cảnh"))),
            text("decision", TextField(_("Quyết định"), placeholder=_("ví dụ: 05/QĐ-CĐCS"))),
            self.bind("decided_on", day(_("Ngày quyết định"))),
            self.bind("handed_over_on", day(_("Ngày bàn giao"))),
            text("handed_to", TextField(_("Người nhận"))),
        ]
        yield Group(terms, columns=2)
        stages = [
            grid_column(STAGE["title"], 200, month, stretch=True),
            grid_column(STAGE["planned_on"], 100, month),
            grid_column(STAGE["amount"], 120, month),
            grid_column(STAGE["done_on"], 100, month),
            grid_column(STAGE["note"], 140, month),
        ]
        sources = [
            grid_column(SOURCE["giver"], 190, month, key="funder"),
            grid_column(SOURCE["name"], 150, month, stretch=True),
            grid_column(SOURCE["money"], 110, month),
            grid_column(SOURCE["in_kind"], 120, month),
            grid_column(SOURCE["goods"], 160, month),
        ]
        tabs = QTabWidget()
        tabs.setAccessibleName(_("Giai đoạn và nguồn"))
        for key, word, columns, make in (
            ("stages", _("Các giai đoạn"), stages, _stage),
            ("sources", _("Nguồn khác (không qua quỹ công đoàn)"), sources, _source),
        ):
            grid = self.bind_grid(key, GridField(word, columns, make)).widget
            grid.setMinimumHeight(110)
            tabs.addTab(grid, word)
        yield tabs

    def begin(self, **arguments: Any) -> HouseDraft:
        """An empty file, or the house to mend."""
        self.identifier = arguments.get("house")
        if self.identifier is None:
            return HouseDraft(0, "")
        with self.desk.read() as read:
            return houses.house_card(read, self.identifier).draft

    def look_over(self, draft: HouseDraft) -> Sequence[Finding]:
        """By the rules of houses."""
        return look_over_house(draft, clock.today())

    def store(self, draft: HouseDraft) -> None:
        """Keep it."""
        if self.identifier is None:
            self.act(keep_houses.add_house, draft)
        else:
            self.act(keep_houses.edit_house, self.identifier, draft)


def _stage(title: str = "", **line: Any) -> Stage:
    return Stage(title, **line)


def _source(funder: Funder = Funder.SPONSOR, **line: Any) -> HouseSource:
    return HouseSource(funder, **line)
