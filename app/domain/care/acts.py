"""The acts of the room ``care``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("set_norm", N_("Ghi định mức")),
    ActKind("end_norm", N_("Thôi áp dụng định mức")),
    ActKind("remove_norm", N_("Xóa định mức")),
    ActKind("accept_norms", N_("Nhận định mức mẫu")),
    ActKind("propose_case", N_("Đề nghị thăm hỏi, trợ cấp")),
    ActKind("edit_case", N_("Sửa việc thăm hỏi")),
    ActKind("set_case_papers", N_("Ghi giấy tờ thăm hỏi")),
    ActKind("approve_cases", N_("Duyệt thăm hỏi, trợ cấp")),
    ActKind("refuse_case", N_("Không duyệt thăm hỏi")),
    ActKind("reopen_case", N_("Mở lại việc thăm hỏi")),
    ActKind("delete_case", N_("Xóa việc thăm hỏi")),
    ActKind("receive_case", N_("Ghi đã nhận trợ cấp")),
    ActKind("pay_cases", N_("Chi thăm hỏi, trợ cấp"), Undo.NO, N_("Đã ghi sổ: hãy dùng Bỏ ghi hoặc Hủy phiếu chi.")),
    ActKind("add_house", N_("Thêm Mái ấm Công đoàn")),
    ActKind("edit_house", N_("Sửa Mái ấm Công đoàn")),
    ActKind("delete_house", N_("Xóa Mái ấm Công đoàn")),
)
