"""The dated policies of the room ``dues``: rates and ceilings of dues, the union's fund of 2%, wages they are reckoned on."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.union.policies import Policy, PolicyGroup, PolicyKind

POLICIES = PolicyGroup(
    10,
    (
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
        Policy("union_fund_deadline", N_("Kinh phí công đoàn: đóng chậm nhất sau"), PolicyKind.MONTHS),
        Policy("dues_deadline", N_("Đoàn phí: nộp cấp trên chậm nhất sau"), PolicyKind.MONTHS),
        Policy("union_fund_unpaid_days", N_("Kinh phí công đoàn: coi là không đóng sau hạn"), PolicyKind.DAYS),
        Policy("union_fund_reduction", N_("Kinh phí công đoàn: giảm mức đóng, nhiều nhất"), PolicyKind.RATE),
        Policy("union_fund_reduction_months", N_("Kinh phí công đoàn: thời gian giảm, nhiều nhất"), PolicyKind.MONTHS),
        Policy("union_fund_pause_months", N_("Kinh phí công đoàn: tạm dừng đóng, nhiều nhất"), PolicyKind.MONTHS),
        Policy("union_fund_account", N_("Kinh phí công đoàn: tài khoản của công đoàn"), PolicyKind.NAME),
        Policy("union_fund_carried", N_("Kinh phí công đoàn chưa dùng hết cuối năm"), PolicyKind.NAME),
        Policy("union_fund_penalty", N_("Kinh phí công đoàn: xử phạt chậm đóng, không đóng"), PolicyKind.NAME),
        Policy("dues_none_for", N_("Không còn thu đoàn phí, kinh phí công đoàn"), PolicyKind.NAME),
        Policy("dues_exempt", N_("Đoàn viên được miễn đoàn phí"), PolicyKind.NAME),
        Policy("insured_wage_cap", N_("Trần lương đóng BHXH, số lần lương cơ sở"), PolicyKind.TIMES),
        Policy("base_salary", N_("Lương cơ sở (mức tham chiếu)"), PolicyKind.MONEY),
    ),
)
