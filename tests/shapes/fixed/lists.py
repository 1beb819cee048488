"""Fourteen lists of members, eight of dues and two of what is neither, set down by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.shapes.case import Known, ListCase, MadeFile
from tests.shapes.fixed.books import Rows, dots, sheet_of
from tests.shapes.fixed.truth import PEOPLE, SIGNERS
from tests.shapes.grid import Cell, Sheet
from tests.shapes.lists.dues_layout import dues_of
from tests.shapes.lists.people import Person
from tests.shapes.spelling import vni
from tests.shapes.writing import FORMATS, written

GROUPS = tuple(dict.fromkeys(person.group for person in PEOPLE))
Told = Mapping[str, Callable[[Person], object]]
ALL: dict[str, Callable[[Person], object]] = {
    "number": lambda person: person.number,
    "woman": lambda person: person.woman,
    "birth": lambda person: person.birth.isoformat(),
    "group": lambda person: person.group,
    "wage": lambda person: person.wage,
    "joined": lambda person: person.joined.isoformat(),
}


@dataclass(frozen=True)
class _Layout:
    name: str
    kind: str
    fields: str
    make: Callable[[], list[Sheet]]
    form: str = "xlsx"
    people: Sequence[Person] = PEOPLE
    months: tuple[str, ...] = ()
    own: Mapping[str, Callable[[Person], object]] | None = None


_LAYOUTS: list[_Layout] = []


def layout(name: str, kind: str, fields: str = "", **more: object) -> Callable[[Callable[[], list[Sheet]]], None]:
    """Adds a layout: what it says of each person is named in ``fields``."""

    def add(make: Callable[[], list[Sheet]]) -> None:
        _LAYOUTS.append(_Layout(name, kind, fields, make, **more))  # type: ignore[arg-type]

    return add


def listed(row: Callable[[int, Person], Sequence[Cell]], people: Sequence[Person] = PEOPLE) -> list[Sequence[Cell]]:
    """One row a person."""
    return [row(at, person) for at, person in enumerate(people, 1)]


def in_groups(
    heading: Callable[[int, str], Sequence[Cell]], row: Callable[[int, Person], Sequence[Cell]]
) -> list[Sequence[Cell]]:
    """The rows under a heading for each group, numbered through."""
    rows: list[Sequence[Cell]] = []
    at = 0
    for place, group in enumerate(GROUPS, 1):
        rows.append(heading(place, group))
        for person in (each for each in PEOPLE if each.group == group):
            at += 1
            rows.append(row(at, person))
    return rows


TITLE: Rows = (["CĐCS CÔNG TY TNHH THỬ"], [], ["DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN"], [])


def gender(person: Person) -> str:
    """Nam, Nữ."""
    return "Nữ" if person.woman else "Nam"


# ---- members


@layout(
    "births in columns Nam and Nữ, groups right under a head of two rows",
    "members",
    "woman birth group",
    own={"birth": lambda p: str(p.birth.year)},
)
def _births_in_two() -> list[Sheet]:
    head: Rows = (["TT", "Họ và tên", "Năm sinh", None, "Ghi chú"], [None, None, "Nam", "Nữ"])
    row = lambda at, p: [at, p.name, None if p.woman else p.birth.year, p.birth.year if p.woman else None]  # noqa: E731
    return [sheet_of("DS", [*TITLE, *head, *in_groups(lambda _, g: [g], row)], [(4, 2, 4, 3)])]


@layout("surname and given name apart, groups joined", "members", "number woman birth group")
def _two_names() -> list[Sheet]:
    rows: list[Sequence[Cell]] = [*TITLE, ["STT", "Mã NV", "Họ và tên đệm", "Tên", "Ngày sinh", "Phái", "Tổ"]]
    joined, start = [], len(rows)
    for group in GROUPS:
        people = [each for each in PEOPLE if each.group == group]
        for at, p in enumerate(people):
            rows.append(
                [len(rows) - start + 1, p.number, p.first_part, p.given, p.birth, gender(p), group if at == 0 else None]
            )
        joined.append((len(rows) - len(people), 6, len(rows) - 1, 6))
    return [sheet_of("Sheet1", rows, joined)]


@layout("«Tên CNV», «Mã thẻ», the birth in three columns", "members", "number birth group")
def _cnv() -> list[Sheet]:
    head: Rows = (
        ["STT", "Mã thẻ", "Tên CNV", "Ngày sinh", None, None, "Bộ phận"],
        [None, None, None, "Ngày", "Tháng", "Năm"],
    )
    row = lambda at, p: [at, p.number, p.name, p.birth.day, p.birth.month, p.birth.year, p.group]  # noqa: E731
    return [sheet_of("CNV", [["DANH SÁCH CBCNV LÀ ĐOÀN VIÊN"], [], *head, *listed(row)], [(2, 3, 2, 5)])]


@layout("heads in English", "members", "number woman birth group")
def _english() -> list[Sheet]:
    head: Rows = (["No.", "Staff ID", "Full name", "Gender", "Date of birth", "Department"],)
    row = lambda at, p: [at, p.number, p.name, "Female" if p.woman else "Male", p.birth, p.group]  # noqa: E731
    return [sheet_of("Members", [["TRADE UNION MEMBERS"], [], *head, *listed(row)])]


@layout("a sheet a group", "members", "woman birth group")
def _sheets() -> list[Sheet]:
    head: Rows = (["STT", "Họ tên", "Ngày sinh", "Giới tính"],)
    row = lambda at, p: [at, p.name, f"{p.birth:%d/%m/%Y}", gender(p)]  # noqa: E731
    return [
        sheet_of(g, [["DANH SÁCH ĐOÀN VIÊN"], [], *head, *listed(row, [p for p in PEOPLE if p.group == g])])
        for g in GROUPS
    ]


@layout("the group in the title", "members", "number woman group", people=PEOPLE[:5])
def _title() -> list[Sheet]:
    rows = [["DANH SÁCH ĐOÀN VIÊN TỔ MAY 1"], [], ["STT", "MSNV", "Họ và tên", "Nam/Nữ"]]
    return [sheet_of("DS", [*rows, *listed(lambda at, p: [at, p.number, p.name, gender(p)], PEOPLE[:5])])]


@layout("numbered headings in the name column, subtotals, serial numbers as text", "members", "birth group")
def _headings() -> list[Sheet]:
    rows: list[Sequence[Cell]] = [*TITLE, ["STT", "Họ và tên", "NTNS"]]
    for place, group in enumerate(GROUPS, 1):
        people = [each for each in PEOPLE if each.group == group]
        rows.append([None, f"{place}. {group}"])
        rows += [[str(at), p.name, p.birth] for at, p in enumerate(people, 1)]
        rows.append([None, f"Cộng {group}: {len(people)} người"])
    return [sheet_of("DSDV", [*rows, [None, f"Tổng cộng: {len(PEOPLE)} đoàn viên"]])]


@layout("wages in thousands", "members", "number wage group")
def _thousands() -> list[Sheet]:
    head: Rows = (["STT", "Mã NV", "Họ và tên", "Tổ", "Mức lương (nghìn đồng)"],)
    return [sheet_of("DS", [*TITLE, *head, *listed(lambda at, p: [at, p.number, p.name, p.group, p.wage / 1000])])]


@layout("«Mức lương làm căn cứ đóng đoàn phí»", "members", "number woman wage joined")
def _misleading() -> list[Sheet]:
    head: Rows = (["STT", "Họ và tên", "Giới tính", "Mã số NV", "Ngày vào CĐ", "Mức lương làm căn cứ đóng đoàn phí"],)
    row = lambda at, p: [at, p.name, gender(p), p.number, p.joined, p.wage]  # noqa: E731
    return [
        sheet_of(
            "DS", [*TITLE, *head, *listed(row), ["Tổng cộng", None, None, None, None, sum(p.wage for p in PEOPLE)]]
        )
    ]


@layout("names in a font of VNI", "members", "birth group")
def _vni() -> list[Sheet]:
    head: Rows = ([vni("STT"), vni("Họ và tên"), vni("Ngày sinh"), vni("Tổ")],)
    return [
        sheet_of(
            "DS",
            [[vni("DANH SÁCH ĐOÀN VIÊN")], [], *head, *listed(lambda at, p: [at, vni(p.name), p.birth, vni(p.group)])],
        )
    ]


@layout(
    "staff numbers that lost their zeros, namesakes",
    "members",
    "number birth",
    own={"number": lambda p: str(int(p.number))},
)
def _lost() -> list[Sheet]:
    head: Rows = (["STT", "Mã nhân viên", "Họ và tên", "Ngày, tháng, năm sinh", "SĐT"],)
    return [
        sheet_of(
            "DS", [*TITLE, *head, *listed(lambda at, p: [at, int(p.number), p.name, f"{p.birth:%d-%b-%Y}", p.phone])]
        )
    ]


@layout("three signers side by side below", "members", "woman birth group")
def _signers() -> list[Sheet]:
    rows: list[Sequence[Cell]] = [*TITLE, ["Họ và tên", "Ngày sinh", "Giới tính", "Tổ công đoàn", "Ghi chú"]]
    rows += listed(lambda _, p: [p.name, p.birth, gender(p), p.group])
    rows += [
        [],
        [None, None, None, "Ngày 3 tháng 3 năm 2026"],
        ["Người lập biểu", None, "Tổ trưởng", "TM. BAN CHẤP HÀNH"],
        [],
        [],
    ]
    return [sheet_of("DS", [*rows, [SIGNERS[0], None, SIGNERS[1], SIGNERS[2]]])]


@layout("csv of another program", "members", "number woman birth group joined", form="csv comma utf-8")
def _csv() -> list[Sheet]:
    head: Rows = (["Mã nhân viên", "Họ và tên", "Giới tính", "Ngày sinh", "Phòng ban", "Ngày vào công đoàn"],)
    return [sheet_of("DS", [*head, *listed(lambda _, p: [p.number, p.name, gender(p), p.birth, p.group, p.joined])])]


@layout("children, gifts and a summary on sheets beside", "members", "woman birth group")
def _beside() -> list[Sheet]:
    gifts = sheet_of(
        "Quà Tết",
        [
            ["DANH SÁCH NHẬN QUÀ TẾT"],
            ["STT", "Họ và tên", "Số tiền", "Ký nhận"],
            *listed(lambda at, p: [at, p.name, 300_000]),
        ],
    )
    children = sheet_of(
        "Con",
        [
            ["DANH SÁCH CON ĐOÀN VIÊN"],
            ["STT", "Họ tên con", "Năm sinh", "Con của"],
            [1, "Lê Bảo An", 2016, PEOPLE[2].name],
        ],
    )
    summary = sheet_of("TH", [["Tổ", "Số người"], *((g, sum(p.group == g for p in PEOPLE)) for g in GROUPS)])
    head: Rows = (["STT", "Họ và tên", "Ngày sinh", "GT", "Tổ"],)
    return [
        summary,
        gifts,
        sheet_of("Đoàn viên", [*TITLE, *head, *listed(lambda at, p: [at, p.name, p.birth, gender(p), p.group])]),
        children,
    ]


# ---- dues


def dues_row(person: Person) -> list[Cell]:
    """Wage, fund kept and up, dues kept and up, total."""
    found = dues_of(person.wage)
    return [found[key] for key in ("wage", "fund_kept", "fund_up", "kept", "up", "total")]


FORM: Rows = (
    [
        "STT",
        "Họ & tên",
        "Mức lương đóng",
        "Trích đóng 2%",
        None,
        "Trích đóng 0.5% đoàn phí công đoàn",
        None,
        "Tổng cộng",
    ],
    [None, None, None, "Công đoàn Cty giữ 75%", "Liên đoàn giữ 25%", "Công đoàn Cty giữ 70%", "Liên đoàn giữ 30%"],
)
ONE_OF_EACH = tuple(person for at, person in enumerate(PEOPLE) if at != 7)
"""Nobody has a namesake."""


@layout("dues as in the file seen", "dues", people=ONE_OF_EACH, months=("2026-01",))
def _dues_form() -> list[Sheet]:
    rows = [
        ["Danh Sách Trích Nộp Phí Công Đoàn Tháng 01/2026"],
        [],
        *FORM,
        *listed(lambda at, p: [at, p.name, *dues_row(p)], ONE_OF_EACH),
    ]
    return [sheet_of("012026", rows, [(2, 3, 2, 4), (2, 5, 2, 6)])]


@layout("name, wage, dues", "dues", people=ONE_OF_EACH, months=("2026-02",))
def _dues_plain() -> list[Sheet]:
    rows = [["BẢNG THU ĐOÀN PHÍ THÁNG 2 NĂM 2026"], [], ["STT", "Họ và tên", "Tiền lương", "Đoàn phí 0,5%", "Ký nộp"]]
    return [sheet_of("Sheet1", [*rows, *listed(lambda at, p: [at, p.name, p.wage, p.wage // 200], ONE_OF_EACH)])]


@layout("months by sheets", "dues", people=ONE_OF_EACH, months=("2026-01", "2026-02", "2026-03"))
def _dues_months() -> list[Sheet]:
    rows = [["DANH SÁCH TRÍCH NỘP NĂM 2026"], [], *FORM, *listed(lambda at, p: [at, p.name, *dues_row(p)], ONE_OF_EACH)]
    return [sheet_of(f"T{month}", rows, [(2, 3, 2, 4), (2, 5, 2, 6)]) for month in (1, 2, 3)]


@layout("groups with subtotals", "dues", people=PEOPLE, months=("2026-03",))
def _dues_groups() -> list[Sheet]:
    rows: list[Sequence[Cell]] = [
        ["DANH SÁCH TRÍCH NỘP ĐOÀN PHÍ THÁNG 03/2026"],
        [],
        ["STT", "Mã NV", "Họ và tên", "Mức lương", "KPCĐ 2%", "Đoàn phí 0,5%", "Tổng cộng"],
    ]
    for group in GROUPS:
        people = [each for each in PEOPLE if each.group == group]
        rows.append([group])
        rows += [
            [at, p.number, p.name, p.wage, p.wage // 50, p.wage // 200, p.wage // 40] for at, p in enumerate(people, 1)
        ]
        total = sum(p.wage for p in people)
        rows.append([f"Cộng {group}", None, None, total, total // 50, total // 200, total // 40])
    return [sheet_of("T3", rows)]


@layout("amounts as text", "dues", people=ONE_OF_EACH, months=("2026-04",))
def _dues_text() -> list[Sheet]:
    rows = [
        ["Trích nộp đoàn phí tháng 4/2026"],
        ["TT", "Họ và tên", "Lương đóng BHXH", "Đoàn phí", "CĐCS giữ", "Nộp cấp trên"],
    ]

    def row(at: int, person: Person) -> list[Cell]:
        found = dues_of(person.wage)
        return [str(at), person.name, *(dots(found[key]) for key in ("wage", "dues", "kept", "up"))]

    return [sheet_of("T4", [*rows, *listed(row, ONE_OF_EACH)])]


@layout("lost zeros and namesakes", "dues", months=("2026-05",))
def _dues_lost() -> list[Sheet]:
    rows = [["BẢNG ĐÓNG ĐOÀN PHÍ THÁNG 5/2026"], [], ["Mã NV", "Họ và tên", "Mức lương", "Đoàn phí"]]
    return [sheet_of("Sheet1", [*rows, *listed(lambda _, p: [int(p.number), p.name, p.wage, p.wage // 200])])]


@layout("the old .xls", "dues", people=ONE_OF_EACH, months=("2026-06",), form="xls")
def _dues_xls() -> list[Sheet]:
    rows = [
        ["DANH SÁCH TRÍCH NỘP THÁNG 06 NĂM 2026"],
        [],
        *FORM,
        *listed(lambda at, p: [at, p.name, *dues_row(p)], ONE_OF_EACH),
    ]
    return [
        sheet_of(
            "062026",
            [
                *rows,
                [None, "Tổng cộng", sum(p.wage for p in ONE_OF_EACH)],
                [],
                [None, "Người lập", None, None, None, "Chủ tịch"],
                [],
                [None, SIGNERS[0], None, None, None, SIGNERS[2]],
            ],
        )
    ]


@layout(
    "the year by months 1 … 12, the year in the title",
    "dues-year",
    people=ONE_OF_EACH,
    months=("2026-01", "2026-02", "2026-03"),
)
def _dues_year() -> list[Sheet]:
    payroll = sum(person.wage for person in ONE_OF_EACH)
    found = dues_of(payroll)
    figures = [
        payroll,
        found["fund"],
        found["fund_kept"],
        found["fund_up"],
        found["dues"] - round(found["dues"] * 0.3),
        round(found["dues"] * 0.3),
    ]
    head = [
        "Tháng",
        "Số lao động",
        "Quỹ lương đóng BHXH",
        "Nộp 2% KPCĐ",
        "Nhận 75% KPCĐ",
        "Thực đóng",
        "Công đoàn giữ 70% đoàn phí",
        "Nộp 30% đoàn phí",
    ]
    rows: list[Sequence[Cell]] = [["BẢNG TÍNH KINH PHÍ, ĐOÀN PHÍ NĂM 2026"], [], head]
    return [
        sheet_of(
            "TC",
            [
                *rows,
                *([month, len(ONE_OF_EACH), *figures] for month in (1, 2, 3)),
                *([month] for month in range(4, 13)),
            ],
        )
    ]


# ---- what is neither


@layout("a gift list given to the import of members", "other")
def _gifts() -> list[Sheet]:
    rows = [["Danh Sách thưởng Lễ 08/03/2026"], [], ["STT", "Họ & tên", "Mức thưởng", "Ký nhận"]]
    return [sheet_of("8.3", [*rows, *listed(lambda at, p: [at, p.name, 200_000], [p for p in PEOPLE if p.woman])])]


@layout("a list of children given to the import of members", "other")
def _children() -> list[Sheet]:
    rows: list[Sequence[Cell]] = [
        ["DANH SÁCH CON CNV NHẬN QUÀ 1/6"],
        [],
        ["STT", "Họ và tên cháu", "Giới tính", "Ngày sinh", "Họ tên cha (mẹ)", "Tổ"],
    ]
    names = ("Lê Bảo An", "Nguyễn Gia Hân", "Tống Minh Khôi", "Trần Ngọc Diệp")
    rows += [[at, name, "Nữ", f"0{at}/06/2017", PEOPLE[at].name, PEOPLE[at].group] for at, name in enumerate(names, 1)]
    return [sheet_of("Thiếu nhi", rows)]


def cases() -> list[ListCase]:
    """The layouts with who is to be in the book."""
    made = []
    for place, each in enumerate(_LAYOUTS, 25):
        kinds = {
            "members": ("members",),
            "dues": ("dues-list",),
            "dues-year": ("dues-year",),
            "other": ("members", "dues-list"),
        }
        file = MadeFile(f"danh sach{FORMATS[each.form]}", written(each.make(), each.form), kinds[each.kind])
        month = each.months[0] if each.months else "2026-03"
        wages = {when: tuple(person.wage for person in each.people) for when in each.months}
        known = tuple(_known(person, each) for person in each.people) if each.kind == "members" else ()
        before = tuple(each.people) if each.months else ()
        made.append(ListCase(place, each.kind, {}, (each.name,), (file,), month, known, each.months, before, wages))
    return made


def _known(person: Person, each: _Layout) -> Known:
    tells = ALL | dict(each.own or {})
    told = {name: tells[name](person) for name in each.fields.split()}
    unsaid = {name: "" for name in ("number", "birth", "group", "joined") if name not in told}
    return Known(person.name, **unsaid, **told)  # type: ignore[arg-type]
