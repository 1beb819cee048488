"""What the terms of a gift list are made of."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

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
