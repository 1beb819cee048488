"""What a member, a change, a wage, months without dues, a tổ and a relative are made of.

The fields of a member are also the columns of a member list: an import knows them by their aliases.
"""

from __future__ import annotations

from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import Gender, MemberChange, MemberState, RelativeKind
from app.domain.pointing import Pointable
from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, Record, headings

PARTIAL = N_("04/05/1990, 05/1990 hoặc 1990")


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
            aliases=headings(
                "Họ và tên đoàn viên, Họ tên đoàn viên, Họ và tên, Họ tên, Tên đoàn viên, Tên nhân viên",
                "Tên CNV, Tên CBCNV, Tên công nhân, Tên công nhân viên, Tên CN, Tên NLĐ, Tên người lao động, Tên CBNV, Tên thành viên",
                "Họ tên CNV, Họ tên CB-CNV, Họ và tên CNV, Họ tên CBCNV, Họ và tên CBCNV, Họ tên NLĐ, Họ tên người lao động, Họ và tên NLĐ, Người lao động, Nhân viên, Công nhân",
                "Đoàn viên., Tên đầy đủ, Họ tên đầy đủ, Full name, Fullname, Employee name, Name., Hoten",
            ),
        ),
        Field(
            "birth",
            N_("Ngày sinh"),
            Kind.OTHER,
            example=PARTIAL,
            personal=True,
            help=N_("Ngày/tháng/năm. Nếu chỉ biết năm hoặc tháng và năm thì ghi 1990 hoặc 05/1990."),
            aliases=headings(
                "Ngày tháng năm sinh, Ngày sinh, Sinh ngày, Ngày tháng sinh, Năm sinh, Sinh năm, NTNS, NTN sinh, Date of birth",
                "Birth date, Birthday, Birth, DOB, D.O.B, SN., Sinh.",
            ),
        ),
        Field(
            "gender",
            N_("Giới tính"),
            Kind.CHOICE,
            head=N_("Giới"),
            choices=Gender,
            help=N_("Nam hoặc Nữ."),
            aliases=headings("Giới tính, Giới., Nam nữ, Phái, Gender, Sex, GT, Nữ nam, G.tính"),
        ),
        Field(
            "citizen_number",
            N_("Số CCCD"),
            head=N_("CCCD"),
            example=N_("12 chữ số"),
            personal=True,
            help=N_("12 chữ số, giữ số 0 ở đầu; CMND cũ 9 chữ số cũng được."),
            aliases=headings(
                "Số căn cước công dân, Căn cước công dân, Số định danh cá nhân, Số định danh, Số căn cước",
                "Căn cước, Số CCCD, CCCD, Số CMND, CMND, Số CMT, CMT",
            ),
        ),
        Field(
            "staff_number",
            N_("Mã nhân viên"),
            help=N_("Mã của công ty; nhận lại đúng người khi nhập lần sau."),
            aliases=headings(
                "Mã số nhân viên, Mã nhân viên, Mã số NV, Mã NV, MSNV, MaNV, Mã số công nhân, Mã công nhân, Mã CNV, Mã CB, Mã CN",
                "Mã số CNV, Mã số CN, MSCN, MSCNV, Mã CBCNV, Mã NLĐ, Mã người lao động, Số hiệu nhân viên, Mã., ID., Staff ID, Code.",
                "Mã số, Mã thẻ, Số thẻ, Employee ID, Staff no",
            ),
        ),
        Field(
            "member_number",
            N_("Mã số đoàn viên"),
            head=N_("Mã ĐV"),
            help=N_("Mã số do phần mềm quản lý đoàn viên của Tổng Liên đoàn cấp."),
            aliases=headings(
                "Mã số đoàn viên, Mã đoàn viên, Số thẻ đoàn viên, Mã thẻ đoàn viên, Số thẻ công đoàn",
                "Thẻ đoàn viên, Mã ĐV",
            ),
        ),
        Field(
            "group",
            N_("Tổ công đoàn"),
            Kind.OTHER,
            head=N_("Tổ"),
            help=N_("Tổ hoặc bộ phận; tên viết hoa, viết thường, thừa khoảng trắng vẫn là một tổ."),
            aliases=headings(
                "Tổ công đoàn, Tổ CĐ, Công đoàn bộ phận, Tổ bộ phận, Tổ phòng, Tổ phòng ban, Phòng tổ, Tổ đội, Tổ chuyền, Tổ CĐ bộ phận, Tên tổ, Tổ sản xuất, Tổ, Bộ phận, Phòng ban",
                "Phòng bộ phận, Bộ phận phòng ban, Đơn vị, Phòng, Chuyền, Xưởng, Phân xưởng, Nơi làm việc, Nhóm., Đội., Dept, Department, Line, Group., Team.",
            ),
        ),
        Field(
            "position",
            N_("Chức vụ, công việc"),
            head=N_("Công việc"),
            help=N_("Công việc đang làm."),
            aliases=headings("Chức vụ, Chức danh, Vị trí công việc, Vị trí, Công việc, Position"),
        ),
        Field(
            "phone",
            N_("Điện thoại"),
            personal=True,
            help=N_("Số điện thoại, giữ số 0 ở đầu."),
            aliases=headings("Số điện thoại, Điện thoại, Số ĐT, SĐT, Di động, DTDD, ĐT, Phone, Mobile"),
        ),
        Field(
            "address",
            N_("Địa chỉ"),
            personal=True,
            help=N_("Nơi ở hiện nay."),
            aliases=headings(
                "Địa chỉ thường trú, Địa chỉ, Nơi ở hiện nay, Nơi ở, Chỗ ở, Hộ khẩu thường trú, Thường trú", "Tạm trú"
            ),
        ),
        Field(
            "joined",
            N_("Ngày vào công đoàn"),
            Kind.OTHER,
            head=N_("Vào công đoàn"),
            example=N_("ngày, tháng hoặc năm"),
            help=N_("Ngày kết nạp; chỉ biết năm hoặc tháng cũng được."),
            aliases=headings(
                "Ngày vào công đoàn, Ngày gia nhập công đoàn, Ngày kết nạp công đoàn, Ngày vào CĐ, Ngày vào CĐCS",
                "Vào công đoàn, Năm vào công đoàn, Ngày gia nhập, Ngày kết nạp, Gia nhập CĐ, Thời gian gia nhập, Vào CĐ, Năm vào CĐ, Kết nạp CĐ",
                "Ngày gia nhập CĐ, Tháng năm vào công đoàn, Gia nhập công đoàn, Kết nạp công đoàn, Joined, Date joined",
            ),
        ),
        Field(
            "wage",
            N_("Mức lương đóng BHXH"),
            Kind.MONEY,
            head=N_("Mức lương"),
            help=N_("Đồng mỗi tháng, làm căn cứ tính đoàn phí."),
            aliases=headings(
                "Mức lương đóng BHXH, Mức lương đóng, Lương đóng BHXH, Lương làm căn cứ đóng BHXH, Lương BHXH",
                "Mức lương làm căn cứ đóng đoàn phí, Tiền lương làm căn cứ đóng BHXH, Tiền lương đóng BHXH, Mức lương, Tiền lương, Lương cơ bản",
                "Lương căn bản, Lương hợp đồng, Lương HĐ, Lương, Mức đóng BHXH, Căn cứ đóng đoàn phí, Salary, Wage, Basic salary",
            ),
        ),
        Field(
            "note",
            N_("Ghi chú"),
            personal=True,
            help=N_("Ghi chú tự do."),
            aliases=headings("Ghi chú, Chú thích, Note"),
        ),
    ),
    also={"number": N_("Mã số đoàn viên"), "group_id": N_("Tổ"), "member_id": N_("Đoàn viên")},
)

