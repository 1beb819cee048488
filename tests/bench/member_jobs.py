"""Jobs that make a large union: import from XLSX, and a dues month. Reading it and its papers: ``union_jobs.py``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine

from app.domain.members.member_import import MemberImportOptions
from app.models.book import Book
from app.models.connect import connect
from app.services.dues.run_dues import run_dues
from app.services.members.import_members import IMPORT_MEMBERS
from tests.bench.big_union import FIRST, big_union, member_list
from tests.bench.race import Result, measured, race, timed
from tests.small_books import new_book, remove


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
        report = IMPORT_MEMBERS.carry_out(book, file, MemberImportOptions(fix=True, leave_out=True)).value
        if not report.written:
            raise RuntimeError("the bench's list was not taken")
    remove(path)


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


def import_jobs(folder: Path, count: int, rounds: int) -> Iterator[Result]:
    """Her list of so many members: read, planned, written with its trail and sealed."""
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


def member_jobs(folder: Path, count: int, rounds: int) -> Iterator[Result]:
    """The jobs of a large union; ``count`` members."""
    os.environ["SO_CONG_DOAN_TODAY"] = "2026-03-15"
    yield from _runs(folder, count, rounds)


def _runs(folder: Path, count: int, rounds: int) -> Iterator[Result]:
    ours: list[float] = []
    floor: list[float] = []
    target = folder / "luot.socd"
    for _ in range(rounds):
        for times, is_ours in ((ours, True), (floor, False)):
            target.write_bytes(big_union(folder, count, 1).read_bytes())
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
