"""What her own cash book or bank book is made of: fields of a voucher, and the amounts and balances of such a book."""

from __future__ import annotations

from dataclasses import replace

from app.domain.ledger.records import ENTRY, VOUCHER
from app.domain.pointing import Pointable
from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, headings

_KEYS = {"narration": "text"}
"""Keys under which the cells of earlier imports are kept."""
_READ_AS_SUCH = frozenset({"number", "book_date", "voucher_date", "narration", "note"})
FURTHER = tuple(each for each in VOUCHER.importable if each.key not in _READ_AS_SUCH)
"""Fields of a voucher that a book may tell besides and that become its as they stand."""
VOUCHER_ROW = (
    VOUCHER.labels()
    | ENTRY.labels()
    | {
        "narration": VOUCHER["narration"].label,
        "year": N_("Năm"),
        "sequence": N_("Số thứ tự"),
        "suffix": N_("Hậu tố"),
        "direction": N_("Chiều"),
        "code": N_("Mã"),
        "is_transfer": N_("Chuyển quỹ"),
        "other_fund": N_("Quỹ kia"),
        "other_day": N_("Ngày bên quỹ kia"),
    }
)
"""What is called what of the voucher a row becomes."""

BOOK_SHEET = ForeignTable(
    "books",
    N_("Sổ quỹ, sổ tiền gửi"),
    (
        *(replace(each, key=_KEYS.get(each.key, each.key)) for each in VOUCHER.importable),
        Field(
            "amount_in",
            N_("Thu"),
            Kind.MONEY,
            aliases=headings(
                "Số tiền thu., Thu (gửi vào)., Gửi vào., Thu., Số tiền…thu, Số tiền…gửi vào, Thu vào, Tiền thu, Tiền vào, Tiền nhận",
                "Phần thu., Thu trong kỳ., Số tiền vào, Số tiền nhập, Nhập quỹ., Nhập., Vào., Nhận vào, Nộp vào, Cộng vào, Tổng thu.",
                "Số tiền nhận., Nhận., Phát sinh tăng, Tăng., Ps tăng., Số tiền…gửi, Số tiền…vào",
            ),
        ),
        Field(
            "amount_out",
            N_("Chi"),
            Kind.MONEY,
            aliases=headings(
                "Số tiền chi., Chi (rút ra)., Rút ra., Chi., Số tiền…chi, Số tiền…rút ra, Chi ra, Tiền chi, Tiền ra, Tiền trả",
                "Phần chi., Chi trong kỳ., Số tiền ra, Số tiền xuất, Xuất quỹ., Xuất., Ra., Trả ra, Trả., Số tiền trả., Rút tiền., Trừ đi, Tổng chi.",
                "Phát sinh giảm, Giảm., Ps giảm., Số tiền…rút, Số tiền…ra",
            ),
        ),
        Field(
            "debit",
            N_("Nợ"),
            Kind.MONEY,
            aliases=headings("Nợ., Bên nợ., Ghi nợ., Phát sinh nợ., PS nợ., Số tiền…nợ, Số phát sinh…nợ, Debit."),
        ),
        Field(
            "credit",
            N_("Có"),
            Kind.MONEY,
            aliases=headings("Có., Bên có., Ghi có., Phát sinh có., PS có., Số tiền…có, Số phát sinh…có, Credit."),
        ),
        Field(
            "amount",
            N_("Số tiền"),
            Kind.MONEY,
            aliases=headings(
                "Số tiền., Thành tiền., Giá trị., Số phát sinh., Phát sinh., Tiền., Số tiền thu chi, Amount."
            ),
        ),
        Field(
            "balance",
            N_("Tồn"),
            Kind.MONEY,
            aliases=headings(
                "Số tiền…còn lại, Số tiền…tồn, Số tiền…tồn quỹ, Số tiền…dư, …tồn quỹ, …còn lại, …số dư, …số tồn, …tồn, Còn., Dư., Số còn., Dư cuối, Tồn cuối, Số dư cuối, Lũy kế tồn, Kết dư, Balance."
            ),
        ),
        Field(
            "number_in",
            N_("Số phiếu thu"),
            aliases=headings("Số hiệu…thu, Số phiếu…thu, Chứng từ…thu, Số CT…thu, Phiếu thu., Số…thu"),
        ),
        Field(
            "number_out",
            N_("Số phiếu chi"),
            aliases=headings("Số hiệu…chi, Số phiếu…chi, Chứng từ…chi, Số CT…chi, Phiếu chi., Số…chi"),
        ),
        Field(
            "side",
            N_("Thu hay chi"),
            aliases=headings(
                "Loại., Thu/Chi., Thu hay chi, Loại phiếu, Loại chứng từ, Loại CT., Loại thu chi, Kiểu., T/C., Tính chất."
            ),
        ),
        Field("month", N_("Tháng"), Kind.COUNT, aliases=headings("Tháng., Th.")),
        Field("year", N_("Năm"), Kind.COUNT, aliases=headings("Năm.")),
    ),
    needed=(("text",), ("amount_in",), ("amount_out",), ("number", "number_in"), ("book_date", "voucher_date")),
    others=r"\bdoi ung\b|^so hieu (tai khoan|tk)\b",
)
"""The bank calls what comes in and goes out «gửi vào» and «rút ra»."""

_POINTED_AS_ONE = ("amount_in", "amount_out", "amount")
BOOK_POINTABLE = Pointable(
    ("cash-book", "bank-book"),
    tuple(each for each in BOOK_SHEET.fields if each.key not in ("debit", "credit")),
    (("book_date", "voucher_date"), ("text",), _POINTED_AS_ONE),
)
"""Of «Nợ» and «Có» she says herself which is money in."""