COUNTER = Field("counter", N_("STT"), aliases=headings("STT., TT., Số TT., Số thứ tự., No."))
"""The running number of a list's rows."""

_BY_GENDER = N_("Mẫu 5b: ngày sinh hoặc dấu x ghi dưới Nam hay dưới Nữ.")
MEMBER_LIST = ForeignTable(
    "members",
    N_("Danh sách đoàn viên"),
    (
        COUNTER,
        *MEMBER.importable,
        Field(
            "family_name",
            N_("Họ đệm"),
            help=N_("Khi họ và tên ở hai cột."),
            aliases=headings(
                "Họ., Họ đệm., Họ và đệm., Họ lót., Họ và tên đệm., Họ và chữ lót., Họ tên đệm., Họ và lót., Họ tên lót., Họ và tên lót.",
                "Họ & đệm., Họ chữ lót., Last name., Surname., Family name., Middle name.",
            ),
        ),
        Field(
            "given_name",
            N_("Tên"),
            help=N_("Khi họ và tên ở hai cột."),
            aliases=headings("Tên., Tên gọi., Tên riêng., First name., Given name."),
        ),
        Field(
            "if_male",
            N_("Nam"),
            help=_BY_GENDER,
            aliases=headings("Nam., Giới tính nam., Ngày sinh nam., Năm sinh nam., Ngày tháng năm sinh nam."),
        ),
        Field(
            "if_female",
            N_("Nữ"),
            help=_BY_GENDER,
            aliases=headings("Nữ., Giới tính nữ., Ngày sinh nữ., Năm sinh nữ., Ngày tháng năm sinh nữ."),
        ),
    ),
    needed=(("full_name",),),
    # Why: these name something else about the member, or somebody else.
    others=(
        r"^(ngay|noi|thoi han) cap\b|^han |\b(vao|ket nap) dang\b|\bdang (vien|bo|phi)\b|chi bo|he so|bac luong|ngach|"
        r"\b(cha|me|vo|chong|con|nguoi than|chu ho|lien he|nguoi phu thuoc)\b|\bbhyt\b|\bso (so )?bhxh\b|so so bao hiem|ma so thue|\bmst\b|"
        r"tai khoan|ngan hang|\batm\b|don vi tinh|\bdvt\b"
    ),
)
"""A list of people; in Mẫu 5b the birth, or a mark, stands under Nam or under Nữ."""
PARTS_OF_DAYS = (
    Field("birth_day", N_("Ngày sinh: ngày"), Kind.COUNT),
    Field("birth_month", N_("Ngày sinh: tháng"), Kind.COUNT),
    Field("birth_year", N_("Ngày sinh: năm"), Kind.COUNT),
    Field("joined_day", N_("Ngày vào: ngày"), Kind.COUNT),
    Field("joined_month", N_("Ngày vào: tháng"), Kind.COUNT),
    Field("joined_year", N_("Ngày vào: năm"), Kind.COUNT),
)
"""A day in columns of its pieces."""
NAMES = ("full_name", "family_name", "given_name")
MEMBER_POINTABLE = Pointable(("members",), (*MEMBER_LIST.fields, *PARTS_OF_DAYS), (NAMES,))

TELLING = frozenset(
    {"birth", "gender", "citizen_number", "staff_number", "member_number", "group", "joined", "if_male", "if_female"},
)
"""The columns that tell people apart: a sheet with names and one of them is taken for a member list."""

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
