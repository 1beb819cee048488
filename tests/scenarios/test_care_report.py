"""The report of care from real books: the half-year figures of a large union from one call, and what one member received."""

from __future__ import annotations

import datetime as dt

from app.domain.care.care_report import care_report, headline, part_of
from app.domain.care.cases import CaseDraft, Resolution
from app.domain.dates import Month, Period
from app.domain.money import dong
from app.models.queries.care.care import care_facts, member_care, sum_by_year
from app.services.care.birthday_gifts import post_birthdays
from app.services.care.keep_cases import approve_cases, propose_case, receive_case
from app.services.care.pay_cases import pay_cases
from app.services.ledger.post_voucher import void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from tests.large_care import EACH, HALF, IN_HARDSHIP, large
from tests.small_books import opened


def test_half_year_figures_of_a_large_union() -> None:
    with opened() as book:
        large(book)
        with book.read() as read:
            facts = care_facts(read, HALF)
        report = care_report(facts)
        assert headline(report) == (
            "4.356 đoàn viên khó khăn, 3,9 tỷ đồng; Chợ Tết Công đoàn 958 đoàn viên, 479 triệu đồng"
        )
        assert report.hardship.times == IN_HARDSHIP + 200
        assert report.hardship.money == IN_HARDSHIP * EACH + 200 * 100_000
        assert (report.whole.people, report.whole.members) == (IN_HARDSHIP, IN_HARDSHIP)
        with book.read() as read:
            spent = read.number(
                "SELECT sum(e.amount) FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'"
            )
            assert report.whole.money == spent
            assert report.whole.in_kind == 0
        for which in ("kinds", "groups", "genders", "months"):
            lines = report.section(which)
            assert sum(line.money for line in lines) == spent, which
            assert sum(line.times for line in lines) == report.whole.times, which
            assert sum(len(part_of(facts, which, line.key)) for line in lines) == len(facts), which
        with book.read() as read:
            mine = member_care(read, 5)
        assert {fact.line for fact in mine} == {"hardship", "serious_illness", "programme:tet_fair"} or len(mine) == 3


def test_one_members_history_and_the_money_of_vouchers_alone() -> None:
    with opened() as book:
        member = add_member(
            book, MemberEntry("Nguyễn Thị Hoa", dt.date(2025, 1, 1), gender="female", birth=dt.date(1990, 3, 8))
        ).value
        visit = CaseDraft(
            "sick",
            member,
            happened_on=dt.date(2025, 3, 10),
            amount=dong(500_000),
            in_kind=dong(200_000),
            goods="Giỏ trái cây",
        )
        number = propose_case(book, visit).value
        with book.read() as read:
            assert care_facts(read, HALF) == []
        approve_cases(book, [number], Resolution("NQ 5", dt.date(2025, 3, 11), "BCH"))
        voucher = pay_cases(book, [number], dt.date(2025, 3, 12)).value[0]
        receive_case(book, number, dt.date(2025, 3, 13))
        post_birthdays(book, Month(2025, 3), dong(300_000))
        with book.read() as read:
            mine = member_care(read, member)
        assert [(fact.line, fact.money, fact.in_kind) for fact in mine] == [
            ("sick", 500_000, 200_000),
            ("birthday", 300_000, 0),
        ]
        assert sum_by_year(mine) == [(2025, 800_000, 200_000)]
        assert mine[0].voucher_id == voucher.id
        void_voucher(book, voucher.id, "nhầm")
        with book.read() as read:
            assert [(fact.line, fact.money) for fact in member_care(read, member)] == [("birthday", 300_000)]
            assert care_facts(read, Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))) == []
