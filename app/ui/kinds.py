"""How kinds, states, codes and funds are called and marked everywhere in the window."""

from __future__ import annotations

from app.domain.activities.activities import GIFT_LIST
from app.domain.activities.programmes import PROGRAMMES
from app.domain.dates import Month, Period
from app.domain.ledger.codes import CODES, Side, may_carry_vouchers
from app.domain.ledger.vouchers import LOANS_KEY, VoucherKind, VoucherState, code_key
from app.i18n import _
from app.models.queries.union.organisation import Fund
from app.ui.widgets.lookup_field import Choice

STATE_LOOKS = {
    VoucherState.DRAFT: ("note", "pencil"),
    VoucherState.POSTED: ("good", "circle-check"),
    VoucherState.UNPOSTED: ("warn", "undo-2"),
    VoucherState.VOIDED: ("danger", "ban"),
}
MONEY_SOURCES = ("DP", "KPCD")
ROMAN = ("I", "II", "III", "IV")


def kind_word(kind: VoucherKind) -> str:
    """Phiếu thu, Phiếu chi, …"""
    return _(kind.label)


def state_word(state: VoucherState) -> str:
    """Nháp, Đã ghi sổ, …"""
    return _(state.label)


def role_word(role: str) -> str:
    """Chủ tịch, Kế toán, …"""
    words = {
        "chair": _("Chủ tịch"),
        "vice_chair": _("Phó chủ tịch"),
        "accountant": _("Kế toán"),
        "cashier": _("Thủ quỹ"),
        "preparer": _("Người lập"),
    }
    return words.get(role, role)


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


def page_of_case(kind: str) -> tuple[str, str]:
    """The page that shows a kind of case, and what it calls the one to show."""
    return {"loan": ("loans", "loan"), "house": ("houses", "house")}.get(kind, ("cases", "case"))


def page_of_activity(kind: str, programme: str) -> str:
    """The page that shows an activity: gift lists and care programmes have their own."""
    if kind == GIFT_LIST:
        return "gifts"
    return "programmes" if programme in PROGRAMMES else "activities"


def money_source_choices() -> list[Choice]:
    """The two sources money comes from."""
    return [Choice(source, source, money_source_word(source)) for source in MONEY_SOURCES]


def dues_group_choices() -> list[Choice]:
    """The four groups that pay dues."""
    # Law: QĐ 61/QĐ-TLĐ, điều 1.
    words = (
        _("Đơn vị sự nghiệp không hưởng 100% lương từ ngân sách nhà nước"),
        _("Doanh nghiệp nhà nước, công ty cổ phần nhà nước chi phối"),
        _("Doanh nghiệp ngoài nhà nước, đơn vị ngoài công lập, hợp tác xã, tổ chức nước ngoài"),
        _("Nghiệp đoàn, nơi khó xác định tiền lương (mức ấn định)"),
    )
    return [Choice(str(number), str(number), word) for number, word in enumerate(words, 1)]


def region_choices() -> list[Choice]:
    """The four regions of the minimum wage."""
    return [Choice(str(number), "", _("Vùng {roman}").format(roman=roman)) for number, roman in enumerate(ROMAN, 1)]


def fund_choices(funds: tuple[Fund, ...]) -> list[Choice]:
    """Cash and accounts."""
    return [Choice(fund.key, "", _(fund.name)) for fund in funds]


def month_word(month: Month) -> str:
    """``03/2026``."""
    return f"{month.month:02d}/{month.year}"


def period_word(period: Period) -> str:
    """Năm 2024, Quý 1/2024, Tháng 03/2024, or from day to day."""
    if period.is_year:
        return _("Năm {year}").format(year=period.first.year)
    if period.is_month:
        return _("Tháng {month}").format(month=month_word(Month.of(period.first)))
    for quarter in range(1, 5):
        if period == Period.of_quarter(period.first.year, quarter):
            return _("Quý {quarter}/{year}").format(quarter=quarter, year=period.first.year)
    return _("Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}").format(first=period.first, last=period.last)


def years_word(period: Period) -> str:
    """The period as a file name may hold it."""
    return str(period).replace("..", "_")
