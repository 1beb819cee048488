"""What a member, a change, a wage, months without dues, a tổ and a relative are made of.

The fields of a member are also the columns of a member list: an import knows them by their aliases.
"""

from __future__ import annotations

from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import Gender, MemberChange, MemberState, RelativeKind
from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

PARTIAL = N_("04/05/1990, 05/1990 hoặc 1990")
TELLING = frozenset(
    {"birth", "gender", "citizen_number", "staff_number", "member_number", "group", "joined"},
)
"""The fields that tell people apart: a sheet with names and one such column is taken for a member list."""


def _heads(*texts: str) -> tuple[str, ...]:
    """Folded heads, the most telling first."""
    return tuple(head for text in texts for head in text.split(", "))


MEMBER = Record(
    "member",
    N_("Đoàn viên"),
    (
        Field(
            "full_name",
            N_("Họ và tên"),
            required=True,
            personal=True,
            help=N_("Họ, tên đệm và tên, có dấu. Bắt buộc."),
            aliases=_heads(
                "ho va ten doan vien, ho ten doan vien, ho va ten, ho ten, ten doan vien, ten nhan vien, full name, hoten"
            ),
        ),
        Field(
            "birth",
            N_("Ngày sinh"),
            Kind.OTHER,
            example=PARTIAL,
            personal=True,
            help=N_("Ngày/tháng/năm. Nếu chỉ biết năm hoặc tháng và năm thì ghi 1990 hoặc 05/1990."),
            aliases=_heads(
                "ngay thang nam sinh, ngay sinh, sinh ngay, ngay thang sinh, nam sinh, date of birth, dob, sn"
            ),
        ),
        Field(
            "gender",
            N_("Giới tính"),
            Kind.CHOICE,
            head=N_("Giới"),
            choices=Gender,
            help=N_("Nam hoặc Nữ."),
            aliases=_heads("gioi tinh, nam nu, phai, gender, sex, gt"),
        ),
        Field(
            "citizen_number",
            N_("Số CCCD"),
            head=N_("CCCD"),
            example=N_("12 chữ số"),
            personal=True,
            help=N_("12 chữ số, giữ số 0 ở đầu; CMND cũ 9 chữ số cũng được."),
            aliases=_heads(
                "so can cuoc cong dan, can cuoc cong dan, so dinh danh ca nhan, so dinh danh, so can cuoc, can cuoc",
                "so cccd, cccd, so cmnd, cmnd, so cmt, cmt",
            ),
        ),
        Field(
            "staff_number",
            N_("Mã nhân viên"),
            help=N_("Mã của công ty; nhận lại đúng người khi nhập lần sau."),
            aliases=_heads(
                "ma so nhan vien, ma nhan vien, ma so nv, ma nv, msnv, manv, ma so cong nhan, ma cnv, ma cb, ma so, ma the",
                "so the, employee id, staff no",
            ),
        ),
        Field(
            "member_number",
            N_("Mã số đoàn viên"),
            head=N_("Mã ĐV"),
            help=N_("Mã số do phần mềm quản lý đoàn viên của Tổng Liên đoàn cấp."),
            aliases=_heads(
                "ma so doan vien, ma doan vien, so the doan vien, ma the doan vien, so the cong doan, the doan vien, ma dv"
            ),
        ),
        Field(
            "group",
            N_("Tổ công đoàn"),
            Kind.OTHER,
            head=N_("Tổ"),
            help=N_("Tổ hoặc bộ phận; tên viết hoa, viết thường, thừa khoảng trắng vẫn là một tổ."),
            aliases=_heads(
                "to cong doan, to cd, cong doan bo phan, to bo phan, to san xuat, to, bo phan, phong ban, phong bo phan",
                "don vi, phong, chuyen, xuong, phan xuong, department, line",
            ),
        ),
        Field(
            "position",
            N_("Chức vụ, công việc"),
            head=N_("Công việc"),
            help=N_("Công việc đang làm."),
            aliases=_heads("chuc vu, chuc danh, vi tri cong viec, vi tri, cong viec, position"),
        ),
        Field(
            "phone",
            N_("Điện thoại"),
            personal=True,
            help=N_("Số điện thoại, giữ số 0 ở đầu."),
            aliases=_heads("so dien thoai, dien thoai, so dt, sdt, di dong, dtdd, dt, phone, mobile"),
        ),
        Field(
            "address",
            N_("Địa chỉ"),
            personal=True,
            help=N_("Nơi ở hiện nay."),
            aliases=_heads(
                "dia chi thuong tru, dia chi, noi o hien nay, noi o, cho o, ho khau thuong tru, thuong tru, tam tru"
            ),
        ),
        Field(
            "joined",
            N_("Ngày vào công đoàn"),
            Kind.OTHER,
            head=N_("Vào công đoàn"),
            example=N_("ngày, tháng hoặc năm"),
            help=N_("Ngày kết nạp; chỉ biết năm hoặc tháng cũng được."),
            aliases=_heads(
                "ngay vao cong doan, ngay gia nhap cong doan, ngay ket nap cong doan, ngay vao cd, ngay vao cdcs",
                "vao cong doan, nam vao cong doan, ngay gia nhap, ngay ket nap, gia nhap cd, thoi gian gia nhap",
            ),
        ),
        Field(
            "wage",
            N_("Mức lương đóng BHXH"),
            Kind.MONEY,
            head=N_("Mức lương"),
            help=N_("Đồng mỗi tháng, làm căn cứ tính đoàn phí."),
            aliases=_heads(
                "muc luong dong bhxh, muc luong dong, luong dong bhxh, luong lam can cu dong bhxh, luong bhxh, muc luong",
                "tien luong, luong co ban, luong can ban, luong, muc dong bhxh, salary",
            ),
        ),
        Field(
            "note",
            N_("Ghi chú"),
            personal=True,
            help=N_("Ghi chú tự do."),
            aliases=_heads("ghi chu, chu thich, note"),
        ),
    ),
    also={"number": N_("Mã số đoàn viên"), "group_id": N_("Tổ"), "member_id": N_("Đoàn viên")},
)

