"""Danh sách quà: the lists of a year, from the rule to the voucher, and the one pointed at whole beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftRow, GiftState
from app.services.gifts import keep_gifts
from app.ui.desk import Desk
from app.ui.gifts.gift_pane import GiftPane
from app.ui.gifts.gift_words import STATE_LOOKS
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("missed", "in_kind", "people", "total")


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày"), show=lambda row: show_date(row.day), widest="30/12/2026"),
        Column("title", _("Danh sách"), 150, lambda row: row.title, stretch=True),
        Column("people", _("Người"), 56, lambda row: show_money(row.people)),
        Column("missed", _("Chưa nhận"), 76, lambda row: str(row.missed or ""), tone=lambda _row: "warn", hidden=True),
        money("total", _("Tiền"), lambda row: row.total, blank_zero=True),
        money("in_kind", _("Hiện vật"), lambda row: row.in_kind, blank_zero=True, hidden=True),
        Column("state", _("Trạng thái"), 140, lambda row: _(row.state.label), tone=_tone, icon=_icon),
    ]


def _tone(row: GiftRow) -> str:
    tone = STATE_LOOKS[row.state][0]
    return "muted" if tone == "note" else tone


def _icon(row: GiftRow) -> str:
    return STATE_LOOKS[row.state][1]


class GiftsScreen(Screen):
    """``enter(activity=id)`` points at one, ``enter(year=…, state=…)`` filters."""

    key: ClassVar[str] = "gifts"
    called: ClassVar[str] = N_("Quà lễ, Tết")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "state", "year"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset(
        {"activity", "participant", "gift_terms", "voucher", "entry", "kept_file", "member", "relative"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year = desk.month.year
        self._offer_verbs()
        self._which = Chips(_("Lọc danh sách quà"), _choices())
        self._which.set_compact(True)
        self._years = QComboBox()
        self._years.setAccessibleName(_("Năm"))
        self._search = SearchBox(_("Tìm danh sách quà"), _("Tìm tên danh sách…"))
        self._search.setFixedWidth(180)
        self._model = PagedTableModel(_columns(), lambda _ids: [], faded=lambda row: row.state is GiftState.CANCELLED)
        self.table = TableView(_("Danh sách quà"), "gifts", self._model, desk.preferences)
        self.pane = GiftPane(desk)
        self._split = beside(self.table, self.pane)
        self._foot = parts.label(role="muted")
        body = self.lay_out(parts.row(self._years, self._which, None, self._search), self._split, self._foot, gap=8)
        body.setStretch(1, 1)
        self._rows: list[GiftRow] = []
        self._which.changed.connect(self._look)
        self._years.activated.connect(self._year_chosen)
        self._search.searched.connect(self._look)
        self.table.opened.connect(lambda _place: self.pane.table.setFocus())
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(desk.summed)
        self.pane.table.summed.connect(desk.summed)
        self.pane.voucher_asked.connect(lambda voucher: desk.go("voucher_editor", voucher=voucher))
        self.pane.flip_asked.connect(self._flip)
        self.pane.chosen_changed.connect(self._allow)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", lambda: desk.go("gift_editor"))
        verbs.offer("edit", lambda: self._go("gift_editor"))
        verbs.offer("delete", self._delete)
        verbs.offer(
            "people",
            lambda: self._go("gift_people"),
            word=_("Thêm người"),
            icon="users",
            shortcut="Ctrl+1",
            after="edit",
        )
        verbs.offer(
            "tick", self._flip, word=_("Chưa nhận / đã nhận"), icon="square-check", shortcut="Ctrl+2", after="edit"
        )
        verbs.offer(
            "settle",
            lambda: self._go("gift_settle"),
            word=_("Chi và ghi sổ"),
            icon="stamp",
            shortcut="Ctrl+G",
            after="edit",
        )
        verbs.offer(
            "take_off", self._remove, word=_("Bỏ khỏi danh sách"), icon="minus", shortcut="Ctrl+3", after="edit"
        )
        verbs.offer("amount", self._set_amount, word=_("Mức riêng"), icon="coins", shortcut="Ctrl+4", after="edit")
        verbs.offer("cancel_it", self._cancel, word=_("Hủy"), icon="ban", shortcut="", after="edit")
        verbs.offer(
            "calendar",
            lambda: desk.go("holiday_calendar", year=self._year),
            word=_("Lịch trong năm"),
            icon="calendar-days",
            shortcut="Ctrl+5",
            after="edit",
        )
        verbs.offer("reload", self.refresh)
        verbs.offer("print", lambda: self._form("gift-sheet"), word=_("In danh sách ký"))
        verbs.offer(
            "settlement",
            lambda: self._form("gift-settlement"),
            word=_("In phiếu quyết toán"),
            icon="file-text",
            shortcut="",
            after="print",
        )

    def enter(self, **arguments: Any) -> None:
        """Point at a list, or filter."""
        if "year" in arguments:
            self._year = arguments["year"]
        if "state" in arguments:
            self._which.set_value(arguments["state"])
        wanted = arguments.get("activity")
        if wanted is not None:
            self._show_whichever(wanted)
        if arguments:
            self.refresh()
        if wanted is not None:
            self._point_at(wanted)

    def _show_whichever(self, activity: int) -> None:
        try:
            with self.desk.read() as read:
                self._year = gifts.gift_card(read, activity).day.year
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")
            return
        self._which.set_value("")
        self._search.edit.clear()

    def where(self) -> dict[str, Any]:
        """The list pointed at."""
        return {"activity": self.pane.card.id} if self.pane.card is not None else {}

    def _month_moved(self, month: object) -> None:
        self._year = self.desk.month.year
        super()._month_moved(month)

    def refresh(self) -> None:
        """The year's lists by the present filters, keeping the row pointed at."""
        kept = self.pane.card.id if self.pane.card is not None else None
        with self.desk.read() as read:
            years = sorted({*gifts.gift_years(read), self._year}, reverse=True)
            rows = gifts.gift_rows(read, self._year, self._search.value())
        self._offer_years(years)
        state = self._which.value()
        self._rows = [row for row in rows if not state or row.state == state]
        self._model.set_rows(self._rows)
        if not self._point_at(kept) and self._rows:
            self.table.point_at(0)
        if not self._rows:
            self._say_empty()
        self._pointed(self.table.current_id())
        self._tell()

    def _point_at(self, activity: int | None) -> bool:
        place = next((place for place, row in enumerate(self._rows) if row.id == activity), None)
        return place is not None and self.table.point_at(place)

    def _offer_years(self, years: Sequence[int]) -> None:
        self._years.clear()
        for year in years:
            self._years.addItem(_("Năm {year}").format(year=year), year)
        self._years.setCurrentIndex(self._years.findData(self._year))

    def _year_chosen(self, _place: int) -> None:
        self._year = int(self._years.currentData())
        self.refresh()

    def _look(self, *_args: object) -> None:
        self.refresh()

    def _tell(self) -> None:
        counted = [row for row in self._rows if row.state is not GiftState.CANCELLED]
        text = _("Năm {year}: {count} danh sách, {people} lượt người, {posted} đồng đã ghi sổ, hiện vật {in_kind} đồng")
        self._foot.setText(
            text.format(
                year=self._year, count=len(counted), people=show_money(sum(row.people for row in counted)),
                posted=show_money(sum(row.posted for row in counted)), in_kind=show_money(sum(row.in_kind for row in counted)),
            )
        )  # fmt: skip

    def _say_empty(self) -> None:
        if self._which.value() or self._search.value():
            self.table.say_empty(
                _("Không có danh sách nào khớp"), _("Bộ lọc đang thu hẹp danh sách."), _("Bỏ mọi bộ lọc"), self._clear
            )
            return
        self.table.say_empty(
            _("Năm {year} chưa có danh sách quà").format(year=self._year),
            _("Chọn ngày lễ và điều kiện, chương trình lập danh sách người nhận."),
            _("Lập danh sách"),
            lambda: self.desk.go("gift_editor"),
        )

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self.refresh()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed(self, place: int | None) -> None:
        row = self._rows[place] if place is not None and place < len(self._rows) else None
        try:
            self.pane.show_list(row.id if row is not None else None)
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")
        self._allow()

    def _allow(self) -> None:
        card, may = self.pane.card, not self.desk.read_only
        live = may and card is not None and not card.cancelled
        standing = card is not None and any(each.state != "voided" for each in card.vouchers)
        chosen = live and bool(self.pane.chosen())
        waits = card is not None and (not card.held or bool(card.sums.due_people))
        self.verbs.allow(
            add=may, edit=live and not standing, delete=may and card is not None and not card.vouchers, people=live,
            tick=chosen, take_off=chosen, amount=chosen, settle=live and waits, cancel_it=live and not standing, print=card is not None,
            settlement=card is not None and card.held,
        )  # fmt: skip

    def _go(self, dialog: str) -> None:
        if self.pane.card is not None:
            self.desk.go(dialog, activity=self.pane.card.id)

    def _form(self, form: str) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form=form, subject=self.pane.card.id)

    def _flip(self) -> None:
        """Turn the ticks of the people selected round, all to what the first becomes."""
        card, people = self.pane.card, self.pane.people()
        if card is None or not people or self.desk.read_only:
            return
        received = people[0].received is False
        self.desk.do(keep_gifts.tick_gifts, card.id, [each.id for each in people], received)

    def _set_amount(self) -> None:
        card, chosen = self.pane.card, self.pane.chosen()
        if card is not None and chosen:
            self.desk.go("gift_amount", activity=card.id, people=chosen)

    def _remove(self) -> None:
        card, chosen = self.pane.card, self.pane.chosen()
        if card is not None and chosen:
            self.desk.do(keep_gifts.remove_from_gift_list, card.id, chosen)

    def _cancel(self) -> None:
        card = self.pane.card
        if card is None:
            return
        text = _("Danh sách ở lại để xem, không tính vào số liệu. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Hủy «{title}»?").format(title=card.title), text, _("Hủy danh sách"), danger=True):
            self.desk.do(keep_gifts.cancel_gift_list, card.id)

    def _delete(self) -> None:
        card = self.pane.card
        if card is None:
            return
        text = _("Danh sách {count} người cũng mất theo. Có thể lấy lại bằng Ctrl+Z.").format(count=card.sums.people)
        if self.desk.ask.confirm(_("Xóa «{title}»?").format(title=card.title), text, _("Xóa"), danger=True):
            self.desk.do(keep_gifts.delete_gift_list, card.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps day, title, money and state in the list, and the pane beside it."""
        super().resizeEvent(event)
        wide, roomy = self.width() >= 1000, self.width() >= 1250
        pane = max(self.width() * (48 if wide else 54) // 100, 380)
        self._split.setSizes([max(self._split.width() - pane, 260), pane])
        self.table.hide_for_room(() if roomy else ("people",) if wide else NARROW_HIDES)
        self.pane.table.hide_for_room(() if roomy else ("group",) if wide else ("group", "voucher"))


def _choices() -> list[tuple[str, str]]:
    states = (GiftState.DRAFTED, GiftState.TO_POST, GiftState.SETTLED, GiftState.CANCELLED)
    return [("", _("Tất cả")), *((str(state), _(state.label)) for state in states)]
