"""The acts of the room ``loans``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("put_loan_capital", N_("Ghi vốn Quỹ trợ vốn")),
    ActKind("drop_loan_capital", N_("Bỏ lần góp vốn Quỹ trợ vốn")),
    ActKind("set_opening_loan", N_("Ghi khoản vay đang có khi mở sổ")),
    ActKind("drop_opening_loan", N_("Bỏ khoản vay đang có khi mở sổ")),
    ActKind("grant_loan", N_("Cho vay vốn"), Undo.NO, N_("Đã ghi sổ: hãy hủy phiếu giải ngân (có lý do).")),
    ActKind("repay_loans", N_("Thu nợ vay vốn"), Undo.NO, N_("Đã ghi sổ: hãy hủy hoặc điều chỉnh phiếu thu nợ.")),
)
