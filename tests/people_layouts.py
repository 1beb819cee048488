"""Lists of people in layouts that treasurers keep, all made of one invented truth: what must be read stands beside each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

Cells = Sequence[Any]


@dataclass(frozen=True)
class Truth:
    """One person."""

    surname: str
    middle: str
    given: str
    birth: dt.date
    is_man: bool
    group: str
    staff: str
    citizen: str
    wage: int

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.surname, self.middle, self.given) if part)


def _people() -> tuple[Truth, ...]:
    rows = (
        ("Nguyễn", "Thị", "Ân", "1985-03-07", "Tổ may 1"),
        ("Tống", "Văn", "Hiệp", "1990-12-25", "Tổ may 1"),
        ("Tô", "Thị", "Bích", "1992-07-14", "Tổ may 1"),
        ("Công", "Thị", "Ngọc", "1988-01-31", "Tổ may 1"),
        ("Lê", "Hữu", "Nghĩa", "1979-05-05", "Tổ cắt"),
        ("Cống", "Văn", "Lập", "1995-10-19", "Tổ cắt"),
        ("Nguyễn", "Thị", "Ân", "1997-02-20", "Tổ cắt"),
        ("Tòng", "Văn", "Ký", "2000-11-30", "Tổ cắt"),
        ("Trần", "Quốc", "Năm", "1983-08-16", "Văn phòng"),
        ("Kỳ", "Thị", "Tổng", "1991-09-29", "Văn phòng"),
        ("Đỗ", "", "Mười", "1976-06-13", "Văn phòng"),
        ("Bàn", "Thị", "Mai", "1999-04-21", "Văn phòng"),
    )  # fmt: skip
    men = {"Văn", "Hữu", "Quốc", ""}
    return tuple(
        Truth(
            surname, middle, given, dt.date.fromisoformat(birth), middle in men, group, f"{place:05d}",
            f"079{0 if birth < '2000' else 2}{birth[2:4]}{place:06d}", 5_500_000 + 110_500 * place,
        )
        for place, (surname, middle, given, birth, group) in enumerate(rows, 1)
    )  # fmt: skip


PEOPLE = _people()
GROUPS = tuple(dict.fromkeys(each.group for each in PEOPLE))


def of_group(group: str) -> tuple[Truth, ...]:
    return tuple(each for each in PEOPLE if each.group == group)


@dataclass
class Page:
    """A sheet as it will be written: its rows, and cells joined (top, left, bottom, right, counted from 1)."""

    name: str
    rows: list[Cells] = field(default_factory=list)
    joined: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, *rows: Cells) -> Page:
        self.rows += rows
        return self


def write(pages: Sequence[Page], path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for page in pages:
        sheet = workbook.create_sheet(page.name)
        for row in page.rows:
            sheet.append(list(row))
        for top, left, bottom, right in page.joined:
            sheet.merge_cells(f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}")
    workbook.save(path)
    return path


@dataclass(frozen=True)
class Layout:
    """A layout: its pages, which fields of the truth it tells, and what else must be seen."""

    pages: Sequence[Page]
    tells: frozenset[str]
    codes: frozenset[str] = frozenset()
    """Findings that must be there: what is not silent."""
    month: str = ""


# ---- member lists ----------------------------------------------------------------------------------------------


def _sex(each: Truth) -> str:
    return "Nam" if each.is_man else "Nữ"


def tells(*keys: str) -> frozenset[str]:
    return frozenset(keys)


def plain() -> Layout:
    head = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mã NV", "Tổ", "Mức lương")
    rows = [
        (place, each.name, each.birth, _sex(each), each.citizen, each.staff, each.group, each.wage)
        for place, each in enumerate(PEOPLE, 1)
    ]
    return Layout([Page("Danh sách").add(head, *rows)], tells("birth", "sex", "citizen", "staff", "group", "wage"))


def without_numbers_and_signed() -> Layout:
    """No running numbers; sums, three signers side by side."""
    page = Page("DS").add(
        ("CÔNG TY TNHH MAY MẪU",), ("DANH SÁCH ĐOÀN VIÊN",), (), ("Tên CNV", "NTNS", "GT", "Bộ phận", "Lương HĐ")
    )
    page.add(*((each.name, f"{each.birth:%d/%m/%Y}", "x" and _sex(each), each.group, each.wage) for each in PEOPLE))
    page.add(("Tổng cộng", None, None, None, sum(each.wage for each in PEOPLE)), ())
    page.add((None, None, None, "Tây Ninh, ngày 5 tháng 1 năm 2026"), ("Người lập", "Kế toán", None, "Chủ tịch"))
    page.add(
        ("(Ký, họ tên)", "(Ký, họ tên)", None, "(Ký, họ tên)"),
        (),
        (),
        ("Lý Thị Lập", "Vũ Thị Toán", None, "Hồ Văn Tịch"),
    )
    return Layout([page], tells("birth", "sex", "group", "wage"))


def split_day_and_name() -> Layout:
    """Surname and given name apart, day, month and year under «Ngày sinh», a mark under «Nữ»; heads over two rows."""
    page = Page("Sheet1").add(("DANH SÁCH CÔNG NHÂN VIÊN THÁNG 03/2026",), ())
    page.add(
        ("TT", "Họ và tên đệm", "Tên", "Ngày sinh", None, None, "Nữ", "Mã số NV"),
        (None, None, None, "Ngày", "Tháng", "Năm"),
    )
    page.add(*(
        (place, f"{each.surname} {each.middle}".strip(), each.given, each.birth.day, each.birth.month, each.birth.year, None if each.is_man else "x", each.staff)
        for place, each in enumerate(PEOPLE, 1)
    ))  # fmt: skip
    page.joined = [(3, 4, 3, 6), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 4, 3)]
    return Layout([page], tells("birth", "staff"), month="2026-03")


def nam_nu_years() -> Layout:
    """Mẫu 5b: the year of birth under Nam or Nữ; numbered headings of groups in the column of names."""
    page = Page("5b").add(
        ("DANH SÁCH ĐOÀN VIÊN",), ("STT", "Họ và tên", "Năm sinh", None, "Số CCCD"), (None, None, "Nam", "Nữ")
    )
    page.joined = [(2, 3, 2, 4), (2, 1, 3, 1), (2, 2, 3, 2), (2, 5, 3, 5)]
    for number, group in zip(("I", "II", "III"), GROUPS, strict=True):
        page.add((number, group))
        page.add(*(
            (place, each.name, each.birth.year if each.is_man else None, None if each.is_man else each.birth.year, each.citizen)
            for place, each in enumerate(of_group(group), 1)
        ))  # fmt: skip
        page.add((None, f"Cộng {group}", len(of_group(group))))
    page.add((None, "Tổng cộng", 5, 7))
    return Layout([page], tells("year", "sex", "citizen", "group"))


def joined_groups() -> Layout:
    """The group in a cell joined over its rows; the group's column first."""
    page = Page("DS").add(("Tổ", "STT", "Họ tên", "Giới tính", "Mức lương làm căn cứ đóng đoàn phí"))
    for group in GROUPS:
        first = len(page.rows) + 1
        page.add(
            *(
                (group if place == 1 else None, place, each.name, _sex(each), each.wage)
                for place, each in enumerate(of_group(group), 1)
            )
        )
        page.joined.append((first, 1, len(page.rows), 1))
    return Layout([page], tells("sex", "group", "wage"))


