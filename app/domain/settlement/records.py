"""What part A of B07, a closed month and a filed settlement are made of."""

from __future__ import annotations

from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

BASIC_INDICATOR = Record(
    "basic_indicator",
    N_("Chỉ tiêu cơ bản"),
    (
        Field("workers", N_("Số lao động đóng KPCĐ"), Kind.COUNT, head=N_("Lao động đóng KPCĐ")),
        Field("workers_payroll", N_("Quỹ lương đóng KPCĐ"), Kind.MONEY),
        Field("members", N_("Số đoàn viên"), Kind.COUNT, head=N_("Đoàn viên")),
        Field("dues_payroll", N_("Quỹ lương đóng ĐPCĐ"), Kind.MONEY),
        Field("full_time_officers", N_("Cán bộ công đoàn chuyên trách"), Kind.COUNT, head=N_("Cán bộ chuyên trách")),
        Field("source", N_("Căn cứ"), example=N_("ví dụ: danh sách BHXH tháng 12/2025")),
    ),
)

CLOSED_MONTH = Record("closed_month", N_("Tháng khóa sổ"), (), also={"closed_at": N_("Khóa lúc")})

FILED_SETTLEMENT = Record(
    "filed_settlement",
    N_("Báo cáo đã nộp"),
    (Field("filed_on", N_("Ngày nộp"), Kind.DAY), Field("superior", N_("Cấp trên"))),
)
