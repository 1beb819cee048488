"""The acts of the room ``dues``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("set_payee", N_("Sửa tài khoản nhận của cấp trên")),
    ActKind("import_dues_list", N_("Đối chiếu bảng trích nộp")),
    ActKind("run_dues", N_("Lập bảng trích nộp"), Undo.WITHDRAW, withdrawn_by="withdraw_dues"),
    ActKind("withdraw_dues", N_("Rút bảng trích nộp"), Undo.NO, N_("Hãy lập lại bảng trích nộp."), answers=True),
    ActKind("collect_dues", N_("Thu đoàn phí"), Undo.NO, N_("Đã ghi sổ: hãy dùng Hủy hoặc Điều chỉnh phiếu thu.")),
    ActKind("allocate_receipt", N_("Phân bổ tiền đoàn phí"), Undo.WITHDRAW, withdrawn_by="withdraw_allocation"),
    ActKind("withdraw_allocation", N_("Bỏ phân bổ"), Undo.NO, N_("Hãy phân bổ lại phiếu thu."), answers=True),
    ActKind("change_dues_rate", N_("Đổi tỷ lệ đoàn phí"), Undo.WITHDRAW, withdrawn_by="withdraw_dues_rate"),
    ActKind(
        "withdraw_dues_rate", N_("Rút quyết định đổi tỷ lệ"), Undo.NO, N_("Hãy nhập lại quyết định."), answers=True
    ),
    ActKind(
        "refund_credit", N_("Hoàn trả đoàn phí"), Undo.NO, N_("Đã ghi sổ: hãy dùng Hủy hoặc Điều chỉnh phiếu chi.")
    ),
)
