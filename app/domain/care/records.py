"""What a case, a norm, a paper, a stage of a house and a giver are made of."""

from __future__ import annotations

from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseState
from app.domain.care.welfare import KINDS, CaseState, Paper, Relation
from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

OTHERS = tuple(each for each in Funder if each is not Funder.UNION)
"""Who gives to a case beside the union, whose own money is in the vouchers."""

CASE = Record(
    "welfare_case",
    N_("Chăm lo"),
    (
        Field("kind", N_("Loại việc"), Kind.CHOICE, head=N_("Loại"), choices=KINDS.values()),
        Field("happened_on", N_("Ngày xảy ra"), Kind.DAY, head=N_("Ngày"), required=True),
        Field("member_id", N_("Đoàn viên"), Kind.OTHER),
        Field("relation", N_("Việc của"), Kind.CHOICE, choices=Relation, personal=True),
        Field("person", N_("Tên người thân"), personal=True),
        Field("amount", N_("Số tiền"), Kind.MONEY, head=N_("Tiền")),
        Field("in_kind", N_("Trị giá quà"), Kind.MONEY, head=N_("Quà")),
        Field("goods", N_("Quà là"), example=N_("ví dụ: giỏ trái cây")),
        Field("proposed_by", N_("Người đề nghị"), personal=True),
        Field("place", N_("Nơi thăm"), personal=True),
        Field("reason", N_("Lý do"), example=N_("chỉ người duyệt xem, không in ra danh sách"), personal=True),
        Field("beyond_norm", N_("Nghị quyết vượt"), example=N_("ví dụ: NQ 06/NQ-CĐCS ngày 12/3/2026")),
        Field("note", N_("Ghi chú"), personal=True),
        Field("state", N_("Trạng thái"), Kind.CHOICE, choices=CaseState),
        Field("refusal", N_("Lý do không duyệt"), personal=True),
        Field("received_on", N_("Ngày nhận"), Kind.DAY, required=True),
        Field("received_by", N_("Người ký nhận"), personal=True),
    ),
    also={
        "proposed_on": N_("Ngày đề nghị"),
        "decided_by": N_("Người duyệt"),
        "norm_id": N_("Định mức"),
        "case_id": N_("Việc chăm lo"),
    },
)

CASE_PAPER = Record(
    "case_paper",
    N_("Giấy tờ của việc chăm lo"),
    (
        Field("paper", N_("Giấy tờ"), Kind.CHOICE, choices=Paper),
        Field("received_on", N_("Ngày nhận"), Kind.DAY),
    ),
    also={"note": N_("Ghi chú")},
)

NORM = Record(
    "welfare_norm",
    N_("Định mức chăm lo"),
    (
        Field("kind", N_("Loại"), Kind.CHOICE, choices=KINDS.values()),
        Field("relation", N_("Của ai"), Kind.CHOICE, choices=Relation),
        Field("valid_from", N_("Áp dụng từ"), Kind.DAY, head=N_("Từ ngày"), required=True),
        Field("per_year", N_("Số lần một năm"), Kind.COUNT, head=N_("Lần/năm"), example=N_("trống: không giới hạn")),
        Field("amount", N_("Mức tiền"), Kind.MONEY),
        Field("amount_most", N_("Mức cao nhất"), Kind.MONEY),
        Field("in_kind", N_("Quà hiện vật"), Kind.MONEY, head=N_("Quà")),
        Field("clause", N_("Điều khoản"), head=N_("Căn cứ"), example=N_("ví dụ: Điều 5 Quy chế chi tiêu nội bộ")),
        Field("source", N_("Văn bản"), example=N_("ví dụ: NQ 01/NQ-CĐCS ngày 05/01/2026")),
        Field("papers", N_("Giấy tờ"), Kind.OTHER),
    ),
    also={"rule": N_("Điều kiện"), "ended": N_("Thôi áp dụng"), "norm_kind": N_("Loại định mức")},
)

HOUSE_STATE = Field("state", N_("Tình trạng"), Kind.CHOICE, choices=HouseState)

STAGE = Record(
    "case_stage",
    N_("Giai đoạn"),
    (
        Field("title", N_("Giai đoạn")),
        Field("planned_on", N_("Dự kiến"), Kind.DAY),
        Field("amount", N_("Số tiền"), Kind.MONEY),
        Field("done_on", N_("Xong ngày"), Kind.DAY),
        Field("note", N_("Ghi chú")),
    ),
)

SOURCE = Record(
    "case_source",
    N_("Nguồn của việc chăm lo"),
    (
        Field("giver", N_("Ai cho"), Kind.CHOICE, choices=OTHERS),
        Field("name", N_("Tên")),
        Field("money", N_("Tiền"), Kind.MONEY),
        Field("in_kind", N_("Hiện vật trị giá"), Kind.MONEY),
        Field("goods", N_("Hiện vật, ngày công")),
    ),
)
