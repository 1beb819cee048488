"""Names for tables and columns as the time line tells them; what nobody need read (keys, digests) is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.agreements.dialogue import DialogueKind, DialogueState, RequestState, Side
from app.domain.care.welfare import KINDS as CARE_KINDS
from app.domain.care.welfare import CaseState, Relation
from app.domain.dues.dues import ExemptReason
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.members.members import Gender
from app.domain.merit.merit import InitiativeState, MeritLevel, PartyStage, Result
from app.domain.money import show_money
from app.exports.heads import REGIMES
from app.i18n import _
from app.models.queries.members.members import MemberState
from app.models.queries.trail import ActChange
from app.services.members.keep_members import CHANGES
from app.ui.book.trail_words import care_columns, care_values
from app.ui.kinds import MONEY_SOURCES, kind_word, money_source_word, role_word, state_word
from app.ui.members.member_words import change_word, exempt_word
from app.ui.union.policy_words import policy_word

HIDDEN = {"id", "search_key", "entry_key", "series", "sequence", "suffix", "number_origin", "sha256", "media_type", "voucher_id",
          "digest", "totals", "identity", "original", "findings", "figures", "batch_id", "occurrence", "line", "position", "sort_key", "birthday",
          "file_sha256", "uuid", "created_by", "confidence", "entry_id"}  # fmt: skip
MONEY = {
    "amount",
    "amount_most",
    "in_kind",
    "budget",
    "money",
    "principal",
    "interest",
    "benefit",
    "meal_price",
    "taken",
    "counted",
}
BUCKETS = {"fund_id", "source_id", "target_id", "bucket_id"}


def table_word(table: str) -> str:
    """What a table's rows are called."""
    words = {
        "voucher": _("Chứng từ"), "entry": _("Dòng tiền"), "attachment": _("Tệp đính kèm"), "union_fact": _("Thông tin đơn vị"),
        "officer": _("Cán bộ"), "bucket": _("Quỹ, mã số"), "opening": _("Số dư đầu kỳ"), "opening_owed": _("Công nợ đầu kỳ"),
        "setting": _("Thiết lập"), "head_figure": _("Chỉ tiêu cơ bản"), "closed_month": _("Tháng khóa sổ"),
        "filed_settlement": _("Báo cáo đã nộp"), "policy_value": _("Quy định"), "coding_rule": _("Quy tắc chọn mã"),
        "import_batch": _("Lần nhập"), "import_row": _("Dòng nhập"), "book_identity": _("Sổ"), "member": _("Đoàn viên"),
        "member_state": _("Biến động đoàn viên"), "wage": _("Mức lương"), "exemption": _("Tháng miễn đoàn phí"),
        "union_group": _("Tổ công đoàn"), "dues_run": _("Bảng trích nộp"), "allocation_batch": _("Lần phân bổ đoàn phí"),
        "activity": _("Hoạt động"), "welfare_case": _("Chăm lo"), "welfare_norm": _("Định mức chăm lo"), "case_paper": _("Giấy tờ của việc chăm lo"),
        "case_stage": _("Giai đoạn"), "case_source": _("Nguồn của việc chăm lo"), "loan": _("Khoản vay"), "loan_opening": _("Khoản vay đang có khi mở sổ"), "loan_capital": _("Vốn Quỹ trợ vốn"), "loan_instalment": _("Kỳ trả nợ vay"), "plan": _("Kế hoạch"),
        "activity_source": _("Nguồn của hoạt động"), "activity_figure": _("Số liệu của hoạt động"), "gift_terms": _("Mức quà"),
        "participant": _("Người tham gia, nhận quà"), "initiative": _("Sáng kiến"), "emulation": _("Thi đua"),
        "party_step": _("Phát triển Đảng"), "survey": _("Phiếu hỏi ý kiến"), "survey_answer": _("Câu trả lời"),
        "agreement": _("Thỏa ước"), "agreement_step": _("Bước của thỏa ước"), "agreement_clause": _("Nội dung thỏa ước"),
        "agreement_person": _("Người thương lượng"), "agreement_vote": _("Phiếu lấy ý kiến"), "dialogue": _("Đối thoại"),
        "dialogue_person": _("Người dự đối thoại"), "dialogue_request": _("Kiến nghị"), "kept_file": _("Tệp lưu"),
        "cash_count": _("Kiểm quỹ"), "relative": _("Người thân"),
    }  # fmt: skip
    return words.get(table, table)