def written_once() -> Layout:
    page = Page("DS").add(("STT", "Tổ", "Họ tên", "Phái", "Mã nhân viên"))
    place = 0
    for group in GROUPS:
        for at, each in enumerate(of_group(group)):
            place += 1
            page.add((place, group if not at else None, each.name, _sex(each), each.staff))
    return Layout([page], tells("sex", "group", "staff"), frozenset({"group-written-once"}))


def sheet_a_group() -> Layout:
    """One sheet a tổ, a cover before, a summary with chosen heads of groups behind; the head under a title."""
    cover = Page("Bìa").add(("CÔNG ĐOÀN CƠ SỞ MẪU",), ("SỔ DANH SÁCH ĐOÀN VIÊN NĂM 2026",))
    pages = [cover]
    for group in GROUPS:
        page = Page(group).add((f"DANH SÁCH ĐOÀN VIÊN {group.upper()}",), ("Stt", "Họ và tên", "Ngày sinh", "CCCD"))
        page.add(*((str(place), each.name, each.birth, each.citizen) for place, each in enumerate(of_group(group), 1)))
        page.add((None, "Cộng", len(of_group(group))), (), (None, "Tổ trưởng"), (None, "Phùng Thị Tổ"))
        pages.append(page)
    total = Page("Tổng hợp").add(("STT", "Tổ", "Tổ trưởng", "Số đoàn viên"))
    total.add(*((place, group, f"Phùng Thị {place}", 4) for place, group in enumerate(GROUPS, 1)))
    return Layout([*pages, total], tells("birth", "citizen", "group"))


