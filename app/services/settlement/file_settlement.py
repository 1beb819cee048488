"""Ghi nhận đã nộp: keeping the figures of a settlement as they went up, and recalling it with a reason."""

from __future__ import annotations

import datetime as dt
import json

from app.domain.dates import Period
from app.domain.ledger.vouchers import VoucherState
from app.domain.problems import N_, Refusal
from app.domain.settlement.settlement import Settlement
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.ledger.vouchers import voucher_counts
from app.models.queries.settlement.settlement import filed_settlements, settlement
from app.models.queries.union.organisation import organisation
from app.models.settlement import closing
from app.services.ledger.post_voucher import ReasonMissing


class ProofFails(Refusal):
    """Codes and books disagree."""

    code = "proof-fails"
    template = N_("Chưa ghi nhận được: mã 50 không khớp tiền mặt và tiền gửi. Hãy kiểm tra sổ trước.")


class PiecesOverlap(Refusal):
    """The period meets one already filed."""

    code = "pieces-overlap"
    template = N_("Kỳ {period} trùng với báo cáo đã nộp {filed}: hãy chọn kỳ nối tiếp hoặc rút báo cáo cũ.")


class DraftsInPeriod(Refusal):
    """Vouchers of the period wait to be posted."""

    code = "drafts-in-period"
    template = N_("Kỳ này còn {count} chứng từ chưa ghi sổ: hãy ghi sổ hoặc xóa trước khi nộp.")


class NotFiled(Refusal):
    """No such filed settlement."""

    code = "not-filed"
    template = N_("Không có báo cáo đã nộp nào cho kỳ này.")


def figures_of(sheet: Settlement) -> dict[str, int]:
    """Code → amount of every figure that B07 prints."""
    return {
        "10": sheet.opening,
        **dict(sorted(sheet.sums.items())),
        "50": sheet.closing,
        "60": sheet.payable_to_superior or 0,
    }


def file_settlement(book: Book, period: Period, filed_on: dt.date) -> Outcome[int]:
    """Keep a settlement as sent; the next piece takes its opening from it. Refuses overlaps, drafts left, a failing proof."""
    with book.operation("file_settlement", subject=str(period)) as operation:
        read = operation.read
        for filed in filed_settlements(read):
            if filed.period.meets(period):
                raise PiecesOverlap(period=period, filed=filed.period)
        states = voucher_counts(read, period).states
        if waiting := states[VoucherState.DRAFT] + states[VoucherState.UNPOSTED]:
            raise DraftsInPeriod(count=waiting)
        sheet = settlement(read, period)
        if not sheet.proof.holds and sheet.chain_difference == 0:
            raise ProofFails
        number = operation.add(
            closing.filed_settlement,
            first_day=period.first,
            last_day=period.last,
            filed_on=filed_on,
            superior=organisation(read, period.last).superior,
            figures=json.dumps(figures_of(sheet)),
        )
    return operation.outcome(number, N_("Đã ghi nhận nộp quyết toán kỳ {period}."), period=period)


def recall_settlement(book: Book, number: int, reason: str) -> Outcome[int]:
    """Take a filed settlement back, with a reason."""
    if not reason.strip():
        raise ReasonMissing
    with book.operation("recall_settlement", reason=reason) as operation:
        if operation.run("DELETE FROM filed_settlement WHERE id = ?", (number,)).rowcount != 1:
            raise NotFiled
    return operation.outcome(number, N_("Đã rút báo cáo đã nộp."))
