"""The acts of the room ``members``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("add_member", N_("Thêm đoàn viên")),
    ActKind("edit_member", N_("Sửa đoàn viên")),
    ActKind("change_member", N_("Ghi biến động đoàn viên")),
    ActKind("remove_member", N_("Xóa đoàn viên ghi nhầm")),
    ActKind("correct_movement", N_("Sửa biến động đoàn viên")),
    ActKind("merge_members", N_("Gộp hai đoàn viên"), Undo.WITHDRAW, withdrawn_by="split_members"),
    ActKind(
        "split_members", N_("Tách lại hai đoàn viên"), Undo.NO, N_("Hãy gộp lại nếu đúng là một người."), answers=True
    ),
    ActKind("set_groups", N_("Sửa tổ công đoàn")),
    ActKind("set_wages", N_("Sửa mức lương")),
    ActKind("set_exemptions", N_("Ghi tháng miễn đoàn phí")),
    ActKind("import_members", N_("Nhập danh sách đoàn viên")),
    ActKind("set_relatives", N_("Sửa người thân của đoàn viên")),
)
