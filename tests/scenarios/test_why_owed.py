"""What an obligation is made of adds up to it: lists, receipts without members, openings, and the vouchers that settle it."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.dates import Month
from app.domain.dues.dues import ExemptReason
from app.domain.money import dong
from app.models.queries.dues.obligations import obligations_down, obligations_up
from app.models.queries.dues.why_owed import WhyOwed, why_owed_down, why_owed_up
from app.services.dues.collect_dues import collect_dues
from app.services.dues.remit import remit_dues
from app.services.dues.run_dues import run_dues
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_exemption, add_member
from app.services.union.change_settings import set_openings
from tests.small_books import OPENING_DAY, january, opened, receipt

JANUARY, FEBRUARY = Month(2025, 1), Month(2025, 2)


def adds_up(why: WhyOwed) -> bool:
    return why.listed + why.other + why.opening == why.obligation.due


def test_the_steps_of_every_month_add_up_to_its_obligation() -> None:
    with opened() as book:
        set_openings(
            book, {"bank:1": dong(5_000_000)}, owed_up={JANUARY: dong(70_000)}, due_down={JANUARY: dong(90_000)}
        )
        for place in range(5):
            add_member(book, MemberEntry(f"Lê Văn {'ABCDE'[place]}", OPENING_DAY, wage=dong(5_700_001 + place)))
        add_exemption(book, 5, JANUARY, JANUARY, ExemptReason.UNPAID_LEAVE)
        run_dues(book, JANUARY)
        collect_dues(book, JANUARY, JANUARY, january(31), without=[2])
        post_new(book, receipt(january(30), 1_000_001, "22"))
        remit_dues(book, JANUARY, JANUARY, dt.date(2025, 2, 10))
        with book.read() as read:
            for month in (JANUARY, FEBRUARY):
                up, down = why_owed_up(read, month), why_owed_down(read, month)
                assert adds_up(up)
                assert adds_up(down)
                assert {each.month: each for each in obligations_up(read)}.get(month, up.obligation) == up.obligation
                assert {each.month: each for each in obligations_down(read)}.get(
                    month, down.obligation
                ) == down.obligation
            why = why_owed_up(read, JANUARY)
            assert (why.people, why.opening, why.other) == (3, 70_000, 300_000)
            assert [each.number for each in why.receipts] == ["PT2025/01"] or len(why.receipts) == 1
            (sent,) = why.settling
            assert sent.amount == why.obligation.done == why.obligation.due
            assert why.rates[0].source
            below = why_owed_down(read, JANUARY)
            assert (below.people, below.opening, below.settling) == (4, 90_000, ())


@pytest.mark.parametrize("reason", [why_owed_up, why_owed_down])
def test_a_month_without_anything_is_nothing(reason) -> None:
    with opened() as book, book.read() as read:
        why = reason(read, Month(2025, 6))
        assert (why.obligation.due, why.people, why.settling) == (0, 0, ())
