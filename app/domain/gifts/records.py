"""What the terms of a gift list are made of."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, Record, headings

GIFT_TERMS = Record(
    "gift_terms",
    N_("Mức quà"),
    (
        Field("norm_kind", N_("Ngày lễ"), Kind.OTHER),
        Field("amount", N_("Tiền mỗi người"), Kind.MONEY),
        Field("goods", N_("Quà hiện vật"), example=N_("ví dụ: hộp bánh")),
        Field("in_kind", N_("Trị giá hiện vật"), Kind.MONEY),
        Field("code", N_("Mã số"), Kind.OTHER),
        Field("taken", N_("Tiền rút ra trước"), Kind.MONEY),
    ),
    also={
        "fund_key": N_("Chi từ"),
        "rule": N_("Điều kiện"),
        "money_source": N_("Nguồn tiền"),
        "activity_id": N_("Hoạt động"),
    },
)

GIFT_SHEET = ForeignTable(
    "gift-list",
    N_("Danh sách nhận quà"),
    (
        Field(
            "full_name",
            N_("Họ và tên"),
            aliases=headings(
                "Họ và tên, Họ & tên, Họ tên, Tên, Đoàn viên, Người nhận, Tên nhân viên, Tên CNV, Full name"
            ),
        ),
        Field(
            "staff_number",
            N_("Mã nhân viên"),
            aliases=headings("Mã NV, Mã nhân viên, Mã số, MSNV, Mã số nhân viên, Mã thẻ"),
        ),
        Field("group", N_("Tổ"), aliases=headings("Tổ, Tổ công đoàn, Bộ phận, Phòng ban, Đơn vị")),
        Field(
            "amount",
            N_("Số tiền"),
            Kind.MONEY,
            aliases=headings(
                "Mức thưởng, Số tiền, Mức chi, Mức quà, Trị giá quà, Thành tiền, Tiền thưởng, Tiền quà, Tiền mừng, Mức hỗ trợ, Thực nhận, Quà tặng, Mức…, Số tiền…, Trị giá…, Tiền…"
            ),
        ),
        Field("note", N_("Ghi chú"), aliases=headings("Ghi chú…")),
    ),
    needed=(("full_name",), ("amount",)),
    others=r".*\b(luong|doan phi|kinh phi|kpcd|con|chau|lop|truong)\b.*",
)
