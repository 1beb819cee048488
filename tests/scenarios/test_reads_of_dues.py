"""Every grouped read of dues gives exactly what the plain statement gives, one subselect a row, over random books."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.domain.dates import FOREVER, Month
from app.domain.money import dong
from app.models.book import Book, Read
from app.models.connect import connect, engine_for
from app.models.queries.dues import dues, month_jobs
from app.models.queries.dues.collected import fund_shares, shares_collected
from app.models.queries.dues.obligations import BY_MONTHS, dues_payable_to_superior
from app.models.queries.members import member_counts, members
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.ledger.post_voucher import void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from tests.small_books import OPENING_DAY, january, new_book, opened, remove

Write = Callable[..., object]
MONTHS = [Month(2025, 1).plus(step) for step in range(4)]
DAYS = [dt.date(2025, month, 15) for month in range(1, 7)]
STATES = ("active", "active", "active", "paused", "left")
_PAID = (
    "(SELECT coalesce(sum(a.amount), 0) FROM allocation a JOIN allocation_batch b ON b.id = a.batch_id JOIN entry e ON e.id = b.entry_id "
    "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' {until} WHERE a.member_id = c.member_id AND a.month = c.month)"
)
PAID = _PAID.format(until="")
STATE = "(SELECT s.state FROM member_state s WHERE s.member_id = m.id AND s.valid_from <= :day ORDER BY s.valid_from DESC LIMIT 1)"


def _lay_people(write: Write, chance: random.Random) -> None:
    for number in range(1, 31):
        write(
            "INSERT INTO member (id, full_name, sort_key, search_key, gender, birthday) VALUES (?, ?, ?, ?, ?, ?)",
            (number, f"Người {number}", chance.choice("abc"), f"nguoi {number}", chance.choice(["", "male", "female"]),
             chance.choice(["", "01-31", "02-01", "02-29", "12-05"])),
        )  # fmt: skip
        for day in chance.sample(DAYS, chance.randint(0, 3)):
            row = (number, chance.choice(STATES), day.isoformat())
            write("INSERT INTO member_state (member_id, state, valid_from, change) VALUES (?, ?, ?, 'x')", row)
        for month in chance.sample(MONTHS, chance.randint(0, 2)):
            write("INSERT INTO wage (member_id, valid_from, amount) VALUES (?, ?, 9)", (number, str(month)))
        if chance.random() < 0.2:
            span = (number, str(MONTHS[0]), str(chance.choice(MONTHS)))
            write("INSERT INTO exemption (member_id, first_month, last_month, reason) VALUES (?, ?, ?, 'other')", span)


def _lay_charges(write: Write, chance: random.Random) -> None:
    for run, month in enumerate(MONTHS, 1):
        write(
            "INSERT INTO dues_run (id, month, dues_group, members, exempt, total, digest, policy) VALUES (?, ?, 3, 0, 0, 0, ?, '')",
            (run, str(month), f"d{run}"),
        )
        for number in range(1, 31):
            if chance.random() < 0.2:
                continue
            exempt = "other" if chance.random() < 0.1 else ""
            amount = 0 if exempt else chance.randint(0, 9)
            fund = chance.randint(0, 9)
            write(
                "INSERT INTO charge (member_id, month, run_id, exempt, amount, standard, up, fund, fund_up) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, str(month), run, exempt, amount, amount, chance.randint(0, amount), fund, fund // 3),
            )


def _lay_receipts(write: Write, chance: random.Random, codes: list[int], cash: int) -> None:
    for number in range(1, 16):
        day, state = chance.choice(DAYS).isoformat(), chance.choice(["posted", "posted", "posted", "unposted", "draft"])
        write(
            "INSERT INTO voucher (id, kind, state, book_date, voucher_date, fund_id, series, sequence, number) "
            "VALUES (?, 'PT', ?, ?, ?, ?, 's', ?, 'n')",
            (number, state, day, day, cash, number),
        )
        months = sorted(chance.choices(MONTHS, k=2))
        named = (str(months[0]), str(months[1])) if chance.random() < 0.5 else (None, None)
        ends = chance.sample([chance.choice(codes), cash], 2)
        write(
            "INSERT INTO entry (id, voucher_id, line, source_id, target_id, amount, for_first, for_last) VALUES (?, ?, 1, ?, ?, ?, ?, ?)",
            (number, number, *ends, chance.choice([-5, 3, 8]), *named),
        )
        if chance.random() < 0.7:
            write("INSERT INTO allocation_batch (id, entry_id, rows, total, digest) VALUES (?, ?, 0, 0, ?)", (number, number, f"b{number}"))  # fmt: skip
            for _ in range(chance.randint(0, 40)):
                month = chance.choice([*map(str, MONTHS), None])
                row = (number, chance.randint(1, 30), month, chance.choice([-2, 1, 4, 9]))
                write("INSERT INTO allocation (batch_id, member_id, month, amount) VALUES (?, ?, ?, ?)", row)


@contextmanager
def random_read(seed: int) -> Iterator[Read]:
    """A book of random charges, receipts (posted and not) and allocations, several for one charge, some for none."""
    path = new_book()
    raw, chance = connect(path), random.Random(seed)
    # Why: a thousand small writes, each flushed on its own, take longer than all that is asked afterwards.
    raw.execute("BEGIN")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    (cash,) = raw.execute("SELECT id FROM account WHERE key = 'cash'").fetchone()
    codes = [row[0] for row in raw.execute("SELECT id FROM account WHERE key IN ('code:22', 'code:22.01', 'code:39')")]
    _lay_people(raw.execute, chance)
    _lay_charges(raw.execute, chance)
    _lay_receipts(raw.execute, chance, codes, cash)
    raw.execute("COMMIT")
    try:
        with engine_for(raw).connect() as connection:
            yield Read(connection)
    finally:
        raw.close()
        remove(path)


seeds = pytest.mark.parametrize("seed", range(25))


@seeds
def test_the_share_collected(seed: int) -> None:
    plain = (
        "SELECT month, sum(iif(paid >= amount, up, up * paid / amount)) FROM (SELECT c.month, c.amount, c.up, "
        f"{_PAID.format(until='AND v.book_date <= :on')} AS paid FROM charge c WHERE c.amount > 0) WHERE paid > 0 GROUP BY month"
    )
    with random_read(seed) as read:
        for day in (*DAYS, FOREVER):
            assert shares_collected(read, day) == dict(read.rows(plain, {"on": day.isoformat()}))
        assert fund_shares(read) == dict(read.rows("SELECT month, sum(fund - fund_up) FROM charge GROUP BY month"))


@seeds
def test_receipts_by_their_months(seed: int) -> None:
    plain = (
        "SELECT e.amount, coalesce(e.for_first, substr(v.book_date, 1, 7)), coalesce(e.for_last, substr(v.book_date, 1, 7)) "
        "FROM account c JOIN entry e ON c.id IN (e.source_id, e.target_id) JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
        "WHERE c.key IN ({keys}) AND v.book_date <= :on "
        "AND NOT EXISTS (SELECT 1 FROM allocation_batch b WHERE b.entry_id = e.id) ORDER BY v.book_date, v.id"
    )
    with random_read(seed) as read:
        for keys in ("'code:39'", "'code:22', 'code:22.01'"):
            for day in DAYS:
                values = {"on": day.isoformat()}
                assert read.rows(BY_MONTHS.format(keys=keys), values) == read.rows(plain.format(keys=keys), values)


@seeds
def test_a_months_list(seed: int) -> None:
    with random_read(seed) as read:
        for month in MONTHS:
            rows = read.rows(
                f"SELECT c.member_id, c.exempt, c.amount, {PAID} FROM charge c JOIN member m ON m.id = c.member_id WHERE c.month = ? "
                "ORDER BY m.sort_key, m.id",
                (str(month),),
            )
            unlisted = read.number(
                f"SELECT count(*) FROM member m WHERE {STATE} = 'active' AND EXISTS (SELECT 1 FROM wage w WHERE w.member_id = m.id "
                "AND w.valid_from <= :month) AND NOT EXISTS (SELECT 1 FROM charge c WHERE c.member_id = m.id AND c.month = :month)",
                {"day": month.last_day.isoformat(), "month": str(month)},
            )
            progress = month_jobs.dues_progress(read, month)
            assert (
                progress.members,
                progress.exempt,
                progress.amount,
                progress.paid,
                progress.owing,
                progress.unlisted,
            ) == (
                sum(row[1] == "" for row in rows),
                sum(row[1] != "" for row in rows),
                sum(row[2] for row in rows),
                sum(min(row[2], row[3]) for row in rows),
                sum(row[3] < row[2] for row in rows),
                unlisted,
            )
            assert [(row.member_id, row.exempt, row.amount, row.paid) for row in dues.charges(read, month)] == rows
            some = dues.charges(read, month, [3, 4, 29])
            assert [row.member_id for row in some] == [row[0] for row in rows if row[0] in (3, 4, 29)]
            listed = month_jobs.listed_ids
            assert listed(read, month) == [row[0] for row in rows]
            assert listed(read, month, "owing") == [row[0] for row in rows if row[2] > row[3]]
            assert listed(read, month, "paid") == [row[0] for row in rows if 0 < row[2] <= row[3]]
            assert listed(read, month, "exempt") == [row[0] for row in rows if row[1]]
            assert listed(read, month, "owing", "người 1") == [
                row[0] for row in rows if row[2] > row[3] and str(row[0]).startswith("1")
            ]


@seeds
def test_who_owes(seed: int) -> None:
    with random_read(seed) as read:
        for first, last in ((MONTHS[0], MONTHS[3]), (MONTHS[1], MONTHS[2])):
            plain = read.rows(
                "SELECT c.member_id, count(*), min(c.month), sum(c.amount - c.paid) FROM "
                f"(SELECT c.member_id, c.month, c.amount, {PAID} AS paid FROM charge c WHERE c.month BETWEEN ? AND ? AND c.amount > 0) c "
                "JOIN member m ON m.id = c.member_id WHERE c.amount > c.paid GROUP BY c.member_id ORDER BY m.sort_key, m.id",
                (str(first), str(last)),
            )
            found = month_jobs.owing(read, first, last)
            assert [(each.member_id, each.months, each.left) for each in found] == [
                (member, months, left) for member, months, _, left in plain
            ]
            if first == MONTHS[0]:
                late = {each.member_id: (each.months, str(each.first), each.left) for each in dues.arrears(read, last)}
                assert late == {member: (months, since, left) for member, months, since, left in plain}
            lines = dues.remitted_lines(read, first, last)
            paid = read.rows(
                f"SELECT c.month, c.amount, {PAID} AS paid FROM charge c JOIN member m ON m.id = c.member_id "
                "WHERE c.month BETWEEN ? AND ? AND c.amount > 0 ORDER BY c.month, m.sort_key, m.id",
                (str(first), str(last)),
            )
            assert [(line.month, line.due, line.collected) for line in lines] == paid


@seeds
def test_counts_of_members(seed: int) -> None:
    plain = (
        f"SELECT m.id, {STATE}, m.gender, EXISTS (SELECT 1 FROM exemption x WHERE x.member_id = m.id AND x.first_month <= :month "
        "AND x.last_month >= :month), EXISTS (SELECT 1 FROM wage w WHERE w.member_id = m.id AND w.valid_from <= :month), "
        "substr(m.birthday, 1, 2) FROM member m ORDER BY m.birthday, m.sort_key"
    )
    with random_read(seed) as read:
        for month in (*MONTHS, Month(2025, 12)):
            day = month.last_day
            rows = read.rows(plain, {"day": day.isoformat(), "month": str(month)})
            active = [row for row in rows if row[1] == "active"]
            assert member_counts.member_counts(read, day) == member_counts.MemberCounts(
                active=len(active),
                paused=sum(row[1] == "paused" for row in rows),
                gone=sum(row[1] in ("moved", "retired", "left") for row in rows),
                women=sum(row[2] == "female" for row in active),
                exempt=sum(row[3] for row in active),
                without_wage=sum(not row[4] and not row[3] for row in active),
            )
            born = [row[0] for row in active if row[5] == f"{month.month:02d}"]
            assert sorted(members.birthday_ids(read, month)) == sorted(born)
            assert [row.id for row in members.birthdays(read, month)] == members.birthday_ids(read, month)


def test_what_a_book_remembers_follows_what_is_done() -> None:
    def owed(book: Book) -> int:
        with book.read() as read:
            return dues_payable_to_superior(read, FOREVER).owed

    with opened() as book:
        for wage in (5_700_000, 10_000_000):
            add_member(book, MemberEntry(f"Lê Văn {wage}", OPENING_DAY, wage=dong(wage)))
        for month in MONTHS[:2]:
            run_dues(book, month)
        assert owed(book) == 0
        first = collect_dues(book, MONTHS[0], MONTHS[0], january(20)).value.voucher
        one_month = owed(book)
        assert one_month > 0
        assert owed(book) == one_month
        collect_dues(book, MONTHS[1], MONTHS[1], january(21))
        assert owed(book) == 2 * one_month
        void_voucher(book, first.id, "ghi nhầm")
        assert owed(book) == one_month
        with book.read() as kept, book.read_apart(anew=True) as anew:
            assert kept.known
            assert dues_payable_to_superior(anew, FOREVER) == dues_payable_to_superior(kept, FOREVER)
