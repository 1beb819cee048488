"""Mái ấm Công đoàn: every house with its stage, support, what was paid and its whole value; the one pointed at beside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from app.domain import clock
from app.domain.care.houses import HouseState, progress
from app.domain.care.records import HOUSE_STATE
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import houses
from app.models.queries.care.houses import HouseCard
from app.services.care import keep_houses
from app.ui.care.care_words import HOUSE_LOOKS
from app.ui.care.house_pane import HousePane
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import RIGHT, Column, column, money


class HousesScreen(ListPage[HouseCard]):
    """``enter(house=case id)`` points at one."""

    key: ClassVar[str] = "houses"
    called: ClassVar[str] = N_("Mái ấm Công đoàn")
    takes: ClassVar[frozenset[str]] = frozenset({"house"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 4
    watches: ClassVar[frozenset[str]] = frozenset(
        {"welfare_case", "case_stage", "case_source", "voucher", "entry", "member"}
    )
    points_by: ClassVar[str] = "house"
    gives_way: ClassVar[tuple[str, ...]] = ("place", "stage", "total")

    def columns(self) -> list[Column]:
        """Whose, where, how far, and the money."""
        return [
            Column("name", _("Đoàn viên"), 160, lambda row: row.name, stretch=True),
            Column("place", _("Nơi xây"), 116, lambda row: row.draft.place),
            Column("stage", _("Giai đoạn"), 74, _stage, align=RIGHT),
            money("support", _("Hỗ trợ"), lambda row: row.draft.support),
            money("paid", _("Đã chi"), lambda row: row.paid, blank_zero=True),
            money("total", _("Tổng trị giá"), lambda row: row.money.total, blank_zero=True),
            column(HOUSE_STATE, lambda row: row.state, 140, looks=HOUSE_LOOKS),
        ]

    def find_rows(self, read: Read) -> Sequence[HouseCard]:
        """Every house."""
        return houses.house_cards(read)

    def identify(self, row: HouseCard) -> int:
        """Its case."""
        return row.case_id

    def row_looks(self) -> RowLooks[HouseCard]:
        """What was handed over is faint."""
        return RowLooks(faint=lambda row: row.state is HouseState.HANDED_OVER)

    def make_pane(self) -> HousePane:
        """The house pointed at."""
        return HousePane(self.desk)

    def offer_verbs(self) -> None:
        """Added, mended, deleted; paid; the record of the handing over; printed."""
        self.offer("add", to="house_editor", writes=True)
        self.offer("edit", to="house_editor", naming="house")
        self.offer_delete(
            keep_houses.delete_house,
            lambda row: _("Xóa hồ sơ Mái ấm của {name}?").format(name=row.name),
            lambda _row: _("Các giai đoạn, nguồn và ảnh cũng mất theo. Có thể lấy lại bằng Ctrl+Z."),
            when=lambda row: not row.vouchers,
        )
        self.offer("pay", self._pay, about=About.ONE, writes=True, own=(_("Chi"), "hand-coins", "Ctrl+1"))
        self.offer("handover", paper="house-handover", own=(_("Biên bản bàn giao"), "file-signature", "Ctrl+2"))
        self.offer("print", paper="house-file")

    def empty(self) -> Empty:
        """No house yet."""
        return Empty(
            _("Chưa có hồ sơ Mái ấm nào"),
            _("Thêm hồ sơ khi Ban Chấp hành quyết định hỗ trợ; tiền chi ghi bằng chứng từ của ngôi nhà."),
            _("Thêm hồ sơ Mái ấm"),
            partial(self.desk.go, "house_editor"),
        )

    def foot(self) -> str:
        """How many, what the union paid, what they are worth."""
        rows = self.shown_rows()
        return _("{count} nhà, công đoàn đã chi {paid} đồng, tổng trị giá {total} đồng").format(
            count=len(rows),
            paid=show_money(sum(row.paid for row in rows)),
            total=show_money(sum(row.money.total for row in rows)),
        )

    def _pay(self, row: HouseCard) -> None:
        self.desk.go("voucher_editor", draft=keep_houses.house_payment(row, self.desk.month, clock.today()))


def _stage(row: HouseCard) -> str:
    return f"{progress(row.draft.stages)[0]}/{len(row.draft.stages)}" if row.draft.stages else ""