MEMBER_STATE = Record(
    "member_state",
    N_("Biến động đoàn viên"),
    (
        Field("change", N_("Biến động"), Kind.CHOICE, choices=MemberChange),
        Field("valid_from", N_("Từ ngày"), Kind.DAY, required=True),
        Field("reason", N_("Lý do"), example=N_("ví dụ: thôi việc, chuyển công ty"), personal=True),
        Field("decision", N_("Số quyết định"), example=N_("ví dụ: 12/QĐ-CĐCS")),
        Field("state", N_("Sinh hoạt"), Kind.CHOICE, choices=MemberState),
    ),
)

WAGE = Record(
    "wage",
    N_("Mức lương"),
    (
        Field("valid_from", N_("Từ tháng"), Kind.MONTH),
        Field("amount", N_("Số tiền"), Kind.MONEY),
        Field("net_pay", N_("Lương thực lĩnh"), Kind.MONEY),
        Field("source", N_("Căn cứ")),
    ),
)

EXEMPTION = Record(
    "exemption",
    N_("Tháng miễn đoàn phí"),
    (
        Field("first_month", N_("Từ tháng"), Kind.MONTH),
        Field("last_month", N_("Đến tháng"), Kind.MONTH),
        Field("reason", N_("Lý do"), Kind.CHOICE, choices=ExemptReason),
        Field("note", N_("Ghi chú"), personal=True),
    ),
)

GROUP = Record(
    "union_group",
    N_("Tổ công đoàn"),
    (Field("name", N_("Tên")),),
    also={"parent_id": N_("Thuộc tổ")},
)

RELATIVE = Record(
    "relative",
    N_("Người thân"),
    (
        Field("relation", N_("Quan hệ"), Kind.CHOICE, choices=RelativeKind),
        Field("full_name", N_("Họ và tên"), required=True, personal=True),
        Field("birth", N_("Ngày sinh"), Kind.OTHER, example=PARTIAL, personal=True),
        Field("gender", N_("Giới tính"), Kind.CHOICE, choices=Gender),
        Field("note", N_("Ghi chú"), personal=True),
    ),
)
