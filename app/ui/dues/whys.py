"""Why the figures of dues are what they are: a charge step by step, what is owed up or down, and who is missing from a list."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.dates import Month, show_date
from app.domain.dues.dues import Charge, assess
from app.domain.money import show_money
from app.domain.problems import N_, Level, Refusal
from app.i18n import _, render
from app.models.queries.dues import assessment, dues, obligations, why_owed
from app.models.queries.dues.dues import ChargeRow
from app.models.queries.dues.why_owed import Settling, WhyOwed
from app.models.queries.members import members
from app.services.dues import run_dues
from app.ui import icons
from app.ui.desk import Desk
from app.ui.kinds import month_word
from app.ui.members.member_words import exempt_word
from app.ui.screen import DeskDialog, scrolled
from app.ui.steps_dialog import StepsDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import MARKS, TONES, Hint


class DuesWhyDialog(StepsDialog):
    """``enter(member, month)``; without them the first one of the last list."""

    key: ClassVar[str] = "dues_why"
    called: ClassVar[str] = N_("Vì sao số đoàn phí này?")
    takes: ClassVar[frozenset[str]] = frozenset({"member", "month"})
    in_search: ClassVar[bool] = False

    def enter(self, **arguments: Any) -> None:
        """Explain one row of a month's list."""
        month = arguments.get("month", self.desk.month)
        with self.desk.read() as read:
            month = month if dues.dues_run(read, month) is not None else dues.dues_runs(read)[-1].month
            member = arguments.get("member") or dues.charge_ids(read, month)[0]
            row = dues.charges(read, month, [member])[0]
            run = dues.dues_run(read, month)
            card = members.member(read, member)
            try:
                policy = assessment.dues_policy(read, month, run.group if run is not None else 3)
            except Refusal as refusal:
                self.steps.addWidget(parts.label(render(refusal), wrap=True))
                return
        self.title.setText(_("{name}, tháng {month}").format(name=row.full_name, month=month_word(month)))
        wages = [wage for wage in card.wages if wage.valid_from <= month]
        since = _("Mức lương đóng {wage} đồng, ghi từ tháng {month}").format(
            wage=show_money(row.wage), month=month_word(wages[-1].valid_from) if wages else "–"
        )
        self.add(since, wages[-1].source if wages else "")
        if row.exempt:
            note = next((each.note for each in card.exemptions if each.first <= month <= each.last), "")
            self.add(
                _("Được miễn: {reason}. Tháng này 0 đồng.").format(reason=note or exempt_word(row.exempt)),
                "QĐ 61/QĐ-TLĐ ngày 29/7/2025",
            )
            return
        charge = assess(row.wage, policy, net_pay=wages[-1].net_pay if wages else None)
        self.section(_("Đoàn phí"), row.amount)
        for step in charge.steps:
            self.add(render(step.sentence), step.source)
        if row.up != charge.up:
            text = _(
                "Phần nộp cấp trên làm tròn một lần theo tổng của bảng, phần lẻ về dòng lẻ nhiều nhất: dòng này {up} đồng"
            )
            self.add(text.format(up=show_money(row.up)))
        self.add(
            _("Để lại {kept} + nộp {up} = {amount} đồng").format(
                kept=show_money(row.kept), up=show_money(row.up), amount=show_money(row.amount)
            )
        )
        if policy.fund_kept is None:
            self.section(_("Kinh phí công đoàn"), None)
            self.add(_("Chưa rõ tỷ lệ đơn vị được dùng của tháng này nên chưa tính: hãy nhập ở mục Quy định."))
            self._compare(row, charge)
            return
        self.section(_("Kinh phí công đoàn"), row.fund)
        insured = min(row.wage, policy.wage_cap)
        self.add(
            _("{wage} × {rate} = {fund} đồng, doanh nghiệp đóng").format(
                wage=show_money(insured), rate=policy.fund_rate.value.show(), fund=show_money(row.fund)
            ),
            policy.fund_rate.source,
        )
        self.add(
            _("Được dùng {share}: {kept} đồng; cấp trên {up} đồng").format(
                share=policy.fund_kept.value.show(), kept=show_money(row.fund_kept), up=show_money(row.fund_up)
            ),
            policy.fund_kept.source,
        )
        self._compare(row, charge)

    def _compare(self, row: ChargeRow, charge: Charge) -> None:
        # Why a đồng is nothing: shares and the 2% are rounded once for the whole list, a row may stand a đồng beside its own.
        if row.amount == charge.amount and abs(row.up - charge.up) <= 1 and abs(row.fund - charge.fund) <= 1:
            return
        hint = Hint(self.name())
        self.steps.addWidget(hint)
        text = _(
            "Bảng lập với quy định lúc ấy: {stored} đồng. Theo quy định nay trong sổ sẽ là {now} đồng. Muốn tính lại hãy rút bảng rồi lập lại."
        )
        hint.say(text.format(stored=show_money(row.amount), now=show_money(charge.amount)), "warn")


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
                "{people} người đã nộp {paid} đồng đoàn phí của tháng; phần nộp lên {rate}, làm tròn một lần: {share} đồng"
            )
            self.add(
                text.format(
                    people=why.people, paid=show_money(why.base), rate=rate.value.show(), share=show_money(why.listed)
                ),
                rate.source,
            )
        if why.listed != why.of_total:
            text = _(
                "Bảng lập theo cách cũ, làm tròn từng người, giữ nguyên như đã nộp; tính trên tổng là {total} đồng, chênh {off} đồng"
            )
            self.add(text.format(total=show_money(why.of_total), off=show_money(why.of_total - why.listed)))
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
            text = _("{people} người trong bảng, lương đóng BHXH {wages} đồng × {rate} = {fund} đồng, làm tròn một lần")
            self.add(
                text.format(
                    people=why.people, wages=show_money(why.base), rate=fund.value.show(), fund=show_money(why.whole)
                ),
                fund.source,
            )
            if why.whole != why.of_total:
                text = _("Bảng lập theo cách cũ, làm tròn từng người: tính trên tổng là {total} đồng")
                self.add(text.format(total=show_money(why.of_total)))
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


class DuesFindingsDialog(DeskDialog):
    """What was found for the working month."""

    key: ClassVar[str] = "dues_findings"
    called: ClassVar[str] = N_("Ai thiếu trong bảng trích nộp, ai được miễn")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            findings = run_dues.run_findings(read, desk.month)
        stack = parts.column(gap=6)
        for finding in findings:
            tone = TONES[finding.level]
            mark = QLabel()
            mark.setPixmap(icons.pixmap(MARKS[tone], tone, 16))
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            line = parts.row(mark, parts.label(render(finding), wrap=True), gap=8)
            line.setStretch(1, 1)
            stack.addWidget(parts.box(line))
        if not findings:
            stack.addWidget(parts.label(_("Không thiếu ai và không ai được miễn."), "muted"))
        stack.addStretch(1)
        missing = any(finding.level is not Level.NOTE for finding in findings)
        more = [parts.button(_("Tới những người thiếu mức lương"), self._see_missing)] if missing else []
        self.frame(scrolled(parts.box(stack)), foot=more, wide=560, high=360)
        self.title.setText(_("Bảng tháng {month}: điều cần biết").format(month=month_word(desk.month)))

    def _see_missing(self) -> None:
        self.accept()
        self.desk.go("members", which="no_wage")
