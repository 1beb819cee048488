"""How kinds and states of vouchers, codes and sources of money are called, marked and chosen in the window."""

from __future__ import annotations

from app.domain.ledger.accounts import LOANS_KEY, code_key
from app.domain.ledger.codes import CODES, Side, may_carry_vouchers
from app.domain.ledger.vouchers import VoucherState
from app.i18n import _
from app.ui.widgets.lookup_field import Choice

STATE_LOOKS = {
    VoucherState.DRAFT: ("note", "pencil"),
    VoucherState.POSTED: ("good", "circle-check"),
    VoucherState.UNPOSTED: ("warn", "undo-2"),
    VoucherState.VOIDED: ("danger", "ban"),
}
MONEY_SOURCES = ("DP", "KPCD")


def state_word(state: VoucherState) -> str:
    """Nháp, Đã ghi sổ, …"""
    return _(state.label)


def money_source_word(source: str | None) -> str:
    """Đoàn phí or kinh phí công đoàn."""
    return {"DP": _("Đoàn phí"), "KPCD": _("Kinh phí CĐ")}.get(source or "", source or "")


def code_choices(*, income: bool | None = None) -> list[Choice]:
    """Codes a voucher may use; only income or spending ones when asked."""
    found = []
    for code in CODES.values():
        if may_carry_vouchers(code.code) and (income is None or (code.side is Side.INCOME) == income):
            found.append(Choice(code_key(code.code), code.code, _(code.name)))
    return found


def loan_choice() -> Choice:
    """What stands where a code would for money lent or paid back; offered only for lines that are already a loan's."""
    return Choice(LOANS_KEY, "", _("Quỹ trợ vốn: tiền cho vay"))


def money_source_choices() -> list[Choice]:
    """The two sources money comes from."""
    return [Choice(source, source, money_source_word(source)) for source in MONEY_SOURCES]
