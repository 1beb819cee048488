"""The pane beside the list that shows one case whole: whose, how far it is, papers, vouchers, files. The reason is shown when asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.care.welfare import Paper, Relation
from app.domain.dates import show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseCard
from app.ui.care.care_words import STATE_LOOKS
from app.ui.desk import Desk
from app.ui.records.detail_pane import DetailPane
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts
from app.ui.widgets.state_pill import StatePill


class CasePane(DetailPane):
    """``show_case(id)``; ``card`` is the case shown. ``voucher_asked(id)`` and ``member_asked(id)`` ask to go there."""

    voucher_asked = Signal(int)
    member_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Chi tiết việc thăm hỏi"))
        self.desk = desk
        self.card: CaseCard | None = None
        self._bare = False
        self._title = parts.label(role="title", wrap=True)
        self._state = StatePill()
        self._kind = parts.label(role="muted", wrap=True)
        self._amount = parts.label(role="figure")
        self._facts = parts.grid()
        self._papers = parts.grid()
        self._vouchers = parts.column(gap=2)
        self._papers_title = parts.label(_("Giấy tờ"), "section")
        self._vouchers_title = parts.label(_("Chứng từ"), "section")
        self.files = KeptFiles(desk, "case", "paper")
        stack = parts.column(
            self._title, parts.row(self._kind, self._state), self._amount, parts.rule(), gap=6, margins=(14, 12, 14, 12)
        )
        stack.itemAt(1).layout().setStretch(0, 1)
        stack.addLayout(self._facts)
        stack.addWidget(self._papers_title)
        stack.addLayout(self._papers)
        stack.addWidget(self._vouchers_title)
        stack.addLayout(self._vouchers)
        stack.addWidget(parts.label(_("Tệp đã lưu"), "section"))
        stack.addWidget(self.files)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self.fill(self._page)
        self.show_case(None)

    def show_case(self, identifier: int | None) -> None:
        """Show a case, or nothing; the reason is hidden again."""
        if self.card is None or self.card.row.id != identifier:
            self._bare = False
        self.card = None
        if identifier is not None and self.desk.book is not None:
            with self.desk.read() as read:
                rows = cases.case_rows(read, [identifier])
                self.card = cases.case(read, identifier) if rows else None
        self._page.setVisible(self.card is not None)
        if self.card is not None:
            self._show(self.card)

    def _show(self, card: CaseCard) -> None:
        row = card.row
        self._title.setText(row.title)
        self._state.say(_(row.state.label), *STATE_LOOKS[row.state])
        self._kind.setText(_(row.kind.name))
        text = _("{amount} đồng").format(amount=show_money(row.amount)) if row.amount else ""
        if row.in_kind:
            goods = _("quà {amount} đồng").format(amount=show_money(row.in_kind))
            text = f"{text} + {goods}" if text else goods
        self._amount.setText(text)
        self._show_facts(card)
        parts.empty(self._papers)
        for place, paper in enumerate(card.papers):
            word = parts.label(_(Paper.label_of(paper.paper)), wrap=True)
            day = parts.label(show_date(paper.received_on) if paper.received_on else _("còn thiếu"), "small")
            day.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            parts.set_tone(day, "" if paper.received_on else "warn")
            self._papers.addWidget(word, place, 0)
            self._papers.addWidget(day, place, 1)
        self._papers.setColumnStretch(0, 1)
        self._papers.setColumnStretch(1, 0)
        self._papers_title.setVisible(bool(card.papers))
        self._show_vouchers(card)
        self.files.show_owner(row.id)

    def _show_facts(self, card: CaseCard) -> None:
        row = card.row
        whose = _(row.relation.label)
        if row.person and row.member_id is not None:
            whose = f"{whose}: {row.person}"
        decided = ", ".join(
            filter(None, [card.row.decision, show_date(row.decided_on) if row.decided_on else "", card.decided_by])
        )
        received = ", ".join(filter(None, [show_date(row.received_on) if row.received_on else "", card.received_by]))
        facts = [
            (_("Đoàn viên") if row.member_id is not None else _("Người nhận"), row.name), (_("Tổ"), row.group),
            (_("Việc của"), whose if row.relation is not Relation.SELF else ""),
            (_("Ngày xảy ra"), show_date(row.happened_on) if row.happened_on else ""), (_("Nơi thăm"), card.place),
            (_("Quà"), card.goods), (_("Lý do"), card.reason), (_("Người đề nghị"), card.proposed_by), (_("Duyệt"), decided),
            (_("Không duyệt"), card.refusal), (_("Vượt định mức"), card.beyond_norm), (_("Đã nhận"), received),
            (_("Ghi chú"), card.note),
        ]  # fmt: skip
        parts.empty(self._facts)
        for place, (word, value) in enumerate((word, value) for word, value in facts if value):
            head = parts.label(word, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(head, place, 0)
            shown = self._reason(value) if word == _("Lý do") else parts.label(value, wrap=True)
            if word == _("Đoàn viên") and row.member_id is not None:
                shown = parts.button(value, partial(self.member_asked.emit, row.member_id), role="inline")
            self._facts.addWidget(shown, place, 1)

    def _reason(self, reason: str) -> QWidget:
        sensitive = self.card is not None and self.card.row.kind.sensitive
        if not sensitive:
            return parts.label(reason, wrap=True)
        shown = parts.label(reason if self._bare else "••••••", wrap=True)
        flip = parts.button(_("Ẩn") if self._bare else _("Hiện"), self._flip_reason, role="inline")
        flip.setAccessibleName(_("Ẩn lý do") if self._bare else _("Hiện lý do"))
        line = parts.row(shown, flip, gap=6)
        line.setStretch(0, 1)
        return parts.box(line)

    def _flip_reason(self) -> None:
        self._bare = not self._bare
        if self.card is not None:
            self._show_facts(self.card)

    def _show_vouchers(self, card: CaseCard) -> None:
        parts.empty(self._vouchers)
        for each in card.vouchers:
            number = each.number or _("Nháp")
            link = parts.button(number, partial(self.voucher_asked.emit, each.id), role="inline")
            link.setAccessibleName(_("Mở {number}").format(number=number))
            text = show_date(each.book_date)
            if each.state is not VoucherState.POSTED:
                text = f"{text}, {_(each.state.label).lower()}"
            amount = parts.label(show_money(each.amount), "strong")
            self._vouchers.addWidget(parts.box(parts.row(link, parts.label(text, "small"), None, amount)))
        self._vouchers_title.setVisible(bool(card.vouchers))
