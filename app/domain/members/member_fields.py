"""The columns of a member list, described once: for recognising her heads, for our own lists, the export and the help.

Only the description. How a cell is read lives in ``imports/members/member_cells.py``, how a value is shown with the window.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.problems import N_


class FieldKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    """A number that names, not counts: kept as text with its zeros."""
    CITIZEN = "citizen"
    DATE = "date"
    GENDER = "gender"
    GROUP = "group"
    PHONE = "phone"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Field:
    """One column. ``key`` is the attribute of MemberDraft; ``aliases`` are folded heads, the most telling first."""

    key: str
    label: str
    kind: FieldKind
    aliases: tuple[str, ...]
    help: str
    is_required: bool = False
    tells_people_apart: bool = False
    """A sheet with names and one such column is taken for a member list."""


MEMBER_FIELDS: tuple[Field, ...] = (
    Field(
        "full_name", N_("Họ và tên"), FieldKind.NAME,
        ("ho va ten doan vien", "ho ten doan vien", "ho va ten", "ho ten", "ten doan vien", "ten nhan vien", "full name", "hoten"),
        N_("Họ, tên đệm và tên, có dấu. Bắt buộc."), is_required=True,
    ),
    Field(
        "birth", N_("Ngày sinh"), FieldKind.DATE,
        ("ngay thang nam sinh", "ngay sinh", "sinh ngay", "ngay thang sinh", "nam sinh", "date of birth", "dob", "sn"),
        N_("Ngày/tháng/năm. Nếu chỉ biết năm hoặc tháng và năm thì ghi 1990 hoặc 05/1990."), tells_people_apart=True,
    ),
    Field(
        "gender", N_("Giới tính"), FieldKind.GENDER,
        ("gioi tinh", "nam nu", "phai", "gender", "sex", "gt"),
        N_("Nam hoặc Nữ."), tells_people_apart=True,
    ),
    Field(
        "citizen_number", N_("Số CCCD"), FieldKind.CITIZEN,
        ("so can cuoc cong dan", "can cuoc cong dan", "so dinh danh ca nhan", "so dinh danh", "so can cuoc", "can cuoc",
         "so cccd", "cccd", "so cmnd", "cmnd", "so cmt", "cmt"),
        N_("12 chữ số, giữ số 0 ở đầu; CMND cũ 9 chữ số cũng được."), tells_people_apart=True,
    ),
    Field(
        "staff_number", N_("Mã nhân viên"), FieldKind.NUMBER,
        ("ma so nhan vien", "ma nhan vien", "ma so nv", "ma nv", "msnv", "manv", "ma so cong nhan", "ma cnv", "ma cb", "ma so",
         "ma the", "so the", "employee id", "staff no"),
        N_("Mã của công ty; nhận lại đúng người khi nhập lần sau."), tells_people_apart=True,
    ),
    Field(
        "member_number", N_("Mã số đoàn viên"), FieldKind.NUMBER,
        ("ma so doan vien", "ma doan vien", "so the doan vien", "ma the doan vien", "so the cong doan", "the doan vien", "ma dv"),
        N_("Mã số do phần mềm quản lý đoàn viên của Tổng Liên đoàn cấp."), tells_people_apart=True,
    ),
    Field(
        "group", N_("Tổ công đoàn"), FieldKind.GROUP,
        ("to cong doan", "to cd", "cong doan bo phan", "to bo phan", "to san xuat", "to", "bo phan", "phong ban", "phong bo phan",
         "don vi", "phong", "chuyen", "xuong", "phan xuong", "department", "line"),
        N_("Tổ hoặc bộ phận; tên viết hoa, viết thường, thừa khoảng trắng vẫn là một tổ."), tells_people_apart=True,
    ),
    Field(
        "position", N_("Chức vụ, công việc"), FieldKind.TEXT,
        ("chuc vu", "chuc danh", "vi tri cong viec", "vi tri", "cong viec", "position"),
        N_("Công việc đang làm."),
    ),
    Field(
        "phone", N_("Điện thoại"), FieldKind.PHONE,
        ("so dien thoai", "dien thoai", "so dt", "sdt", "di dong", "dtdd", "dt", "phone", "mobile"),
        N_("Số điện thoại, giữ số 0 ở đầu."),
    ),
    Field(
        "address", N_("Địa chỉ"), FieldKind.TEXT,
        ("dia chi thuong tru", "dia chi", "noi o hien nay", "noi o", "cho o", "ho khau thuong tru", "thuong tru", "tam tru"),
        N_("Nơi ở hiện nay."),
    ),
    Field(
        "joined", N_("Ngày vào công đoàn"), FieldKind.DATE,
        ("ngay vao cong doan", "ngay gia nhap cong doan", "ngay ket nap cong doan", "ngay vao cd", "ngay vao cdcs", "vao cong doan",
         "nam vao cong doan", "ngay gia nhap", "ngay ket nap", "gia nhap cd", "thoi gian gia nhap"),
        N_("Ngày kết nạp; chỉ biết năm hoặc tháng cũng được."), tells_people_apart=True,
    ),
    Field(
        "wage", N_("Mức lương đóng BHXH"), FieldKind.MONEY,
        ("muc luong dong bhxh", "muc luong dong", "luong dong bhxh", "luong lam can cu dong bhxh", "luong bhxh", "muc luong", "tien luong",
         "luong co ban", "luong can ban", "luong", "muc dong bhxh", "salary"),
        N_("Đồng mỗi tháng, làm căn cứ tính đoàn phí."),
    ),
    Field("note", N_("Ghi chú"), FieldKind.TEXT, ("ghi chu", "chu thich", "note"), N_("Ghi chú tự do.")),
)  # fmt: skip

FIELD_BY_KEY: Mapping[str, Field] = {field.key: field for field in MEMBER_FIELDS}
