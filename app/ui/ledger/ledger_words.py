"""How the states of vouchers are marked, and codes and sources of money are chosen, in the window."""

from __future__ import annotations

from app.domain.ledger.accounts import LOANS_KEY, code_key
from app.domain.ledger.chart import Chart
from app.domain.ledger.codes import CodeSide
from app.domain.ledger.vouchers import MoneySource, VoucherState
from app.i18n import _
from app.ui.widgets.lookup_field import Choice

STATE_LOOKS = {
    VoucherState.DRAFT: ("note", "pencil"),
    VoucherState.POSTED: ("good", "circle-check"),
    VoucherState.UNPOSTED: ("warn", "undo-2"),
    VoucherState.VOIDED: ("danger", "ban"),
}


def code_choices(chart: Chart, *, income: bool | None = None) -> list[Choice]:
    """Codes of a chart that a voucher may use; only income or spending ones when asked."""
    found = []
    for code in chart.codes.values():
        if chart.may_carry_vouchers(code.code) and (income is None or (code.side is CodeSide.INCOME) == income):
            found.append(Choice(code_key(code.code), code.code, _(code.name)))
    return found


def loan_choice() -> Choice:
    """What stands where a code would for money lent or paid back; offered only for lines that are already a loan's."""
    return Choice(LOANS_KEY, "", _("Quỹ trợ vốn: tiền cho vay"))


def money_source_choices() -> list[Choice]:
    """The two sources money comes from."""
    return [Choice(str(source), str(source), _(source.label)) for source in MoneySource]
