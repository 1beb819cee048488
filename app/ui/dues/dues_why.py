"""Vì sao số này?: how one member's dues of a month came about, each step with the paper it stands on."""

from __future__ import annotations

from typing import Any, ClassVar

from app.domain.dues.dues import Charge, assess
from app.domain.money import show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.dues import assessment, dues
from app.models.queries.dues.dues import ChargeRow
from app.models.queries.members import members
from app.ui.kinds import month_word
from app.ui.members.member_words import exempt_word
from app.ui.steps_dialog import StepsDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint


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
        if (row.amount, row.up, row.fund) == (charge.amount, charge.up, charge.fund):
            return
        hint = Hint(self.name())
        self.steps.addWidget(hint)
        text = _(
            "Bảng lập với quy định lúc ấy: {stored} đồng. Theo quy định nay trong sổ sẽ là {now} đồng. Muốn tính lại hãy rút bảng rồi lập lại."
        )
        hint.say(text.format(stored=show_money(row.amount), now=show_money(charge.amount)), "warn")
