"""Whom a receipt of dues is for, in the pane of the voucher; what of it is for nobody, and the way to allocate it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.ledger.vouchers import VoucherState
from app.domain.money import Dong, dong, show_money
from app.i18n import _
from app.models.queries import Read
from app.models.queries.dues.allocations import AllocatedLine, allocated_lines, receipts_of
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.dues.allocate_receipt import withdraw_allocation
from app.ui.brought.voucher_part import Said, VoucherPart
from app.ui.desk import Desk
from app.ui.kinds import month_word

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Allocation:
    """What a receipt is for, and what of it is for nobody, in đồng."""

    lines: tuple[AllocatedLine, ...]
    left: Dong


def _find(read: Read, card: VoucherCard) -> _Allocation | None:
    receipts = receipts_of(read, card.id) if card.state is VoucherState.POSTED else ()
    if not receipts:
        return None
    return _Allocation(allocated_lines(read, card.id), dong(sum(each.left for each in receipts)))


def _tell(desk: Desk, card: VoucherCard, found: object) -> Said | None:
    if not isinstance(found, _Allocation):
        return None
    lines = [(f"{each.full_name}, {_month(each)}", show_money(each.amount)) for each in found.lines[:_SHOWN]]
    if len(found.lines) > _SHOWN:
        rest = found.lines[_SHOWN:]
        text = _("và {count} dòng nữa").format(count=len(rest))
        lines.append((text, show_money(sum(each.amount for each in rest))))
    text, tone = "", ""
    if found.left and found.lines:
        text, tone = _("Còn {amount} đồng của người nộp.").format(amount=show_money(found.left)), "warn"
    elif found.left:
        text, tone = _("{amount} đồng chưa phân bổ cho ai.").format(amount=show_money(found.left)), "warn"
    if desk.read_only:
        return Said(_("Phân bổ đoàn phí"), text, tone, lines)
    if found.left:
        return Said(
            _("Phân bổ đoàn phí"), text, tone, lines, _("Phân bổ"), lambda: desk.go("allocate", voucher=card.id)
        )
    return Said(_("Phân bổ đoàn phí"), text, tone, lines, _("Bỏ phân bổ"), lambda: _withdraw(desk, card))


def _withdraw(desk: Desk, card: VoucherCard) -> None:
    text = _("Tiền của {number} lại chưa là của ai; các tháng của người đã nộp lại còn nợ.").format(number=card.number)
    if desk.ask.confirm(_("Bỏ phân bổ?"), text, _("Bỏ phân bổ"), danger=True):
        desk.do(withdraw_allocation, card.id)


def _month(line: AllocatedLine) -> str:
    return _("nộp trước") if line.month is None else month_word(line.month)


PARTS = (VoucherPart("dues_allocation", 20, _find, _tell, frozenset({"allocation_batch", "dues_run"})),)
