"""The acts of the room ``union``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("set_profile", N_("Sửa thông tin đơn vị")),
    ActKind("set_officers", N_("Sửa danh sách cán bộ")),
    ActKind("set_options", N_("Sửa thiết lập")),
    ActKind("set_policy", N_("Sửa quy định của đơn vị")),
    ActKind("take_policy_file", N_("Nhận tệp quy định")),
    ActKind(
        "take_policies",
        N_("Nhận quy định mới của chương trình"),
        Undo.NO,
        N_("Có thể sửa từng giá trị ở mục Quy định."),
        is_passed_over=True,
    ),
    ActKind("keep_file", N_("Lưu tệp")),
    ActKind("drop_file", N_("Bỏ tệp đã lưu")),
)
