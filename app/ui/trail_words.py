"""How the trail's tables, columns and values read in Vietnamese, for the detail of an act. Only words; nothing is read here.

A column that says nothing to a treasurer (keys, digests, search texts) is not shown.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.codes import CODES
from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.vouchers import VoucherKind, VoucherState
from app.i18n import _
from app.models.queries.trail import ActChange
from app.ui.kinds import kind_word, money_source_word, role_word, state_word

Row = Mapping[str, object]
SILENT = frozenset(
    {"id", "search_key", "sort_key", "entry_key", "series", "sequence", "suffix", "digest", "totals", "closed_at", "sha256", "file_sha256",
     "media_type", "uuid", "created_by", "identity", "occurrence", "figures", "line", "number_tag", "voucher_id", "batch_id", "number_origin"}
)  # fmt: skip
FUND_COLUMNS = frozenset({"fund_id", "source_id", "target_id", "bucket_id"})


def table_word(table: str) -> str:
    """Chứng từ, Dòng tiền, …"""
    words = {
        "voucher": _("Chứng từ"),
        "entry": _("Dòng tiền"),
        "attachment": _("Tệp đính kèm"),
        "union_fact": _("Thông tin đơn vị"),
        "officer": _("Cán bộ"),
        "bucket": _("Quỹ, tài khoản, mã"),
        "opening": _("Số dư đầu kỳ"),
        "opening_owed": _("Còn nợ đầu kỳ"),
        "setting": _("Thiết lập"),
        "head_figure": _("Chỉ tiêu cơ bản"),
        "closed_month": _("Tháng khóa sổ"),
        "filed_settlement": _("Quyết toán đã nộp"),
        "policy_value": _("Quy định"),
        "coding_rule": _("Quy tắc chọn mã"),
        "import_batch": _("Lần nhập Excel"),
        "import_row": _("Dòng Excel"),
        "book_identity": _("Sổ"),
        "member": _("Đoàn viên"),
        "activity": _("Hoạt động"),
        "welfare_case": _("Việc chăm lo"),
    }
    return words.get(table, table)


def column_word(column: str) -> str:
    """Ngày ghi sổ, Số tiền, …"""
    words = {
        "kind": _("Loại"), "state": _("Trạng thái"), "book_date": _("Ngày ghi sổ"), "voucher_date": _("Ngày chứng từ"), "fund_id": _("Quỹ"),
        "number": _("Số"), "original_number": _("Số gốc"), "person": _("Người nộp, nhận"), "address": _("Địa chỉ"), "narration": _("Nội dung"),
        "documents": _("Số chứng từ gốc"), "document_note": _("Chứng từ kèm theo"), "note": _("Ghi chú"), "state_reason": _("Lý do"),
        "reversal_of": _("Điều chỉnh cho"), "source_id": _("Từ"), "target_id": _("Đến"), "amount": _("Số tiền"), "money_source": _("Nguồn tiền"),
        "for_first": _("Cho tháng, từ"), "for_last": _("Cho tháng, đến"), "name": _("Tên"), "size": _("Cỡ tệp"), "key": _("Mục"),
        "value": _("Giá trị"), "valid_from": _("Từ ngày"), "valid_to": _("Đến ngày"), "source": _("Căn cứ"), "role": _("Chức danh"),
        "bank_name": _("Ngân hàng"), "account_number": _("Số tài khoản"), "position": _("Thứ tự"), "closed": _("Đã đóng"), "bucket_id": _("Quỹ"),
        "direction": _("Chiều"), "month": _("Tháng"), "first_day": _("Từ ngày"), "last_day": _("Đến ngày"), "filed_on": _("Ngày nộp"),
        "superior": _("Nơi nhận"), "policy": _("Quy định"), "confidence": _("Độ tin cậy"), "phrases": _("Cụm từ"), "code": _("Mã"),
        "toward": _("Tiền về"), "file_name": _("Tệp"), "sheet": _("Sheet"), "rows_new": _("Dòng mới"), "rows_changed": _("Dòng đổi"),
        "rows_same": _("Dòng đã có"), "rows_refused": _("Dòng không nhận"), "row": _("Dòng"), "original": _("Nguyên văn"),
        "findings": _("Điều đã thấy"), "opening_day": _("Ngày mở sổ"), "member_id": _("Đoàn viên"), "case_id": _("Việc chăm lo"),
        "activity_id": _("Hoạt động"), "title": _("Tên"), "full_name": _("Họ và tên"),
    }  # fmt: skip
    return words.get(column, column)


def setting_word(key: str) -> str:
    """Keys of facts, options and figures as the screens call them."""
    words = {
        "union": _("Tên công đoàn"), "superior": _("Công đoàn cấp trên"), "employer": _("Doanh nghiệp, cơ quan"), "address": _("Địa chỉ"),
        "place": _("Nơi ký báo cáo"), "tax_code": _("Mã số thuế"), "group": _("Nhóm đóng đoàn phí"), "region": _("Vùng lương tối thiểu"),
        "regime": _("Thông tư trên mẫu in"), "regime_from": _("Thông tư áp dụng từ ngày"), "words_thousand": _("Đọc hàng nghìn"),
        "words_odd": _("Đọc số lẻ"), "words_four": _("Đọc số 4"), "words_even": _("Thêm «chẵn»"), "workers": _("Số lao động"),
        "workers_payroll": _("Quỹ lương đóng KPCĐ"), "members": _("Số đoàn viên"), "dues_payroll": _("Quỹ lương đóng ĐPCĐ"),
        "full_time_officers": _("Cán bộ chuyên trách"), "dues_share_up": _("Tỷ lệ đoàn phí nộp cấp trên"),
    }  # fmt: skip
    return words.get(key, key)


def value_word(table: str, column: str, value: object, funds: Mapping[int, str]) -> str:
    """A stored value as the treasurer reads it; ``funds`` gives names of funds and codes by id."""
    if value is None or value == "":
        return ""
    if isinstance(value, Mapping):
        return _("(đã xóa theo yêu cầu)")
    text = str(value)
    if column in FUND_COLUMNS:
        return funds.get(int(text), text)
    if column == "amount" or (column == "value" and table == "head_figure"):
        return show_money(int(text))
    if table == "voucher" and column in ("kind", "state"):
        return kind_word(VoucherKind(text)) if column == "kind" else state_word(VoucherState(text))
    if column in ("key", "policy"):
        return setting_word(text)
    if column == "code":
        return f"{text} {_(CODES[text].name)}" if text in CODES else text
    return _plain_word(column, text)


def _plain_word(column: str, text: str) -> str:
    if column == "role":
        return role_word(text)
    if column == "money_source":
        return money_source_word(text)
    if column == "direction":
        ways = {"in": _("thu"), "out": _("chi"), "transfer": _("chuyển quỹ"), "any": _("cả hai"), "up": _("nộp lên"), "down": _("được cấp")}
        return ways.get(text, text)
    if column == "closed":
        return _("có") if text == "1" else _("không")
    if column == "phrases":
        return text.replace("|", "; ")
    if column in ("original", "findings"):
        return _unpacked(text)
    return _dated(text)


def _dated(text: str) -> str:
    if len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit():
        return show_date(dt.date.fromisoformat(text))
    if len(text) == 7 and text[4] == "-" and text.replace("-", "").isdigit():
        return f"{text[5:]}/{text[:4]}"
    return text


def _unpacked(text: str) -> str:
    try:
        held = json.loads(text)
    except ValueError:
        return text
    values = held.values() if isinstance(held, dict) else held if isinstance(held, list) else [held]
    return "; ".join(str(value) for value in values if value not in (None, ""))


@dataclass(frozen=True, slots=True)
class DetailLine:
    """One line of an act's detail: a row's head, or one of its values before and after."""

    title: str
    before: str = ""
    after: str = ""
    is_head: bool = False


def _merged(changes: Sequence[ActChange]) -> list[ActChange]:
    # Why: one act may insert a row and then number it; the treasurer sees one line from nothing to the end.
    found: dict[tuple[str, int], ActChange] = {}
    for change in changes:
        first = found.get((change.table, change.row_id))
        before = first.before if first is not None else change.before
        found[change.table, change.row_id] = ActChange(change.table, change.row_id, before, change.after)
    return [change for change in found.values() if change.before != change.after]


def detail_lines(changes: Sequence[ActChange], funds: Mapping[int, str]) -> Iterator[DetailLine]:
    """Each changed row as a head and its values; a changed row tells only what differs."""
    for change in _merged(changes):
        before, after = change.before or {}, change.after or {}
        done = _("thêm") if change.before is None else _("xóa") if change.after is None else _("sửa")
        what = _title_of(change.table, after or before, funds)
        yield DetailLine(f"{table_word(change.table)}{' ' + what if what else ''} – {done}", is_head=True)
        for column in after or before:
            left = value_word(change.table, column, before.get(column), funds)
            right = value_word(change.table, column, after.get(column), funds)
            if column not in SILENT and left != right:
                yield DetailLine(column_word(column), left, right)


def _title_of(table: str, row: Row, funds: Mapping[int, str]) -> str:
    columns = {"voucher": "number", "attachment": "name", "officer": "name", "bucket": "name", "opening": "bucket_id", "closed_month": "month",
               "union_fact": "key", "setting": "key", "head_figure": "key", "policy_value": "policy", "import_row": "row"}  # fmt: skip
    column = columns.get(table, "")
    return value_word(table, column, row.get(column), funds) if column else ""
