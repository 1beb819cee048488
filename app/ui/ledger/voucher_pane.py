"""The pane beside a list that shows one voucher whole: figures, entries, source documents, state. It only shows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.ledger.vouchers import WAITING, MoneySource
from app.domain.money import show_money
from app.domain.words import amount_in_words
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.vouchers import EntryCard, VoucherCard
from app.ui.brought.belongings import Belonged, Belonging, belongings
from app.ui.brought.voucher_part import Said, VoucherPart, voucher_parts
from app.ui.kinds import month_word
from app.ui.ledger.ledger_words import STATE_LOOKS
from app.ui.navigation import open_belonged
from app.ui.records.record_pane import RecordPane
from app.ui.widgets import parts


class VoucherPane(RecordPane[VoucherCard]):
    """``belongs`` are the things of other rooms its lines are for; ``told`` is what these rooms have to say of it."""

    belongs: tuple[tuple[Belonging, Belonged], ...] = ()
    told: tuple[tuple[VoucherPart, object], ...] = ()

    def load(self, read: Read, identifier: int) -> VoucherCard | None:
        """The voucher and what its lines are for."""
        found = vouchers.cards(read, [identifier])
        lines = found[0].entries if found else ()
        self.belongs = tuple(
            (each, one)
            for each in belongings()
            if (named := [*dict.fromkeys(filter(None, (getattr(line, each.column) for line in lines)))])
            for one in each.find(read, named)
        )
        self.told = tuple((part, part.find(read, found[0])) for part in voucher_parts()) if found else ()
        return found[0] if found else None

    def watched(self) -> frozenset[str]:
        """The tables of the parts too."""
        return super().watched().union(*(part.watches for part in voucher_parts()))

    def compose(self, card: VoucherCard) -> None:
        """Number and state, the amount, facts, then the lines and what they are for."""
        kind = _(card.kind.label)
        self.heading(
            card.number or _("Chưa có số"),
            (_(card.state.label), *STATE_LOOKS[card.state]),
            _("Chuyển quỹ, {kind}").format(kind=kind.lower()) if card.is_transfer else kind,
            _("{amount} đồng").format(amount=show_money(card.total)),
            amount_in_words(card.total),
        )
        self.text(card.narration)
        self.facts(
            [
                (_("Ghi sổ"), show_date(card.book_date)),
                (_("Tiền đi"), show_date(card.left_on) if card.left_on else ""),
                (_("Đang chuyển"), _(WAITING[card.waits_for]) if card.waits_for else ""),
                (_("Chứng từ"), show_date(card.voucher_date)),
                (_("Người nộp") if card.kind.brings_in else _("Người nhận"), card.person),
                (_("Địa chỉ"), card.address),
                (_("Kèm theo"), _source_documents(card)),
                (_("Số gốc"), card.original_number),
                (_("Điều chỉnh cho"), card.reversal_of),
                (_("Đã điều chỉnh"), card.reversed_by),
                (_("Lý do"), card.state_reason),
                (_("Ghi chú"), card.note),
            ]
        )
        self.section(_("Dòng tiền"))
        for entry in card.entries:
            self.add(_entry(entry))
        for each, one in self.belongs:
            text = f"{one.title} ({one.state.lower()})" if one.state else one.title
            link = parts.button(text, partial(open_belonged, self.desk, each.column, one), role="inline")
            link.setToolTip(_(each.tip))
            self.add(parts.box(parts.row(link, None)))
        for part, found in self.told:
            if (said := part.tell(self.desk, card, found)) is not None:
                self._say(said)

    def _say(self, said: Said) -> None:
        self.section(said.title, said.act, said.go)
        if said.text:
            self.text(said.text, "", said.tone)
        for what, amount in said.lines:
            line = parts.row(parts.label(what, "small", wrap=True), parts.label(amount, "small"))
            line.setStretch(0, 1)
            self.add(line)


def _source_documents(card: VoucherCard) -> str:
    texts = [_("{count} chứng từ gốc").format(count=card.source_documents)] if card.source_documents else []
    texts += [card.document_note] if card.document_note else []
    texts += [_("{count} tệp").format(count=len(card.attachments))] if card.attachments else []
    return ", ".join(texts)


def _entry(entry: EntryCard) -> QWidget:
    if entry.code:
        name = entry.source_name if entry.source_key.startswith("code:") else entry.target_name
        title = f"{entry.code}  {_(name)}"
    else:
        title = _("{source} → {target}").format(source=_(entry.source_name), target=_(entry.target_name))
    amount = parts.label(show_money(entry.amount), "strong")
    amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    parts.set_tone(amount, "danger" if entry.amount < 0 else "")
    line = parts.row(parts.label(title, wrap=True), amount)
    line.setStretch(0, 1)
    more = [entry.narration] if entry.narration else []
    if entry.for_first is not None and entry.for_last is not None:
        first, last = month_word(entry.for_first), month_word(entry.for_last)
        more.append(_("cho tháng {months}").format(months=first if first == last else f"{first}–{last}"))
    if entry.money_source:
        more.append(_("nguồn {source}").format(source=_(MoneySource.label_of(entry.money_source))))
    told = [parts.label(" · ".join(more), "small", wrap=True)] if more else []
    return parts.box(parts.column(line, *told, gap=0))
