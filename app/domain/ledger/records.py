"""What an account, a voucher, a line of it, a coding rule and a cash count are made of."""

from __future__ import annotations

from app.domain.ledger.coding import RuleDirection
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.problems import N_
from app.domain.records import Field, Kind, Record, headings

ACCOUNT = Record(
    "account",
    N_("Quỹ, mã số"),
    (
        Field("name", N_("Tên quỹ, tài khoản")),
        Field("bank_name", N_("Ngân hàng, chi nhánh")),
        Field("account_number", N_("Số tài khoản")),
    ),
    also={"closed": N_("Ngừng dùng"), "number_tag": N_("Dấu của quyển số")},
)

OPENING = Record(
    "opening",
    N_("Số dư đầu kỳ"),
    (Field("amount", N_("Số dư đầu kỳ"), Kind.MONEY),),
    also={"account_id": N_("Quỹ")},
)

OPENING_OWED = Record(
    "opening_owed",
    N_("Công nợ đầu kỳ"),
    (
        Field("direction", N_("Chiều"), Kind.OTHER),
        Field("month", N_("Của tháng"), Kind.MONTH),
        Field("amount", N_("Số tiền"), Kind.MONEY),
    ),
)

VOUCHER = Record(
    "voucher",
    N_("Chứng từ"),
    (
        Field("kind", N_("Loại"), Kind.CHOICE, choices=VoucherKind),
        Field(
            "number",
            N_("Số"),
            help=N_("Số phiếu như trên giấy."),
            aliases=headings(
                "Chứng từ số hiệu, Số hiệu chứng từ, Số hiệu, Số chứng từ, Chứng từ số., Số CT., Số phiếu., Chứng từ., Số., CT., Phiếu.",
                "Số ký hiệu., Ký hiệu., Mã CT., Mã phiếu., Mã chứng từ, Số phiếu thu chi, Chứng từ số CT., Số của chứng từ, Voucher No., Voucher., Phiếu số, CT số..",
            ),
        ),
        Field("state", N_("Trạng thái"), Kind.CHOICE, choices=VoucherState),
        Field(
            "book_date",
            N_("Ngày ghi sổ"),
            Kind.DAY,
            head=N_("Ngày"),
            required=True,
            aliases=headings(
                "Ngày ghi sổ, Ngày tháng ghi sổ, Chứng từ ngày ghi sổ, Ngày vào sổ, Ngày hạch toán, Ngày HT., …ngày…ghi sổ…"
            ),
        ),
        Field(
            "voucher_date",
            N_("Ngày chứng từ"),
            Kind.DAY,
            required=True,
            aliases=headings(
                "Ngày chứng từ, Ngày tháng chứng từ, Chứng từ ngày tháng., Chứng từ ngày., …ngày…chứng từ…, …chứng từ…ngày…, Ngày tháng., Ngày., Ngày CT., Ngày lập, Ngày phiếu",
                "Ngày tháng năm., Ngày giao dịch, Ngày GD., Ngày phát sinh, Thời gian., Ngày thu chi, Ngày thu, Ngày chi, Ngày nghiệp vụ, Date., N.T., Ngày/tháng.",
            ),
        ),
        Field(
            "left_on",
            N_("Ngày tiền đi"),
            Kind.DAY,
            help=N_("Chuyển quỹ: ngày tiền rời quỹ chuyển, khi khác ngày đến."),
        ),
        Field(
            "person",
            N_("Người nộp, nhận"),
            personal=True,
            help=N_("Họ tên người nộp hoặc nhận tiền."),
            aliases=headings("Họ tên người nộp, Họ tên người nhận, Người nộp, Người nhận"),
        ),
        Field("address", N_("Địa chỉ"), personal=True),
        Field(
            "narration",
            N_("Nội dung"),
            required=True,
            personal=True,
            help=N_("Thu, chi về việc gì; từ đó chọn mã."),
            aliases=headings(
                "Diễn giải, Nội dung, Trích yếu, Lý do, Lí do, Mô tả, Khoản mục, Nghiệp vụ, Hạng mục., Khoản thu chi, Về việc, Diễn giải nội dung",
                "Tên khoản, Description, Nội dung nghiệp vụ, Việc..",
            ),
        ),
        Field("documents", N_("Chứng từ gốc"), Kind.COUNT),
        Field("document_note", N_("Kèm theo")),
        Field("note", N_("Ghi chú"), personal=True, aliases=("Ghi chú",)),
    ),
    also={
        "original_number": N_("Số gốc"),
        "state_reason": N_("Lý do"),
        "reversal_of": N_("Điều chỉnh cho"),
        "fund_id": N_("Quỹ"),
        "waits_for": N_("Chờ sổ bên"),
    },
)

ENTRY = Record(
    "entry",
    N_("Dòng tiền"),
    (
        Field("amount", N_("Số tiền"), Kind.MONEY, required=True),
        Field("narration", N_("Diễn giải riêng"), personal=True),
        Field("money_source", N_("Nguồn"), Kind.OTHER),
        Field("for_first", N_("Từ tháng"), Kind.MONTH),
        Field("for_last", N_("Đến tháng"), Kind.MONTH),
    ),
    also={"source_id": N_("Từ"), "target_id": N_("Đến")},
)

ATTACHMENT = Record("attachment", N_("Tệp đính kèm"), (Field("name", N_("Tên"), personal=True),))

CODING_RULE = Record(
    "coding_rule",
    N_("Quy tắc chọn mã"),
    (
        Field("direction", N_("Chiều"), Kind.CHOICE, choices=RuleDirection),
        Field("phrases", N_("Khi nội dung có"), Kind.LINES, required=True),
        Field("code", N_("Mã"), Kind.OTHER),
        Field("money_source", N_("Nguồn tiền"), Kind.OTHER, head=N_("Nguồn")),
        Field("note", N_("Ghi chú")),
    ),
    also={"toward": N_("Về quỹ")},
)

CASH_COUNT = Record(
    "cash_count",
    N_("Kiểm quỹ"),
    (
        Field("counted_on", N_("Ngày kiểm"), Kind.DAY, required=True),
        Field("counted_at", N_("Giờ kiểm"), head=N_("Giờ"), example="15:30"),
        Field("book_balance", N_("Theo sổ quỹ"), Kind.MONEY, head=N_("Theo sổ")),
        Field("counted", N_("Đếm được"), Kind.MONEY),
        Field("reason", N_("Lý do chênh lệch")),
        Field("conclusion", N_("Kết luận")),
        Field("committee", N_("Ban kiểm kê"), Kind.OTHER, personal=True),
    ),
    also={"denominations": N_("Số tờ từng loại")},
)
