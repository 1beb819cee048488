"""Drafting a voucher: the sheet filled, kinds and funds that follow one another, the draft as typed, findings beside their fields.

It reads the book for its hints and writes nothing; saving and posting belong to the screen.
"""

from __future__ import annotations

import datetime as dt
import uuid
from functools import partial

from PySide6.QtCore import QTimer

from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.vouchers import VoucherDraft, VoucherKind
from app.domain.problems import Finding
from app.i18n import _, render
from app.models.queries.ledger import accounts, coding
from app.models.queries.ledger.accounts import CashAccount
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.ledger import post_voucher, save_draft
from app.ui.brought.belongings import Belonging, belongings
from app.ui.desk import Desk
from app.ui.ledger.voucher_sheet import TRANSFER, VoucherSheet
from app.ui.navigation import open_keeper
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import mark

HINT_OF = {"amount": "entries", "code": "entries", "fund": "entries"}


class VoucherForm(VoucherSheet):
    """``start``, ``show_card`` or ``copy`` fill it; ``draft()`` is what stands there, ``ready()`` the same when it can be stored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.month)
        self.desk = desk
        self.card: VoucherCard | None = None
        self._funds: tuple[CashAccount, ...] = ()
        self._entry_key = ""
        self._as_loaded: VoucherDraft | None = None
        self._tried = False
        self._touched: set[str] = set()
        self._loading = False
        self._connect()

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self.judge)
        self.kind.changed.connect(self._kind_chosen)
        self.book_date.changed.connect(self._book_date_settled)
        self.voucher_date.changed.connect(partial(self._left, "voucher_date"))
        self.fund.changed.connect(self._something_changed)
        self.other_fund.changed.connect(self._something_changed)
        self.narration.settled.connect(self._narration_settled)
        self.person.editingFinished.connect(partial(self._left, "person"))
        for field in (self.source_documents, *self.texts.values()):
            field.textChanged.connect(self._something_changed)
        self.source_documents.editingFinished.connect(partial(self._left, "documents"))
        self.lines.changed.connect(self._lines_changed)
        self.lines.finished.connect(self.source_documents.setFocus)
        self.belongs.open_asked.connect(self._open_belonging)
        self.belongs.cleared.connect(self._clear_belonging)

    # ---- filling ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Nothing was tried or left yet; funds and rules as the book has them now."""
        self._tried = False
        self._touched = set()
        with self.desk.read() as read:
            self._funds = accounts.cash_accounts(read)
            self._rules = coding.coding_rules(read)

    def start(self, kind: str, day: dt.date | None = None) -> None:
        """A new, empty voucher of a kind."""
        self.card = None
        self._entry_key = str(uuid.uuid4())
        self._show(None, kind, day or self.desk.usual_day())

    def show_card(self, card: VoucherCard) -> None:
        """A voucher of the book."""
        self.card = card
        draft = card.as_draft()
        self._entry_key = draft.entry_key
        self._show(draft, TRANSFER if draft.is_transfer else str(draft.kind), draft.book_date)

    def copy(self, origin: VoucherCard) -> None:
        """A new voucher like another one; it counts as typed."""
        self.card = None
        self._entry_key = str(uuid.uuid4())
        day = self.desk.usual_day()
        draft = save_draft.duplicate(origin, day, self._entry_key)
        self._show(draft, TRANSFER if draft.is_transfer else str(draft.kind), day)
        self._as_loaded = None

    def take(self, draft: VoucherDraft) -> None:
        """A new voucher filled in by another page, to look at and post; it counts as typed."""
        self.card = None
        self._entry_key = str(uuid.uuid4())
        self._show(draft, TRANSFER if draft.is_transfer else str(draft.kind), draft.book_date)
        self._as_loaded = None
        self.judge()

    def _show(self, draft: VoucherDraft | None, kind: str, day: dt.date) -> None:
        self._loading = True
        for field in (self.book_date, self.voucher_date):
            field.set_month(self.desk.month)
        self.lines.set_year(day.year)
        self.kind.set_value(kind)
        self._offer_funds(kind)
        self.book_date.set_value(day)
        self.voucher_date.set_value(draft.voucher_date if draft else day)
        for name, text in self.texts.items():
            text.set_value(getattr(draft, name) if draft else "")
        self.source_documents.set_value(str(draft.source_documents) if draft and draft.source_documents else "")
        if draft is not None and draft.entries:
            first = draft.entries[0]
            self._choose(self.fund, first.target if draft.kind.brings_in else first.source)
            if draft.is_transfer:
                self._choose(self.other_fund, first.source)
        self.lines.show_entries(draft.entries if draft else (), transfer=kind == TRANSFER)
        self._show_belonging()
        self._settle_kind()
        if draft is None:
            self._word_transfer()
        self._loading = False
        self._as_loaded = self.draft()

    def _choose(self, field: ChoiceField, key: str) -> None:
        if any(fund.key == key for fund in self._funds):
            field.set_value(key)

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
        return VoucherKind.RECEIPT if self.fund.value() == CASH_KEY else VoucherKind.BANK_IN

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
        self.fund.offer(offered)
        self.fund.set_value(offered[0][0] if offered else None)
        self.other_fund.offer(offered if transfer else [])
        if len(offered) > 1:
            self.other_fund.set_value(offered[1][0])

    def _settle_kind(self) -> None:
        transfer = self.kind.value() == TRANSFER
        kind = self._kind_now()
        self.make_room(transfer)
        self._fund_label.setText(_("Đến quỹ") if transfer else _("Quỹ") if kind.is_cash else _("Tài khoản"))
        self._person_label.setText(_("Người nộp") if kind.brings_in else _("Người nhận"))
        self.lines.set_way(kind.brings_in)

    def _word_transfer(self) -> None:
        """The usual words of a transfer stand in an empty narration and follow the funds until somebody writes over them."""
        # Why: what is written into a voucher is Vietnamese in any language of the window; the book is a legal paper.
        to_cash, to_bank = "Rút tiền gửi ngân hàng nhập quỹ tiền mặt", "Nộp tiền mặt vào tài khoản ngân hàng"
        between = "Chuyển tiền giữa hai tài khoản"
        usual = {"", to_cash, to_bank, between}
        if self.narration.value() not in usual or self.card is not None:
            return
        wanted = ""
        if self.kind.value() == TRANSFER:
            cash_side = self.other_fund.value() == CASH_KEY
            wanted = to_cash if self.fund.value() == CASH_KEY else to_bank if cash_side else between
        if self.narration.value() != wanted:
            self.narration.set_value(wanted)

    # ---- typing ----------------------------------------------------------------------------------------------------

    def _something_changed(self, *_args: object) -> None:
        if not self._loading:
            if self.kind.value() == TRANSFER:
                self._settle_kind()
                self._word_transfer()
            self._timer.start()

    def _book_date_settled(self) -> None:
        day = self.book_date.value()
        if day is not None:
            self.lines.set_year(day.year)
            if self._as_loaded is not None and self.voucher_date.value() == self._as_loaded.book_date:
                self.voucher_date.set_value(day)
        self._touched.add("book_date")
        self._something_changed()

    def _left(self, name: str) -> None:
        self._touched.add(name)
        self._something_changed()

    def _lines_changed(self) -> None:
        if self._loading:
            return
        self._touched |= {"entries", "amount", "code"}
        self._something_changed()

    def _narration_settled(self, text: str) -> None:
        self._touched.add("narration")
        if self.kind.value() != TRANSFER and text and not self.locked:
            self.lines.propose(self._rules, self._kind_now().brings_in, text)
        self._something_changed()

    def _count(self) -> int | None:
        text = self.source_documents.value()
        if not text:
            return 0
        return int(text) if text.isdecimal() and len(text) < 5 else None

    def draft(self) -> VoucherDraft | None:
        """The voucher as typed; None while a date or a count cannot be read."""
        book_date, voucher_date, count = self.book_date.accepted(), self.voucher_date.value(), self._count()
        if book_date is None or count is None:
            return None
        kind = self._kind_now()
        fund = str(self.fund.value() or "")
        other = str(self.other_fund.value() or "") if self.kind.value() == TRANSFER else ""
        return VoucherDraft(
            kind=kind,
            book_date=book_date,
            voucher_date=voucher_date or book_date,
            entries=self.lines.entries(kind, fund, other),
            source_documents=count,
            entry_key=self._entry_key,
            **{name: field.value() for name, field in self.texts.items()},
        )

    def is_dirty(self) -> bool:
        """True when something typed is not in the book."""
        if self.locked or self.desk.book is None:
            return False
        draft = self.draft()
        if self._as_loaded is None:
            return draft is not None and bool(draft.narration or draft.entries)
        return draft != self._as_loaded

    def mark_saved(self) -> None:
        """What stands here need not be kept."""
        self._as_loaded = self.draft()

    # ---- findings --------------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """All findings, each beside its field: those of fields already left, or all once saving was tried."""
        self._timer.stop()
        if self.desk.book is None:
            return
        draft = self.draft()
        mark(self.source_documents, "refused" if self._count() is None else "")
        if draft is None or self.locked:
            for hint in self.hints.values():
                hint.say("")
            return
        with self.desk.read() as read:
            found = post_voucher.hints_of(read, draft, voucher_id=self.card.id if self.card else None)
        shown = [finding for finding in found if self._tried or finding.column in self._touched]
        for name, hint in self.hints.items():
            _say(hint, [each for each in shown if HINT_OF.get(each.column or "", each.column) == name])
        mark(self.narration, "refused" if any(f.stops and f.column == "narration" for f in shown) else "")

    def ready(self) -> VoucherDraft | None:
        """The draft to store, or None after telling beside its field what cannot be read."""
        self._tried = True
        self.lines.commit()
        self.judge()
        if not self.book_date.readable() or self.book_date.value() is None:
            self.book_date.hint.say(_("Hãy gõ ngày ghi sổ, ví dụ 5 hoặc 05/03."), "danger")
            self.book_date.setFocus()
            return None
        draft = self.draft()
        if draft is None:
            self.source_documents.setFocus()
            self.hints["documents"].say(_("Số chứng từ gốc là một số nguyên, ví dụ 2."), "danger")
        return draft


def _say(hint: Hint, findings: list[Finding]) -> None:
    findings = sorted(findings, key=lambda finding: not finding.stops)
    tone = "danger" if findings and findings[0].stops else "warn"
    hint.say(" ".join(render(finding) for finding in findings[:3]), tone)
