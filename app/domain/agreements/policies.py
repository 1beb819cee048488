"""The dated policies of the room ``agreements``: votes, terms, days and grades of agreements, sides of a dialogue."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    60,
    (
        Policy("agreement_vote_share", N_("Thỏa ước: ký khi tỷ lệ tán thành trên"), PolicyKind.RATE),
        Policy("agreement_send_days", N_("Thỏa ước: gửi cơ quan lao động kể từ ngày ký"), PolicyKind.DAYS),
        Policy("agreement_term_min", N_("Thỏa ước: thời hạn ngắn nhất"), PolicyKind.YEARS),
        Policy("agreement_term_max", N_("Thỏa ước: thời hạn dài nhất"), PolicyKind.YEARS),
        Policy("agreement_extension_days", N_("Thỏa ước: thương lượng gia hạn trước khi hết hạn"), PolicyKind.DAYS),
        Policy("agreement_continue_days", N_("Thỏa ước: kéo dài sau khi hết hạn, nhiều nhất"), PolicyKind.DAYS),
        Policy("agreement_notice_days", N_("Thương lượng: báo trước nội dung, ít nhất"), PolicyKind.WORK_DAYS),
        Policy("agreement_agree_days", N_("Thương lượng: thống nhất địa điểm, thời gian"), PolicyKind.WORK_DAYS),
        Policy("agreement_start_days", N_("Thương lượng: bắt đầu kể từ khi có yêu cầu"), PolicyKind.DAYS),
        Policy("agreement_talks_days", N_("Thương lượng: kéo dài nhiều nhất"), PolicyKind.DAYS),
        Policy("agreement_info_days", N_("Thương lượng: người sử dụng lao động cung cấp thông tin"), PolicyKind.DAYS),
        Policy("agreement_public_days", N_("Thương lượng: công khai biên bản"), PolicyKind.DAYS),
        Policy("agreement_copies", N_("Thỏa ước: số bản"), PolicyKind.COUNT),
        Policy("agreement_copies_to", N_("Thỏa ước: nơi giữ các bản"), PolicyKind.NAME),
        Policy("agreement_authority", N_("Thỏa ước: cơ quan nhận (tỉnh)"), PolicyKind.NAME),
        Policy("agreement_remind_months", N_("Thỏa ước: nhắc trước khi hết hạn (tháng)"), PolicyKind.COUNT),
        Policy("union_law", N_("Luật Công đoàn ghi trên văn bản"), PolicyKind.NAME),
        Policy("agreement_target", N_("Chỉ tiêu doanh nghiệp có tổ chức công đoàn có thỏa ước"), PolicyKind.RATE),
        Policy("agreement_points.procedure", N_("Xếp loại thỏa ước, điểm tối đa: quy trình"), PolicyKind.POINTS),
        Policy("agreement_points.wages", N_("Xếp loại thỏa ước, điểm tối đa: tiền lương"), PolicyKind.POINTS),
        Policy("agreement_points.hours", N_("Xếp loại thỏa ước, điểm tối đa: thời giờ"), PolicyKind.POINTS),
        Policy("agreement_points.jobs", N_("Xếp loại thỏa ước, điểm tối đa: việc làm, bảo hiểm"), PolicyKind.POINTS),
        Policy("agreement_points.safety", N_("Xếp loại thỏa ước, điểm tối đa: an toàn, ăn ca"), PolicyKind.POINTS),
        Policy("agreement_points.union", N_("Xếp loại thỏa ước, điểm tối đa: hoạt động công đoàn"), PolicyKind.POINTS),
        Policy(
            "agreement_points.women", N_("Xếp loại thỏa ước, điểm tối đa: lao động nữ, phúc lợi"), PolicyKind.POINTS
        ),
        Policy("agreement_points.kept", N_("Xếp loại thỏa ước, điểm tối đa: gửi và thực hiện"), PolicyKind.POINTS),
        Policy("agreement_grade.A", N_("Xếp loại thỏa ước: loại A từ"), PolicyKind.POINTS),
        Policy("agreement_grade.B", N_("Xếp loại thỏa ước: loại B từ"), PolicyKind.POINTS),
        Policy("agreement_grade.C", N_("Xếp loại thỏa ước: loại C từ"), PolicyKind.POINTS),
        Policy(
            "dialogue_side_least.1",
            N_("Đối thoại: người bên lao động ít nhất khi có dưới 50 lao động"),
            PolicyKind.COUNT,
        ),
        Policy(
            "dialogue_side_least.2", N_("Đối thoại: người bên lao động ít nhất khi có từ 50 lao động"), PolicyKind.COUNT
        ),
        Policy(
            "dialogue_side_least.3",
            N_("Đối thoại: người bên lao động ít nhất khi có từ 150 lao động"),
            PolicyKind.COUNT,
        ),
        Policy(
            "dialogue_side_least.4",
            N_("Đối thoại: người bên lao động ít nhất khi có từ 300 lao động"),
            PolicyKind.COUNT,
        ),
        Policy(
            "dialogue_side_least.5",
            N_("Đối thoại: người bên lao động ít nhất khi có từ 500 lao động"),
            PolicyKind.COUNT,
        ),
        Policy(
            "dialogue_side_least.6",
            N_("Đối thoại: người bên lao động ít nhất khi có từ 1.000 lao động"),
            PolicyKind.COUNT,
        ),
        Policy("dialogue_publish_days", N_("Đối thoại: công khai kết quả"), PolicyKind.WORK_DAYS),
        Policy("dialogue_employer_least", N_("Đối thoại: người bên người sử dụng lao động ít nhất"), PolicyKind.COUNT),
        Policy("dialogue_content_days", N_("Đối thoại định kỳ: gửi nội dung trước"), PolicyKind.WORK_DAYS),
        Policy("dialogue_quorum", N_("Đối thoại định kỳ: có mặt trên số đại diện bên lao động"), PolicyKind.RATE),
        Policy("dialogue_answer_days", N_("Đối thoại khi có yêu cầu: trả lời trong"), PolicyKind.WORK_DAYS),
        Policy("dialogue_consent", N_("Đối thoại khi có yêu cầu: đại diện bên lao động đồng ý"), PolicyKind.RATE),
    ),
)
