"""What a fact, an officer, a dated policy and a kept file are made of."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.records import Field, Kind, Record
from app.domain.union.facts import FactKey
from app.domain.union.officers import OfficerRole
from app.domain.union.policies import Standing

FACT = Record(
    "union_fact",
    N_("Thông tin đơn vị"),
    (
        Field("key", N_("Mục"), Kind.CHOICE, choices=FactKey),
        Field("value", N_("Nội dung")),
        Field("valid_from", N_("Từ ngày"), Kind.DAY),
        Field("source", N_("Căn cứ")),
    ),
)

OFFICER = Record(
    "officer",
    N_("Cán bộ"),
    (
        Field("role", N_("Chức danh"), Kind.CHOICE, choices=OfficerRole),
        Field("name", N_("Họ và tên"), personal=True),
        Field("valid_from", N_("Từ ngày"), Kind.DAY),
        Field("valid_to", N_("Đến ngày"), Kind.DAY),
    ),
)

POLICY_VALUE = Record(
    "policy_value",
    N_("Quy định"),
    (
        Field("policy", N_("Quy định"), Kind.OTHER),
        Field("value", N_("Giá trị"), required=True),
        Field("valid_from", N_("Từ ngày"), Kind.DAY, required=True),
        Field(
            "source",
            N_("Căn cứ"),
            required=True,
            example=N_("số và ngày văn bản, ví dụ: NQ 03/NQ-BCH ngày 15/01/2026"),
        ),
    ),
)
STANDING = Field("standing", N_("Hiệu lực"), Kind.CHOICE, choices=Standing)

KEPT_FILE = Record(
    "kept_file",
    N_("Tệp lưu"),
    (Field("name", N_("Tên"), personal=True),),
    also={"size": N_("Cỡ"), "kept_on": N_("Ngày lưu")},
)

SETTING = Record("setting", N_("Thiết lập"), (Field("key", N_("Mục")), Field("value", N_("Giá trị"))))
