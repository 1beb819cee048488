"""The acts of the room ``ledger``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("save_draft", N_("Cất chứng từ nháp")),
    ActKind("edit_draft", N_("Sửa chứng từ nháp")),
    ActKind("delete_draft", N_("Xóa chứng từ nháp")),
    ActKind("post_voucher", N_("Ghi sổ"), Undo.NO, N_("Đã ghi sổ: hãy dùng Bỏ ghi, Hủy hoặc Điều chỉnh.")),
    ActKind("unpost_voucher", N_("Bỏ ghi"), Undo.NO, N_("Hãy ghi sổ lại chứng từ.")),
    ActKind("void_voucher", N_("Hủy chứng từ"), Undo.NO, N_("Chứng từ đã hủy giữ nguyên số; hãy nhân bản để lập lại.")),
    ActKind("reverse_voucher", N_("Lập chứng từ điều chỉnh"), Undo.NO, N_("Hãy bỏ ghi hoặc hủy chứng từ điều chỉnh.")),
    ActKind("name_people", N_("Ghi người cho dòng chứng từ")),
    ActKind("attach_file", N_("Đính kèm tệp")),
    ActKind("detach_file", N_("Bỏ tệp đính kèm")),
    ActKind("set_accounts", N_("Sửa quỹ và tài khoản")),
    ActKind("set_openings", N_("Sửa số dư đầu kỳ")),
    ActKind("set_rules", N_("Sửa quy tắc chọn mã")),
    ActKind("count_cash", N_("Kiểm quỹ")),
    ActKind("remove_count", N_("Xóa biên bản kiểm quỹ")),
)
