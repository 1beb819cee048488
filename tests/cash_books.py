"""Cash books as a treasurer keeps them in Excel, drawn small and without faults, for scenarios that import."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

_HEAD = (
    ("LIÊN ĐOÀN LAO ĐỘNG QUẬN NAM HẢI",),
    ("Công đoàn cơ sở: Công ty Sao Mai",),
    (),
    ("", "SỔ QUỸ TIỀN MẶT"),
    (),
    ("Ngày tháng ghi sổ", "Ngày tháng chứng từ", "SỐ HIỆU CHỨNG TỪ", "", "DIỄN GIẢI", "SỐ TIỀN", "", "", "Ghi chú"),
    ("", "", "Thu", "Chi", "", "Thu", "Chi", "Tồn quỹ", ""),
    ("A", "B", "C", "D", "E", 1, 2, 3, "G"),
)


@dataclass(frozen=True)
class CashLine:
    """One line: a positive amount comes in, a negative one goes out."""

    day: dt.date
    number: str
    text: str
    amount: int


def write_cash_book(path: Path, lines: Sequence[CashLine], opening: int) -> Path:
    """A workbook with one cash book whose balances add up."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        sheet = book.add_worksheet("SỔ TM")
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        rows = [*list(_HEAD), ("", "", "", "", "Số dư đầu kỳ", "", "", opening)]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        balance = opening
        for number, line in enumerate(lines, len(rows)):
            balance += line.amount
            came, went = (line.amount, None) if line.amount > 0 else (None, -line.amount)
            numbers = (line.number, "") if line.amount > 0 else ("", line.number)
            sheet.write_datetime(number, 0, dt.datetime.combine(line.day, dt.time()), date)
            sheet.write_datetime(number, 1, dt.datetime.combine(line.day, dt.time()), date)
            sheet.write_row(number, 2, (*numbers, line.text, came, went, balance))
    return path
