"""The one small union behind the layouts that were set down by hand: a quarter of both books, and fourteen members."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tests.shapes.books.truth import Books, Entry, Fund
from tests.shapes.lists.people import Person

YEAR = 2025
OPENING = {"cash": 2_350_000, "bank": 12_480_115}
_CASH = (
    ("05/01", "Thu đoàn phí công đoàn tháng 1/2025", 1_540_000),
    ("09/01", "Mừng sinh nhật Lê Thị Hồng", -300_000),
    ("22/01", "Mua quà Tết cho đoàn viên", -2_400_000),
    ("06/02", "Thu đoàn phí công đoàn tháng 2/2025", 1_540_000),
    ("06/02", "Thăm ốm Trần Văn Khoa", -500_000),
    ("06/02", "Nước uống họp ban chấp hành", -86_500),
    ("03/03", "Rút tiền gửi ngân hàng nhập quỹ", 5_000_000),
    ("07/03", "Chi mừng 8/3 cho 7 đoàn viên nữ", -1_400_000),
    ("12/03", "Tổng kết phong trào thi đua", -655_500),
    ("12/03", "Cộng tác viên viết bài bản tin", -200_000),
    ("31/03", "Thu đoàn phí công đoàn tháng 3/2025", 1_565_000),
)
_BANK = (
    ("31/01", "Lãi tiền gửi", 1_208),
    ("14/02", "Nộp 30% đoàn phí quý IV/2024 về LĐLĐ", -1_386_000),
    ("28/02", "Lãi tiền gửi", 1_150),
    ("03/03", "Rút tiền gửi ngân hàng nhập quỹ", -5_000_000),
    ("20/03", "Nhận 75% KPCĐ cấp trên cấp trả", 8_262_500),
    ("31/03", "Phí SMS banking", -22_000),
    ("31/03", "Lãi tiền gửi", 1_374),
)
SIGNERS = ("Nguyễn Thị Lan Hương", "Đỗ Văn Phúc", "Trịnh Thị Mai")


@dataclass(frozen=True)
class Line:
    """A row ready to be written: its day, number, text, amounts and the balance after it."""

    day: dt.date
    number: str
    text: str
    came: int | None
    went: int | None
    balance: int
    place: int

    @property
    def amount(self) -> int:
        """What moved, without a sign."""
        return self.came or self.went or 0

    @property
    def signed(self) -> int:
        """Positive when it came in."""
        return self.came or -(self.went or 0)


def _fund(name: str, rows: tuple[tuple[str, str, int], ...]) -> Fund:
    entries = []
    for written, text, amount in rows:
        day, month = (int(part) for part in written.split("/"))
        on = dt.date(YEAR, month, day)
        entries.append(Entry(on, on, text, amount, text.startswith("Rút tiền")))
    return Fund(name, OPENING[name], tuple(entries))


BOOKS = Books("Công ty TNHH Thử", "LĐLĐ Thử", YEAR, _fund("cash", _CASH), _fund("bank", _BANK), SIGNERS)


def lines(fund: str, style: str = "{kind}{place:02d}") -> list[Line]:
    """The rows of a book; ``style`` makes a number of ``kind``, ``place``, ``year`` and ``month``."""
    held = OPENING[fund]
    places = {True: 0, False: 0}
    kinds = {"cash": ("PT", "PC"), "bank": ("BC", "UNC")}[fund]
    made: list[Line] = []
    for entry in BOOKS.fund(fund).entries:
        held += entry.amount
        places[entry.comes_in] += 1
        place = places[entry.comes_in]
        kind = kinds[0 if entry.comes_in else 1]
        number = style.format(kind=kind, place=place, year=YEAR, month=entry.day.month)
        came, went = (entry.amount, None) if entry.comes_in else (None, -entry.amount)
        made.append(Line(entry.day, number, entry.text, came, went, held, len(made) + 1))
    return made


def _person(name: str, woman: bool, birth: str, number: str, group: str, wage: int, joined: str) -> Person:
    surname, *middle, given = name.split(" ")
    days = (dt.date.fromisoformat(birth), dt.date.fromisoformat(joined))
    return Person(
        surname, " ".join(middle), given, woman, days[0], number, group, wage, days[1], "0900000000", "Công nhân"
    )


PEOPLE = (
    _person("Nguyễn Thị Lan Hương", True, "1985-03-07", "00117", "Tổ May 1", 6_450_000, "2012-05-01"),
    _person("Tống Văn Bình", False, "1990-11-23", "00118", "Tổ May 1", 5_700_000, "2015-07-15"),
    _person("Lê Thị Hồng", True, "1979-01-09", "00121", "Tổ May 1", 5_700_000, "2010-01-02"),
    _person("Trần Văn Khoa", False, "1998-12-31", "00130", "Tổ May 1", 5_310_000, "2020-10-20"),
    _person("Công Thị Ngân", True, "2001-06-05", "00131", "Tổ May 1", 5_310_000, "2022-03-01"),
    _person("Đỗ Văn Phúc", False, "1983-08-14", "00204", "Tổ Cắt", 9_450_000, "2009-09-09"),
    _person("Phạm Thị Kim Oanh", True, "1992-04-30", "00205", "Tổ Cắt", 5_700_000, "2016-02-29"),
    _person("Lê Thị Hồng", True, "1994-07-19", "00211", "Tổ Cắt", 5_865_000, "2018-11-11"),
    _person("Huỳnh Ngọc Ẩn", False, "1987-02-02", "00212", "Tổ Cắt", 6_115_000, "2013-06-07"),
    _person("Trịnh Thị Mai", True, "1976-10-10", "00301", "Văn phòng", 12_600_000, "2008-03-08"),
    _person("Vũ Đình Toàn", False, "1980-05-25", "00302", "Văn phòng", 15_000_000, "2008-03-08"),
    _person("Tô Thị Út", True, "1995-09-01", "00303", "Văn phòng", 7_300_000, "2019-01-01"),
    _person("Bùi Quang Thái", False, "2003-03-03", "00310", "Văn phòng", 5_310_000, "2024-05-05"),
    _person("Ông Thị Nghi", True, "1999-08-08", "00311", "Văn phòng", 6_000_000, "2023-12-01"),
)  # fmt: skip
