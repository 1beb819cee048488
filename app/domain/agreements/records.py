"""What agreements with their steps, clauses and people, and dialogues with their people and requests are made of."""

from __future__ import annotations

from app.domain.agreements.agreements import AgreementKind, Change, Ending, Step, TeamSide, Vote
from app.domain.agreements.dialogue import DialogueKind, DialogueSide, DialogueState, RequestState
from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

AGREEMENT = Record(
    "agreement",
    N_("Thỏa ước"),
    (
        Field("title", N_("Tên thỏa ước"), head=N_("Thỏa ước"), required=True),
        Field("number", N_("Số thỏa ước"), example=N_("ví dụ: 01/2026/TƯLĐTT")),
        Field("kind", N_("Loại thỏa ước"), Kind.CHOICE, choices=AgreementKind),
        Field("change", N_("Lập mới hay thay đổi"), Kind.CHOICE, choices=Change),
        Field("employer", N_("Doanh nghiệp")),
        Field("previous_id", N_("Thỏa ước trước"), Kind.OTHER),
        Field("employer_signer", N_("Người ký bên NSDLĐ")),
        Field("employer_role", N_("Chức vụ người ký bên NSDLĐ"), example=N_("Giám đốc")),
        Field("union_signer", N_("Người ký bên NLĐ")),
        Field("union_role", N_("Chức vụ người ký bên NLĐ")),
        Field("begun_on", N_("Bắt đầu ngày"), Kind.DAY),
        Field("workers", N_("Số lao động"), Kind.COUNT),
        Field("valid_from", N_("Hiệu lực từ"), Kind.DAY),
        Field("covered", N_("Số người được áp dụng"), Kind.COUNT, head=N_("Áp dụng")),
        Field("valid_to", N_("Đến ngày"), Kind.DAY, head=N_("Hết hạn")),
        Field("meal_price", N_("Mức ăn ca"), Kind.MONEY),
        Field("note", N_("Ghi chú")),
        Field("signed_on", N_("Ngày ký"), Kind.DAY),
        Field("agreed", N_("Số tán thành"), Kind.COUNT),
        Field("sent_on", N_("Ngày gửi"), Kind.DAY),
        Field("against", N_("Số không tán thành"), Kind.COUNT),
        Field("sent_number", N_("Số công văn gửi")),
        Field("ended_by", N_("Lý do chấm dứt"), Kind.CHOICE, choices=Ending),
        Field("ended_on", N_("Chấm dứt từ ngày"), Kind.DAY),
        Field("graded_by", N_("Cấp xếp loại")),
        Field("graded_on", N_("Ngày xếp loại"), Kind.DAY),
    ),
    also={"points": N_("Điểm"), "grade": N_("Xếp loại")},
)

AGREEMENT_STEP = Record(
    "agreement_step",
    N_("Bước của thỏa ước"),
    (
        Field("step", N_("Bước"), Kind.CHOICE, choices=Step),
        Field("done_on", N_("Ngày"), Kind.DAY, required=True),
        Field("number", N_("Số văn bản")),
        Field("place", N_("Nơi")),
        Field("note", N_("Ghi chú")),
    ),
    also={"agreement_id": N_("Thỏa ước")},
)

AGREEMENT_CLAUSE = Record(
    "agreement_clause",
    N_("Nội dung thỏa ước"),
    (
        Field("head", N_("Nhóm"), Kind.OTHER),
        Field("title", N_("Điều khoản"), required=True),
        Field("better", N_("Hơn luật"), Kind.YES),
        Field("gain", N_("Hơn bao nhiêu")),
        Field("opinions_for", N_("Đồng ý"), Kind.COUNT),
        Field("opinions_against", N_("Không"), Kind.COUNT),
        Field("objection", N_("Lý do không đồng ý")),
        Field("unity", N_("Thống nhất")),
        Field("proposed", N_("Đề nghị của người lao động"), Kind.LINES),
        Field("agreed", N_("Thỏa thuận của hai bên"), Kind.LINES),
        Field("law", N_("Quy định của pháp luật"), Kind.LINES),
    ),
    also={"agreement_id": N_("Thỏa ước")},
)

AGREEMENT_PERSON = Record(
    "agreement_person",
    N_("Người thương lượng"),
    (
        Field("side", N_("Bên"), Kind.CHOICE, choices=TeamSide),
        Field("name", N_("Họ và tên"), required=True, personal=True),
        Field("role", N_("Chức vụ")),
        Field("leads", N_("Tổ trưởng"), Kind.YES),
    ),
    also={"agreement_id": N_("Thỏa ước")},
)

AGREEMENT_VOTE = Record(
    "agreement_vote",
    N_("Phiếu lấy ý kiến"),
    (
        Field("name", N_("Họ và tên"), required=True, personal=True),
        Field("place", N_("Chức vụ/bộ phận")),
        Field("vote", N_("Ý kiến"), Kind.CHOICE, choices=Vote),
        Field("note", N_("Ghi chú"), personal=True),
    ),
    also={"agreement_id": N_("Thỏa ước")},
)

DIALOGUE = Record(
    "dialogue",
    N_("Đối thoại"),
    (
        Field("kind", N_("Loại"), Kind.CHOICE, choices=DialogueKind),
        Field("state", N_("Trạng thái"), Kind.CHOICE, choices=DialogueState),
        Field("title", N_("Tên"), head=N_("Đối thoại, hội nghị"), required=True),
        Field("place", N_("Nơi tổ chức"), example=N_("ví dụ: hội trường nhà máy")),
        Field("planned_on", N_("Ngày dự kiến"), Kind.DAY),
        Field("held_on", N_("Ngày tổ chức"), Kind.DAY),
        Field("time", N_("Giờ"), example=N_("ví dụ: 14 giờ 00")),
        Field("workers", N_("Số lao động"), Kind.COUNT),
        Field("people", N_("Số người dự"), Kind.COUNT, head=N_("Người dự")),
        Field("women", N_("Trong đó nữ"), Kind.COUNT),
        Field("number", N_("Số biên bản"), example=N_("ví dụ: 03")),
        Field("posted_on", N_("Ngày công khai"), Kind.DAY),
        Field("content", N_("Nội dung"), Kind.LINES),
        Field("conclusion", N_("Kết luận"), Kind.LINES),
    ),
)

DIALOGUE_PERSON = Record(
    "dialogue_person",
    N_("Người dự đối thoại"),
    (
        Field("side", N_("Bên"), Kind.CHOICE, choices=DialogueSide),
        Field("name", N_("Họ và tên"), personal=True),
        Field("role", N_("Chức vụ")),
        Field("duty", N_("Nhiệm vụ"), Kind.OTHER),
    ),
    also={"dialogue_id": N_("Đối thoại")},
)

DIALOGUE_REQUEST = Record(
    "dialogue_request",
    N_("Kiến nghị"),
    (
        Field("subject", N_("Lĩnh vực"), example=N_("ví dụ: tiền lương, ăn ca, điều kiện làm việc")),
        Field("request", N_("Kiến nghị"), Kind.LINES, required=True),
        Field(
            "raised_by",
            N_("Người nêu"),
            example=N_("để trống nếu người lao động không muốn nêu tên"),
            personal=True,
        ),
        Field("answer", N_("Trả lời"), Kind.LINES),
        Field("answered_by", N_("Người trả lời")),
        Field("state", N_("Kết quả"), Kind.CHOICE, choices=RequestState),
        Field("deadline", N_("Hạn giải quyết"), Kind.DAY),
        Field("settled_on", N_("Ngày giải quyết"), Kind.DAY),
    ),
    also={"dialogue_id": N_("Đối thoại")},
)
