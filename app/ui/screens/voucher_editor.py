"""One voucher being typed or looked at: phiếu thu, phiếu chi, báo có, ủy nhiệm chi, chuyển quỹ.

Findings stand beside their fields while typing; a number is given at posting. What may be done follows the voucher's state.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.money import show_money
from app.domain.problems import Finding
from app.domain.vouchers import CASH_KEY, VoucherDraft, VoucherKind, VoucherState
from app.i18n import _, render
from app.models.queries import coding, organisation, vouchers
from app.models.queries.organisation import Fund
from app.models.queries.vouchers import VoucherCard
from app.services import attach_file, post_voucher, save_draft
from app.ui.attachments import AttachmentStrip
from app.ui.desk import Desk
from app.ui.entry_lines import EntryLines
from app.ui.kinds import STATE_LOOKS, kind_word, state_word
from app.ui.screen import Screen, scrolled
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import mark
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.text_field import TextField

LABEL = 92
TRANSFER = "transfer"


class VoucherEditor(Screen):
    """``enter(kind=…)`` starts a new one, ``enter(voucher=id)`` opens one, ``enter(copy_of=id)`` copies one."""

    key: ClassVar[str] = "voucher_editor"
    room: ClassVar[str] = "vouchers"
    in_tabs: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.card: VoucherCard | None = None
        self._funds: tuple[Fund, ...] = ()
        self._entry_key = ""
        self._as_loaded: VoucherDraft | None = None
        self._tried = False
        self._touched: set[str] = set()
        self._loading = False
        self.setAcceptDrops(True)
        self._make_fields()
        self._offer_verbs()
        self._build()
        self._connect()

    @classmethod
    def name(cls) -> str:
        """What the search calls it."""
        return _("Lập chứng từ")

    # ---- building --------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        month = self.desk.month
        kinds = [(str(kind), kind_word(kind)) for kind in VoucherKind] + [(TRANSFER, _("Chuyển quỹ"))]
        self.kind = Chips(_("Loại chứng từ"), kinds)
        self._number = parts.label(role="title")
        self._state = StatePill()
        self.book_date = DateField(_("Ngày ghi sổ"), month)
        self.voucher_date = DateField(_("Ngày chứng từ"), month)
        self.fund = QComboBox()
        self.fund.setAccessibleName(_("Quỹ, tài khoản"))
        self.other_fund = QComboBox()
        self.other_fund.setAccessibleName(_("Từ quỹ, tài khoản"))
        self.person = TextField(_("Người nộp, người nhận"))
        self.address = TextField(_("Địa chỉ"))
        self.narration = TextField(_("Nội dung"), placeholder=_("Khoản này thu, chi về việc gì"))
        self.lines = EntryLines(self.desk.month)
        self.documents = TextField(_("Số chứng từ gốc"), placeholder="0")
        self.documents.setFixedWidth(56)
        self.documents.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.document_note = TextField(_("Chứng từ kèm theo"), placeholder=_("ví dụ: hóa đơn 00123, danh sách ký nhận"))
        self.note = TextField(_("Ghi chú"))
        self.papers = AttachmentStrip()
        self._hints = {
            name: Hint(name) for name in ("narration", "person", "documents", "book_date", "voucher_date", "entries")
        }

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", self._start_next, word=_("Phiếu mới"))
        verbs.offer("save", self.save, word=_("Cất nháp"))
        verbs.offer("cancel", self._leave)
        verbs.offer("post", self.post, primary=True)
        verbs.offer("copy", self._copy, shortcut="Ctrl+Shift+D")
        verbs.offer("unpost", self._unpost)
        verbs.offer("delete", self._delete)
        verbs.offer("print", self._print)
        verbs.offer("void", self._void, word=_("Hủy"), icon="ban", shortcut="")
        verbs.offer("reverse", self._reverse, word=_("Điều chỉnh"), icon="rotate-ccw", shortcut="")
        extra = self.verbs.action("save")
        extra.setShortcuts(["Ctrl+S", "Ctrl+Return", "Ctrl+Enter"])

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, LABEL)
        for column, stretch in ((1, 3), (3, 3), (5, 4)):
            grid.setColumnStretch(column, stretch)
        self._fund_label = parts.label(_("Quỹ"), "muted")
        self._other_label = parts.label(_("Từ quỹ"), "muted")
        self._person_label = parts.label(role="muted")
        self._put(grid, 0, 0, parts.label(_("Ngày ghi sổ"), "muted"), self.book_date, hint="book_date")
        self._put(grid, 0, 2, parts.label(_("Ngày chứng từ"), "muted"), self.voucher_date, hint="voucher_date")
        grid.addWidget(self._fund_label, 0, 4, Qt.AlignmentFlag.AlignTop)
        self._fund_label.setFixedHeight(30)
        grid.addWidget(self.fund, 0, 5, Qt.AlignmentFlag.AlignTop)
        self._other_label.setFixedWidth(LABEL)
        self._other_row = parts.box(parts.row(self._other_label, self.other_fund, None, gap=10))
        self.other_fund.setMinimumWidth(220)
        self._put(grid, 1, 0, self._person_label, self.person, hint="person", span=3)
        self._put(grid, 1, 4, parts.label(_("Địa chỉ"), "muted"), self.address)
        self._put(grid, 2, 0, parts.label(_("Nội dung"), "muted"), self.narration, hint="narration", span=5)
        below = QGridLayout()
        below.setHorizontalSpacing(10)
        below.setVerticalSpacing(7)
        below.setColumnMinimumWidth(0, LABEL)
        below.setColumnStretch(3, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, word in ((0, _("Kèm theo")), (2, _("chứng từ gốc"))):
            label = parts.label(word, "muted")
            label.setFixedHeight(30)
            below.addWidget(label, 0, place, top)
        below.addWidget(self.documents, 0, 1, top)
        below.addLayout(parts.column(self.document_note, self._hints["documents"], gap=0), 0, 3)
        below.addWidget(parts.label(_("Tệp đính kèm"), "muted"), 1, 0)
        below.addWidget(self.papers, 1, 1, 1, 3)
        below.addWidget(parts.label(_("Ghi chú"), "muted"), 2, 0)
        below.addWidget(self.note, 2, 1, 1, 3)
        head = parts.row(self.kind, None, self._number, self._state)
        sheet = parts.column(head, parts.rule(), gap=9, margins=(14, 11, 14, 12))
        sheet.addLayout(grid)
        sheet.addWidget(self._other_row)
        sheet.addWidget(self.lines, 1)
        sheet.addWidget(self._hints["entries"])
        sheet.addLayout(below)
        page = parts.box(sheet, "panel")
        outer = parts.column(page, margins=(14, 12, 14, 12))
        holder = QWidget()
        holder.setLayout(outer)
        body = self.lay_out(scrolled(holder), margins=14, gap=0)
        body.setContentsMargins(0, 0, 0, 0)
        self.setFocusProxy(self.book_date)
        order = (
            self.book_date.edit, self.voucher_date.edit, self.fund, self.person, self.address, self.narration,
            self.other_fund, self.lines.amount.edit, self.lines.grid, self.documents, self.document_note, self.note,
        )  # fmt: skip
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _put(
        self, grid: QGridLayout, row: int, column: int, label: QWidget, field: QWidget, *, hint: str = "", span: int = 1
    ) -> None:
        label.setFixedHeight(30)
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        content = parts.column(field, self._hints[hint], gap=0) if hint else parts.column(field, gap=0)
        content.addStretch(1)
        grid.addLayout(content, row, column + 1, 1, span)

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._judge)
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
        self.papers.add_asked.connect(self._choose_papers)
        self.papers.remove_asked.connect(self._remove_paper)
        self.papers.open_asked.connect(self._open_paper)

    # ---- coming and going ------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """Start, open or copy."""
        self._tried = False
        self._touched = set()
        self._reload_choices()
        if "voucher" in arguments:
            self.load(arguments["voucher"])
        elif "copy_of" in arguments:
            self._copy_from(arguments["copy_of"])
        else:
            self.start(arguments.get("kind", "PT"))

    def may_leave(self) -> bool:
        """Ask before something typed is lost."""
        if not self._is_dirty():
            return True
        answer = self.desk.ask.choose(
            _("Chứng từ chưa cất"), _("Những gì vừa nhập chưa được cất vào sổ."), _("Cất nháp"), _("Bỏ, không cất")
        )
        if answer == "yes":
            self.save()
            self.desk.worker.wait()
            return not self._is_dirty()
        if answer == "other":
            self._as_loaded = None
            return True
        return False

    def _leave(self) -> None:
        self.desk.go("back")

    def _reload_choices(self) -> None:
        with self.desk.read() as read:
            self._funds = organisation.funds(read)
            self._rules = coding.coding_rules(read)

    def start(self, kind: str, day: dt.date | None = None) -> None:
        """A new, empty voucher of a kind."""
        self.card = None
        self._entry_key = str(uuid.uuid4())
        if day is None:
            today = clock.today()
            day = today if Month.of(today) == self.desk.month else self.desk.month.last_day
        self._show(None, kind, day)

    def load(self, identifier: int) -> None:
        """Open a voucher of the book."""
        with self.desk.read() as read:
            self.card = vouchers.voucher(read, identifier)
        draft = self.card.as_draft()
        self._entry_key = draft.entry_key
        self._show(draft, TRANSFER if draft.is_transfer else str(draft.kind), draft.book_date)

    def _copy_from(self, identifier: int) -> None:
        with self.desk.read() as read:
            origin = vouchers.voucher(read, identifier)
        today = clock.today()
        day = today if Month.of(today) == self.desk.month else self.desk.month.last_day
        self.card = None
        self._entry_key = str(uuid.uuid4())
        draft = save_draft.duplicate(origin, day, self._entry_key)
        self._show(draft, TRANSFER if draft.is_transfer else str(draft.kind), day)
        self._as_loaded = None

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
            brings_in = draft.kind.brings_in
            self._choose(self.fund, first.target if brings_in else first.source)
            if draft.is_transfer:
                self._choose(self.other_fund, first.source)
        self.lines.show_entries(draft.entries if draft else (), transfer=kind == TRANSFER)
        self._settle_kind()
        if draft is None:
            self._word_transfer()
        self._loading = False
        self._as_loaded = self._draft()
        self._show_state()
        self._judge()

    def _choose(self, box: QComboBox, key: str) -> None:
        place = box.findData(key)
        if place >= 0:
            box.setCurrentIndex(place)

    def _show_state(self) -> None:
        card = self.card
        state = card.state if card else VoucherState.DRAFT
        self._number.setText(card.number if card and card.number else _("Số cấp khi ghi sổ"))
        self._number.setProperty("role", "title" if card and card.number else "muted")
        self._number.style().unpolish(self._number)
        self._number.style().polish(self._number)
        self._state.say(_("Mới") if card is None else state_word(state), *STATE_LOOKS[state])
        locked = self.desk.read_only or state in (VoucherState.POSTED, VoucherState.VOIDED)
        numbered = bool(card and card.number)
        self.kind.setEnabled(not locked and not numbered)
        for field in (
            self.book_date.edit,
            self.voucher_date.edit,
            self.person,
            self.address,
            self.narration,
            self.documents,
            self.document_note,
            self.note,
        ):
            field.setReadOnly(locked)
        if locked:
            for field in (self.book_date, self.voucher_date):
                field.hint.say("")
                mark(field.edit, "")
        self.fund.setEnabled(not locked and not numbered)
        self.other_fund.setEnabled(not locked)
        self.lines.set_read_only(locked)
        self.papers.show_papers(
            card.attachments if card else (), may_add=not self.desk.read_only, may_remove=not locked
        )
        may, posted = not self.desk.read_only, state is VoucherState.POSTED
        open_month = card is None or not self.desk.month_is_closed(Month.of(card.book_date))
        self.verbs.present(
            save=not locked, post=not locked, unpost=posted, delete=not locked and not numbered and card is not None,
            void=posted or state is VoucherState.UNPOSTED, reverse=posted, print=numbered, copy=card is not None,
        )  # fmt: skip
        self.verbs.allow(
            add=may, unpost=may and open_month, void=may and open_month, reverse=may and not (card and card.reversed_by),
            copy=may, delete=may, print=numbered,
        )  # fmt: skip

    # ---- kinds and funds -------------------------------------------------------------------------------------------

    def _kind_now(self) -> VoucherKind:
        chosen = self.kind.value()
        if chosen != TRANSFER:
            return VoucherKind(chosen)
        return VoucherKind.RECEIPT if self.fund.currentData() == CASH_KEY else VoucherKind.BANK_IN

    def _kind_chosen(self, kind: str) -> None:
        self._offer_funds(kind)
        self.lines.show_entries((), transfer=kind == TRANSFER) if kind == TRANSFER or self.lines.is_transfer else None
        self._settle_kind()
        self._word_transfer()
        self._something_changed()

    def _offer_funds(self, kind: str) -> None:
        for box in (self.fund, self.other_fund):
            box.blockSignals(True)
            box.clear()
        for fund in self._funds:
            cash = fund.key == CASH_KEY
            if kind == TRANSFER:
                self.fund.addItem(_(fund.name), fund.key)
                self.other_fund.addItem(_(fund.name), fund.key)
            elif VoucherKind(kind).is_cash == cash:
                self.fund.addItem(_(fund.name), fund.key)
        if kind == TRANSFER and self.other_fund.count() > 1:
            self.other_fund.setCurrentIndex(1)
        for box in (self.fund, self.other_fund):
            box.blockSignals(False)

    def _settle_kind(self) -> None:
        transfer = self.kind.value() == TRANSFER
        kind = self._kind_now()
        self._other_row.setVisible(transfer)
        self._fund_label.setText(_("Đến quỹ") if transfer else _("Quỹ") if kind.is_cash else _("Tài khoản"))
        self._person_label.setText(_("Người nộp") if kind.brings_in else _("Người nhận"))
        self.lines.set_way(kind.brings_in)

    def _word_transfer(self) -> None:
        """The usual words of a transfer stand in an empty narration and follow the funds until somebody writes over them."""
        to_cash, to_bank = _("Rút tiền gửi ngân hàng nhập quỹ tiền mặt"), _("Nộp tiền mặt vào tài khoản ngân hàng")
        between = _("Chuyển tiền giữa hai tài khoản")
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
        if self.kind.value() != TRANSFER and text and not self.narration.isReadOnly():
            self.lines.propose(self._rules, self._kind_now().brings_in, text)
        self._something_changed()

    def _count(self) -> int | None:
        text = self.documents.value()
        if not text:
            return 0
        return int(text) if text.isdecimal() and len(text) < 5 else None

    def _draft(self) -> VoucherDraft | None:
        """The voucher as typed; None while a date or a count cannot be read."""
        book_date, voucher_date, count = self.book_date.value(), self.voucher_date.value(), self._count()
        if book_date is None or count is None or not self.book_date.readable():
            return None
        kind = self._kind_now()
        fund = str(self.fund.currentData() or "")
        other = str(self.other_fund.currentData() or "") if self.kind.value() == TRANSFER else ""
        return VoucherDraft(
            kind=kind, book_date=book_date, voucher_date=voucher_date or book_date, narration=self.narration.value(),
            entries=self.lines.entries(kind, fund, other), person=self.person.value(), address=self.address.value(),
            documents=count, document_note=self.document_note.value(), note=self.note.value(), entry_key=self._entry_key,
        )  # fmt: skip

    def _is_dirty(self) -> bool:
        if self.narration.isReadOnly() or self.desk.book is None:
            return False
        draft = self._draft()
        if self._as_loaded is None:
            return draft is not None and bool(draft.narration or draft.entries)
        return draft != self._as_loaded

    def _judge(self) -> None:
        """All findings, each beside its field: those of fields already left, or all once saving was tried."""
        self._timer.stop()
        if self.desk.book is None:
            return
        draft = self._draft()
        self._show_count_state()
        if draft is None or self.narration.isReadOnly():
            for hint in self._hints.values():
                hint.say("")
            return
        with self.desk.read() as read:
            found = post_voucher.hints_of(read, draft, voucher_id=self.card.id if self.card else None)
        shown = [finding for finding in found if self._tried or finding.column in self._touched]
        places = {"amount": "entries", "code": "entries", "fund": "entries"}
        for name, hint in self._hints.items():
            here = [f for f in shown if places.get(f.column or "", f.column) == name]
            self._say(hint, here)
        mark(self.narration, "refused" if any(f.stops and f.column == "narration" for f in shown) else "")

    def _say(self, hint: Hint, findings: list[Finding]) -> None:
        findings = sorted(findings, key=lambda finding: not finding.stops)
        tone = "danger" if findings and findings[0].stops else "warn"
        hint.say("  ".join(render(finding) for finding in findings[:3]), tone)

    def _show_count_state(self) -> None:
        bad = self._count() is None
        mark(self.documents, "refused" if bad else "")

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _ready(self) -> VoucherDraft | None:
        self._tried = True
        self.lines.commit()
        self._judge()
        if not self.book_date.readable() or self.book_date.value() is None:
            self.book_date.hint.say(_("Hãy gõ ngày ghi sổ, ví dụ 5 hoặc 05/03."), "danger")
            self.book_date.setFocus()
            return None
        draft = self._draft()
        if draft is None:
            self.documents.setFocus()
            self._hints["documents"].say(_("Số chứng từ gốc là một số nguyên, ví dụ 2."), "danger")
        return draft

    def save(self) -> None:
        """Cất nháp."""
        draft = self._ready()
        if draft is None:
            return
        if self.card is None:
            self.desk.do(save_draft.save_draft, draft, done=self._stored, failed=self._refused)
        else:
            self.desk.do(save_draft.edit_draft, self.card.id, draft, done=self._stored, failed=self._refused)

    def post(self) -> None:
        """Ghi sổ: store what was typed and give it its number."""
        draft = self._ready()
        if draft is None:
            return
        if self.card is None:
            self.desk.do(post_voucher.post_new, draft, done=self._posted, failed=self._refused)
        elif self._is_dirty():
            self.desk.do(
                save_draft.edit_draft, self.card.id, draft, done=self._post_stored, failed=self._refused, quiet=True
            )
        else:
            self._post_stored(self.card.id)

    def _post_stored(self, identifier: int) -> None:
        self.desk.do(post_voucher.post_voucher, identifier, done=self._posted, failed=self._refused)

    def _stored(self, identifier: int) -> None:
        self.load(identifier)

    def _posted(self, card: VoucherCard) -> None:
        self.load(card.id)
        self.desk.preferences.set("last_kind", self.kind.value())

    def _refused(self, sentence: str) -> None:
        self._judge()
        self.desk.note(sentence, "danger")

    def _start_next(self) -> None:
        if self.may_leave():
            day = self.book_date.value()
            self._tried = False
            self._touched = set()
            self.start(self.kind.value(), day)
            self.book_date.setFocus()
            self.book_date.edit.selectAll()

    def _copy(self) -> None:
        if self.card is not None and self.may_leave():
            self._tried = False
            self._copy_from(self.card.id)

    def _delete(self) -> None:
        card = self.card
        if card is None:
            return
        told = _("{narration}, {amount} đồng. Có thể lấy lại bằng Ctrl+Z.").format(
            narration=card.narration, amount=show_money(card.total)
        )
        if self.desk.ask.confirm(_("Xóa chứng từ nháp?"), told, _("Xóa"), danger=True):
            self.desk.do(save_draft.delete_draft, card.id, done=self._deleted)

    def _deleted(self, _identifier: object) -> None:
        self.card = None
        self._as_loaded = self._draft()
        self._leave()

    def _with_reason(self, title: str, told: str, verb: str, act: Any, *more: Any, danger: bool = False) -> None:
        if self.card is None:
            return
        reason = self.desk.ask.reason(title, told, verb, danger=danger)
        if reason:
            self.desk.do(act, self.card.id, *more, reason, done=self._posted)

    def _unpost(self) -> None:
        number = self.card.number if self.card else ""
        self._with_reason(
            _("Bỏ ghi {number}").format(number=number),
            _("Chứng từ ra khỏi sổ để sửa; số giữ nguyên."),
            _("Bỏ ghi"),
            post_voucher.unpost_voucher,
        )

    def _void(self) -> None:
        number = self.card.number if self.card else ""
        told = _("Chứng từ giữ số trong quyển và tính bằng 0. Việc này không hoàn tác được.")
        self._with_reason(
            _("Hủy {number}").format(number=number), told, _("Hủy chứng từ"), post_voucher.void_voucher, danger=True
        )

    def _reverse(self) -> None:
        if self.card is None:
            return
        today = clock.today()
        day = today if not self.desk.month_is_closed(Month.of(today)) else self.desk.closed_through.plus(1).first_day
        told = _("Lập một chứng từ cùng mã, số tiền âm, ghi ngày {day}.").format(day=show_date(day))
        self._with_reason(
            _("Điều chỉnh {number}").format(number=self.card.number),
            told,
            _("Lập điều chỉnh"),
            post_voucher.reverse_voucher,
            day,
        )

    def _print(self) -> None:
        if self.card is not None:
            form = "c40" if self.card.kind.brings_in else "c41"
            self.desk.go("forms", form=form, voucher=self.card.number, year=self.card.book_date.year)

    # ---- papers ----------------------------------------------------------------------------------------------------

    def _choose_papers(self) -> None:
        files = self.desk.ask.files_to_open(_("Đính kèm tệp"), _("Ảnh, PDF và tệp khác (*)"))
        self._attach([Path(file) for file in files])

    def _attach(self, files: list[Path]) -> None:
        """Keep files with the voucher; a new one is saved first."""
        if not files:
            return
        if self.card is None:
            draft = self._ready()
            if draft is not None:
                self.desk.do(
                    save_draft.save_draft,
                    draft,
                    done=lambda identifier: self._attach_to(identifier, files),
                    failed=self._refused,
                    quiet=True,
                )
        else:
            self._attach_to(self.card.id, files)

    def _attach_to(self, identifier: int, files: list[Path]) -> None:
        for file in files:
            self.desk.do(
                attach_file.attach_file, identifier, file, done=lambda _value: self._papers_changed(identifier)
            )

    def _papers_changed(self, identifier: int) -> None:
        if self.card is None:
            self.load(identifier)
            return
        with self.desk.read() as read:
            self.card = replace(self.card, attachments=vouchers.voucher(read, identifier).attachments)
        self._show_state()

    def _remove_paper(self, attachment: int) -> None:
        if self.card is not None:
            identifier = self.card.id
            self.desk.do(attach_file.detach_file, attachment, done=lambda _value: self._papers_changed(identifier))

    def _open_paper(self, attachment: int, name: str) -> None:
        self.papers.open_content(self.desk, attachment, name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the voucher."""
        if event.mimeData().hasUrls() and not self.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped files become attachments."""
        self._attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the chips."""
        super().resizeEvent(event)
        self.kind.set_compact(self.width() < 780)
