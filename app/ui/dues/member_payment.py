"""Money of one member: dues taken in, the oldest months first, what is left over kept as paid in advance; and that paid back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dates import day_findings
from app.domain.money import amount_findings, show_money
from app.domain.problems import N_, Finding
from app.i18n import _, render
from app.models.queries.dues import dues
from app.models.queries.dues.allocations import credit_sums
from app.models.queries.dues.dues import AccountLine
from app.models.queries.members import members
from app.services.dues import allocate_receipt, change_rate, collect_dues
from app.ui.kinds import month_word
from app.ui.ledger.fund_field import FundField
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class MemberPaymentDialog(Editor[None]):
    """``enter(member=id)``."""

    key: ClassVar[str] = "member_payment"
    called: ClassVar[str] = N_("Thu đoàn phí của một người")
    verb: ClassVar[str] = N_("Thu tiền")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """What is owed, the money, and which months it goes to."""
        self._account: tuple[AccountLine, ...] = ()
        self._summary = parts.label(role="muted", wrap=True)
        self.goes = parts.label(role="small", wrap=True)
        self._waiting = Hint(_("Tiền chưa phân bổ"))
        yield self._summary
        yield self._waiting
        yield Group(
            [
                self.bind("amount", MoneyField(_("Số tiền nhận"))),
                self.bind("day", DateField(_("Ngày thu"), self.desk.month)),
                self.bind("fund", FundField(self.desk, _("Vào quỹ"))),
                self.bind("narration", TextField(_("Nội dung")), nothing=""),
            ]
        )
        yield self.goes
        self.follows("amount")

    def begin(self, **arguments: Any) -> None:
        """Whose money."""
        self.identifier = int(arguments["member"])
        with self.desk.read() as read:
            card = members.member(read, self.identifier)
            self._account = dues.member_account(read, self.identifier)
            months = [line.month for line in self._account if line.month is not None and line.due > line.paid]
            month = self.desk.month
            first, last = min(months, default=month), max(months, default=month)
            waiting = allocate_receipt.collecting_findings(read, first, last)
        self._waiting.say(" ".join(render(each.message) for each in waiting), "warn")
        left = sum(max(line.due - line.paid, 0) for line in self._account if line.month is not None)
        self.title.setText(_("Thu đoàn phí: {name}").format(name=card.full_name))
        owed = _("Còn nợ {amount} đồng.").format(amount=show_money(left))
        self._summary.setText(owed if left else _("Không nợ tháng nào: số nhận sẽ ghi là nộp trước."))
        # Why not translated: a voucher is written in Vietnamese.
        self.set_value("narration", f"Thu đoàn phí của đoàn viên {card.full_name}")
        self.set_value("day", self.desk.usual_day())
        self.set_value("amount", left or None)

    def follow(self) -> None:
        """Which months the money goes to."""
        left, texts = int(self.value("amount") or 0), []
        for line in self._account:
            part = min(left, line.due - line.paid) if line.month is not None else 0
            if part > 0 and line.month is not None:
                texts.append(f"{month_word(line.month)}: {show_money(part)}")
                left -= part
        if left > 0:
            texts.append(_("nộp trước: {amount}").format(amount=show_money(left)))
        self.goes.setText(_("Phân bổ, tháng cũ trước: {parts}").format(parts=" · ".join(texts)) if texts else "")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Money and a day."""
        return [*amount_findings(self.value("amount"), "amount"), *day_findings(self.value("day"), "day")]

    def store(self, _draft: None) -> None:
        """Post the receipt."""
        given = (self.value(key) for key in ("amount", "day", "fund", "narration"))
        self.act(collect_dues.collect_from_member, self.identifier, *given, title=_("Đang ghi phiếu thu…"))


class RefundDialog(Editor[None]):
    """``enter(member=id)``."""

    key: ClassVar[str] = "dues_refund"
    called: ClassVar[str] = N_("Hoàn trả đoàn phí nộp trước")
    verb: ClassVar[str] = N_("Lập phiếu chi")
    takes: ClassVar[frozenset[str]] = frozenset({"member"})
    in_search: ClassVar[bool] = False
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """What there is, and the payment."""
        self._summary = parts.label(role="muted", wrap=True)
        yield self._summary
        yield Group(
            [
                self.bind("amount", MoneyField(_("Số tiền trả"))),
                self.bind("day", DateField(_("Ngày trả"), self.desk.month)),
                self.bind("fund", FundField(self.desk, _("Từ quỹ"))),
                self.bind("narration", TextField(_("Nội dung")), nothing=""),
            ]
        )

    def begin(self, **arguments: Any) -> None:
        """Whose money."""
        self.identifier = int(arguments["member"])
        with self.desk.read() as read:
            card = members.member(read, self.identifier)
            held = credit_sums(read).get(self.identifier, 0)
        self.title.setText(_("Hoàn trả đoàn phí: {name}").format(name=card.full_name))
        told = _("Đã nộp trước {amount} đồng.").format(amount=show_money(held))
        self._summary.setText(told if held else _("Không có tiền nộp trước để hoàn trả."))
        # Why not translated: a voucher is written in Vietnamese.
        self.set_value("narration", f"Hoàn trả đoàn phí nộp thừa cho đoàn viên {card.full_name}")
        self.set_value("day", self.desk.usual_day())
        self.set_value("amount", held or None)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """Money and a day."""
        return [*amount_findings(self.value("amount"), "amount"), *day_findings(self.value("day"), "day")]

    def store(self, _draft: None) -> None:
        """Post the payment."""
        given = (self.value(key) for key in ("amount", "day", "fund", "narration"))
        self.act(change_rate.refund_credit, self.identifier, *given, title=_("Đang ghi phiếu chi…"))
