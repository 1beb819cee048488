"""One loan whole, beside its list: terms, schedule with what was paid on it, vouchers, papers. It acts on nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.loans.loans import InstalmentStanding
from app.domain.money import show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.loans.loans import LoanCard, LoanMove, loan_card
from app.ui.desk import Desk
from app.ui.records.record_pane import Linked, Look, RecordPane, toned
from app.ui.union.kept_files import KeptFiles
from app.ui.widgets import parts


def loan_look(card: LoanCard) -> Look:
    """Word, tone and icon of a loan as it stands."""
    late = _("Trễ {days} ngày").format(days=card.standing.days_late)
    return {
        "withdrawn": (_("Đã hủy giải ngân"), "note", "ban"),
        "paid_off": (_("Đã trả hết"), "good", "circle-check"),
        "late": (late, "danger", "triangle-alert"),
        "running": (_("Đang trả"), "note", "clock"),
    }[card.state]


def due_word(card: LoanCard) -> str:
    """The day of the oldest instalment that is not settled, while it is being paid back."""
    due = card.standing.next_due
    return show_date(due.instalment.due_on) if due is not None and card.is_running else ""


class LoanPane(RecordPane[LoanCard]):
    """Its files are those of the case."""

    watches: ClassVar[frozenset[str]] = frozenset({"kept_file"})

    def __init__(self, desk: Desk) -> None:
        self._files = KeptFiles(desk, "case", "loan")
        super().__init__(desk, _("Chi tiết khoản vay"), (_("Giấy tờ"), self._files))

    def load(self, read: Read, identifier: int) -> LoanCard:
        """The loan as the list shows it."""
        return loan_card(read, identifier, self.desk.day)

    def show_lasting(self, card: LoanCard | None) -> None:
        """The papers of this loan."""
        self._files.show_owner(card.case_id if card is not None else None)

    def compose(self, card: LoanCard) -> None:
        """Who owes what, the terms, the schedule, the vouchers."""
        now = card.standing
        left = _("còn {amount} đồng").format(amount=show_money(now.left))
        text = _("Vay {lent}, đã trả gốc {repaid}, lãi {interest}").format(
            lent=show_money(card.lent), repaid=show_money(now.repaid), interest=show_money(now.interest_paid)
        )
        if card.is_late:
            text += _("; quá hạn {amount}").format(amount=show_money(now.arrears))
        self.heading(card.name, loan_look(card), figure=left, detail=text)
        self.facts(
            [
                (_("Ngày vay"), show_date(card.granted_on)),
                (_("Khi mở sổ"), _opening_word(card)),
                (_("Lãi"), _rate_word(card)),
                (_("Mục đích"), card.purpose),
                (_("Bảo lãnh"), card.guarantor),
                (_("Hợp đồng"), card.contract),
                (_("Tổ"), card.group),
                (_("Ghi chú"), card.note),
            ]
        )
        member = partial(self.desk.go, "members", member=card.member_id)
        self.add(parts.row(parts.button(_("Xem đoàn viên"), member, role="link"), None))
        self.section(_("Lịch trả nợ"))
        heads = (_("Kỳ"), _("Ngày trả"), _("Phải trả"), _("Còn"), "")
        self.figures(heads, [self._instalment(each, card) for each in now.instalments], right=(0, 2, 3))
        self.section(_("Chứng từ"))
        self.links(map(self._voucher, card.moves))

    def _instalment(self, each: InstalmentStanding, card: LoanCard) -> Sequence[str | QWidget]:
        word, tone = _instalment_word(each, card)
        left = toned(show_money(each.left) if each.left else "", "danger" if tone == "danger" else "")
        due = show_money(each.instalment.principal + each.interest_due)
        position, day = str(each.instalment.position), show_date(each.instalment.due_on)
        return position, day, due, left, toned(word, tone, "small")

    def _voucher(self, move: LoanMove) -> Linked:
        word = (
            _("giải ngân")
            if move.lent
            else _("gốc {principal}, lãi {interest}").format(
                principal=show_money(move.principal), interest=show_money(move.interest)
            )
        )
        return Linked(
            move.number,
            partial(self.desk.go, "voucher_editor", voucher=move.voucher_id),
            f"{show_date(move.on)}  {word if move.counts else _(move.state.label)}",
            show_money(move.lent or move.principal + move.interest),
            "" if move.counts else "muted",
        )


def _rate_word(card: LoanCard) -> str:
    if card.rate == 0:
        return _("không lãi")
    return _("{rate}/tháng {base}").format(rate=card.rate.show(), base=_(card.method.label))


def _opening_word(card: LoanCard) -> str:
    if card.before is None:
        return ""
    return _("còn nợ gốc {left} (đã trả gốc {repaid}, lãi {interest} trước đó)").format(
        left=show_money(card.left_at_opening),
        repaid=show_money(card.before.principal),
        interest=show_money(card.before.interest),
    )


def _instalment_word(each: InstalmentStanding, card: LoanCard) -> tuple[str, str]:
    days = each.days_late(card.standing.on)
    if card.lent <= 0:
        return "", ""
    if each.is_settled:
        return (_("trả trễ {days} ngày").format(days=days), "warn") if days else (_("đã trả"), "good")
    if days:
        return _("trễ {days} ngày").format(days=days), "danger"
    return (_("trả một phần"), "") if each.paid_principal or each.paid_interest else ("", "")
