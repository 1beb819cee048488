"""The sheet of one voucher: its fields and where they stand. What they mean is ``voucher_form.py``; nothing here reads a book."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.dates import Month
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.i18n import _
from app.models.queries.ledger.vouchers import VoucherCard
from app.ui.ledger.attachments import AttachmentStrip
from app.ui.ledger.belonging import BelongingLine
from app.ui.ledger.entry_lines import LABEL, EntryLines
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import mark
from app.ui.widgets.state_pill import StatePill
from app.ui.widgets.text_field import TextField

TRANSFER = "transfer"
HINTED = ("narration", "person", "documents", "book_date", "voucher_date", "entries")


class VoucherSheet(QWidget):
    """Fields of a voucher in their places, from the date to the note; ``texts`` are those of text by their name in the draft."""

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._make_fields(month)
        holder = QWidget()
        holder.setLayout(parts.column(parts.box(self._lay_out_sheet(), "panel"), margins=(14, 12, 14, 12)))
        self.setLayout(parts.column(scrolled(holder)))
        self._order_fields()

    def _make_fields(self, month: Month) -> None:
        kinds = [(str(kind), _(kind.label)) for kind in VoucherKind] + [(TRANSFER, _("Chuyển quỹ"))]
        self.kind = Chips(_("Loại chứng từ"), kinds)
        self._number = parts.label(role="title")
        self._state = StatePill()
        self.book_date = DateField(_("Ngày ghi sổ"), month)
        self.voucher_date = DateField(_("Ngày chứng từ"), month)
        self.fund = ChoiceField(_("Quỹ, tài khoản"))
        self.other_fund = ChoiceField(_("Từ quỹ, tài khoản"))
        self.person = TextField(_("Người nộp, người nhận"))
        self.address = TextField(_("Địa chỉ"))
        self.narration = TextField(_("Nội dung"), placeholder=_("Khoản này thu, chi về việc gì"))
        self.lines = EntryLines(month)
        self.source_documents = TextField(_("Số chứng từ gốc"), placeholder="0")
        self.source_documents.setFixedWidth(56)
        self.source_documents.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.document_note = TextField(_("Chứng từ kèm theo"), placeholder=_("ví dụ: hóa đơn 00123, danh sách ký nhận"))
        self.note = TextField(_("Ghi chú"))
        self.attachments = AttachmentStrip()
        self.belongs = BelongingLine()
        self.texts = {
            "narration": self.narration,
            "person": self.person,
            "address": self.address,
            "document_note": self.document_note,
            "note": self.note,
        }
        self.hints = {name: Hint(name) for name in HINTED}

    # ---- places ----------------------------------------------------------------------------------------------------

    def _lay_out_sheet(self) -> parts.Column:
        head = parts.row(self.kind, None, self._number, self._state)
        sheet = parts.column(head, parts.rule(), self.belongs, gap=9, margins=(14, 11, 14, 12))
        sheet.addLayout(self._lay_out_head())
        self._other_label.setFixedWidth(LABEL)
        self.other_fund.setMinimumWidth(220)
        self._other_row = parts.box(parts.row(self._other_label, self.other_fund, None, gap=10))
        sheet.addWidget(self._other_row)
        sheet.addWidget(self.lines, 1)
        sheet.addWidget(self.hints["entries"])
        sheet.addLayout(self._lay_out_attachments())
        sheet.addStretch(0)
        self._sheet = sheet
        return sheet

    def _lay_out_head(self) -> QGridLayout:
        grid = _grid()
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
        self._put(grid, 1, 0, self._person_label, self.person, hint="person", span=3)
        self._put(grid, 1, 4, parts.label(_("Địa chỉ"), "muted"), self.address)
        self._put(grid, 2, 0, parts.label(_("Nội dung"), "muted"), self.narration, hint="narration", span=5)
        return grid

    def _lay_out_attachments(self) -> QGridLayout:
        below = _grid()
        below.setColumnStretch(3, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, word in ((0, _("Kèm theo")), (2, _("chứng từ gốc"))):
            label = parts.label(word, "muted")
            label.setFixedHeight(30)
            below.addWidget(label, 0, place, top)
        below.addWidget(self.source_documents, 0, 1, top)
        below.addLayout(parts.column(self.document_note, self.hints["documents"], gap=0), 0, 3)
        below.addWidget(parts.label(_("Tệp đính kèm"), "muted"), 1, 0)
        below.addWidget(self.attachments, 1, 1, 1, 3)
        below.addWidget(parts.label(_("Ghi chú"), "muted"), 2, 0)
        below.addWidget(self.note, 2, 1, 1, 3)
        return below

    def _put(
        self, grid: QGridLayout, row: int, column: int, label: QWidget, field: QWidget, *, hint: str = "", span: int = 1
    ) -> None:
        label.setFixedHeight(30)
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        content = parts.column(field, self.hints[hint], gap=0) if hint else parts.column(field, gap=0)
        content.addStretch(1)
        grid.addLayout(content, row, column + 1, 1, span)

    def _order_fields(self) -> None:
        order = (
            self.book_date.edit,
            self.voucher_date.edit,
            self.fund,
            self.person,
            self.address,
            self.narration,
            self.other_fund,
            self.lines.amount.edit,
            self.lines.grid,
            self.source_documents,
            self.document_note,
            self.note,
            self.belongs.opener,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def make_room(self, transfer: bool) -> None:
        """Lines take the free room; the one amount of a transfer needs none."""
        self._other_row.setVisible(transfer)
        self._sheet.setStretchFactor(self.lines, 0 if transfer else 1)
        self._sheet.setStretch(self._sheet.count() - 1, 1 if transfer else 0)

    # ---- what the sheet shows of its state -------------------------------------------------------------------------

    def show_state(self, card: VoucherCard | None, *, locked: bool, may_attach: bool) -> None:
        """Number and state on top; a locked voucher is only read, a numbered one keeps its kind and fund."""
        state = card.state if card else VoucherState.DRAFT
        numbered = bool(card and card.number)
        self._number.setText(card.number if card and card.number else _("Số cấp khi ghi sổ"))
        parts.set_role(self._number, "title" if numbered else "muted")
        self._state.say(_("Mới") if card is None else _(state.label), *STATE_LOOKS[state])
        self.kind.setEnabled(not locked and not numbered)
        for edit in (self.book_date.edit, self.voucher_date.edit, self.source_documents, *self.texts.values()):
            edit.setReadOnly(locked)
        if locked:
            for field in (self.book_date, self.voucher_date):
                field.hint.say("")
                mark(field.edit, "")
        self.belongs.set_read_only(locked)
        self.fund.setEnabled(not locked and not numbered)
        self.other_fund.setEnabled(not locked)
        self.lines.set_read_only(locked)
        self.attachments.show_files(card.attachments if card else (), may_add=may_attach, may_remove=not locked)

    @property
    def locked(self) -> bool:
        """True while the voucher can only be read."""
        return self.narration.isReadOnly()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the chips."""
        super().resizeEvent(event)
        self.kind.set_compact(self.width() < 780)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(7)
    grid.setColumnMinimumWidth(0, LABEL)
    return grid
