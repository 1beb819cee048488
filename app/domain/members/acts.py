"""The acts of the room ``members``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind
from app.domain.problems import N_

ACTS = (
    ActKind("add_member", N_("Thêm đoàn viên")),
    ActKind("edit_member", N_("Sửa đoàn viên")),
    ActKind("change_member", N_("Ghi biến động đoàn viên")),
    ActKind("set_groups", N_("Sửa tổ công đoàn")),
    ActKind("set_wages", N_("Sửa mức lương")),
    ActKind("set_exemptions", N_("Ghi tháng miễn đoàn phí")),
    ActKind("import_members", N_("Nhập danh sách đoàn viên")),
    ActKind("set_relatives", N_("Sửa người thân của đoàn viên")),
)
