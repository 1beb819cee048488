"""One gift list whole, beside the lists: facts, people with their ticks, vouchers, what goes back, files. It acts on nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.domain.dates import show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import Dong, show_money
from app.i18n import _
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard, GiftPerson, GiftVoucher
from app.ui.desk import Desk
from app.ui.gifts.gift_words import STATE_LOOKS, both_days, tick_tone, tick_word
from app.ui.records.detail_pane import DetailPane, opening_line
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


class GiftPeopleTable(TableView):
    """The people of a list; Space asks to turn the ticks of the rows selected."""

    flip_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; everything else is the table's."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.flip_asked.emit()
        else:
            super().keyPressEvent(event)


class GiftPane(DetailPane):
    """``show_list(id)``; ``card`` is the one shown, ``chosen()`` the lines selected."""

    voucher_asked = Signal(int)
    flip_asked = Signal()
    chosen_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết danh sách quà"))
        self.desk = desk
        self.card: GiftCard | None = None
        self._title = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._about = parts.label(role="muted", wrap=True)
        self._sums = parts.label(role="strong", wrap=True)
        self._left = parts.label(wrap=True)
        self._which = Chips(_("Lọc người nhận"), _choices())
        self._which.set_compact(True)
        self._search = SearchBox(_("Tìm người nhận"), _("Tìm tên…"))
        self._search.setFixedWidth(150)
        self._model = PagedTableModel(_columns(), self._rows, faded=lambda row: row.received is False)
        self.table = GiftPeopleTable(_("Người nhận quà"), "gift_people", self._model, desk.preferences)
        self.table.setMinimumHeight(190)
        self.table.setToolTip(_("Phím cách đánh dấu chưa nhận, hoặc đã nhận, những dòng đang chọn."))
        self._vouchers = parts.column(gap=2)
        self._no_vouchers = parts.label(_("Chưa ghi sổ lần nào."), "small")
        self.files = KeptFiles(desk, "activity", "paper")
        stack = parts.column(
            parts.row(self._title, self._state), self._about, self._sums, self._left,
            parts.row(self._which, None, self._search), self.table, parts.label(_("Chứng từ"), "section"), self._vouchers,
            self._no_vouchers, parts.label(_("Tệp kèm"), "section"), self.files, gap=6, margins=(14, 12, 14, 12),
        )  # fmt: skip
        stack.itemAt(0).layout().setStretch(0, 1)
        stack.setStretch(5, 1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self._which.changed.connect(self._look)
        self._search.searched.connect(self._look)
        self.table.flip_asked.connect(self.flip_asked)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self.chosen_changed.emit())
        self.show_list(None)

    def chosen(self) -> list[int]:
        """The lines selected."""
        return list(self.table.selected_ids())

    def people(self) -> list[GiftPerson]:
        """Whoever is selected, as the book knows them."""
        with self.desk.read() as read:
            return gifts.gift_people(read, self.chosen())

    def show_list(self, identifier: int | None) -> None:
        """Show a list, or nothing."""
        kept = self.table.current_id() if self.card is not None and self.card.id == identifier else None
        self.card = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                self.card = gifts.gift_card(read, identifier)
        self._page.setVisible(self.card is not None)
        self.files.show_owner(identifier if self.card is not None else None)
        if self.card is not None:
            self._show(self.card)
        self._look()
        if kept is not None:
            self.table.point_at(kept)

    def _look(self, *_args: object) -> None:
        if self.card is None:
            self._model.set_ids(())
            return
        with self.desk.read() as read:
            ids = gifts.person_ids(read, self.card.id, self._which.value(), self._search.value())
        self._model.set_ids(ids)
        if not ids:
            self.table.say_empty(_("Không có ai khớp bộ lọc"))

    def _rows(self, ids: Sequence[int]) -> Sequence[GiftPerson]:
        with self.desk.read() as read:
            found = {row.id: row for row in gifts.gift_people(read, ids)}
        return [found.get(number) or _gone(number) for number in ids]

    def _show(self, card: GiftCard) -> None:
        self._title.setText(card.title)
        self._state.say(_(card.state.label), *STATE_LOOKS[card.state])
        each = [_("{amount} đồng mỗi người").format(amount=show_money(card.amount))] if card.amount else []
        if card.goods or card.in_kind:
            each.append(
                _("hiện vật {goods} trị giá {value} đồng").format(goods=card.goods, value=show_money(card.in_kind))
            )
        self._about.setText(
            " · ".join([both_days(card.day), *each, _("mã {code}").format(code=card.code), card.note]).rstrip(" ·")
        )
        sums = card.sums
        text = _("{people} người, {total} đồng; {missed} chưa nhận; đã ghi sổ {posted} đồng")
        self._sums.setText(
            text.format(
                people=sums.people, total=show_money(sums.total), missed=sums.missed, posted=show_money(card.posted)
            )
        )
        self._left.setText(self._left_text(card))
        parts.set_tone(self._left, "warn" if card.held and sums.due_people else "")
        self._left.setVisible(bool(self._left.text()))
        self._show_vouchers(card.vouchers)

    @staticmethod
    def _left_text(card: GiftCard) -> str:
        texts = []
        if card.held and card.sums.due_people:
            waiting = _("Còn {count} người nhận bổ sung chờ ghi sổ: {amount} đồng.")
            texts.append(waiting.format(count=card.sums.due_people, amount=show_money(card.sums.due)))
        if card.taken:
            line = _("Rút ra trước {taken} đồng, thừa nộp lại quỹ {left} đồng.")
            texts.append(line.format(taken=show_money(card.taken), left=show_money(card.left_over)))
        return " ".join(texts)

    def _show_vouchers(self, vouchers: tuple[GiftVoucher, ...]) -> None:
        parts.empty(self._vouchers)
        self._no_vouchers.setVisible(not vouchers)
        for each in vouchers:
            state = VoucherState(each.state)
            number, text = each.number or _(state.label), f"{show_date(each.book_date)}  {each.narration}"
            amount = parts.label(show_money(each.amount) if state is VoucherState.POSTED else _(state.label))
            opened = partial(self.voucher_asked.emit, each.id)
            self._vouchers.addWidget(
                opening_line(number, each.number or each.narration, text, amount, opened, tip=each.narration)
            )


def _choices() -> list[tuple[str, str]]:
    return [("", _("Tất cả")), ("missed", _("Chưa nhận")), ("due", _("Chờ ghi sổ")), ("paid", _("Đã ghi sổ"))]


def _columns() -> list[Column]:
    return [
        Column("person", _("Họ và tên"), 160, lambda row: row.person, stretch=True),
        Column("parent", _("Con của"), 130, lambda row: row.parent, hidden=True),
        Column("group", _("Tổ"), 96, lambda row: row.group),
        money("amount", _("Số tiền"), lambda row: row.amount, blank_zero=True),
        Column("received", _("Nhận quà"), 116, tick_word, tone=tick_tone),
        Column("voucher", _("Phiếu"), 96, lambda row: row.voucher if row.paid else ""),
        Column("note", _("Ghi chú"), 130, lambda row: row.note, hidden=True),
    ]


def _gone(number: int) -> GiftPerson:
    """A line undone in the worker may be painted once more before the screen hears of it."""
    return GiftPerson(number, 0, None, "…", "", "", "", Dong(0), Dong(0), None, None, "", False, "", "")
