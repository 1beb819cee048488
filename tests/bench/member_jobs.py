"""Jobs on a union of a hundred thousand members: import from XLSX, a dues month, its list on paper, search, an account, B07
over a year of charges.
"""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter

from app.domain.dates import Month, Period
from app.domain.members import store_known_date
from app.domain.money import dong
from app.exports.form import Params
from app.models.book import Book
from app.models.connect import connect
from app.models.queries.dues import member_account, month_dues
from app.models.queries.members import MemberFilter, member_ids
from app.models.queries.settlement import settlement
from app.services.export_form import render_form
from app.services.import_members import MemberImportOptions, import_members
from app.services.keep_members import MemberEntry
from app.services.run_dues import run_dues
from app.services.sample_people import people
from app.services.store_members import store_members
from tests.bench.race import Result, measured, race, timed
from tests.small_books import new_book, remove

FIRST = Month(2025, 1)
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


def _raw_import(file: Path) -> None:
    """Read with calamine and insert the same rows raw: member, state, wage."""
    rows: list[list[Any]] = python_calamine.load_workbook(str(file)).get_sheet_by_index(0).to_python()[1:]
    path = new_book()
    raw = connect(path)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("BEGIN")
    raw.executemany(
        "INSERT INTO member (id, full_name, sort_key, search_key, birth, gender, citizen_number, staff_number, position, phone, joined) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (int(r[0]), r[1], r[1], r[1], r[2], "female" if r[3] == "Nữ" else "male", r[4], r[5], r[7], r[8], r[10])
            for r in rows
        ],
    )
    raw.executemany(
        "INSERT INTO member_state (member_id, state, valid_from, change) VALUES (?, 'active', '2025-01-01', 'register')",
        [(int(r[0]),) for r in rows],
    )
    raw.executemany(
        "INSERT INTO wage (member_id, valid_from, amount) VALUES (?, '2025-01', ?)",
        [(int(r[0]), int(r[9])) for r in rows],
    )
    raw.execute("COMMIT")
    raw.close()
    remove(path)


def _our_import(file: Path) -> None:
    path = new_book()
    with Book.open(path) as book:
        report = import_members(book, file, MemberImportOptions(fix=True, leave_out=True)).value
        if not report.written:
            raise RuntimeError("the bench's list was not taken")
    remove(path)


def _union(folder: Path, count: int, months: int) -> Path:
    """A book of so many members with a run for each month, made once."""
    path = folder / f"doan-vien-{count}-{months}.socd"
    if path.exists():
        return path
    made = new_book()
    with Book.open(made) as book:
        with book.operation("import_members") as act:
            store_members(act, _entries(count), change="register")
        for step in range(months):
            run_dues(book, FIRST.plus(step))
        book.backup_to(path)
    remove(made)
    return path


_RAW_MONTH = """
INSERT INTO charge (member_id, month, run_id, exempt, wage, base, amount, standard, up, fund, fund_up)
SELECT w.member_id, ?, 1, coalesce(x.reason, ''), w.amount, min(w.amount, 46800000), w.amount / 200, w.amount / 200, w.amount * 3 / 2000,
    w.amount / 50, w.amount / 200
FROM (SELECT member_id, amount, max(valid_from) FROM wage WHERE valid_from <= '2025-02' GROUP BY member_id) w
JOIN (SELECT member_id, state, max(valid_from) FROM member_state WHERE valid_from <= '2025-02-28' GROUP BY member_id) s
    ON s.member_id = w.member_id AND s.state = 'active'
LEFT JOIN exemption x ON x.member_id = w.member_id AND x.first_month <= '2025-02' AND x.last_month >= '2025-02'
"""


def _raw_month(raw: Any, month: str) -> None:
    """Who is a member, which wage stands, who is exempt, and the row: looked up and written, nothing else."""
    raw.execute("BEGIN")
    raw.execute(_RAW_MONTH, (month,))
    raw.execute("COMMIT")


