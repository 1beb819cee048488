"""Member lists made up from a seed, written as workbooks, for the tests of their import."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, fields
from pathlib import Path

import xlsxwriter

from app.domain.members.member_import import (
    ChangedMember,
    KnownMember,
    KnownMembers,
    MemberOptions,
    MemberPlan,
    NewMember,
)
from app.domain.money import dong
from app.imports.members.member_plan import plan_members
from app.imports.members.member_sheet import MemberSheet, find_member_list
from app.imports.workbook import read_workbook

OPTIONS = MemberOptions(dt.date(2026, 3, 15), dong(4_730_000))
GROUPS = ("Tổ may 1", "Tổ may 2", "Tổ cắt", "Văn phòng")
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
_MEN = ("Văn", "Hữu", "Minh", "Quốc", "Thanh")
_WOMEN = ("Thị", "Kim", "Ngọc", "Thị Mỹ", "Thuỳ")
_GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hoà", "Khánh", "Linh", "Nghĩa", "Thuý", "Trinh", "Yến", "Đức", "Uyên")


@dataclass
class MadeMember:
    """One row as it will be written; cells may be spoilt by a test."""

    counter: object
    staff_number: object
    full_name: object
    birth: object
    gender: object
    citizen_number: object
    group: object
    position: object
    phone: object
    joined: object
    wage: object


HEADS = (
    "STT",
    "Mã NV",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Tổ công đoàn",
    "Chức vụ",
    "Số ĐT",
    "Ngày vào công đoàn",
    "Mức lương",
)
FIRST_ROW = 6
"""The Excel row of the first person in a made list."""


def made_members(rng: random.Random, size: int) -> list[MadeMember]:
    """A list without any fault: people of one name differ in birth, CCCD and staff number."""
    rows = []
    for place in range(size):
        is_male = rng.random() < 0.4
        birth = dt.date(1968, 1, 1) + dt.timedelta(days=rng.randrange(365 * 38))
        century = 0 if birth.year < 2000 else 2
        citizen = f"{rng.choice(['001', '079', '048'])}{century + (not is_male)}{birth.year % 100:02d}{place:06d}"
        joined = max(dt.date(2012, 1, 1), birth.replace(year=birth.year + 18, day=1)) + dt.timedelta(
            days=rng.randrange(300)
        )
        name = f"{rng.choice(_SURNAMES)} {rng.choice(_MEN if is_male else _WOMEN)} {rng.choice(_GIVEN)}"
        rows.append(
            MadeMember(
                place + 1,
                f"NV{place + 1:05d}",
                name,
                rng.choice([birth, f"{birth:%d/%m/%Y}", f"{birth:%d-%m-%Y}"]),
                rng.choice(["Nam", "NAM", "M"] if is_male else ["Nữ", "nu", "F", "Nữ "]),
                citizen,
                rng.choice(GROUPS),
                "Công nhân",
                f"09{rng.randrange(10**8):08d}",
                rng.choice([joined, f"{joined:%d/%m/%Y}", f"{joined.year}", f"T{joined.month}/{joined.year}"]),
                rng.randrange(4_730_000, 20_000_000, 1_000),
            )
        )
    return rows


def write_members(path: Path, rows: list[MadeMember], name: str = "Danh sách ", heads: tuple[str, ...] = HEADS) -> Path:
    """The rows under a title and one row of heads, with a total line and signatures below. Returns the path."""
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet(name)
    as_day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, "CÔNG ĐOÀN CÔNG TY TNHH MẪU")
    sheet.write(2, 2, "DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2026")
    for column, head in enumerate(heads):
        sheet.write(FIRST_ROW - 2, column, head)
    for at, made in enumerate(rows, FIRST_ROW - 1):
        for column, field in enumerate(fields(made)):
            cell = getattr(made, field.name)
            if isinstance(cell, dt.date):
                sheet.write_datetime(at, column, dt.datetime(cell.year, cell.month, cell.day), as_day)
            elif isinstance(cell, str):
                sheet.write_string(at, column, cell)
            elif cell is not None:
                sheet.write_number(at, column, cell)
    below = FIRST_ROW + len(rows)
    sheet.write(below, 2, "Tổng cộng")
    sheet.write(below, 10, 123_456_789)
    sheet.write(below + 2, 9, "Nam Hải, ngày 15 tháng 03 năm 2026")
    sheet.write(below + 3, 2, "Người lập")
    sheet.write(below + 7, 2, "Phan Thị Mẫu")
    workbook.close()
    return path


class RememberedMembers:
    """Carries plans out in memory, the way the real book does."""

    def __init__(self, groups: tuple[str, ...] = ()) -> None:
        self.members: dict[int, KnownMember] = {}
        self.groups = groups

    @property
    def known(self) -> KnownMembers:
        return KnownMembers(tuple(self.members.values()), self.groups)

    def plan(self, source: Path | MemberSheet, sheet: str | None = None) -> MemberPlan:
        if isinstance(source, Path):
            source = find_member_list(read_workbook(source), sheet)
        return plan_members(source, self.known, OPTIONS)

    def apply(self, plan: MemberPlan, leave_out: bool = False) -> None:
        permission = plan.may_apply(fix=True, leave_out=leave_out)
        assert permission.allowed, [str(finding.message) for finding in permission.stopping]
        self.groups += plan.new_groups(permission, self.known)
        for item in plan.to_write(permission):
            if isinstance(item, NewMember):
                number = len(self.members) + 1
                self.members[number] = KnownMember(number, item.draft)
            elif isinstance(item, ChangedMember):
                self.members[item.member_id] = KnownMember(item.member_id, item.draft)
