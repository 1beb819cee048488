"""The acts of the room ``activities``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind
from app.domain.problems import N_

ACTS = (
    ActKind("add_plan", N_("Lập kế hoạch")),
    ActKind("edit_plan", N_("Sửa kế hoạch")),
    ActKind("copy_plan", N_("Chép kế hoạch năm trước")),
    ActKind("delete_plan", N_("Xóa kế hoạch")),
    ActKind("add_activity", N_("Thêm hoạt động")),
    ActKind("edit_activity", N_("Sửa hoạt động")),
    ActKind("delete_activity", N_("Xóa hoạt động")),
    ActKind("hold_activity", N_("Ghi kết quả hoạt động")),
    ActKind("settle_activity", N_("Quyết toán hoạt động")),
    ActKind("reopen_activity", N_("Mở lại hoạt động")),
    ActKind("cancel_activity", N_("Hủy hoạt động")),
    ActKind("set_participants", N_("Sửa danh sách tham gia")),
    ActKind("set_attendance", N_("Điểm danh")),
    ActKind("set_results", N_("Ghi kết quả người tham gia")),
    ActKind("add_survey", N_("Thêm đợt hỏi ý kiến")),
    ActKind("edit_survey", N_("Sửa đợt hỏi ý kiến")),
    ActKind("remove_survey", N_("Xóa đợt hỏi ý kiến")),
    ActKind("import_survey", N_("Nhập phiếu hỏi ý kiến")),
)