def one_below_another() -> Layout:
    """Three tables on one sheet, each with its title and its head."""
    page = Page("Tất cả")
    for group in GROUPS:
        page.add((group,), ("STT", "Full name", "Date of birth", "Sex"))
        page.add(
            *(
                (place, each.name, f"{each.birth:%d-%b-%Y}", "M" if each.is_man else "F")
                for place, each in enumerate(of_group(group), 1)
            )
        )
        page.add((), (None, "Người lập bảng", None, "Xác nhận"), (None, "Lý Thị Lập", None, "Hồ Văn Tịch"), ())
    return Layout([page], tells("birth", "sex", "group"))


def thousands() -> Layout:
    page = Page("Lương").add(
        ("Danh sách đoàn viên",), ("", "", "", "ĐVT: nghìn đồng"), ("STT", "Họ và tên", "Ngày sinh", "Mức lương")
    )
    page.add(*((place, each.name, f"{each.birth:%d/%m/%y}", each.wage / 1000) for place, each in enumerate(PEOPLE, 1)))
    return Layout([page], tells("birth", "wage"), frozenset({"unit", "days-short"}))


def thousands_in_the_head() -> Layout:
    page = Page("DS").add(("STT", "Họ đệm", "Tên", "Giới tính", "Tổ công đoàn", "Mức lương (1.000đ)"))
    page.add(
        *(
            (place, f"{each.surname} {each.middle}".strip(), each.given, _sex(each), each.group, each.wage / 1000)
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells("sex", "group", "wage"), frozenset({"unit"}))


def without_a_head() -> Layout:
    page = Page("DS").add(("DANH SÁCH ĐOÀN VIÊN",), ())
    page.add(
        *((place, each.name, each.birth, _sex(each), each.citizen, each.wage) for place, each in enumerate(PEOPLE, 1))
    )
    return Layout([page], tells("birth", "sex", "citizen", "wage"))


def unknown_head_and_plain_numbers() -> Layout:
    """A head nobody knows over the names; staff numbers that lost their zeros."""
    page = Page("DS").add(("Thứ tự", "Tên thợ", "Mã số NV", "Sinh ngày", "Chuyền"))
    page.add(*((place, each.name, int(each.staff), each.birth, each.group) for place, each in enumerate(PEOPLE, 1)))
    return Layout([page], tells("birth", "group"))


def group_under_two_heads() -> Layout:
    page = Page("DS").add(
        ("STT", "Họ và tên", "Thông tin", None, None), (None, None, "Ngày sinh", "Giới tính", "Mã NV")
    )
    page.joined = [(1, 3, 1, 5), (1, 1, 2, 1), (1, 2, 2, 2)]
    for group in GROUPS:
        page.add((group,))
        page.joined.append((len(page.rows), 1, len(page.rows), 5))
        page.add(
            *((place, each.name, each.birth, _sex(each), each.staff) for place, each in enumerate(of_group(group), 1))
        )
    return Layout([page], tells("birth", "sex", "staff", "group"))


def numbered_headings() -> Layout:
    page = Page("DS").add(("STT", "Họ và tên", "Ngày sinh", "Số điện thoại"))
    for number, group in enumerate(GROUPS, 1):
        page.add((None, f"{number}. {group} ({len(of_group(group))} người)"))
        page.add(*((place, each.name, each.birth, f"0903{place:06d}") for place, each in enumerate(of_group(group), 1)))
        page.add((None, f"Cộng {group}: {len(of_group(group))} người"))
    page.add((None, "Tổng cộng: 12 người"), (None, "Ghi chú: danh sách đã đối chiếu"))
    return Layout([page], tells("birth", "group"))


def no_numbers_headed_groups() -> Layout:
    """Nothing but names, births and headings of groups; a person with a name only between people."""
    page = Page("DS").add(("Họ tên", "Năm sinh"))
    for group in GROUPS:
        page.add((group,))
        page.add(*((each.name, each.birth.year) for each in of_group(group)))
    return Layout([page], tells("year", "group"))


def two_figure_years_english() -> Layout:
    page = Page("List").add(("No.", "Employee name", "Staff ID", "Dept", "DOB", "Basic salary"))
    page.add(
        *(
            (place, each.name, each.staff, each.group, f"{each.birth:%d-%b-%y}", f"{each.wage:,}")
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells("birth", "staff", "group", "wage"), frozenset({"days-short"}))


def capitals_and_page_breaks() -> Layout:
    """The head printed again, carried sums, a table of children below that is another list."""
    head = ("STT", "HỌ VÀ TÊN", "NGÀY SINH", "GIỚI TÍNH", "TIỀN LƯƠNG")
    page = Page("DS").add(("DANH SÁCH CÔNG ĐOÀN VIÊN",), head)
    page.add(
        *(
            (place, each.name.upper(), each.birth, _sex(each).upper(), each.wage)
            for place, each in enumerate(PEOPLE[:6], 1)
        )
    )
    page.add((None, "Cộng trang", None, None, 1), head)
    page.add(
        *(
            (place, each.name.upper(), each.birth, _sex(each).upper(), each.wage)
            for place, each in enumerate(PEOPLE[6:], 7)
        )
    )
    page.add((), ("DANH SÁCH CON CỦA ĐOÀN VIÊN",), ("STT", "Họ tên con", "Ngày sinh", "Giới tính", "Họ tên mẹ"))
    page.add(
        (1, "Nguyễn Bé Một", dt.date(2018, 1, 5), "Nam", PEOPLE[0].name),
        (2, "Nguyễn Bé Hai", dt.date(2020, 1, 5), "Nữ", PEOPLE[0].name),
    )
    return Layout([page], tells("birth", "sex", "wage"))


MEMBER_LAYOUTS: tuple[Callable[[], Layout], ...] = (
    plain, without_numbers_and_signed, split_day_and_name, nam_nu_years, joined_groups, written_once, sheet_a_group, one_below_another, thousands,
    thousands_in_the_head, without_a_head, unknown_head_and_plain_numbers, group_under_two_heads, numbered_headings, no_numbers_headed_groups,
    two_figure_years_english, capitals_and_page_breaks,
)  # fmt: skip


# ---- dues lists ------------------------------------------------------------------------------------------------

RATES = {"fund_kept": 0.015, "fund_up": 0.005, "kept": 0.0035, "up": 0.0015}


def _shares(wage: int, unit: int = 1) -> list[float]:
    return [round(wage * rate) / unit for rate in RATES.values()]


def _dues_rows(people: Sequence[Truth], *, numbered: bool = True, unit: int = 1) -> list[Cells]:
    return [
        ((place,) if numbered else ()) + (each.name, each.wage / unit, *_shares(each.wage, unit))
        for place, each in enumerate(people, 1)
    ]


_TWO_HEADS: list[Cells] = [
    ("STT", "Họ & tên", "Mức lương đóng", "Trích đóng 2%", None, "Đoàn phí 0,5%", None),
    (None, None, None, "Công đoàn Cty giữ 75%", "Nộp cấp trên 25%", "Công đoàn Cty giữ 70%", "Nộp cấp trên 30%"),
]


def dues_plain() -> Layout:
    page = Page("012026").add(("DANH SÁCH TRÍCH NỘP ĐOÀN PHÍ THÁNG 1 NĂM 2026",), (), *_TWO_HEADS, *_dues_rows(PEOPLE))
    page.add((None, "Tổng cộng", sum(each.wage for each in PEOPLE)))
    return Layout([page], tells("wage"), month="2026-01")


def dues_without_numbers() -> Layout:
    """No running number; sums of groups; «Cộng tổ …» ends nothing."""
    page = Page("DP").add(("BẢNG THU ĐOÀN PHÍ",), ("Tháng 01/2026",), ("Họ và tên", "Mức lương", "Đoàn phí 0,5%"))
    for group in GROUPS:
        page.add(*((each.name, each.wage, round(each.wage * 0.005)) for each in of_group(group)))
        page.add((f"Cộng {group}", sum(each.wage for each in of_group(group)), 1))
    page.add(("Tổng cộng", 1, 1), (), ("Người lập", None, "Chủ tịch"), ("Lý Thị Lập", None, "Hồ Văn Tịch"))
    return Layout([page], tells("wage"), month="2026-01")


def dues_numbers_as_text() -> Layout:
    page = Page("T1.2026").add(("STT", "Mã NV", "Họ tên", "Tổ", "Tiền lương", "KPCĐ 2%", "Đoàn phí"))
    rows = [
        (
            str(place),
            int(each.staff),
            each.name,
            each.group,
            each.wage,
            round(each.wage * 0.02),
            round(each.wage * 0.005),
        )
        for place, each in enumerate(PEOPLE, 1)
    ]
    page.add(*rows[:6], (None, None, "Cộng tổ 1", None, 1, 1, 1), *rows[6:])
    return Layout([page], tells("wage", "group"), month="2026-01")


def dues_a_sheet_a_group() -> Layout:
    pages = [Page("Bìa").add(("SỔ THU ĐOÀN PHÍ THÁNG 1 NĂM 2026",))]
    for group in GROUPS:
        page = Page(group).add((f"DANH SÁCH TRÍCH NỘP THÁNG 1 NĂM 2026 - {group.upper()}",), *_TWO_HEADS)
        page.add(*_dues_rows(of_group(group)), (None, "Tổng cộng", sum(each.wage for each in of_group(group))))
        pages.append(page)
    return Layout(pages, tells("wage", "group"), month="2026-01")


def dues_one_below_another() -> Layout:
    page = Page("012026").add(("DANH SÁCH TRÍCH NỘP THÁNG 1 NĂM 2026",))
    for group in GROUPS:
        page.add((group,), *_TWO_HEADS, *_dues_rows(of_group(group)), (None, f"Cộng {group}", 1), ())
    return Layout([page], tells("wage", "group"), month="2026-01")


def dues_in_thousands() -> Layout:
    page = Page("DP").add(
        ("DANH SÁCH TRÍCH NỘP THÁNG 1/2026",), (None, None, None, "Đơn vị tính: 1.000 đồng"), *_TWO_HEADS
    )
    page.add(*_dues_rows(PEOPLE, unit=1000))
    return Layout([page], tells("wage"), frozenset({"unit"}), month="2026-01")


def dues_unknown_head() -> Layout:
    page = Page("DP").add(
        ("BẢNG TRÍCH NỘP THÁNG 1/2026",), ("STT", "Tên thợ", "Mức lương", "2% KPCĐ", "0,5% ĐPCĐ", "Ký nhận")
    )
    page.add(
        *(
            (place, each.name, each.wage, round(each.wage * 0.02), round(each.wage * 0.005))
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells("wage"), month="2026-01")


def dues_names_in_two() -> Layout:
    page = Page("DP").add(
        ("DANH SÁCH THU ĐOÀN PHÍ",),
        ("(Tháng 01 năm 2026)",),
        ("TT", "Họ đệm", "Tên", "Lương đóng BHXH", "Đoàn phí công đoàn"),
        (1, 2, 3, 4, 5),
    )
    page.add(
        *(
            (place, f"{each.surname} {each.middle}".strip(), each.given, each.wage, round(each.wage * 0.005))
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells("wage"), month="2026-01")


def dues_a_sheet_a_month() -> Layout:
    """Sheets «T1» and «T2»; the year stands in the title."""
    pages = [
        Page(f"T{month}").add(("DANH SÁCH TRÍCH NỘP NĂM 2026",), (), *_TWO_HEADS, *_dues_rows(PEOPLE))
        for month in (1, 2)
    ]
    return Layout(pages, tells("wage"), month="2026-01")


DUES_LAYOUTS: tuple[Callable[[], Layout], ...] = (
    dues_plain, dues_without_numbers, dues_numbers_as_text, dues_a_sheet_a_group, dues_one_below_another, dues_in_thousands, dues_unknown_head,
    dues_names_in_two,
    dues_a_sheet_a_month,
)  # fmt: skip


# ---- what is no list of members --------------------------------------------------------------------------------


def gifts() -> Layout:
    page = Page("Tet").add(
        ("DANH SÁCH ĐOÀN VIÊN NHẬN QUÀ TẾT 2026",), ("STT", "Họ và tên", "Ngày sinh", "Tổ", "Số tiền", "Ký nhận")
    )
    page.add(*((place, each.name, each.birth, each.group, 300_000) for place, each in enumerate(PEOPLE, 1)))
    return Layout([page], tells())


def women() -> Layout:
    page = Page("8.3").add(("Danh sách thưởng lễ 8/3",), ("STT", "Họ & tên", "Mã NV", "Mức thưởng", "Ký nhận"))
    page.add(*((place, each.name, each.staff, 200_000) for place, each in enumerate(PEOPLE, 1) if not each.is_man))
    return Layout([page], tells())


def children() -> Layout:
    page = Page("Trung thu").add(
        ("DANH SÁCH CON CNV NHẬN QUÀ TRUNG THU",), ("STT", "Họ tên cháu", "Ngày sinh", "Giới tính", "Họ tên mẹ")
    )
    page.add(
        *(
            (place, f"Nguyễn Bé {place}", dt.date(2015 + place % 8, 3, place), "Nam", each.name)
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells())


def children_by_age_alone() -> Layout:
    page = Page("DS").add(("STT", "Họ và tên", "Ngày sinh", "Giới tính"))
    page.add(
        *(
            (place, f"Nguyễn Văn {each.given}", dt.date(2014 + place % 9, 3, place), "Nam")
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells())


def honours() -> Layout:
    page = Page("DS").add(
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",),
        ("STT", "Họ và tên", "Giới tính", "Chức vụ", "Thành tích", "Hình thức khen thưởng"),
    )
    page.add(
        *(
            (place, each.name, _sex(each), "Công nhân", "Hoàn thành tốt", "Giấy khen")
            for place, each in enumerate(PEOPLE, 1)
        )
    )
    return Layout([page], tells())


OTHER_LISTS: tuple[Callable[[], Layout], ...] = (gifts, women, children, children_by_age_alone, honours)
