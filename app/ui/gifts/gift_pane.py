"""One gift list whole, beside the lists: facts, vouchers, what goes back, people with their ticks, files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from app.domain.activities.records import PARTICIPANT
from app.domain.money import Dong, show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftCard, GiftPerson
from app.ui.desk import Desk
from app.ui.gifts.gift_words import STATE_LOOKS, both_days, tick_tone, tick_word
from app.ui.ledger.voucher_links import voucher_links
from app.ui.lists.list_filters import Choice, Filter, FilterBar, Search
from app.ui.records.record_pane import RecordPane
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, PagedTableModel, column
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


class GiftPane(RecordPane[GiftCard]):
    """``chosen()`` are the lines selected; ``flip_asked`` wants their ticks turned, ``chosen_changed`` when others are selected."""

    watches: ClassVar[frozenset[str]] = frozenset({"relative", "kept_file"})
    flip_asked = Signal()
    chosen_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        asked = [Filter("who", _("Lọc người nhận"), _choices(), dropped=True)]
        search: Search[GiftPerson] = Search(_("Tìm người nhận"), _("Tìm tên…"))
        self.filters: FilterBar[GiftPerson] = FilterBar(desk, "gift_people", asked, search)
        self._model = PagedTableModel(_columns(), self._rows, faded=lambda row: row.received is False)
        self.table = GiftPeopleTable(_("Người nhận quà"), "gift_people", self._model, desk.preferences)
        self.table.setMinimumHeight(190)
        self.table.setToolTip(_("Phím cách đánh dấu chưa nhận, hoặc đã nhận, những dòng đang chọn."))
        self.files = KeptFiles(desk, "activity", "paper")
        stack = parts.column(self.filters, self.table, gap=6)
        stack.setStretch(1, 1)
        people = parts.box(stack)
        people.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._looked_at: int | None = None
        super().__init__(desk, _("Chi tiết danh sách quà"), ("", people), (_("Tệp kèm"), self.files))
        self.filters.changed.connect(self._look)
        self.table.flip_asked.connect(self.flip_asked)
        self.table.summed.connect(desk.summed)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self.chosen_changed.emit())

    # ---- the list --------------------------------------------------------------------------------------------------

    def load(self, read: Read, identifier: Any) -> GiftCard:
        """The list."""
        return gifts.gift_card(read, identifier)

    def compose(self, card: GiftCard) -> None:
        """What it gives, what it comes to, its vouchers."""
        self.heading(card.title, (_(card.state.label), *STATE_LOOKS[card.state]), " · ".join(_about(card)))
        text = _("{people} người, {total} đồng; {missed} chưa nhận; đã ghi sổ {posted} đồng")
        sums, posted = card.sums, show_money(card.posted)
        told = text.format(people=sums.people, total=show_money(sums.total), missed=sums.missed, posted=posted)
        self.text(told, "strong")
        self.text(_left_text(card), tone="warn" if card.held and sums.due_people else "")
        self.section(_("Chứng từ"))
        self.links(voucher_links(self.desk, card.vouchers), _("Chưa ghi sổ lần nào."))

    def show_lasting(self, card: GiftCard | None) -> None:
        """Its people and files."""
        self.files.show_owner(card.id if card is not None else None)
        if card is not None:
            sums = card.sums
            counts = {"": sums.people, "missed": sums.missed, "due": sums.due_people}
            self.filters.count({"who": counts})
        self._look()

    # ---- its people ------------------------------------------------------------------------------------------------

    def chosen(self) -> list[int]:
        """The lines selected."""
        return list(self.table.selected_ids())

    def people(self) -> list[GiftPerson]:
        """Whoever is selected, as the book knows them."""
        with self.desk.read() as read:
            return gifts.gift_people(read, self.chosen())

    def _look(self) -> None:
        ids: Sequence[int] = ()
        if self.card is not None and self.desk.book is not None:
            with self.desk.read() as read:
                ids = gifts.person_ids(read, self.card.id, self.filters.chosen("who"), self.filters.words())
        same = self.card is not None and self.card.id == self._looked_at and self.table.current_id() is not None
        self._looked_at = self.card.id if self.card is not None else None
        if same:
            self.table.show_ids(ids)
        else:
            # Why nobody is pointed at: the verbs of the page would act on somebody she did not choose.
            self._model.set_ids(ids)
        if not ids:
            self.table.say_empty(_("Không có ai khớp bộ lọc"))

    def _rows(self, ids: Sequence[int]) -> Sequence[GiftPerson]:
        with self.desk.read() as read:
            found = {row.id: row for row in gifts.gift_people(read, ids)}
        return [found.get(number) or _gone(number) for number in ids]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A slim pane keeps name, amount and tick."""
        super().resizeEvent(event)
        slim = 480
        self.table.hide_for_room(
            ("group", "voucher") if self.width() < slim else ("group",) if self.width() < 600 else ()
        )


def _about(card: GiftCard) -> Iterable[str]:
    yield both_days(card.day)
    if card.amount:
        yield _("{amount} đồng mỗi người").format(amount=show_money(card.amount))
    if card.goods or card.in_kind:
        text = _("hiện vật {goods} trị giá {value} đồng")
        yield text.format(goods=card.goods, value=show_money(card.in_kind))
    yield _("mã {code}").format(code=card.code)
    if card.note:
        yield card.note


def _left_text(card: GiftCard) -> str:
    texts = []
    if card.held and card.sums.due_people:
        waiting = _("Còn {count} người nhận bổ sung chờ ghi sổ: {amount} đồng.")
        texts.append(waiting.format(count=card.sums.due_people, amount=show_money(card.sums.due)))
    if card.taken:
        line = _("Rút ra trước {taken} đồng, thừa nộp lại quỹ {left} đồng.")
        texts.append(line.format(taken=show_money(card.taken), left=show_money(card.left_over)))
    return " ".join(texts)


def _choices() -> list[Choice[GiftPerson]]:
    return [
        Choice("", _("Tất cả")),
        Choice("missed", _("Chưa nhận")),
        Choice("due", _("Chờ ghi sổ")),
        Choice("paid", _("Đã ghi sổ")),
    ]


def _columns() -> list[Column]:
    return [
        column(PARTICIPANT["person"], lambda row: row.person, 160, stretch=True),
        Column("parent", _("Con của"), 130, lambda row: row.parent, hidden=True),
        Column("group", _("Tổ"), 96, lambda row: row.group),
        column(PARTICIPANT["amount"], lambda row: row.amount, blank_zero=True),
        Column("received", _("Nhận quà"), 116, tick_word, tone=tick_tone),
        Column("voucher", _("Phiếu"), 96, lambda row: row.voucher if row.paid else ""),
        column(PARTICIPANT["note"], lambda row: row.note, 130, hidden=True),
    ]


def _gone(number: int) -> GiftPerson:
    """A line undone in the worker may be painted once more before the pane hears of it."""
    return GiftPerson(number, 0, None, "…", "", "", "", Dong(0), Dong(0), None, None, "", False, "", "")
