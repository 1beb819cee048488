"""The books of an invented union for 2024, as plain data: what the treasurer types, and nothing of the program.

Money is in đồng. ``stays`` is what a line counts for in the settlement after it was mended, cancelled or taken back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

YEAR = 2024
UNION = "CĐCS Công ty TNHH Mây tre Sông Lam"
SUPERIOR = "LĐLĐ thành phố Vinh"
EMPLOYER = "Công ty TNHH Mây tre Sông Lam"
ADDRESS = "12 Nguyễn Du, thành phố Vinh"
PLACE = "Nghệ An"
OPENING_CASH = 3_200_000
OPENING_BANK = 12_500_000
BANK = ("VietinBank", "VietinBank Bắc Nghệ An", "107800112233")
OFFICERS = ("Hồ Thị Diệp", "Phan Văn Thuận", "Đặng Thị Hoài", "Phan Văn Thuận")
HEADS = (46, 2_980_000_000, 44, 2_860_000_000, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of money: a code, the amount typed, what it is for."""

    code: str
    amount: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One voucher to type. ``fate``: mended (to ``mended`` đồng), voided, reversed later, or a draft taken back."""

    kind: str
    day: int
    text: str
    lines: tuple[Line, ...]
    person: str = ""
    papers: int = 0
    fate: str = ""
    mended: int = 0

    @property
    def total(self) -> int:
        """The sum typed."""
        return sum(line.amount for line in self.lines)


def papers_of(month: int) -> Iterator[Paper]:
    """What happens in a month, in the order it is typed. ``transfer`` is money drawn from the bank."""
    at = f"{month:02d}/{YEAR}"
    yield Paper(
        "BC", 4, f"Nhận kinh phí công đoàn cấp trên cấp tháng {at}", (Line("28.01", 1_850_000 + 10_000 * month),)
    )
    yield Paper("transfer", 5, "", (Line("", 1_500_000),), "Đặng Thị Hoài")
    yield Paper("PT", 8, f"Thu đoàn phí tháng {at}", (Line("22", 1_240_000 + 15_000 * month),), "Đặng Thị Hoài")
    care = [Line("31", 600_000 + 20_000 * month, "Mừng sinh nhật"), Line("33", 85_000 + 1_000 * month, "Nước họp tổ")]
    if month % 3 == 0:
        care.append(Line("32", 150_000, "Báo tường"))
    yield Paper("PC", 15, f"Chi chăm lo đoàn viên tháng {at}", tuple(care), "Phan Văn Thuận", len(care))
    sent = (Line("39", 372_000 + 4_500 * month, "Phần nộp lên"), Line("33", 11_000, "Phí chuyển tiền"))
    yield Paper("UNC", 20, f"Nộp đoàn phí về cấp trên tháng {at}", sent)
    yield from _once(month)


def _once(month: int) -> Iterator[Paper]:
    """What happens only in this month."""
    if month == 3:
        gifts = (Line("31", 660_000),)
        yield Paper("PC", 8, "Quà 8/3 cho nữ đoàn viên", gifts, "Hồ Thị Diệp", 1, "mended", 600_000)
    elif month == 5:
        yield Paper("PC", 21, "Chi mừng sinh nhật ghi hai lần", (Line("31", 300_000),), "Phan Văn Thuận", 1, "voided")
    elif month == 6:
        wrong = (Line("37", 450_000),)
        yield Paper("PC", 24, "Phụ cấp tổ trưởng ghi nhầm mã", wrong, "Hồ Thị Diệp", 1, "reversed in 8")
        yield Paper("BC", 25, "Lãi tiền gửi 6 tháng đầu năm", (Line("25.02", 6_417),))
    elif month == 8:
        yield Paper("PC", 26, "Phụ cấp tổ trưởng công đoàn", (Line("34.02", 450_000),), "Hồ Thị Diệp", 1)
    elif month == 9:
        yield Paper("PC", 12, "Quà Trung thu", (Line("31", 700_000),), "Phan Văn Thuận", 1, "draft undone")
    elif month == 12:
        yield Paper("PC", 23, "Phụ cấp cán bộ công đoàn năm", (Line("34.02", 1_200_000),), "Hồ Thị Diệp", 1)
        yield Paper("BC", 25, "Lãi tiền gửi 6 tháng cuối năm", (Line("25.02", 5_983),))


REVERSED_IN = 8
