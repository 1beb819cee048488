"""The dated policies the program knows: their names, in the order they are shown, and how a value is written.

The values themselves are data (``resources/policies`` and the book's own); how they are used stands in ``dues.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.money import Rate
from app.domain.problems import N_, Message, Refusal


class PolicyKind(StrEnum):
    """How a value is written: a rate (``0,5%``), an amount in đồng, so many times another value, a count, or a name."""

    RATE = "rate"
    MONEY = "money"
    TIMES = "times"
    DAYS = "days"
    WORK_DAYS = "work_days"
    YEARS = "years"
    COUNT = "count"
    POINTS = "points"
    NAME = "name"


class PolicyUnknown(Refusal):
    """No policy of that name."""

    code = "policy-unknown"
    template = N_("Không có quy định «{given}».")


class PolicyValueWrong(Refusal):
    """A value that the policy cannot take."""

    code = "policy-value-wrong"
    template = N_("«{given}» không dùng được cho «{policy}»: {wanted}.")


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy: key, Vietnamese name (for the catalogue), and the kind of its values."""

    key: str
    title: str
    kind: PolicyKind


_ROWS = (
    Policy("dues_rate.1", N_("Mức đoàn phí, nhóm 1 (đơn vị sự nghiệp)"), PolicyKind.RATE),
    Policy("dues_rate.2", N_("Mức đoàn phí, nhóm 2 (doanh nghiệp nhà nước)"), PolicyKind.RATE),
    Policy("dues_rate.3", N_("Mức đoàn phí, nhóm 3 (ngoài nhà nước)"), PolicyKind.RATE),
    Policy("dues_rate.4", N_("Mức đoàn phí tối thiểu, nhóm 4 (nghiệp đoàn)"), PolicyKind.RATE),
    Policy("dues_house_rate", N_("Mức đoàn phí riêng của đơn vị (nghị quyết)"), PolicyKind.RATE),
    Policy("dues_fixed", N_("Mức đoàn phí ấn định của đơn vị (nhóm 4)"), PolicyKind.MONEY),
    Policy("dues_ceiling", N_("Trần đoàn phí nhóm 2 và 3, trên lương cơ sở"), PolicyKind.RATE),
    Policy("dues_share_up", N_("Tỷ lệ đoàn phí nộp cấp trên"), PolicyKind.RATE),
    Policy("union_fund_rate", N_("Mức kinh phí công đoàn trên quỹ lương"), PolicyKind.RATE),
    Policy("union_fund_kept", N_("Tỷ lệ kinh phí công đoàn cơ sở được dùng"), PolicyKind.RATE),
    Policy("insured_wage_cap", N_("Trần lương đóng BHXH, số lần lương cơ sở"), PolicyKind.TIMES),
    Policy("base_salary", N_("Lương cơ sở (mức tham chiếu)"), PolicyKind.MONEY),
    Policy("loan_ceiling", N_("Quỹ trợ vốn: mức vay cao nhất một đoàn viên"), PolicyKind.MONEY),
    Policy("loan_guarantor_from", N_("Quỹ trợ vốn: vay từ mức này phải có người bảo lãnh"), PolicyKind.MONEY),
    Policy("meal_price", N_("Bữa cơm Công đoàn: mức chi một suất từ tài chính công đoàn"), PolicyKind.MONEY),
    Policy("minimum_wage.1", N_("Lương tối thiểu vùng I"), PolicyKind.MONEY),
    Policy("minimum_wage.2", N_("Lương tối thiểu vùng II"), PolicyKind.MONEY),
    Policy("minimum_wage.3", N_("Lương tối thiểu vùng III"), PolicyKind.MONEY),
    Policy("minimum_wage.4", N_("Lương tối thiểu vùng IV"), PolicyKind.MONEY),
    Policy("form_basis.accounting", N_("Văn bản in trên phiếu thu, phiếu chi, sổ quỹ"), PolicyKind.NAME),
    Policy("form_basis.union", N_("Văn bản in trên mẫu của Tổng Liên đoàn"), PolicyKind.NAME),
    Policy("agreement_vote_share", N_("Thỏa ước: ký khi tỷ lệ tán thành trên"), PolicyKind.RATE),
    Policy("agreement_send_days", N_("Thỏa ước: gửi cơ quan lao động kể từ ngày ký"), PolicyKind.DAYS),
    Policy("agreement_term_min", N_("Thỏa ước: thời hạn ngắn nhất"), PolicyKind.YEARS),
    Policy("agreement_term_max", N_("Thỏa ước: thời hạn dài nhất"), PolicyKind.YEARS),
    Policy("agreement_extension_days", N_("Thỏa ước: thương lượng gia hạn trước khi hết hạn"), PolicyKind.DAYS),
    Policy("agreement_continue_days", N_("Thỏa ước: kéo dài sau khi hết hạn, nhiều nhất"), PolicyKind.DAYS),
    Policy("agreement_notice_days", N_("Thương lượng: báo trước nội dung, ít nhất"), PolicyKind.WORK_DAYS),
    Policy("agreement_agree_days", N_("Thương lượng: thống nhất địa điểm, thời gian"), PolicyKind.WORK_DAYS),
    Policy("agreement_start_days", N_("Thương lượng: bắt đầu kể từ khi có yêu cầu"), PolicyKind.DAYS),
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
    Policy("agreement_points.women", N_("Xếp loại thỏa ước, điểm tối đa: lao động nữ, phúc lợi"), PolicyKind.POINTS),
    Policy("agreement_points.kept", N_("Xếp loại thỏa ước, điểm tối đa: gửi và thực hiện"), PolicyKind.POINTS),
    Policy("agreement_grade.A", N_("Xếp loại thỏa ước: loại A từ"), PolicyKind.POINTS),
    Policy("agreement_grade.B", N_("Xếp loại thỏa ước: loại B từ"), PolicyKind.POINTS),
    Policy("agreement_grade.C", N_("Xếp loại thỏa ước: loại C từ"), PolicyKind.POINTS),
    Policy(
        "dialogue_side_least.1", N_("Đối thoại: người bên lao động ít nhất khi có dưới 50 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_least.2", N_("Đối thoại: người bên lao động ít nhất khi có từ 50 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_most.2", N_("Đối thoại: người bên lao động nhiều nhất khi có từ 50 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_least.3", N_("Đối thoại: người bên lao động ít nhất khi có từ 150 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_most.3", N_("Đối thoại: người bên lao động nhiều nhất khi có từ 150 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_least.4", N_("Đối thoại: người bên lao động ít nhất khi có từ 300 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_most.4", N_("Đối thoại: người bên lao động nhiều nhất khi có từ 300 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_least.5", N_("Đối thoại: người bên lao động ít nhất khi có từ 500 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_most.5", N_("Đối thoại: người bên lao động nhiều nhất khi có từ 500 lao động"), PolicyKind.COUNT
    ),
    Policy(
        "dialogue_side_least.6", N_("Đối thoại: người bên lao động ít nhất khi có từ 1.000 lao động"), PolicyKind.COUNT
    ),
    Policy("dialogue_publish_days", N_("Đối thoại: công khai kết quả"), PolicyKind.WORK_DAYS),
    Policy(
        "emulation_excellent_share", N_("Thi đua: tỷ lệ đoàn viên xuất sắc của một tổ, nhiều nhất"), PolicyKind.RATE
    ),
)

POLICIES = {policy.key: policy for policy in _ROWS}

_WANTED = {
    PolicyKind.RATE: N_("một tỷ lệ từ 0% đến 100%, ví dụ 0,5%"),
    PolicyKind.MONEY: N_("một số đồng lớn hơn 0"),
    PolicyKind.TIMES: N_("một số lần lớn hơn 0"),
    PolicyKind.DAYS: N_("một số ngày lớn hơn 0"),
    PolicyKind.WORK_DAYS: N_("một số ngày làm việc lớn hơn 0"),
    PolicyKind.YEARS: N_("một số năm lớn hơn 0"),
    PolicyKind.COUNT: N_("một số lượng lớn hơn 0"),
    PolicyKind.POINTS: N_("một số điểm lớn hơn 0"),
    PolicyKind.NAME: N_("một tên gọi"),
}


def check_value(key: str, value: str) -> None:
    """Refuse a stored value that the policy cannot take, and a policy nobody knows."""
    policy = POLICIES.get(key)
    if policy is None:
        raise PolicyUnknown(given=key)
    try:
        # Why: «30» may mean 30% or thirty times; only a written % leaves no doubt.
        if policy.kind is PolicyKind.RATE:
            sound = value.strip().endswith("%") and 0 <= Rate(value) <= 1
        elif policy.kind is PolicyKind.NAME:
            sound = bool(value.strip())
        else:
            sound = int(value) > 0
    except (ValueError, ZeroDivisionError):
        sound = False
    if not sound:
        raise PolicyValueWrong(given=value, policy=Message(policy.title), wanted=Message(_WANTED[policy.kind]))
