"""The acts of the room ``agreements``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind
from app.domain.problems import N_

ACTS = (
    ActKind("add_agreement", N_("Ghi thỏa ước")),
    ActKind("edit_agreement", N_("Sửa thỏa ước")),
    ActKind("remove_agreement", N_("Xóa thỏa ước chưa ký")),
    ActKind("end_agreement", N_("Ghi chấm dứt thỏa ước")),
    ActKind("record_agreement_step", N_("Ghi bước thỏa ước")),
    ActKind("drop_agreement_step", N_("Bỏ bước thỏa ước")),
    ActKind("set_agreement_votes", N_("Sửa danh sách biểu quyết thỏa ước")),
    ActKind("set_agreement_team", N_("Sửa Tổ thương lượng")),
    ActKind("set_agreement_clauses", N_("Sửa điều khoản thỏa ước")),
    ActKind("grade_agreement", N_("Xếp loại thỏa ước")),
    ActKind("add_dialogue", N_("Thêm đối thoại, hội nghị")),
    ActKind("edit_dialogue", N_("Sửa đối thoại, hội nghị")),
    ActKind("remove_dialogue", N_("Xóa đối thoại, hội nghị")),
    ActKind("add_request", N_("Thêm kiến nghị")),
    ActKind("edit_request", N_("Sửa kiến nghị")),
    ActKind("remove_request", N_("Xóa kiến nghị")),
)
