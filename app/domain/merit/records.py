"""What an initiative, a registration and a stage are made of."""

from __future__ import annotations

from app.domain.merit.merit import InitiativeState, MeritLevel, PartyStage, Result
from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

INITIATIVE = Record(
    "initiative",
    N_("Sáng kiến"),
    (
        Field("title", N_("Tên sáng kiến"), head=N_("Sáng kiến"), required=True),
        Field("member_id", N_("Đoàn viên"), Kind.OTHER),
        Field(
            "author",
            N_("Người khác"),
            head=N_("Tác giả"),
            example=N_("để trống nếu chỉ có đoàn viên bên trên"),
            personal=True,
        ),
        Field("field", N_("Lĩnh vực"), example=N_("ví dụ: kỹ thuật, quản lý, an toàn")),
        Field("level", N_("Cấp"), Kind.CHOICE, choices=MeritLevel),
        Field("state", N_("Kết quả"), Kind.CHOICE, choices=InitiativeState),
        Field("submitted_on", N_("Ngày nộp"), Kind.DAY, required=True),
        Field("recognised_on", N_("Công nhận ngày"), Kind.DAY),
        Field("decision", N_("Quyết định"), example=N_("ví dụ: 12/QĐ-CĐCS")),
        Field("benefit", N_("Làm lợi"), Kind.MONEY),
        Field("benefit_basis", N_("Cách tính"), example=N_("ví dụ: giảm 120 giờ máy một năm × 250.000")),
        Field("summary", N_("Nội dung"), Kind.LINES),
        Field("note", N_("Ghi chú")),
    ),
    also={"case_id": N_("Đề nghị thưởng"), "initiative_id": N_("Sáng kiến")},
)

EMULATION = Record(
    "emulation",
    N_("Thi đua"),
    (
        Field("year", N_("Năm"), Kind.COUNT),
        Field("member_id", N_("Đoàn viên"), Kind.OTHER),
        Field("group_id", N_("Tổ"), Kind.OTHER),
        Field("drive", N_("Phong trào"), required=True),
        Field("title", N_("Danh hiệu"), head=N_("Đăng ký danh hiệu"), example=N_("ví dụ: Lao động tiên tiến")),
        Field("registered_on", N_("Ngày đăng ký"), Kind.DAY),
        Field("own_result", N_("Tự xét"), Kind.CHOICE, choices=Result),
        Field("group_result", N_("Tổ xét"), Kind.CHOICE, choices=Result),
        Field("final_result", N_("Kết quả"), Kind.CHOICE, choices=Result),
        Field("proposal", N_("Đề nghị"), example=N_("ví dụ: Bằng khen LĐLĐ tỉnh")),
        Field("decision", N_("Quyết định"), example=N_("ví dụ: 15/QĐ-CĐCS")),
        Field("decided_on", N_("Ngày quyết định"), Kind.DAY, head=N_("Ngày")),
        Field("note", N_("Ghi chú"), personal=True),
    ),
)

PARTY_STEP = Record(
    "party_step",
    N_("Phát triển Đảng"),
    (
        Field("member_id", N_("Đoàn viên"), Kind.OTHER, required=True),
        Field("step", N_("Bước"), Kind.CHOICE, choices=PartyStage),
        Field("done_on", N_("Ngày"), Kind.DAY, required=True),
        Field("paper", N_("Giấy tờ"), example=N_("ví dụ: NQ giới thiệu 04/NQ-CĐCS")),
    ),
    also={"note": N_("Ghi chú")},
)
