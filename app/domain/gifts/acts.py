"""The acts of the room ``gifts``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("set_benefits", N_("Ghi phần của người hưởng")),
    ActKind("pay_benefits", N_("Chi tiền theo danh sách"), Undo.NO, N_("Đã ghi sổ: hãy hủy phiếu chi (có lý do).")),
    ActKind("make_gift_list", N_("Lập danh sách quà")),
    ActKind("import_gifts", N_("Nhập danh sách quà")),
    ActKind("edit_gift_list", N_("Sửa danh sách quà")),
    ActKind("edit_gift_people", N_("Sửa người trong danh sách quà")),
    ActKind("tick_gifts", N_("Ghi ai đã nhận quà")),
    ActKind("cancel_gift_list", N_("Hủy danh sách quà")),
    ActKind("delete_gift_list", N_("Xóa danh sách quà")),
    ActKind("close_gifts", N_("Phát xong quà hiện vật")),
    ActKind("settle_gifts", N_("Quyết toán quà"), Undo.NO, N_("Đã ghi sổ: hãy hủy chứng từ, danh sách sẽ mở lại.")),
)
