"""What activities, their people and money, plans and surveys are made of."""

from __future__ import annotations

from app.domain.activities.activities import ActivityState, Funder
from app.domain.activities.plans import PlanKind
from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, Record

ACTIVITY = Record(
    "activity",
    N_("Hoạt động"),
    (
        Field(
            "title",
            N_("Tên hoạt động"),
            head=N_("Hoạt động"),
            required=True,
            example=N_("ví dụ: Hội thao Tháng Công nhân"),
        ),
        Field("kind", N_("Loại"), Kind.OTHER),
        Field("plan_id", N_("Kế hoạch"), Kind.OTHER),
        Field("programme", N_("Chương trình"), Kind.OTHER),
        Field("state", N_("Trạng thái"), Kind.CHOICE, choices=ActivityState),
        Field("starts_on", N_("Từ ngày"), Kind.DAY, head=N_("Ngày")),
        Field("ends_on", N_("Đến ngày"), Kind.DAY),
        Field("place", N_("Địa điểm")),
        Field("lead", N_("Phụ trách"), personal=True),
        Field("expected", N_("Số người dự kiến"), Kind.COUNT, example="0"),
        Field("budget", N_("Dự toán"), Kind.MONEY),
        Field("people", N_("Số người"), Kind.COUNT),
        Field("women", N_("Trong đó nữ"), Kind.COUNT),
        Field("content", N_("Nội dung"), Kind.LINES),
        Field(
            "result",
            N_("Kết quả"),
            Kind.LINES,
            example=N_("ví dụ: 8 đội tham gia, tổ May 2 giải nhất; an toàn, đúng dự toán"),
        ),
        Field("note", N_("Ghi chú")),
    ),
)

SOURCE = Record(
    "activity_source",
    N_("Nguồn của hoạt động"),
    (
        Field("giver", N_("Bên chịu"), Kind.CHOICE, choices=Funder),
        Field("name", N_("Tên")),
        Field("planned", N_("Dự kiến"), Kind.MONEY),
        Field("money", N_("Đã chi trực tiếp"), Kind.MONEY),
        Field("in_kind", N_("Hiện vật quy tiền"), Kind.MONEY),
        Field("goods", N_("Hiện vật")),
    ),
    also={"activity_id": N_("Hoạt động")},
)

FIGURE = Record("activity_figure", N_("Số liệu của hoạt động"), (), also={"activity_id": N_("Hoạt động")})

PARTICIPANT = Record(
    "participant",
    N_("Người tham gia, nhận quà"),
    (
        Field("person", N_("Họ và tên"), personal=True),
        Field("member_id", N_("Đoàn viên"), Kind.OTHER),
        Field("relative_id", N_("Người thân"), Kind.OTHER),
        Field("group_name", N_("Tổ, đơn vị")),
        Field("role", N_("Vai trò")),
        Field("attended", N_("Có mặt"), Kind.YES),
        Field("result", N_("Kết quả"), example=N_("ví dụ: giải nhất, đạt; để trống là xóa")),
        Field("amount", N_("Số tiền"), Kind.MONEY),
        Field("in_kind", N_("Hiện vật quy tiền"), Kind.MONEY),
        Field("received", N_("Đã nhận"), Kind.YES),
        Field("received_on", N_("Ngày nhận"), Kind.DAY),
        Field("received_by", N_("Người nhận thay"), personal=True),
        Field("note", N_("Ghi chú"), personal=True),
    ),
    also={"activity_id": N_("Hoạt động")},
)

PLAN = Record(
    "plan",
    N_("Kế hoạch"),
    (
        Field("kind", N_("Loại"), Kind.CHOICE, choices=PlanKind),
        Field("title", N_("Tên kế hoạch"), head=N_("Kế hoạch"), required=True),
        Field("first_day", N_("Từ ngày"), Kind.DAY, required=True),
        Field("last_day", N_("Đến ngày"), Kind.DAY, required=True),
        Field("number", N_("Số"), example=N_("số thứ tự, ví dụ 05")),
        Field("decided_on", N_("Ngày ban hành"), Kind.DAY),
        Field("theme", N_("Chủ đề")),
        Field("aims", N_("Mục đích"), Kind.LINES),
        Field("programmes", N_("Chương trình"), Kind.OTHER),
        Field("targets", N_("Chỉ tiêu"), Kind.OTHER),
        Field(
            "assessment",
            N_("Đánh giá"),
            Kind.LINES,
            example=N_("ghi khi tổng kết: kết quả, hạn chế, kiến nghị với cấp trên"),
        ),
    ),
)

SURVEY = Record(
    "survey",
    N_("Phiếu hỏi ý kiến"),
    (
        Field("title", N_("Tên đợt hỏi"), head=N_("Đợt hỏi ý kiến"), required=True),
        Field("held_on", N_("Ngày phát"), Kind.DAY, head=N_("Ngày"), required=True),
        Field("handed_out", N_("Số phiếu"), Kind.COUNT),
        Field("questions", N_("Các câu"), Kind.LINES, required=True),
        Field("note", N_("Ghi chú")),
    ),
    also={"activity_id": N_("Hoạt động")},
)

ANSWER = Record(
    "survey_answer",
    N_("Câu trả lời"),
    (),
    also={"survey_id": N_("Phiếu hỏi"), "question": N_("Câu hỏi"), "score": N_("Điểm")},
)

_ASKED = range(100)
ANSWER_SHEET = ForeignTable(
    "answers",
    N_("Bảng nhập phiếu"),
    tuple(Field(str(n), N_("Câu hỏi"), Kind.COUNT, aliases=(f"Câu {n}.", f"Câu {n:02d}.")) for n in _ASKED),
    needed=(tuple(map(str, _ASKED)),),
)
"""A table of answers: a column for the number of each question, also of those a survey does not have."""
