"""The list of income and spending codes of union finance (Mục lục thu, chi tài chính công đoàn) and B07's lines.

Codes are statutory and stay as they are; the house sub-codes are those that superior unions ask for in practice.
Rates and shares are not here: they are dated policies.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from app.domain.problems import N_, Refusal


class UnknownCode(Refusal):
    """A code that is not in the list."""

    code = "code-unknown"
    template = N_("Không có mã «{given}» trong mục lục thu, chi. Hãy chọn một mã trong danh sách.")


class CodeSide(StrEnum):
    """What a code counts: money in, money out, or a figure of the settlement that no voucher may use."""

    INCOME = "income"
    SPENDING = "spending"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its exact name, the code it is part of, and which way its money goes."""

    code: str
    name: str
    side: CodeSide
    parent: str | None = None
    line: str | None = None
    """The B07 line it adds to when it has none of its own."""


# Law: HD 47/HD-TLĐ 30/12/2021, form B07-TLĐ; sub-codes 22.01, 31.03, 32.05, 33.01 are practice.
_ROWS = (
    Code("10", N_("Tích lũy tài chính đầu kỳ"), CodeSide.FIGURE),
    Code("22", N_("Đoàn phí công đoàn"), CodeSide.INCOME),
    Code("22.01", N_("Thu đoàn phí khu vực sản xuất kinh doanh"), CodeSide.INCOME, "22", "22"),
    Code("23", N_("Kinh phí công đoàn"), CodeSide.INCOME),
    Code("24", N_("Ngân sách nhà nước cấp hỗ trợ"), CodeSide.INCOME),
    Code("25", N_("Các khoản thu khác"), CodeSide.INCOME),
    Code("25.01", N_("Chuyên môn hỗ trợ"), CodeSide.INCOME, "25"),
    Code("25.02", N_("Thu khác"), CodeSide.INCOME, "25"),
    Code("28", N_("Tài chính công đoàn cấp trên cấp"), CodeSide.INCOME),
    Code("28.01", N_("Kinh phí công đoàn cấp trên cấp theo phân phối"), CodeSide.INCOME, "28"),
    Code("28.02", N_("Tài chính công đoàn cấp trên cấp hỗ trợ"), CodeSide.INCOME, "28"),
    Code("40", N_("Nhận bàn giao tài chính"), CodeSide.INCOME),
    Code("47", N_("Các khoản khác tăng nguồn tài chính công đoàn"), CodeSide.INCOME),
    Code("31", N_("Chi bảo vệ, chăm lo đoàn viên và người lao động"), CodeSide.SPENDING),
    Code("31.03", N_("Thăm hỏi, trợ cấp"), CodeSide.SPENDING, "31", "31"),
    Code("32", N_("Chi tuyên truyền, đào tạo đoàn viên và người lao động"), CodeSide.SPENDING),
    Code("32.05", N_("Tổ chức hoạt động về giới, bình đẳng giới"), CodeSide.SPENDING, "32", "32"),
    Code("33", N_("Chi quản lý hành chính"), CodeSide.SPENDING),
    Code("33.01", N_("Thanh toán dịch vụ công cộng"), CodeSide.SPENDING, "33", "33"),
    Code("34", N_("Chi lương, phụ cấp và các khoản phải nộp theo lương"), CodeSide.SPENDING),
    Code("34.01", N_("Lương, phụ cấp của cán bộ trong biên chế"), CodeSide.SPENDING, "34"),
    Code("34.02", N_("Phụ cấp cán bộ công đoàn"), CodeSide.SPENDING, "34"),
    Code("34.03", N_("Các khoản phải nộp theo lương"), CodeSide.SPENDING, "34"),
    Code("37", N_("Chi khác"), CodeSide.SPENDING),
    Code("39", N_("ĐPCĐ đã nộp cấp trên quản lý trực tiếp"), CodeSide.SPENDING),
    Code("42", N_("Bàn giao tài chính công đoàn"), CodeSide.SPENDING),
    Code("48", N_("Các khoản khác giảm nguồn tài chính công đoàn"), CodeSide.SPENDING),
    Code("50", N_("Tài chính công đoàn tích lũy cuối kỳ"), CodeSide.FIGURE),
    Code("60", N_("Tài chính công đoàn phải nộp cấp trên quản lý trực tiếp"), CodeSide.FIGURE),
)

CODES = MappingProxyType({row.code: row for row in _ROWS})
