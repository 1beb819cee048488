"""Drafting a voucher: the sheet filled, kinds and funds that follow one another, the draft as typed, findings beside their fields.

It reads the book for its hints and writes nothing; saving and posting belong to the screen.
"""

from __future__ import annotations

import datetime as dt
import uuid

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox

from app.domain import clock
from app.domain.dates import Month
from app.domain.ledger.vouchers import CASH_KEY, VoucherDraft, VoucherKind
from app.domain.problems import Finding
from app.i18n import _, render
from app.models.queries.activities import activities
from app.models.queries.ledger import coding
from app.models.queries.ledger.traced import traced_case
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.queries.union import organisation
from app.models.queries.union.organisation import Fund
from app.services.ledger import post_voucher, save_draft
from app.ui.desk import Desk
from app.ui.lead_to import go_to_activity, go_to_case
from app.ui.ledger.voucher_sheet import TRANSFER, VoucherSheet
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import mark

HINT_OF = {"amount": "entries", "code": "entries", "fund": "entries"}


class VoucherForm(VoucherSheet):
    """``start``, ``show_card`` or ``copy`` fill it; ``draft()`` is what stands there, ``ready()`` the same when it can be stored."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.month)
        self.desk = desk
        self.card: VoucherCard | None = None
        self._funds: tuple[Fund, ...] = ()
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
        self.voucher_date.changed.connect(self._voucher_date_settled)
        self.fund.currentIndexChanged.connect(self._something_changed)
        self.other_fund.currentIndexChanged.connect(self._something_changed)
        self.narration.settled.connect(self._narration_settled)
        self.person.editingFinished.connect(self._person_left)
        for field in (self.narration, self.person, self.address, self.documents, self.document_note, self.note):
            field.textChanged.connect(self._something_changed)
        self.documents.editingFinished.connect(self._documents_left)
        self.lines.changed.connect(self._lines_changed)
        self.lines.finished.connect(self.documents.setFocus)
        self.belongs.open_asked.connect(self._open_belonging)
        self.belongs.dropped.connect(self._drop_belonging)

    # ---- filling ---------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Nothing was tried or left yet; funds and rules as the book has them now."""
        self._tried = False
        self._touched = set()
        with self.desk.read() as read:
            self._funds = organisation.funds(read)
            self._rules = coding.coding_rules(read)

    def start(self, kind: str, day: dt.date | None = None) -> None:
        """A new, empty voucher of a kind."""
        self.card = None
        self._entry_key = str(uuid.uuid4())
        self._show(None, kind, day or self._usual_day())

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
        day = self._usual_day()
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

    def _usual_day(self) -> dt.date:
        today = clock.today()
        return today if Month.of(today) == self.desk.month else self.desk.month.last_day

    def _show(self, draft: VoucherDraft | None, kind: str, day: dt.date) -> None:
        self._loading = True
        for field in (self.book_date, self.voucher_date):
            field.set_month(self.desk.month)
        self.lines.set_year(day.year)
        self.kind.set_value(kind)
        self._offer_funds(kind)
        self.book_date.set_value(day)
        self.voucher_date.set_value(draft.voucher_date if draft else day)
        self.person.set_value(draft.person if draft else "")
        self.address.set_value(draft.address if draft else "")
        self.narration.set_value(draft.narration if draft else "")
        self.documents.set_value(str(draft.documents) if draft and draft.documents else "")
        self.document_note.set_value(draft.document_note if draft else "")
        self.note.set_value(draft.note if draft else "")
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

    def _choose(self, box: QComboBox, key: str) -> None:
        place = box.findData(key)
        if place >= 0:
            box.setCurrentIndex(place)

    def _show_belonging(self) -> None:
        activity, case, sentence = self.lines.belong_to("activity_id"), self.lines.belong_to("case_id"), ""
        with self.desk.read() as read:
            if case is not None:
                found = traced_case(read, case)
                sentence = _("Cho việc: {title}").format(title=found.title) if found else ""
            elif activity is not None:
                rows = activities.activity_rows(read, [activity])
                sentence = _("Cho hoạt động: {title}").format(title=rows[0].title) if rows else ""
        self.belongs.say(sentence)

    def _open_belonging(self) -> None:
        case = self.lines.belong_to("case_id")
        activity = self.lines.belong_to("activity_id")
        if case is not None:
            go_to_case(self.desk, case)
        elif activity is not None:
            go_to_activity(self.desk, activity)

    def _drop_belonging(self) -> None:
        for key in ("activity_id", "case_id"):
            self.lines.forget_belonging(key)
        self._show_belonging()

    # ---- kinds and funds -------------------------------------------------------------------------------------------

    def _kind_now(self) -> VoucherKind:
        chosen = self.kind.value()
        if chosen != TRANSFER:
            return VoucherKind(chosen)
        return VoucherKind.RECEIPT if self.fund.currentData() == CASH_KEY else VoucherKind.BANK_IN

    def _kind_chosen(self, kind: str) -> None:
        self._offer_funds(kind)
        if kind == TRANSFER or self.lines.is_transfer:
            self.lines.show_entries((), transfer=kind == TRANSFER)
        self._settle_kind()
        self._word_transfer()
        self._something_changed()

    def _offer_funds(self, kind: str) -> None:
        for box in (self.fund, self.other_fund):
            box.blockSignals(True)
            box.clear()
        for fund in self._funds:
            if kind == TRANSFER:
                self.fund.addItem(_(fund.name), fund.key)
                self.other_fund.addItem(_(fund.name), fund.key)
            elif VoucherKind(kind).is_cash == (fund.key == CASH_KEY):
                self.fund.addItem(_(fund.name), fund.key)
        if kind == TRANSFER and self.other_fund.count() > 1:
            self.other_fund.setCurrentIndex(1)
        for box in (self.fund, self.other_fund):
            box.blockSignals(False)

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
            cash_side = self.other_fund.currentData() == CASH_KEY
            wanted = to_cash if self.fund.currentData() == CASH_KEY else to_bank if cash_side else between
        if self.narration.value() != wanted:
            self.narration.set_value(wanted)

    # ---- typing ----------------------------------------------------------------------------------------------------

    def _something_changed(self, *_told: object) -> None:
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

    def _voucher_date_settled(self) -> None:
        self._touched.add("voucher_date")
        self._something_changed()

    def _person_left(self) -> None:
        self._touched.add("person")
        self._timer.start()

    def _documents_left(self) -> None:
        self._touched.add("documents")
        self._timer.start()

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
        text = self.documents.value()
        if not text:
            return 0
        return int(text) if text.isdecimal() and len(text) < 5 else None

    def draft(self) -> VoucherDraft | None:
        """The voucher as typed; None while a date or a count cannot be read."""
        book_date, voucher_date, count = self.book_date.accepted(), self.voucher_date.value(), self._count()
        if book_date is None or count is None:
            return None
        kind = self._kind_now()
        fund = str(self.fund.currentData() or "")
        other = str(self.other_fund.currentData() or "") if self.kind.value() == TRANSFER else ""
        return VoucherDraft(
            kind=kind, book_date=book_date, voucher_date=voucher_date or book_date, narration=self.narration.value(),
            entries=self.lines.entries(kind, fund, other), person=self.person.value(), address=self.address.value(),
            documents=count, document_note=self.document_note.value(), note=self.note.value(), entry_key=self._entry_key,
        )  # fmt: skip

    def is_dirty(self) -> bool:
        """True when something typed is not in the book."""
        if self.locked or self.desk.book is None:
            return False
        draft = self.draft()
        if self._as_loaded is None:
            return draft is not None and bool(draft.narration or draft.entries)
        return draft != self._as_loaded

    def forget(self) -> None:
        """What stands here need not be kept."""
        self._as_loaded = self.draft()

    # ---- findings --------------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """All findings, each beside its field: those of fields already left, or all once saving was tried."""
        self._timer.stop()
        if self.desk.book is None:
            return
        draft = self.draft()
        mark(self.documents, "refused" if self._count() is None else "")
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
            self.documents.setFocus()
            self.hints["documents"].say(_("Số chứng từ gốc là một số nguyên, ví dụ 2."), "danger")
        return draft


def _say(hint: Hint, findings: list[Finding]) -> None:
    findings = sorted(findings, key=lambda finding: not finding.stops)
    tone = "danger" if findings and findings[0].stops else "warn"
    hint.say(" ".join(render(finding) for finding in findings[:3]), tone)
