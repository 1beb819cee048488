"""Danh sách quà: the lists of a year, from the rule to the voucher, and the one pointed at whole beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from app.domain.activities.records import ACTIVITY
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard, GiftRow, GiftState
from app.services.gifts import keep_gifts
from app.ui.desk import Desk
from app.ui.gifts.gift_pane import GiftPane
from app.ui.gifts.gift_words import STATE_LOOKS
from app.ui.lists.list_filters import Choice, Filter, Search, choices_by
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span
from app.ui.widgets.table_model import Column, column, money


class GiftsScreen(ListPage[GiftRow]):
    """The verbs of people act on those selected in the pane."""

    key: ClassVar[str] = "gifts"
    called: ClassVar[str] = N_("Quà lễ, Tết")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "state", "year"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset(
        {"activity", "participant", "gift_terms", "voucher", "entry", "member"}
    )
    points_by: ClassVar[str] = "activity"
    span: ClassVar[Span] = Span.YEAR
    gives_way: ClassVar[tuple[str, ...]] = ("people", "missed", "day", "in_kind")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pane.flip_asked.connect(self.verbs.action("tick").trigger)
        self.pane.chosen_changed.connect(self._allow)

    def columns(self) -> list[Column]:
        """When, which, for how many, how much, how far."""
        return [
            column(ACTIVITY["starts_on"], lambda row: row.day, key="day"),
            Column("title", _("Danh sách"), 150, lambda row: row.title, stretch=True),
            Column("people", _("Người"), 56, lambda row: show_money(row.people)),
            Column(
                "missed", _("Chưa nhận"), 76, lambda row: str(row.missed or ""), tone=lambda _row: "warn", hidden=True
            ),
            money("total", _("Tiền"), lambda row: row.total, blank_zero=True),
            money("in_kind", _("Hiện vật"), lambda row: row.in_kind, blank_zero=True, hidden=True),
            column(ACTIVITY["state"], lambda row: row.state, 140, looks=STATE_LOOKS),
        ]

    def row_looks(self) -> RowLooks[GiftRow]:
        """What was cancelled is faint."""
        return RowLooks(faint=lambda row: row.state is GiftState.CANCELLED)

    def find_rows(self, read: Read) -> Sequence[GiftRow]:
        """The lists of the year."""
        return gifts.gift_rows(read, self.year)

    def bring_to(self, read: Read, identifier: Any) -> None:
        """The year of a list."""
        if self.year_box is not None:
            self.year_box.set_value(gifts.gift_card(read, identifier).day.year)

    def list_filters(self) -> Sequence[Filter[GiftRow]]:
        """By how far a list has come."""
        states = choices_by(lambda row: row.state, ((each, _(each.label)) for each in GiftState))
        return [Filter("state", _("Lọc danh sách quà"), [Choice("", _("Tất cả")), *states], dropped=True)]

    def search(self) -> Search[GiftRow]:
        """By name."""
        return Search(_("Tìm danh sách quà"), _("Tìm tên danh sách…"), lambda row: row.title)

    def make_pane(self) -> GiftPane:
        """The list with its people."""
        return GiftPane(self.desk)

    def pane_width(self) -> int:
        """About the half: what is done is done there."""
        return max(self.width() * (48 if self.width() >= 1000 else 54) // 100, 380)

    def open_row(self) -> None:
        """Enter goes to the people."""
        self.pane.table.setFocus()

    def empty(self) -> Empty:
        """No list this year."""
        return Empty(
            _("Năm {year} chưa có danh sách quà").format(year=self.year),
            _("Chọn ngày lễ và điều kiện, chương trình lập danh sách người nhận."),
            _("Lập danh sách"),
            lambda: self.desk.go("gift_editor"),
        )

    def foot(self) -> str:
        """How many, for how many people, how much is booked."""
        counted = [row for row in self.shown_rows() if row.state is not GiftState.CANCELLED]
        text = _("Năm {year}: {count} danh sách, {people} lượt người, {posted} đồng đã ghi sổ, hiện vật {in_kind} đồng")
        return text.format(
            year=self.year,
            count=len(counted),
            people=show_money(sum(row.people for row in counted)),
            posted=show_money(sum(row.posted for row in counted)),
            in_kind=show_money(sum(row.in_kind for row in counted)),
        )

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def offer_verbs(self) -> None:
        """Of the list, of its people, of its papers."""
        live, chosen = self._when(_is_live), self._when(lambda card: _is_live(card) and bool(self.pane.chosen()))
        unbooked = self._when(lambda card: _is_live(card) and not card.is_booked)
        waiting = self._when(lambda card: _is_live(card) and (not card.held or bool(card.sums.due_people)))
        self.offer("add", to="gift_editor", writes=True)
        self.offer("edit", to="gift_editor", naming="activity", writes=True, when=unbooked)
        self.offer("import", to="gift_import", writes=True, own=(_("Nhập Excel"), "import", "Ctrl+I"))
        act = partial(self.offer, about=About.ONE, writes=True)
        act("people", to="gift_people", naming="activity", when=live, own=(_("Thêm người"), "users", "Ctrl+1"))
        act("tick", self._flip, when=chosen, own=(_("Chưa nhận / đã nhận"), "square-check", "Ctrl+2"))
        act("settle", to="gift_settle", naming="activity", when=waiting, own=(_("Chi và ghi sổ"), "stamp", "Ctrl+G"))
        act("take_off", self._remove, when=chosen, own=(_("Bỏ khỏi danh sách"), "minus", "Ctrl+3"))
        act("amount", self._set_amount, when=chosen, own=(_("Mức riêng"), "coins", "Ctrl+4"))
        act("cancel_it", self._cancel, when=unbooked, own=(_("Hủy"), "ban", ""))
        self.offer(
            "calendar",
            lambda: self.desk.go("holiday_calendar", year=self.year),
            own=(_("Lịch trong năm"), "calendar-days", "Ctrl+5"),
        )
        self.offer_delete(
            keep_gifts.delete_gift_list,
            lambda row: _("Xóa «{title}»?").format(title=row.title),
            lambda row: _("Danh sách {count} người cũng mất theo. Có thể lấy lại bằng Ctrl+Z.").format(
                count=row.people
            ),
            when=self._when(lambda card: not card.vouchers),
        )
        self.offer("print", paper="gift-sheet", word=_("In danh sách ký"))
        self.offer(
            "settlement",
            paper="gift-settlement",
            when=self._when(lambda card: card.held),
            word=_("In phiếu quyết toán"),
            icon="file-text",
            shortcut="",
            after="print",
        )

    def _when(self, holds: Callable[[GiftCard], bool]) -> Callable[[GiftRow], bool]:
        return lambda _row: self.pane.card is not None and holds(self.pane.card)

    def _flip(self, row: GiftRow) -> None:
        """Turn the ticks of the people selected round, all to what the first becomes."""
        people = self.pane.people()
        if people:
            received = people[0].received is False
            self.desk.do(keep_gifts.tick_gifts, row.id, [each.id for each in people], received)

    def _set_amount(self, row: GiftRow) -> None:
        self.desk.go("gift_amount", activity=row.id, people=self.pane.chosen())

    def _remove(self, row: GiftRow) -> None:
        self.desk.do(keep_gifts.remove_from_gift_list, row.id, self.pane.chosen())

    def _cancel(self, row: GiftRow) -> None:
        text = _("Danh sách ở lại để xem, không tính vào số liệu. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Hủy «{title}»?").format(title=row.title), text, _("Hủy danh sách"), danger=True):
            self.desk.do(keep_gifts.cancel_gift_list, row.id)


def _is_live(card: GiftCard) -> bool:
    return not card.cancelled