def member_jobs(folder: Path, count: int, rounds: int) -> Iterator[Result]:
    """The jobs of a large union; ``count`` members."""
    os.environ["SO_CONG_DOAN_TODAY"] = "2026-03-15"
    file = member_list(folder, count)
    yield race(
        f"import {count:,} members from XLSX".replace(",", "."),
        lambda: _our_import(file),
        lambda: _raw_import(file),
        "calamine and raw executemany",
        3.0,
        max(1, rounds // 3),
    )
    yield from _runs(folder, count, rounds)
    yield from _reads(_union(folder, count, 12), rounds)


def _runs(folder: Path, count: int, rounds: int) -> Iterator[Result]:
    ours: list[float] = []
    floor: list[float] = []
    target = folder / "luot.socd"
    for _ in range(rounds):
        for times, is_ours in ((ours, True), (floor, False)):
            target.write_bytes(_union(folder, count, 1).read_bytes())
            if is_ours:
                with Book.open(target) as book:
                    times.append(timed(lambda book=book: run_dues(book, FIRST.plus(1))))  # type: ignore[misc]
            else:
                raw = connect(target)
                for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                    raw.execute(f"DROP TRIGGER {name}")
                times.append(timed(lambda raw=raw: _raw_month(raw, "2025-02")))  # type: ignore[misc]
                raw.close()
    remove(target)
    yield measured("a dues month of all members", ours, floor, "one raw INSERT … SELECT with the same look-ups", 2.0)


def _paper(book: Book, kind: str) -> None:
    with book.read() as read:
        render_form(read, "dues-list", Params(period=Period.of_month(FIRST)), kind, io.BytesIO())


def _bare_xlsx(book: Book) -> None:
    with book.read() as read:
        rows = read.rows(
            "SELECT m.full_name, c.wage, c.fund - c.fund_up, c.fund_up, c.amount - c.up, c.up, c.fund + c.amount FROM charge c "
            "JOIN member m ON m.id = c.member_id WHERE c.month = ? ORDER BY m.sort_key",
            (str(FIRST),),
        )
    workbook = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    text = workbook.add_format({"font_name": "Times New Roman", "font_size": 11, "border": 1})
    money = workbook.add_format({"font_name": "Times New Roman", "font_size": 11, "border": 1, "num_format": "#,##0"})
    sheet = workbook.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_number(place, 0, place + 1, text)
        sheet.write_string(place, 1, row[0], text)
        for column, amount in enumerate(row[1:], 2):
            sheet.write_number(place, column, amount, money)
        sheet.write_blank(place, 8, None, text)
    workbook.close()


def _reads(path: Path, rounds: int) -> Iterator[Result]:
    with Book.open(path) as book:
        with book.read() as read:
            last = read.value("SELECT max(id) FROM member")

        def asked(question: Callable[[Any], object]) -> Callable[[], None]:
            def ask() -> None:
                with book.read() as read:
                    question(read)

            return ask

        yield race(
            "search a name, per key",
            asked(lambda read: member_ids(read, MemberFilter(FIRST.last_day, search="nguyen van duc"))),
            asked(lambda read: read.rows("SELECT id FROM member WHERE search_key LIKE '%nguyen van duc%'")),
            "LIKE scan of the key",
            3.0,
            rounds,
        )
        yield race(
            "one member's account",
            asked(lambda read: member_account(read, last)),
            asked(
                lambda read: read.rows("SELECT month, amount FROM charge WHERE member_id = ? ORDER BY month", (last,))
            ),
            "the member's rows by their index",
            None,
            rounds * 4,
        )
        yield race(
            "sums of 12 months over all charges",
            asked(lambda read: month_dues(read, FIRST, FIRST.plus(11))),
            asked(
                lambda read: read.rows(
                    "SELECT month, sum(wage), sum(amount), sum(up), sum(fund) FROM charge GROUP BY month"
                )
            ),
            "the same sums in raw SQL",
            1.5,
            rounds,
        )
        yield race(
            "B07 with head figures over all charges",
            asked(lambda read: settlement(read, Period.of_year(2025))),
            asked(
                lambda read: read.rows(
                    "SELECT count(*), sum(wage) FROM charge WHERE month BETWEEN '2025-01' AND '2025-12'"
                )
            ),
            "the same sums in raw SQL",
            1.5,
            rounds,
        )
        yield race(
            "dues list of all members to XLSX",
            lambda: _paper(book, "xlsx"),
            lambda: _bare_xlsx(book),
            "XlsxWriter, the same cells",
            1.2,
            1,
        )
