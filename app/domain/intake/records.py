"""What her own cash book or bank book is made of: fields of a voucher, and the amounts and balances of such a book."""

from __future__ import annotations

from dataclasses import replace

from app.domain.ledger.records import ENTRY, VOUCHER
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
            aliases=headings("Số tiền thu., Thu (gửi vào)., Gửi vào., Thu., Số tiền…thu, Số tiền…gửi vào"),
        ),
        Field(
            "amount_out",
            N_("Chi"),
            Kind.MONEY,
            aliases=headings("Số tiền chi., Chi (rút ra)., Rút ra., Chi., Số tiền…chi, Số tiền…rút ra"),
        ),
        Field("balance", N_("Tồn"), Kind.MONEY, aliases=headings("…tồn quỹ, …còn lại, …số dư, …số tồn, …tồn")),
        Field("number_in", N_("Số phiếu thu"), aliases=headings("Số hiệu…thu, Số phiếu…thu, Chứng từ…thu, Số…thu")),
        Field("number_out", N_("Số phiếu chi"), aliases=headings("Số hiệu…chi, Số phiếu…chi, Chứng từ…chi, Số…chi")),
    ),
    needed=(("text",), ("amount_in",), ("amount_out",), ("number", "number_in"), ("book_date", "voucher_date")),
    others=r"\bdoi ung\b|^so hieu (tai khoan|tk)\b",
)
"""The bank calls what comes in and goes out «gửi vào» and «rút ra»."""
