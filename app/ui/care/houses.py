"""Mái ấm Công đoàn: every house with its stage, support, what was paid and its whole value; the one pointed at beside."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain import clock
from app.domain.care.houses import HouseState, progress
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import houses
from app.models.queries.care.houses import HouseCard
from app.services.care import keep_houses
from app.ui.care.house_pane import STATE_LOOKS, HousePane
from app.ui.desk import Desk
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("place", "stage", "total")


def _columns() -> list[Column]:
    return [
        Column("name", _("Đoàn viên"), 160, lambda row: row.name, stretch=True),
        Column("place", _("Nơi xây"), 116, lambda row: row.draft.place),
        Column("stage", _("Giai đoạn"), 74, _stage, align=RIGHT),
        money("support", _("Hỗ trợ"), lambda row: row.draft.support),
        money("paid", _("Đã chi"), lambda row: row.paid, blank_zero=True),
        money("total", _("Tổng trị giá"), lambda row: row.money.total, blank_zero=True),
        Column("state", _("Tình trạng"), 140, lambda row: _(row.state.label), tone=_tone, icon=lambda row: STATE_LOOKS[row.state][1]),
    ]  # fmt: skip


def _stage(card: HouseCard) -> str:
    return f"{progress(card.draft.stages)[0]}/{len(card.draft.stages)}" if card.draft.stages else ""


def _tone(card: HouseCard) -> str:
    tone = STATE_LOOKS[card.state][0]
    return "muted" if tone == "note" else tone


class HousesScreen(Screen):
    """``enter(house=case id)`` points at one."""

    key: ClassVar[str] = "houses"
    called: ClassVar[str] = N_("Mái ấm Công đoàn")
    takes: ClassVar[frozenset[str]] = frozenset({"house"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 4
    watches: ClassVar[frozenset[str]] = frozenset(
        {"welfare_case", "case_stage", "case_source", "voucher", "entry", "kept_file", "member"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: tuple[HouseCard, ...] = ()
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("house_editor"))
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("pay", self._pay, word=_("Chi"), icon="hand-coins", shortcut="Ctrl+1", after="edit")
        verbs.offer(
            "handover",
            self._handover,
            word=_("Biên bản bàn giao"),
            icon="file-signature",
            shortcut="Ctrl+2",
            after="edit",
        )
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)
        self._model = PagedTableModel(
            _columns(), lambda _ids: [], faded=lambda row: row.state is HouseState.HANDED_OVER
        )
        self.table = TableView(_("Danh sách Mái ấm"), "houses", self._model, desk.preferences)
        self.pane = HousePane(desk)
        self._split = beside(self.table, self.pane)
        self._foot = parts.label(role="muted", wrap=True)
        body = self.lay_out(self._split, self._foot, gap=8)
        body.setStretch(0, 1)
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(lambda _place: self._pointed())
        self.table.summed.connect(desk.summed)
        self.pane.voucher_asked.connect(lambda voucher: desk.go("voucher_editor", voucher=voucher))
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """Point at a house."""
        if "house" in arguments:
            self.refresh()
            self._point(arguments["house"])

    def where(self) -> dict[str, Any]:
        """The house pointed at."""
        return {"house": self.pane.card.case_id} if self.pane.card is not None else {}

    def _point(self, case: int | None) -> bool:
        places = [place for place, card in enumerate(self._rows) if card.case_id == case]
        return bool(places) and bool(self.table.point_at(places[0]))

    def refresh(self) -> None:
        """All houses, keeping the one pointed at."""
        kept = self.pane.card.case_id if self.pane.card is not None else None
        with self.desk.read() as read:
            self._rows = houses.house_cards(read)
        self._model.set_rows(self._rows)
        if self._rows and not self._point(kept):
            self.table.point_at(0)
        if not self._rows:
            self.table.say_empty(
                _("Chưa có hồ sơ Mái ấm nào"),
                _("Thêm hồ sơ khi Ban Chấp hành quyết định hỗ trợ; tiền chi ghi bằng chứng từ của ngôi nhà."),
                _("Thêm hồ sơ Mái ấm"),
                lambda: self.desk.go("house_editor"),
            )
        self._pointed()
        self._foot.setText(
            _("{count} nhà, công đoàn đã chi {paid} đồng, tổng trị giá {total} đồng").format(
                count=len(self._rows), paid=show_money(sum(card.paid for card in self._rows)),
                total=show_money(sum(card.money.total for card in self._rows)),
            )
        )  # fmt: skip

    def _pointed(self) -> None:
        place = self.table.current_id()
        card = self._rows[place] if place is not None and place < len(self._rows) else None
        self.pane.show_house(card)
        may = not self.desk.read_only
        self.verbs.allow(
            add=may, edit=card is not None, delete=may and card is not None and not card.vouchers, pay=may and card is not None,
            handover=card is not None, print=card is not None,
        )  # fmt: skip

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        if self.pane.card is not None:
            self.desk.go("house_editor", house=self.pane.card.case_id)

    def _pay(self) -> None:
        if self.pane.card is not None:
            self.desk.go(
                "voucher_editor", draft=keep_houses.house_payment(self.pane.card, self.desk.month, clock.today())
            )

    def _delete(self) -> None:
        card = self.pane.card
        if card is None:
            return
        text = _("Các giai đoạn, nguồn và ảnh cũng mất theo. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Xóa hồ sơ Mái ấm của {name}?").format(name=card.name), text, _("Xóa"), danger=True):
            self.desk.do(keep_houses.delete_house, card.case_id)

    def _handover(self) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form="house-handover", subject=self.pane.card.case_id)

    def _print(self) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form="house-file", subject=self.pane.card.case_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps name, money and state."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 370 if wide else 310
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self.table.hide_for_room(NARROW_HIDES if not wide else ("place",) if self.width() < 1250 else ())
