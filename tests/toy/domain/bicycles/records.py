"""What a bicycle is made of."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

BICYCLE = Record(
    "bicycle",
    N_("Xe đạp"),
    (
        Field("number", N_("Số xe"), required=True),
        Field("make", N_("Loại xe"), required=True),
        Field("holder", N_("Người đang giữ"), personal=True),
        Field("lent_on", N_("Ngày mượn"), Kind.DAY),
    ),
)
