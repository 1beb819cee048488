"""What a loan, its place in the opening, its instalments and the capital of the fund are made of."""

from __future__ import annotations

from app.domain.loans.loans import InterestMethod
from app.domain.problems import N_
from app.domain.records import Field, Kind, Record

LOAN = Record(
    "loan",
    N_("Khoản vay"),
    (
        Field("member_id", N_("Người vay"), Kind.OTHER, required=True),
        Field("principal", N_("Số tiền vay"), Kind.MONEY, head=N_("Số vay"), required=True),
        Field("granted_on", N_("Ngày giải ngân"), Kind.DAY, head=N_("Ngày vay"), required=True),
        Field("instalments", N_("Số kỳ (tháng)"), Kind.COUNT, required=True),
        Field("first_month", N_("Tháng trả đầu"), Kind.MONTH, required=True),
        Field("due_day", N_("Ngày trả"), Kind.COUNT, required=True),
        Field("rate", N_("Lãi một tháng"), Kind.OTHER, example=N_("ví dụ 0,5%")),
        Field("method", N_("Tính lãi"), Kind.CHOICE, choices=(InterestMethod.DECLINING, InterestMethod.FLAT)),
        Field("contract", N_("Số hợp đồng")),
        Field("purpose", N_("Mục đích"), example=N_("ví dụ: sửa nhà, học phí cho con"), personal=True),
        Field("guarantor", N_("Bảo lãnh"), personal=True),
    ),
)

LOAN_OPENING = Record(
    "loan_opening",
    N_("Khoản vay đang có khi mở sổ"),
    (Field("interest", N_("Lãi đã trả"), Kind.MONEY),),
    also={"loan_id": N_("Khoản vay")},
)

LOAN_INSTALMENT = Record(
    "loan_instalment",
    N_("Kỳ trả nợ vay"),
    (
        Field("due_on", N_("Ngày trả"), Kind.DAY),
        Field("principal", N_("Tiền gốc"), Kind.MONEY),
        Field("interest", N_("Tiền lãi"), Kind.MONEY),
    ),
    also={"loan_id": N_("Khoản vay")},
)

LOAN_CAPITAL = Record(
    "loan_capital",
    N_("Vốn Quỹ trợ vốn"),
    (
        Field("put_on", N_("Ngày"), Kind.DAY, required=True),
        Field("amount", N_("Số vốn"), Kind.MONEY, required=True),
        Field(
            "decision",
            N_("Nghị quyết"),
            head=N_("Nghị quyết, quyết định"),
            required=True,
            example=N_("ví dụ: Nghị quyết 02/NQ-BCH trích lập quỹ"),
        ),
        Field("giver", N_("Nguồn"), example=N_("tài chính công đoàn, công ty hỗ trợ…")),
    ),
)
