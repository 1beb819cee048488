"""Every kind of act the trail knows: its name for the time line, and whether Ctrl+Z may take it back.

Acts of record (posting, voiding, closing, filing) are never undone; the advice says which act of record answers them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.problems import N_


class Undo(StrEnum):
    """How an act is taken back: by undo, by withdrawing the whole import, or only by another act of record."""

    YES = "undo"
    WITHDRAW = "withdraw"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ActKind:
    """One kind of act. ``advice`` is what to do instead when it cannot be undone."""

    kind: str
    title: str
    undo: Undo = Undo.YES
    advice: str = ""


_KINDS = (
    ActKind("create_book", N_("Lập sổ"), Undo.NO, N_("Sổ đã lập thì không lấy lại được; có thể sửa ở Thiết lập.")),
    ActKind("save_draft", N_("Cất chứng từ nháp")),
    ActKind("edit_draft", N_("Sửa chứng từ nháp")),
    ActKind("delete_draft", N_("Xóa chứng từ nháp")),
    ActKind("post_voucher", N_("Ghi sổ"), Undo.NO, N_("Đã ghi sổ: hãy dùng Bỏ ghi, Hủy hoặc Điều chỉnh.")),
    ActKind("unpost_voucher", N_("Bỏ ghi"), Undo.NO, N_("Hãy ghi sổ lại chứng từ.")),
    ActKind("void_voucher", N_("Hủy chứng từ"), Undo.NO, N_("Chứng từ đã hủy giữ nguyên số; hãy nhân bản để lập lại.")),
    ActKind("reverse_voucher", N_("Lập chứng từ điều chỉnh"), Undo.NO, N_("Hãy bỏ ghi hoặc hủy chứng từ điều chỉnh.")),
    ActKind("attach_file", N_("Đính kèm tệp")),
    ActKind("detach_file", N_("Bỏ tệp đính kèm")),
    ActKind("import_book", N_("Nhập sổ từ Excel"), Undo.WITHDRAW),
    ActKind("withdraw_import", N_("Rút lần nhập sổ"), Undo.NO, N_("Hãy nhập lại tệp Excel.")),
    ActKind("set_profile", N_("Sửa thông tin đơn vị")),
    ActKind("set_payee", N_("Sửa tài khoản nhận của cấp trên")),
    ActKind("set_officers", N_("Sửa danh sách cán bộ")),
    ActKind("set_accounts", N_("Sửa quỹ và tài khoản")),
    ActKind("set_openings", N_("Sửa số dư đầu kỳ")),
    ActKind("set_rules", N_("Sửa quy tắc chọn mã")),
    ActKind("set_options", N_("Sửa thiết lập")),
    ActKind("set_head_figures", N_("Nhập chỉ tiêu cơ bản")),
    ActKind("set_policy", N_("Sửa quy định của đơn vị")),
    ActKind(
        "take_policies",
        N_("Nhận quy định mới của chương trình"),
        Undo.NO,
        N_("Có thể sửa từng giá trị ở mục Quy định."),
    ),
    ActKind("close_month", N_("Khóa sổ tháng"), Undo.NO, N_("Hãy mở khóa tháng cuối (có lý do).")),
    ActKind("reopen_month", N_("Mở khóa tháng"), Undo.NO, N_("Hãy khóa sổ lại.")),
    ActKind("file_settlement", N_("Ghi nhận đã nộp quyết toán"), Undo.NO, N_("Hãy rút báo cáo đã nộp (có lý do).")),
    ActKind("recall_settlement", N_("Rút báo cáo đã nộp"), Undo.NO, N_("Hãy ghi nhận nộp lại.")),
    ActKind("add_member", N_("Thêm đoàn viên")),
    ActKind("edit_member", N_("Sửa đoàn viên")),
    ActKind("change_member", N_("Ghi biến động đoàn viên")),
    ActKind("set_groups", N_("Sửa tổ công đoàn")),
    ActKind("set_wages", N_("Sửa mức lương")),
    ActKind("set_exemptions", N_("Ghi tháng miễn đoàn phí")),
    ActKind("import_members", N_("Nhập danh sách đoàn viên")),
    ActKind("import_dues_list", N_("Đối chiếu bảng trích nộp")),
    ActKind("run_dues", N_("Lập bảng trích nộp"), Undo.WITHDRAW),
    ActKind("withdraw_dues", N_("Rút bảng trích nộp"), Undo.NO, N_("Hãy lập lại bảng trích nộp.")),
    ActKind("collect_dues", N_("Thu đoàn phí"), Undo.NO, N_("Đã ghi sổ: hãy dùng Hủy hoặc Điều chỉnh phiếu thu.")),
    ActKind("keep_file", N_("Lưu tệp")),
    ActKind("drop_file", N_("Bỏ tệp đã lưu")),
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
    ActKind("put_loan_capital", N_("Ghi vốn Quỹ trợ vốn")),
    ActKind("drop_loan_capital", N_("Bỏ lần góp vốn Quỹ trợ vốn")),
    ActKind("set_opening_loan", N_("Ghi khoản vay đang có khi mở sổ")),
    ActKind("drop_opening_loan", N_("Bỏ khoản vay đang có khi mở sổ")),
    ActKind("grant_loan", N_("Cho vay vốn"), Undo.NO, N_("Đã ghi sổ: hãy hủy phiếu giải ngân (có lý do).")),
    ActKind("repay_loans", N_("Thu nợ vay vốn"), Undo.NO, N_("Đã ghi sổ: hãy hủy hoặc điều chỉnh phiếu thu nợ.")),
    ActKind("add_dialogue", N_("Thêm đối thoại, hội nghị")),
    ActKind("edit_dialogue", N_("Sửa đối thoại, hội nghị")),
    ActKind("remove_dialogue", N_("Xóa đối thoại, hội nghị")),
    ActKind("add_request", N_("Thêm kiến nghị")),
    ActKind("edit_request", N_("Sửa kiến nghị")),
    ActKind("remove_request", N_("Xóa kiến nghị")),
    ActKind("count_cash", N_("Kiểm quỹ")),
    ActKind("remove_count", N_("Xóa biên bản kiểm quỹ")),
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
    ActKind("add_survey", N_("Thêm đợt hỏi ý kiến")),
    ActKind("edit_survey", N_("Sửa đợt hỏi ý kiến")),
    ActKind("remove_survey", N_("Xóa đợt hỏi ý kiến")),
    ActKind("import_survey", N_("Nhập phiếu hỏi ý kiến")),
    ActKind("set_benefits", N_("Ghi phần của người hưởng")),
    ActKind("pay_benefits", N_("Chi tiền theo danh sách"), Undo.NO, N_("Đã ghi sổ: hãy hủy phiếu chi (có lý do).")),
    ActKind("add_house", N_("Thêm Mái ấm Công đoàn")),
    ActKind("edit_house", N_("Sửa Mái ấm Công đoàn")),
    ActKind("delete_house", N_("Xóa Mái ấm Công đoàn")),
    ActKind("add_initiative", N_("Thêm sáng kiến")),
    ActKind("edit_initiative", N_("Sửa sáng kiến")),
    ActKind("remove_initiative", N_("Xóa sáng kiến")),
    ActKind("reward_initiative", N_("Đề nghị thưởng sáng kiến")),
    ActKind("register_emulation", N_("Đăng ký thi đua")),
    ActKind("edit_emulation", N_("Ghi kết quả thi đua")),
    ActKind("remove_emulation", N_("Xóa đăng ký thi đua")),
    ActKind("note_party_step", N_("Ghi bước phát triển Đảng")),
    ActKind("remove_party_step", N_("Bỏ khỏi danh sách phát triển Đảng")),
    ActKind("set_relatives", N_("Sửa người thân của đoàn viên")),
    ActKind("make_gift_list", N_("Lập danh sách quà")),
    ActKind("edit_gift_list", N_("Sửa danh sách quà")),
    ActKind("edit_gift_people", N_("Sửa người trong danh sách quà")),
    ActKind("tick_gifts", N_("Ghi ai đã nhận quà")),
    ActKind("cancel_gift_list", N_("Hủy danh sách quà")),
    ActKind("delete_gift_list", N_("Xóa danh sách quà")),
    ActKind("close_gifts", N_("Phát xong quà hiện vật")),
    ActKind("settle_gifts", N_("Quyết toán quà"), Undo.NO, N_("Đã ghi sổ: hãy hủy chứng từ, danh sách sẽ mở lại.")),
    ActKind("upgrade_book", N_("Nâng cấp sổ"), Undo.NO, N_("Sổ cũ còn nguyên trong tệp để bên cạnh.")),
    ActKind("undo", N_("Hoàn tác")),
    ActKind("redo", N_("Làm lại")),
)

ACTS = {act.kind: act for act in _KINDS}


def act_kind(kind: str) -> ActKind:
    """The kind by its name; an unknown one (a newer program's) shows its name and cannot be undone."""
    return ACTS.get(kind) or ActKind(kind, kind, Undo.NO, N_("Hãy cập nhật chương trình."))
