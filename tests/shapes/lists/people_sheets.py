"""What stands around a list of people, and the sheets next to it: other lists of the same union."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

from tests.shapes.books.texts import SUPERIORS, UNIONS
from tests.shapes.grid import Sheet
from tests.shapes.lists.people import Person, a_name
from tests.shapes.options import Options


def above(sheet: Sheet, title: Sequence[str], options: Options, rng: random.Random, width: int) -> int:
    """Union and title; gives the first free row."""
    row = 0
    if options["above"] != "none":
        sheet.put(0, 0, rng.choice(SUPERIORS))
        sheet.put(1, 0, f"CĐCS {rng.choice(UNIONS)}")
        if options["above"] == "both sides":
            sheet.put(0, max(width - 3, 2), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            sheet.put(1, max(width - 3, 2), "Độc lập - Tự do - Hạnh phúc")
        row = 3
    at = rng.choice((0, 1, 2))
    for line in title:
        sheet.put(row, at, line)
        row += 1
    return row + (1 if row else 0)


def below(sheet: Sheet, options: Options, rng: random.Random, year: int) -> None:
    """Signers side by side."""
    count = {"none": 0, "one": 1, "two": 2}.get(options["signers"], 3)
    if not count:
        return
    row = sheet.height + 1
    places = [at * max(sheet.width, count * 2) // count for at in range(count)]
    roles = {
        1: ("Người lập biểu",),
        2: ("Người lập biểu", "Chủ tịch công đoàn"),
        3: ("Người lập", "Kế toán", "TM. BCH"),
    }[count]
    sheet.put(row, places[-1], f"Ngày 5 tháng 3 năm {year}")
    for place, role in zip(places, roles, strict=True):
        name = a_name(rng)
        if options["signers"] == "three with names in one row":
            sheet.put(row + 1, place, f"{role}: {name}")
        else:
            sheet.put(row + 1, place, role)
            sheet.put(row + 2, place, "(Ký, họ tên)")
            sheet.put(row + 5, place, name)


def noise(sheet: Sheet, first: int, last: int, options: Options, rng: random.Random) -> None:
    """What she leaves beside her list."""
    last = max(first, last)
    beside = sheet.width + rng.choice((0, 1))
    match options["noise"]:
        case "marks beside":
            for row in range(first, last):
                if rng.random() < 0.5:
                    sheet.put(row, beside, rng.choice(("x", "ok")))
        case "notes beside":
            for note in ("V105 nghỉ thai sản", "Thêm 1518", "bỏ 9 mã số từ tháng 10"):
                sheet.put(rng.randint(first, last), beside, note)
        case "proofs beside":
            for _ in range(3):
                sheet.put(rng.randint(first, last), beside, rng.randint(10, 900) * 1_000)


def children(rng: random.Random, people: Sequence[Person], year: int) -> Sheet:
    """A list of members' children."""
    sheet = Sheet("Con đoàn viên")
    sheet.put(0, 0, f"DANH SÁCH CON ĐOÀN VIÊN NHẬN QUÀ 1/6/{year}")
    sheet.put_row(2, ("STT", "Họ và tên cháu", "Ngày sinh", "Họ tên cha (mẹ)", "Tổ"))
    for at in range(11):
        born = dt.date(year - rng.randint(1, 14), rng.randint(1, 12), rng.randint(1, 28))
        parent = rng.choice(people)
        sheet.put_row(3 + at, (at + 1, a_name(rng), born, parent.name, parent.group))
    return sheet


def gifts(people: Sequence[Person], year: int) -> Sheet:
    """A list to sign for a gift."""
    sheet = Sheet(f"Tet {year}")
    sheet.put(0, 0, "CĐCS: Công ty TNHH Sao Mai")
    sheet.put(2, 0, f"Danh Sách thưởng Tết âm lịch {year}")
    sheet.put_row(4, ("STT", "Họ & tên", "Mức thưởng", "Ký nhận"))
    for at, person in enumerate(people):
        sheet.put_row(5 + at, (at + 1, person.name, 300_000))
    sheet.put_row(5 + len(people), (None, "Tổng cộng", 300_000 * len(people)))
    return sheet


def summary(people: Sequence[Person]) -> Sheet:
    """How many people each group has."""
    sheet = Sheet("Tổng hợp")
    sheet.put(0, 0, "TỔNG HỢP SỐ LƯỢNG ĐOÀN VIÊN")
    sheet.put_row(2, ("STT", "Tổ", "Số đoàn viên", "Trong đó nữ"))
    groups = list(dict.fromkeys(person.group for person in people))
    for at, group in enumerate(groups):
        inside = [person for person in people if person.group == group]
        sheet.put_row(3 + at, (at + 1, group, len(inside), sum(person.woman for person in inside)))
    sheet.put_row(3 + len(groups), (None, "Cộng", len(people)))
    return sheet


def notes() -> Sheet:
    """A sheet of reminders."""
    sheet = Sheet("Ghi nhớ")
    for row, text in enumerate(
        ("Nhắc nộp đoàn phí trước ngày 10", "V105 nghỉ thai sản đến tháng 8", "Hỏi LĐLĐ về mẫu mới")
    ):
        sheet.put(row, 0, text)
    return sheet


def cover() -> Sheet:
    """A sheet with a title only."""
    sheet = Sheet("Bìa")
    sheet.put(5, 2, "HỒ SƠ ĐOÀN VIÊN")
    sheet.put(6, 2, "Công đoàn cơ sở Công ty TNHH Sao Mai")
    return sheet


def old_list(rng: random.Random) -> Sheet:
    """A hidden list of who was there before."""
    sheet = Sheet("DS cũ", hidden=True)
    sheet.put(0, 0, "DANH SÁCH ĐOÀN VIÊN (CŨ)")
    sheet.put_row(2, ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Tổ"))
    for at in range(5):
        sheet.put_row(3 + at, (at + 1, a_name(rng), dt.date(1980 + at, 3, 4), "Nữ", "Tổ 1"))
    return sheet


def word_list() -> Sheet:
    """A hidden sheet that feeds a drop-down."""
    sheet = Sheet("DM", hidden=True)
    for row, text in enumerate(("Giới tính", "Nam", "Nữ")):
        sheet.put(row, 0, text)
    return sheet
