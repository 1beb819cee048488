"""A voucher being typed: its fields in their places, kinds and funds that follow one another, findings beside their fields.

It reads the book for its hints and writes nothing; what becomes of a voucher that can be stored is told by ``store``.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.records import VOUCHER
from app.domain.ledger.vouchers import VoucherDraft, VoucherKind, VoucherState
from app.domain.problems import N_, Finding, gravest_first, need
from app.domain.records import Record
from app.i18n import _, render
from app.models.queries.ledger import accounts, coding
from app.models.queries.ledger.accounts import CashAccount
from app.models.queries.ledger.chart import chart_on
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.queries.members.named import known_people
from app.services.ledger import post_voucher, save_draft
from app.ui.brought.belongings import Belonging, belongings
from app.ui.desk import Desk
from app.ui.ledger.attachments import AttachmentStrip
from app.ui.ledger.belonging import BelongingLine
from app.ui.ledger.entry_lines import LABEL, EntryLines
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.navigation import open_keeper
from app.ui.records.binding import Binding, Group, Sheet
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import TONES
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.text_field import TextField

TRANSFER = "transfer"
FOLDED = 780
"""Below this width the chips of the kinds fold into a drop-down."""


class VoucherForm(Binding[VoucherDraft | None], QWidget):
    """``start``, ``show_card``, ``copy`` or ``take`` fill it; ``submit`` gives what can be stored to ``store``."""

    record: ClassVar[Record | None] = VOUCHER
    caption_width: ClassVar[int] = LABEL

    def __init__(self, desk: Desk, store: Callable[[VoucherDraft], None]) -> None:
        super().__init__()
        self.desk = desk
        self._store = store
        self.card: VoucherCard | None = None
        self.locked = False
        self._funds: tuple[CashAccount, ...] = ()
        self._entry_key = ""
        self._opened_on: dt.date | None = None
        self._typed_anew = False
        self._tried = False
        self._left: set[str] = set()
        self._loading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.judge)
        self.start_binding(_("Chứng từ"))
        sheet = parts.column(gap=8, margins=(14, 11, 14, 12))
        self.lay_sheet(sheet, grows=True)
        sheet.addStretch(0)
        holder = parts.box(parts.column(parts.box(sheet, "panel"), margins=(14, 12, 14, 12)))
        self.setLayout(parts.column(scrolled(holder)))
        self._sheet = sheet
        self._connect()

    # ---- its fields ------------------------------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """Kind, number and state; days, people and what for; the money; its papers."""
        kinds = [(str(kind), _(kind.label)) for kind in VoucherKind] + [(TRANSFER, _("Chuyển quỹ"))]
        self.kind = Chips(_("Loại chứng từ"), kinds)
        self._number = parts.label(role="title")
        self._state = StatePill()
        self.belongs = BelongingLine()
        self.lines = EntryLines(self.desk.month)
        self.attachments = AttachmentStrip()
        yield from (parts.row(self.kind, None, self._number, self._state), parts.rule(), self.belongs, self.overall)
        month = self.desk.month
        person = TextField(_("Người nộp, người nhận"))
        narration = TextField(_("Nội dung"), placeholder=_("Khoản này thu, chi về việc gì"))
        yield Group(
            [
                self.bind("book_date", DateField(_("Ngày ghi sổ"), month)),
                self.bind("voucher_date", DateField(_("Ngày chứng từ"), month), required=False),
                self.bind("fund", ChoiceField(_("Quỹ, tài khoản")), caption=_("Tài khoản")),
                self.bind("person", person, nothing="", span=2),
                self.bind("address", nothing=""),
                self.bind("narration", narration, nothing="", span=3),
            ],
            columns=3,
        )
        self._other = self.boxed(
            Group(
                [
                    self.bind("other_fund", ChoiceField(_("Từ quỹ, tài khoản")), caption=_("Từ quỹ")),
                    self.bind("left_on", DateField(_("Ngày tiền đi"), month), required=False),
                ],
                columns=2,
            )
        )
        yield self._other
        yield self.spread(self.bind("entries", self.lines, columns=("amount", "code")))
        documents = CountField(_("Số chứng từ gốc"), placeholder="0")
        told = TextField(_("Chứng từ kèm theo"), placeholder=_("ví dụ: hóa đơn 00123, danh sách ký nhận"))
        yield Group(
            [
                self.bind("source_documents", documents, caption=_("Chứng từ gốc"), nothing=0, columns=("documents",)),
                self.bind("document_note", told, nothing="", span=2),
                self.bind("note", nothing="", span=3),
            ],
            columns=3,
        )
        yield self.told((_("Tệp đính kèm"), self.attachments))

    def _connect(self) -> None:
        self.kind.changed.connect(self._kind_chosen)
        self.lines.changed.connect(self._lines_changed)
        self.lines.finished.connect(self.widget("source_documents").setFocus)
        self.belongs.open_asked.connect(self._open_belonging)
        self.belongs.cleared.connect(self._clear_belonging)
        self.widget("book_date").changed.connect(self._book_date_settled)
        self.widget("narration").settled.connect(self._narration_settled)
        for key in ("voucher_date", "left_on", "fund", "other_fund", "source_documents"):
            self.widget(key).changed.connect(partial(self._leave, key))
        for key in ("person", "address", "narration", "document_note", "note"):
            self.widget(key).textChanged.connect(self._something_changed)
        self.widget("person").editingFinished.connect(partial(self._leave, "person"))

    # ---- filling ---------------------------------------------------------------------------------------------------

    def begin(self, **_arguments: Any) -> None:
        """Nothing was tried or left yet; funds and rules as the book has them now."""
        self._tried = False
        self._left = set()
        with self.desk.read() as read:
            self._funds = accounts.cash_accounts(read)
            self._rules = coding.coding_rules(read)
            self.lines.set_people(known_people(read))

    def start(self, kind: str, day: dt.date | None = None) -> None:
        """A new, empty voucher of a kind."""
        self._show(None, kind, day or self.desk.usual_day())

    def show_card(self, card: VoucherCard) -> None:
        """A voucher of the book."""
        self._take(card.as_draft(), card)

    def copy(self, origin: VoucherCard) -> None:
        """A new voucher like another one; it counts as typed."""
        self._take(save_draft.duplicate(origin, self.desk.usual_day(), ""))

    def take(self, draft: VoucherDraft) -> None:
        """A new voucher filled in by another page, to look at and post; it counts as typed."""
        self._take(draft)
        self.judge()

    def _take(self, draft: VoucherDraft, card: VoucherCard | None = None) -> None:
        self._show(draft, TRANSFER if draft.is_transfer else str(draft.kind), draft.book_date, card)

    def _show(self, draft: VoucherDraft | None, kind: str, day: dt.date, card: VoucherCard | None = None) -> None:
        self._loading = True
        self.card = card
        self._entry_key = draft.entry_key if card is not None and draft is not None else str(uuid.uuid4())
        self._opened_on = day
        for key in ("book_date", "voucher_date", "left_on"):
            self.widget(key).set_month(self.desk.month)
        self.lines.set_year(day.year)
        self.kind.set_value(kind)
        self._offer_funds(kind)
        for key in self.fields.keys() - {"fund", "other_fund", "entries"}:
            self.set_value(key, getattr(draft, key) if draft is not None else self.fields[key].nothing)
        self.set_value("book_date", day)
        self.set_value("voucher_date", draft.voucher_date if draft is not None else day)
        self.set_value("left_on", draft.given_on if draft is not None else day)
        if draft is not None and draft.entries:
            first = draft.entries[0]
            self._choose("fund", first.target if draft.kind.brings_in else first.source)
            if draft.is_transfer:
                self._choose("other_fund", first.source)
        self.lines.show_entries(draft.entries if draft else (), transfer=kind == TRANSFER)
        self._show_belonging()
        self._settle_kind()
        if draft is None:
            self._word_transfer()
        self._loading = False
        self._typed_anew = draft is not None and card is None
        self._first = self.values()

    def _choose(self, key: str, fund: str) -> None:
        if any(each.key == fund for each in self._funds):
            self.set_value(key, fund)

    def _belonging(self) -> tuple[Belonging, int] | None:
        """What all lines are for: the first of the columns that names anything, and what it names."""
        named = ((each, self.lines.belong_to(each.column)) for each in belongings())
        return next(((each, identifier) for each, identifier in named if identifier is not None), None)

    def _show_belonging(self) -> None:
        sentence = ""
        if (found := self._belonging()) is not None:
            belonging, identifier = found
            with self.desk.read() as read:
                sentence = "".join(
                    _(belonging.template).format(title=one.title) for one in belonging.find(read, [identifier])
                )
        self.belongs.say(sentence)

    def _open_belonging(self) -> None:
        if (found := self._belonging()) is not None:
            open_keeper(self.desk, found[0].column, found[1])

    def _clear_belonging(self) -> None:
        for each in belongings():
            self.lines.clear_belonging(each.column)
        self._show_belonging()

    # ---- kinds and funds -------------------------------------------------------------------------------------------

    def _kind_now(self) -> VoucherKind:
        chosen = self.kind.value()
        if chosen != TRANSFER:
            return VoucherKind(chosen)
        return VoucherKind.RECEIPT if self.value("fund") == CASH_KEY else VoucherKind.BANK_IN

    def _kind_chosen(self, kind: str) -> None:
        self._offer_funds(kind)
        if kind == TRANSFER or self.lines.is_transfer:
            self.lines.show_entries((), transfer=kind == TRANSFER)
        self._settle_kind()
        self._word_transfer()
        self._something_changed()

    def _offer_funds(self, kind: str) -> None:
        transfer = kind == TRANSFER
        fitting = [fund for fund in self._funds if transfer or VoucherKind(kind).is_cash == (fund.key == CASH_KEY)]
        offered = [(fund.key, _(fund.name)) for fund in fitting]
        for place, key in enumerate(("fund", "other_fund")):
            self.widget(key).offer(offered if transfer or key == "fund" else [])
            self.set_value(key, offered[place][0] if len(offered) > place else None)

    def _settle_kind(self) -> None:
        transfer = self.kind.value() == TRANSFER
        kind = self._kind_now()
        # Why: lines take the free room; the one amount of a transfer needs none.
        self._other.setVisible(transfer)
        self._sheet.setStretch(self._sheet.count() - 1, 1 if transfer else 0)
        fund = _("Đến quỹ") if transfer else _("Quỹ") if kind.is_cash else _("Tài khoản")
        self.captions["fund"].setText(fund)
        self.captions["book_date"].setText(_("Ngày tiền đến") if transfer else _("Ngày ghi sổ"))
        self.captions["person"].setText(_("Người nộp") if kind.brings_in else _("Người nhận"))
        self.lines.set_way(kind.brings_in)
        with self.desk.read() as read:
            self.lines.set_chart(chart_on(read, self.desk.month.last_day))

    def _word_transfer(self) -> None:
        """The usual words of a transfer stand in an empty narration and follow the funds until somebody writes over them."""
        # Why: what is written into a voucher is Vietnamese in any language of the window; the book is a legal paper.
        to_cash, to_bank = "Rút tiền gửi ngân hàng nhập quỹ tiền mặt", "Nộp tiền mặt vào tài khoản ngân hàng"
        between = "Chuyển tiền giữa hai tài khoản"
        narration = self.value("narration")
        if narration not in {"", to_cash, to_bank, between} or self.card is not None:
            return
        wanted = ""
        if self.kind.value() == TRANSFER:
            cash_side = self.value("other_fund") == CASH_KEY
            wanted = to_cash if self.value("fund") == CASH_KEY else to_bank if cash_side else between
        if narration != wanted:
            self.set_value("narration", wanted)

    # ---- typing ----------------------------------------------------------------------------------------------------

    def _something_changed(self, *_args: object) -> None:
        # Why the book: a field that loses the focus while its book is closed has nothing left to follow.
        if not self._loading and self.desk.book is not None:
            if self.kind.value() == TRANSFER:
                self._settle_kind()
                self._word_transfer()
            self._timer.start()

    def _leave(self, *keys: str) -> None:
        if not self._loading:
            self._left.update(keys)
            self._something_changed()

    def _book_date_settled(self) -> None:
        day = self.value("book_date")
        if day is not None:
            self.lines.set_year(day.year)
            for follows in ("voucher_date", "left_on"):
                if self.value(follows) == self._opened_on:
                    self.set_value(follows, day)
        self._leave("book_date")

    def _lines_changed(self) -> None:
        self._leave("entries")

    def _narration_settled(self, text: str) -> None:
        if self.kind.value() != TRANSFER and text and not self.locked:
            self.lines.propose(self._rules, self._kind_now().brings_in, text)
        self._leave("narration")

    def collect(self) -> VoucherDraft | None:
        """The voucher as typed; None while its day cannot be read."""
        book_date = self.widget("book_date").accepted()
        if book_date is None:
            return None
        kind = self._kind_now()
        other = str(self.value("other_fund") or "") if self.kind.value() == TRANSFER else ""
        left_on = self.value("left_on") if other else None
        texts = {key: self.value(key) for key in ("narration", "person", "address", "document_note", "note")}
        return VoucherDraft(
            kind=kind,
            book_date=book_date,
            voucher_date=self.value("voucher_date") or book_date,
            left_on=left_on if left_on != book_date else None,
            entries=self.lines.entries(kind, str(self.value("fund") or ""), other),
            source_documents=self.value("source_documents"),
            entry_key=self._entry_key,
            **texts,
        )

    def values(self) -> dict[str, Any]:
        """With the kind."""
        return {**super().values(), "kind": self.kind.value()}

    def touched(self) -> bool:
        """True when something typed is not in the book."""
        if self.locked or self.desk.book is None:
            return False
        if self._typed_anew and self._first:
            return bool(self.value("narration") or self.lines.value())
        return super().touched()

    # ---- findings --------------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """All findings, each beside its field: those of fields already left, or all once storing was tried."""
        self._timer.stop()
        if self.desk.book is None:
            return
        if not self.locked and not self._loading and self.kind.value() != TRANSFER:
            self.lines.propose_people(self.value("narration"), self.widget("book_date").accepted())
        draft = self.collect()
        found: Sequence[Finding] = ()
        if draft is not None and not self.locked:
            with self.desk.read() as read:
                found = post_voucher.hints_of(read, draft, voucher_id=self.card.id if self.card else None)
        for key, hint in self.hints.items():
            about = [each for each in found if self.field_of(each.column or "") == key]
            told = gravest_first(about) if self._tried or key in self._left else []
            hint.say(" ".join(map(render, told[:3])), TONES[told[0].level] if told else "note")

    def look_over(self, draft: VoucherDraft | None) -> Sequence[Finding]:
        """A day; everything else the book itself tells when it is stored."""
        return need(draft is not None, "voucher-day", N_("Hãy gõ ngày ghi sổ, ví dụ 5 hoặc 05/03."), "book_date")

    def submit(self) -> None:
        """Store it, with what stands in a cell that is still open."""
        self._tried = True
        self.lines.commit()
        self.judge()
        super().submit()

    def store(self, draft: VoucherDraft | None) -> None:
        """What becomes of it is its page's."""
        if draft is not None:
            self._store(draft)

    # ---- what it shows of its state --------------------------------------------------------------------------------

    def show_state(self, *, locked: bool, may_attach: bool) -> None:
        """Number and state on top; a locked voucher is only read, a numbered one keeps its kind and fund."""
        card, self.locked = self.card, locked
        state = card.state if card else VoucherState.DRAFT
        numbered = bool(card and card.number)
        self._number.setText(card.number if card and card.number else _("Số cấp khi ghi sổ"))
        parts.set_role(self._number, "title" if numbered else "muted")
        self._state.say(_("Mới") if card is None else _(state.label), *STATE_LOOKS[state])
        self.set_read_only(locked)
        self.belongs.set_read_only(locked)
        for fixed in (self.kind, self.widget("fund")):
            fixed.setEnabled(not locked and not numbered)
        self.attachments.show_files(card.attachments if card else (), may_add=may_attach, may_remove=not locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the chips."""
        super().resizeEvent(event)
        self.kind.set_compact(self.width() < FOLDED)