def column_word(column: str) -> str:
    """What a column is called."""
    words = {
        "kind": _("loại"), "state": _("trạng thái"), "number": _("số"), "book_date": _("ngày ghi sổ"), "voucher_date": _("ngày chứng từ"),
        "person": _("người nộp, nhận"), "address": _("địa chỉ"), "narration": _("nội dung"), "documents": _("chứng từ gốc"),
        "document_note": _("kèm theo"), "note": _("ghi chú"), "state_reason": _("lý do"), "amount": _("số tiền"), "name": _("tên"),
        "value": _("giá trị"), "key": _("mục"), "valid_from": _("từ ngày"), "valid_to": _("đến ngày"), "role": _("chức danh"),
        "source": _("căn cứ"), "month": _("tháng"), "for_first": _("từ tháng"), "for_last": _("đến tháng"), "money_source": _("nguồn"),
        "phrases": _("cụm từ"), "code": _("mã"), "direction": _("chiều"), "first_day": _("từ ngày"), "last_day": _("đến ngày"),
        "filed_on": _("ngày nộp"), "superior": _("cấp trên"), "fund_id": _("quỹ"), "source_id": _("từ"), "target_id": _("đến"),
        "file_name": _("tệp"), "sheet": _("trang tính"), "original_number": _("số gốc"), "bank_name": _("ngân hàng"),
        "account_number": _("số tài khoản"), "policy": _("quy định"), "opening_day": _("ngày mở sổ"), "size": _("cỡ"),
        "reversal_of": _("điều chỉnh cho"), "closed": _("ngừng dùng"), "closed_at": _("khóa lúc"), "bucket_id": _("quỹ"),
        "title": _("tên"), "number_tag": _("dấu của quyển số"), "toward": _("về quỹ"), "dues_group": _("nhóm đóng đoàn phí"),
        "members": _("số đoàn viên"), "exempt": _("số người miễn"), "total": _("cộng"), "parent_id": _("thuộc tổ"),
        "rows_new": _("dòng mới"), "rows_changed": _("dòng đổi"), "rows_same": _("dòng đã có"), "rows_refused": _("dòng bị từ chối"),
        "staff_number": _("mã nhân viên"), "member_number": _("mã số đoàn viên"), "full_name": _("họ và tên"), "gender": _("giới tính"),
        "birth": _("ngày sinh"), "citizen_number": _("số CCCD"), "phone": _("điện thoại"), "group_id": _("tổ"), "joined": _("ngày vào"),
        "member_id": _("đoàn viên"), "case_id": _("việc chăm lo"), "activity_id": _("hoạt động"), "first_month": _("từ tháng"),
        "last_month": _("đến tháng"), "reason": _("lý do"), "row": _("dòng"), "change": _("biến động"), "decision": _("quyết định"),
        "net_pay": _("lương thực lĩnh"), "rows": _("số dòng"), "theme": _("chủ đề"), "aims": _("mục đích"), "programmes": _("chương trình"),
        "targets": _("chỉ tiêu"), "decided_on": _("ngày quyết định"), "assessment": _("đánh giá"), "programme": _("chương trình"),
        "plan_id": _("kế hoạch"), "starts_on": _("từ ngày"), "ends_on": _("đến ngày"), "place": _("địa điểm"), "lead": _("phụ trách"),
        "content": _("nội dung"), "expected": _("số người dự kiến"), "people": _("số người"), "women": _("số nữ"), "budget": _("dự toán"),
        "result": _("kết quả"), "giver": _("bên chịu"), "planned": _("dự kiến"), "money": _("tiền chi trực tiếp"), "in_kind": _("hiện vật quy tiền"),
        "goods": _("hiện vật"), "attended": _("có mặt"), "received": _("đã nhận"), "received_on": _("ngày nhận"), "received_by": _("người nhận thay"),
        "group_name": _("tổ, đơn vị"), "kept_on": _("ngày lưu"), "purpose": _("để làm gì"),
        "counted_on": _("ngày kiểm quỹ"), "counted_at": _("giờ kiểm quỹ"), "book_balance": _("theo sổ quỹ"), "counted": _("đếm được"),
        "denominations": _("số tờ từng loại"), "conclusion": _("kết luận"), "committee": _("ban kiểm kê"),
    }  # fmt: skip
    return words.get(column) or care_columns().get(column, column)


