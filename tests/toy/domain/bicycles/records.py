"""What a bicycle is made of, and a list of bicycles in a workbook."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, Record

BICYCLE = Record(
    "bicycle",
    N_("Xe đạp"),
    (
        Field("number", N_("Số xe"), required=True, example=N_("ví dụ: X05"), aliases=("Số xe",)),
        Field("make", N_("Loại xe"), required=True, example=N_("ví dụ: Asama, xanh"), aliases=("Loại xe",)),
        Field("member_id", N_("Người mượn"), Kind.OTHER, required=True),
        Field("lent_on", N_("Ngày mượn"), Kind.DAY, required=True),
        Field("holder", N_("Người đang giữ"), example=N_("nếu không phải người mượn"), personal=True),
    ),
)

BICYCLE_LIST = ForeignTable("bicycles", N_("Danh sách xe đạp"), BICYCLE.importable, needed=(("number",), ("make",)))
