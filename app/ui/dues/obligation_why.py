"""Vì sao số này?: how what is payable to the superior union or receivable from it for a month came about, step by step, with papers and vouchers."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.dues import obligations, why_owed
from app.models.queries.dues.why_owed import Settling, WhyOwed
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.steps_dialog import StepsDialog
from app.ui.widgets import parts


class ObligationWhyDialog(StepsDialog):
    """``enter(direction, first, last)``: ``up`` or ``down``; without months the last one that asks for anything."""

    key: ClassVar[str] = "obligation_why"
    called: ClassVar[str] = N_("Vì sao nghĩa vụ bằng số này?")
    takes: ClassVar[frozenset[str]] = frozenset({"direction", "first", "last"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, width=640)

    def enter(self, **arguments: Any) -> None:
        """Explain the months of one side."""
        up = arguments.get("direction", "up") == "up"
        with self.desk.read() as read:
            known = obligations.payables_to_superior(read) if up else obligations.receivables_from_superior(read)
            last: Month = arguments.get("last") or (known[-1].month if known else self.desk.month)
            first: Month = arguments.get("first") or last
            months = [each.month for each in known if first <= each.month <= last] or [last]
            reasons = [why_owed.why_payable(read, m) if up else why_owed.why_receivable(read, m) for m in months]
        word = _("Phải nộp cấp trên") if up else _("Phải nhận từ cấp trên")
        self.title.setText(_("{word}, tháng {month}").format(word=word, month=_span(months[0], months[-1])))
        for reason in reasons:
            if len(reasons) > 1:
                self.section(_("Tháng {month}").format(month=month_word(reason.obligation.month)), None)
            self._show_up(reason) if up else self._show_down(reason)
        if len(reasons) > 1:
            left = sum(max(reason.obligation.left, 0) for reason in reasons)
            self.section(_("Còn lại các tháng này"), left)

    def _show_up(self, why: WhyOwed) -> None:
        owed, rate = why.obligation, why.rates[0]
        self.section(_("Phải nộp"), owed.due)
        if why.people:
            text = _(
                "{people} người đã nộp {paid} đồng đoàn phí của tháng; phần nộp lên {rate}, chia theo từng người: {share} đồng"
            )
            self.add(
                text.format(
                    people=why.people, paid=show_money(why.base), rate=rate.value.show(), share=show_money(why.listed)
                ),
                rate.source,
            )
        if why.receipts:
            text = _("Thu không ghi theo người, nhân {rate}: {amount} đồng")
            self.add(text.format(rate=rate.value.show(), amount=show_money(why.other)), rate.source)
            self._vouchers(why.receipts)
        self._rest(why, _("Đã nộp cho tháng này"))

    def _show_down(self, why: WhyOwed) -> None:
        owed = why.obligation
        self.section(_("Phải nhận"), owed.due)
        if why.rates:
            fund, kept = why.rates
            text = _(
                "{people} người trong bảng, lương đóng BHXH {wages} đồng × {rate} = {fund} đồng, làm tròn theo từng người"
            )
            self.add(
                text.format(
                    people=why.people, wages=show_money(why.base), rate=fund.value.show(), fund=show_money(why.whole)
                ),
                fund.source,
            )
            text = _("Đơn vị được dùng {share}: {kept} đồng")
            self.add(text.format(share=kept.value.show(), kept=show_money(why.listed)), kept.source)
        self._rest(why, _("Đã nhận cho tháng này"))

    def _rest(self, why: WhyOwed, settled: str) -> None:
        owed = why.obligation
        if why.opening:
            self.add(_("Còn từ trước khi mở sổ: {amount} đồng").format(amount=show_money(why.opening)))
        if not (why.people or why.receipts or why.opening):
            self.add(_("Chưa có bảng trích nộp, chưa có phiếu thu của tháng này."))
        self.section(settled, owed.done)
        if why.settling:
            self._vouchers(why.settling)
        else:
            self.add(_("Chưa có chứng từ nào cho tháng này."))
        self.section(_("Còn lại"), owed.left)
        self.add(_("Hạn {day}.").format(day=show_date(owed.deadline)), why.deadline_source or _("chưa có nguồn"))

    def _vouchers(self, found: tuple[Settling, ...]) -> None:
        for each in found:
            word = parts.button(each.number, partial(self._open, each.voucher_id), role="link")
            months = _("cho tháng {months}").format(months=_span(each.first, each.last))
            amount = parts.label(show_money(each.amount))
            label = parts.label(f"{show_date(each.day)}, {months}", "muted")
            self.steps.addWidget(parts.box(parts.row(word, label, None, amount)))

    def _open(self, voucher: int) -> None:
        self.accept()
        self.desk.go("voucher_editor", voucher=voucher)


def _span(first: Month, last: Month) -> str:
    return month_word(first) if first == last else f"{month_word(first)}–{month_word(last)}"
