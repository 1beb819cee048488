"""The acts of the room ``settlement``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("set_basic_indicators", N_("Nhập chỉ tiêu cơ bản")),
    ActKind("close_month", N_("Khóa sổ tháng"), Undo.NO, N_("Hãy mở khóa tháng cuối (có lý do).")),
    ActKind("reopen_month", N_("Mở khóa tháng"), Undo.NO, N_("Hãy khóa sổ lại.")),
    ActKind("file_settlement", N_("Ghi nhận đã nộp quyết toán"), Undo.NO, N_("Hãy rút báo cáo đã nộp (có lý do).")),
    ActKind("recall_settlement", N_("Rút báo cáo đã nộp"), Undo.NO, N_("Hãy ghi nhận nộp lại.")),
)
