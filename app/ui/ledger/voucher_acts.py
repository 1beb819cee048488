"""Acts of record on the voucher shown: bỏ ghi, hủy, điều chỉnh, deleting a draft. Each asks first; the service decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.domain import clock
from app.domain.dates import Month, show_date
from app.domain.ledger.vouchers import VoucherKind
from app.domain.money import show_money
from app.i18n import _
from app.models.queries.ledger.vouchers import VoucherCard, VoucherRow
from app.services.ledger import post_voucher, save_draft
from app.ui.desk import Desk

Voucher = VoucherCard | VoucherRow


def unpost(desk: Desk, card: Voucher, done: Callable[[VoucherCard], None] | None = None) -> None:
    """Bỏ ghi, with a reason; ``done`` gets the voucher as it is then."""
    title = _("Bỏ ghi {number}").format(number=card.number)
    text = _("Chứng từ ra khỏi sổ để sửa; số giữ nguyên.")
    reason = desk.ask.reason(title, text, _("Bỏ ghi"))
    _do(desk, reason, post_voucher.unpost_voucher, card.id, done=done)


def void(desk: Desk, card: VoucherCard, done: Callable[[VoucherCard], None]) -> None:
    """Hủy, with a reason."""
    title = _("Hủy {number}").format(number=card.number)
    text = _("Chứng từ giữ số trong quyển và tính bằng 0. Việc này không hoàn tác được.")
    reason = desk.ask.reason(title, text, _("Hủy chứng từ"), danger=True)
    _do(desk, reason, post_voucher.void_voucher, card.id, done=done)


def reverse(desk: Desk, card: VoucherCard, done: Callable[[VoucherCard], None]) -> None:
    """Điều chỉnh, on today or the first open day; ``done`` gets the reversal."""
    day = clock.today()
    if desk.closed_through is not None and desk.month_is_closed(Month.of(day)):
        day = desk.closed_through.plus(1).first_day
    title = _("Điều chỉnh {number}").format(number=card.number)
    text = _("Lập một chứng từ cùng mã, số tiền âm, ghi ngày {day}.").format(day=show_date(day))
    reason = desk.ask.reason(title, text, _("Lập điều chỉnh"))
    _do(desk, reason, post_voucher.reverse_voucher, card.id, day, done=done)


def delete(desk: Desk, card: Voucher, done: Callable[[object], None] | None = None) -> None:
    """Xóa a draft; Ctrl+Z brings it back."""
    text = _("{narration}, {amount} đồng. Có thể lấy lại bằng Ctrl+Z.").format(
        narration=card.narration, amount=show_money(card.total)
    )
    if desk.ask.confirm(_("Xóa chứng từ nháp?"), text, _("Xóa"), danger=True):
        desk.do(save_draft.delete_draft, card.id, done=done)


FORMS = {VoucherKind.RECEIPT: "c40", VoucherKind.PAYMENT: "c41", VoucherKind.BANK_OUT: "payment-order"}
"""On which form a voucher is printed."""


def print_voucher(desk: Desk, card: Voucher) -> None:
    """Its own form."""
    print_vouchers(desk, [card])


def print_vouchers(desk: Desk, rows: Sequence[Voucher]) -> None:
    """The vouchers chosen on their form: those of the first one's kind and year, for others have another."""
    first = next((row for row in rows if row.kind in FORMS), rows[0])
    alike = [
        row for row in rows if row.kind is first.kind and row.book_date.year == first.book_date.year and row.number
    ]
    numbers = ", ".join(row.number for row in alike)
    desk.go("forms", form=FORMS.get(first.kind, "c40"), voucher=numbers, year=first.book_date.year)
    if len(alike) < len(rows):
        desk.note(_("In {count} chứng từ cùng loại; các chứng từ khác in trên mẫu riêng.").format(count=len(alike)))


def _do(
    desk: Desk, reason: str | None, service: Callable[..., Any], *given: object, done: Callable[[Any], None] | None
) -> None:
    if reason:
        desk.do(service, *given, reason, done=done)