def head_word(key: str) -> str:
    """A key of the head figures or of the union's facts in words; any other key as it is."""
    words = {
        "workers": _("lao động đóng KPCĐ"), "workers_payroll": _("quỹ lương đóng KPCĐ"), "members": _("đoàn viên"),
        "dues_payroll": _("quỹ lương đóng ĐPCĐ"), "full_time_officers": _("cán bộ chuyên trách"), "union": _("tên công đoàn cơ sở"),
        "superior": _("công đoàn cấp trên"), "employer": _("doanh nghiệp, cơ quan"), "address": _("địa chỉ"), "place": _("địa danh"),
        "group": _("nhóm đóng đoàn phí"), "region": _("vùng lương"), "tax_code": _("mã số thuế"),
        "payee_name": _("đơn vị nhận tiền nộp lên"), "payee_account": _("số tài khoản nhận"), "payee_bank": _("ngân hàng nhận"),
        "payee_text": _("nội dung chuyển tiền nộp lên"),
        "regime": _("chế độ kế toán"), "regime_from": _("chế độ kế toán từ ngày"), "words_thousand": _("chữ cho 1.000"),
        "words_odd": _("chữ cho số không ở hàng chục"), "words_four": _("chữ cho 4 ở cuối"), "words_even": _("thêm chữ «chẵn»"),
    }  # fmt: skip
    return words.get(key, key)


def value_word(column: str, value: object) -> str:
    """A value as it is read elsewhere in the window."""
    if value is None or value == "":
        return ""
    if isinstance(value, int) and (column in MONEY or value > 9999):
        return show_money(value)
    word = _word_of(column, str(value))
    if word:
        return word
    text = str(value)
    if len(text) == 10 and text[4:5] == "-" and text[7:8] == "-":
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return text


def _word_of(column: str, value: str) -> str:
    """The word for a stored key; nothing for plain text, which reads as it stands."""
    if column == "key":
        return head_word(value)
    if column == "policy":
        return policy_word(value)
    if column == "role":
        return role_word(value)
    if column == "reason" and value in set(ExemptReason):
        return exempt_word(value)
    words: dict[str, dict[str, str]] = {
        "state": {**{str(each): state_word(each) for each in VoucherState}, **_labels(MemberState, DialogueState, RequestState,
                  InitiativeState, CaseState)},
        "kind": {**{key: _(kind.name) for key, kind in CARE_KINDS.items()}, **_labels(DialogueKind),
                 **{str(each): kind_word(each) for each in VoucherKind}, "cash-book": _("sổ quỹ"), "bank-book": _("sổ tiền gửi"),
                 "cash": _("tiền mặt"), "bank": _("tài khoản ngân hàng")},
        "direction": {"in": _("tiền vào"), "out": _("tiền ra"), "transfer": _("chuyển quỹ"), "any": _("cả hai chiều"),
                      "up": _("phải nộp cấp trên"), "down": _("được cấp trên cấp")},
        "toward": {"cash": _("tiền mặt"), "bank": _("tiền gửi")},
        "money_source": {each: money_source_word(each) for each in MONEY_SOURCES},
        "gender": {str(each): _(each.label) for each in Gender},
        "change": {each: change_word(each) for each in (*CHANGES, "register")},
        "closed": {"0": _("không"), "1": _("có")},
        **dict.fromkeys(("own_result", "group_result", "final_result"), _labels(Result)),
        "level": _labels(MeritLevel), "side": _labels(Side), "step": _labels(PartyStage), "relation": _labels(Relation),
        "phrases": {value: value.replace("|", ", ")},
        "value": {key: _(regime.name) for key, regime in REGIMES.items()},
    }  # fmt: skip
    return words.get(column, {}).get(value, "") or care_values().get(column, {}).get(value, "")


def _labels(*kinds: Iterable[Any]) -> dict[str, str]:
    """The stored keys of enumerations whose members have a label."""
    return {str(each): _(each.label) for kind in kinds for each in kind}


def change_lines(change: ActChange, buckets: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    """(column, before, after) of what differs and is worth reading; ``buckets`` names funds and codes by id."""
    before, after = change.before or {}, change.after or {}
    for column in {**before, **after}:
        old, new = before.get(column), after.get(column)
        if column in HIDDEN or old == new:
            continue
        if column in BUCKETS:
            old, new = (
                buckets.get(value, "").removeprefix("code:") if isinstance(value, int) else value
                for value in (old, new)
            )
        shown = value_word(column, old), value_word(column, new)
        if any(shown):
            yield column_word(column), *shown
