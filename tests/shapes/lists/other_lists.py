"""Lists that are no list of members, given to imports that must make nothing of them."""

from __future__ import annotations

import datetime as dt
import random

from tests.shapes.case import ListCase, MadeFile
from tests.shapes.grid import Cell, Sheet
from tests.shapes.lists.people import Person, a_name, a_union
from tests.shapes.options import Choice, Options, draw, traits
from tests.shapes.writing import FORMATS, written

OTHER_CHOICES = (
    Choice("list", "gifts", (
        "children", "children with sexes and groups", "gifts with groups", "attendance", "budget", "relatives", "gifts for women",
    )),
    Choice("title", "yes", ("no",)),
    Choice("serial", "yes", ("no",)),
    Choice("total", "yes", ("no",)),
    Choice("format", "xlsx", ("xls", "csv semicolon bom", "html")),
)  # fmt: skip


def other_case(seed: int, options: Options | None = None) -> ListCase:
    """A list of a seed."""
    rng = random.Random(f"other {seed}")
    drawn = options or draw(f"layout of other {seed}", OTHER_CHOICES)
    if options is None:
        choice = OTHER_CHOICES[0]
        drawn["list"] = rng.choice((choice.plain, *choice.others))
    if drawn["title"] == "no" and drawn["list"] in ("attendance", "relatives"):
        drawn["title"] = "yes"
    people = a_union(rng)
    sheet = _drawn(rng, drawn, people)
    form = drawn["format"]
    kinds = ("members", "dues-list", "cash-book")
    file = MadeFile(f"danh sach{FORMATS[form]}", written([sheet], form), kinds)
    return ListCase(
        seed, "other", drawn, (f"list: {drawn['list']}", *traits(drawn, OTHER_CHOICES[1:])), (file,), "2026-03"
    )


def _drawn(rng: random.Random, options: Options, people: tuple[Person, ...]) -> Sheet:
    title, heads, rows, total = _TABLES[options["list"]](rng, people)
    sheet = Sheet("Sheet1")
    row = 0
    if options["title"] == "yes":
        sheet.put(0, 1, title)
        row = 2
    serial = options["serial"] == "yes"
    sheet.put_row(row, ("STT", *heads) if serial else heads)
    for at, cells in enumerate(rows, 1):
        sheet.put_row(row + at, (at, *cells) if serial else cells)
    if options["total"] == "yes":
        sheet.put_row(row + len(rows) + 1, (None, *total) if serial else total)
    return sheet


Table = tuple[str, tuple[str, ...], list[tuple[Cell, ...]], tuple[Cell, ...]]


def _gifts(rng: random.Random, people: tuple[Person, ...]) -> Table:
    heads = ("Họ & tên", rng.choice(("Mức thưởng", "Số tiền", "Mức chi", "Trị giá quà")), "Ký nhận")
    rows: list[tuple[Cell, ...]] = [(each.name, 300_000, None) for each in people]
    return "DANH SÁCH NHẬN QUÀ TẾT NGUYÊN ĐÁN 2026", heads, rows, ("Tổng cộng", 300_000 * len(rows))


def _gifts_of_groups(rng: random.Random, people: tuple[Person, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = [(each.name, each.group, 200_000, None) for each in people]
    return "DANH SÁCH CHI QUÀ 2/9", ("Họ và tên", "Tổ", "Số tiền", "Ký tên"), rows, ("Cộng", None, 200_000 * len(rows))


def _gifts_for_women(rng: random.Random, people: tuple[Person, ...]) -> Table:
    women = [each for each in people if each.woman] or list(people)
    rows: list[tuple[Cell, ...]] = [(each.name, 200_000, None) for each in women]
    return (
        "Danh sách thưởng Lễ 08/03/2026",
        ("Họ và tên", "Mức thưởng", "Ký nhận"),
        rows,
        ("Tổng cộng", 200_000 * len(rows)),
    )


def _born(rng: random.Random) -> dt.date:
    return dt.date(rng.randint(2011, 2024), rng.randint(1, 12), rng.randint(1, 28))


def _children(rng: random.Random, people: tuple[Person, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = [(a_name(rng), _born(rng), rng.choice(people).name) for _ in range(11)]
    heads = (rng.choice(("Họ và tên con", "Họ tên cháu", "Họ và tên trẻ")), "Ngày sinh", "Họ tên cha/mẹ")
    return "DANH SÁCH CON ĐOÀN VIÊN NHẬN QUÀ 1/6", heads, rows, ("Cộng: 11 cháu",)


def _children_of_groups(rng: random.Random, people: tuple[Person, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for _ in range(14):
        parent = rng.choice(people)
        rows.append((a_name(rng), rng.choice(("Nam", "Nữ")), _born(rng).year, parent.name, parent.group))
    heads = ("Họ tên bé", "Giới tính", "Năm sinh", "Con anh/chị", "Tổ")
    return "Danh sách các cháu nhận quà Trung thu", heads, rows, ("Cộng",)


def _attendance(rng: random.Random, people: tuple[Person, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = [(each.name, "x" if rng.random() < 0.8 else None, None) for each in people]
    return "DANH SÁCH THAM GIA HỘI THAO", ("Họ và tên", "Kéo co", "Bóng đá"), rows, ("Cộng",)


def _budget(rng: random.Random, people: tuple[Person, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (text, rng.randint(1, 9) * 1_000_000, None)
        for text in ("Chi chăm lo Tết", "Chi du lịch hè", "Chi sinh nhật", "Chi hội nghị", "Chi hành chính")
    ]
    return (
        "DỰ TOÁN THU CHI NĂM 2026",
        ("Nội dung", "Dự toán", "Ghi chú"),
        rows,
        ("Tổng cộng", sum(int(str(r[1])) for r in rows)),
    )


def _relatives(rng: random.Random, people: tuple[Person, ...]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (rng.choice(people).name, a_name(rng), "Cha", _born(rng).year - 50) for _ in range(9)
    ]
    heads = ("Họ tên đoàn viên", "Họ tên thân nhân", "Quan hệ", "Năm sinh")
    return "DANH SÁCH THÂN NHÂN ĐOÀN VIÊN", heads, rows, ("Cộng",)


_TABLES = {
    "gifts": _gifts,
    "gifts with groups": _gifts_of_groups,
    "gifts for women": _gifts_for_women,
    "children": _children,
    "children with sexes and groups": _children_of_groups,
    "attendance": _attendance,
    "budget": _budget,
    "relatives": _relatives,
}
