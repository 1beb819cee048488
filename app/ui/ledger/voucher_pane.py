"""The pane beside a list that shows one voucher whole: figures, entries, source documents, state. It only shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.dates import show_date
from app.domain.ledger.vouchers import MoneySource
from app.domain.money import show_money
from app.domain.words import amount_in_words
from app.i18n import _
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.vouchers import EntryCard, VoucherCard
from app.ui.brought.belongings import Belonged, Belonging, belongings
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.navigation import open_belonged
from app.ui.records.detail_pane import DetailPane
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


class VoucherPane(DetailPane):
    """``show_voucher(id)``; ``card`` is the voucher shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết chứng từ"))
        self.desk = desk
        self.card: VoucherCard | None = None
        self.belongs: list[tuple[Belonging, Belonged]] = []
        self.setMinimumWidth(270)
        self._number = parts.label(role="title")
        self._state = StatePill()
        self._kind = parts.label(role="muted")
        self._amount = parts.label(role="figure")
        self._words = parts.label(role="small", wrap=True)
        self._narration = parts.label(wrap=True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(10)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(7)
        self._entries_title = parts.label(_("Dòng tiền"), "section")
        page = QWidget()
        stack = parts.column(
            parts.row(self._number, None, self._state),
            self._kind,
            2,
            self._amount,
            self._words,
            2,
            self._narration,
            2,
            parts.rule(),
            gap=5,
            margins=(14, 12, 14, 12),
        )
        stack.addLayout(self._facts)
        stack.addWidget(parts.rule())
        stack.addWidget(self._entries_title)
        stack.addLayout(self._entries)
        stack.addStretch(1)
        page.setLayout(stack)
        page.setProperty("role", "surface")
        self.fill(page)
        self._page = page
        self.show_voucher(None)

    def show_voucher(self, identifier: int | None) -> None:
        """Show a voucher, or nothing."""
        self.card = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                found = vouchers.cards(read, [identifier])
                lines = found[0].entries if found else ()
                self.belongs = [
                    (each, one)
                    for each in belongings()
                    if (named := [*dict.fromkeys(filter(None, (getattr(line, each.column) for line in lines)))])
                    for one in each.find(read, named)
                ]
            self.card = found[0] if found else None
        self._page.setVisible(self.card is not None)
        if self.card is not None:
            self._show(self.card)

    def _show(self, card: VoucherCard) -> None:
        self._number.setText(card.number or _("Chưa có số"))
        self._state.say(_(card.state.label), *STATE_LOOKS[card.state])
        self._kind.setText(
            _("Chuyển quỹ, {kind}").format(kind=_(card.kind.label).lower()) if card.is_transfer else _(card.kind.label)
        )
        self._amount.setText(_("{amount} đồng").format(amount=show_money(card.total)))
        self._words.setText(amount_in_words(card.total))
        self._narration.setText(card.narration)
        facts = [
            (_("Ghi sổ"), show_date(card.book_date)),
            (_("Chứng từ"), show_date(card.voucher_date)),
            (_("Người nộp") if card.kind.brings_in else _("Người nhận"), card.person),
            (_("Địa chỉ"), card.address),
            (_("Kèm theo"), self._source_documents(card)),
            (_("Số gốc"), card.original_number),
            (_("Điều chỉnh cho"), card.reversal_of),
            (_("Đã điều chỉnh"), card.reversed_by),
            (_("Lý do"), card.state_reason),
            (_("Ghi chú"), card.note),
        ]
        parts.empty(self._facts)
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            head = parts.label(name, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(head, place, 0)
            self._facts.addWidget(parts.label(value, wrap=True), place, 1)
        parts.empty(self._entries)
        for entry in card.entries:
            self._entries.addWidget(self._entry(entry))
        for each, one in self.belongs:
            text = f"{one.title} ({one.state.lower()})" if one.state else one.title
            link = parts.button(text, partial(open_belonged, self.desk, each.column, one), role="inline")
            link.setToolTip(_(each.tip))
            self._entries.addWidget(parts.box(parts.row(link, None)))

    def _source_documents(self, card: VoucherCard) -> str:
        texts = [_("{count} chứng từ gốc").format(count=card.source_documents)] if card.source_documents else []
        texts += [card.document_note] if card.document_note else []
        texts += [_("{count} tệp").format(count=len(card.attachments))] if card.attachments else []
        return ", ".join(texts)

    def _entry(self, entry: EntryCard) -> QWidget:
        if entry.code:
            name = entry.source_name if entry.source_key.startswith("code:") else entry.target_name
            title = f"{entry.code}  {_(name)}"
        else:
            title = _("{source} → {target}").format(source=_(entry.source_name), target=_(entry.target_name))
        head = parts.label(title, wrap=True)
        amount = parts.label(show_money(entry.amount), "strong")
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        parts.set_tone(amount, "danger" if entry.amount < 0 else "")
        line = parts.row(head, amount)
        line.setStretch(0, 1)
        more = [entry.narration] if entry.narration else []
        if entry.for_first is not None and entry.for_last is not None:
            same = entry.for_first == entry.for_last
            text = (
                month_word(entry.for_first) if same else f"{month_word(entry.for_first)}–{month_word(entry.for_last)}"
            )
            more.append(_("cho tháng {months}").format(months=text))
        if entry.money_source:
            more.append(_("nguồn {source}").format(source=_(MoneySource.label_of(entry.money_source))))
        stack = parts.column(gap=0)
        stack.addLayout(line)
        if more:
            stack.addWidget(parts.label(" · ".join(more), "small", wrap=True))
        return parts.box(stack)
