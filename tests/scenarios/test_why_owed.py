"""What an obligation is made of adds up to it: lists, receipts without members, openings, and the vouchers that settle it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.dates import Month
from app.domain.members.exemptions import ExemptReason
from app.domain.money import dong
from app.models.queries.dues.obligations import payables_to_superior, receivables_from_superior
from app.models.queries.dues.why_owed import WhyOwed, why_payable, why_receivable
from app.models.queries.ledger.accounts import OpeningOwed
from app.services.dues.collect_dues import collect_dues
from app.services.dues.run_dues import run_dues
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_exemption, add_member
from tests.small_books import OPENING_DAY, january, opened, receipt, send_up, set_openings

JANUARY, FEBRUARY = Month(2025, 1), Month(2025, 2)


def adds_up(why: WhyOwed) -> bool:
    return why.listed + why.other + why.opening == why.obligation.due


def test_the_steps_of_every_month_add_up_to_its_obligation() -> None:
    with opened() as book:
        set_openings(
            book,
            {"bank:1": dong(5_000_000)},
            [OpeningOwed("up", JANUARY, dong(70_000)), OpeningOwed("down", JANUARY, dong(90_000))],
        )
        for place in range(5):
            add_member(book, MemberEntry(f"Lê Văn {'ABCDE'[place]}", OPENING_DAY, wage=dong(5_700_001 + place)))
        add_exemption(book, 5, JANUARY, JANUARY, ExemptReason.UNPAID_LEAVE)
        run_dues(book, JANUARY)
        collect_dues(book, JANUARY, JANUARY, january(31), without=[2])
        post_new(book, receipt(january(30), 1_000_001, "22"))
        send_up(book, JANUARY, JANUARY, dt.date(2025, 2, 10))
        with book.read() as read:
            for month in (JANUARY, FEBRUARY):
                up, down = why_payable(read, month), why_receivable(read, month)
                assert adds_up(up)
                assert adds_up(down)
                assert {each.month: each for each in payables_to_superior(read)}.get(
                    month, up.obligation
                ) == up.obligation
                assert {each.month: each for each in receivables_from_superior(read)}.get(
                    month, down.obligation
                ) == down.obligation
            why = why_payable(read, JANUARY)
            assert (why.people, why.opening, why.other) == (3, 70_000, 300_000)
            assert [each.number for each in why.receipts] == ["PT2025/01"] or len(why.receipts) == 1
            (sent,) = why.settling
            assert sent.amount == why.obligation.done == why.obligation.due
            assert why.rates[0].source
            below = why_receivable(read, JANUARY)
            assert (below.people, below.opening, below.settling) == (4, 90_000, ())


@pytest.mark.parametrize("reason", [why_payable, why_receivable])
def test_a_month_without_anything_is_nothing(reason) -> None:
    with opened() as book, book.read() as read:
        why = reason(read, Month(2025, 6))
        assert (why.obligation.due, why.people, why.settling) == (0, 0, ())
