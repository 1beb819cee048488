"""The acts of the room ``merit``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind
from app.domain.problems import N_

ACTS = (
    ActKind("add_initiative", N_("Thêm sáng kiến")),
    ActKind("edit_initiative", N_("Sửa sáng kiến")),
    ActKind("remove_initiative", N_("Xóa sáng kiến")),
    ActKind("reward_initiative", N_("Đề nghị thưởng sáng kiến")),
    ActKind("register_emulation", N_("Đăng ký thi đua")),
    ActKind("edit_emulation", N_("Ghi kết quả thi đua")),
    ActKind("remove_emulation", N_("Xóa đăng ký thi đua")),
    ActKind("note_party_step", N_("Ghi bước phát triển Đảng")),
    ActKind("remove_party_step", N_("Bỏ khỏi danh sách phát triển Đảng")),
)
