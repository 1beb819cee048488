"""A union of a hundred thousand members: its list as a workbook, and its book with a dues list for every month, collected
but for the last month and a few people. Made once, kept under ``out/`` until tables or triggers change.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter

from app.domain.dates import Month, Period
from app.domain.members.members import store_known_date
from app.domain.money import dong
from app.domain.settlement.settlement import BasicIndicators
from app.models.book import Book
from app.models.guards import all_guards
from app.models.schema import present
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.members.keep_members import MemberEntry
from app.services.members.sample_people import people
from app.services.members.store_members import store_members
from app.services.settlement.basic_indicators import set_basic_indicators
from tests.small_books import new_book, remove

FIRST = Month(2025, 1)
SLOW_PAYERS = 500  # every so-manieth member pays none of the months
HEADS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Mã NV",
    "Tổ",
    "Chức vụ",
    "Điện thoại",
    "Mức lương",
    "Ngày vào CĐ",
)
MADE_BY = 2  # counts the ways this file has made the book


def laid_out() -> str:
    """Changes with the tables and triggers of a book."""
    parts = (MADE_BY, present().version, [guard.sql for guard in all_guards()])
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _row(place: int, person: Any) -> tuple[Any, ...]:
    year = 1970 + place % 35
    century = int(person.is_woman) + (2 if year >= 2000 else 0)
    return (
        place + 1, person.name, f"{person.birth_day:02d}/{person.birth_month:02d}/{year}", "Nữ" if person.is_woman else "Nam",
        f"079{century}{year % 100:02d}{place % 1_000_000:06d}", f"NV{place:06d}", f"Tổ {place % 40 + 1}", "Công nhân",
        f"09{place:08d}", 5_400_000 + place % 5000 * 1000, "01/03/2015",
    )  # fmt: skip


@cache
def member_list(folder: Path, count: int) -> Path:
    """A workbook of invented members, made once."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"doan-vien-{count}.xlsx"
    if not file.exists():
        with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as workbook:
            sheet = workbook.add_worksheet("Danh sách đoàn viên")
            sheet.write_row(0, 0, HEADS)
            for place, person in enumerate(people(count, 7)):
                sheet.write_row(place + 1, 0, _row(place, person))
    return file


def _entries(count: int) -> list[MemberEntry]:
    found = []
    for place, person in enumerate(people(count, 7)):
        born = dt.date(1970 + place % 35, person.birth_month, person.birth_day)
        wage = dong(5_400_000 + place % 5000 * 1000)
        found.append(
            MemberEntry(
                person.name, FIRST.first_day, staff_number=f"NV{place:06d}", birth=born, group=f"Tổ {place % 40 + 1}", wage=wage,
                gender="female" if person.is_woman else "male", citizen_number=f"0790{store_known_date(born)[2:4]}{place:06d}",
            )
        )  # fmt: skip
    return found


def big_union(folder: Path, count: int, months: int) -> Path:
    """A book of so many members with a run for each month, all but the last collected in one receipt each."""
    path = folder / f"doan-vien-{count}-{months}-{laid_out()}.socd"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"doan-vien-{count}-{months}*.socd"):
        old.unlink()
    made = new_book()
    with Book.open(made) as book:
        with book.operation("import_members") as operation:
            store_members(operation, _entries(count), change="register")
        with book.read() as read:
            slow = {number for (number,) in read.rows("SELECT id FROM member WHERE id % ? = 0", (SLOW_PAYERS,))}
        for step in range(months):
            run_dues(book, FIRST.plus(step))
        for month in (FIRST.plus(step) for step in range(months - 1)):
            collect_dues(book, month, month, month.last_day, without=slow)
        payroll = dong(sum(5_400_000 + place % 5000 * 1000 for place in range(count)) * 12)
        set_basic_indicators(
            book,
            Period.of_year(FIRST.year),
            BasicIndicators(
                workers=count + 300, workers_payroll=payroll, members=count, dues_payroll=payroll, full_time_officers=2
            ),
        )
        part = path.with_suffix(".part")
        book.backup_to(part)
        part.replace(path)
    remove(made)
    return path
