"""The settlement adds up whatever moved; what is payable to the superior union goes by the months the dues are for."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month, Period
from app.domain.dues.owed import ForMonths, payable_to_superior, share_of
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.ledger.codes import CODES, CodeSide
from app.domain.money import dong
from app.domain.settlement.settlement import Proof, Settlement, sums_by_line

usable = sorted(code for code in CODES if STANDARD_CHART.may_carry_vouchers(code))
moved = st.dictionaries(st.sampled_from(usable), st.integers(-(10**9), 10**9))


@given(moved, st.integers(0, 10**9))
def test_code_50_is_the_opening_and_every_movement(by_code: dict[str, int], opening: int) -> None:
    sheet = Settlement(
        period=Period.of_year(2024),
        opening=dong(opening),
        sums=sums_by_line(by_code),
        payable_to_superior=dong(0),
        over_remitted=dong(0),
        proof=Proof((), dong(0)),
    )
    net = sum(amount if CODES[code].side is CodeSide.INCOME else -amount for code, amount in by_code.items())
    assert sheet.closing == opening + net
    assert sheet.total_income - sheet.total_spending == net


def test_parts_are_counted_once_in_their_parent() -> None:
    lines = sums_by_line({"25.01": 5, "25.02": 7, "33.01": 2, "33": 3, "22.01": 1})
    assert lines == {"25.01": 5, "25.02": 7, "25": 12, "33": 5, "22": 1}


def _share(month: Month) -> Fraction:
    return Fraction(40, 100) if month < Month(2023, 1) else Fraction(30, 100)


def test_dues_over_a_change_of_share_go_by_their_months() -> None:
    assert share_of(ForMonths(dong(200), Month(2022, 12), Month(2023, 1)), _share) == 40 + 30
    assert share_of(ForMonths(dong(200), Month(2023, 1), Month(2023, 2)), _share) == 60


def test_money_sent_for_months_before_the_book_settles_only_the_opening() -> None:
    year = (Month(2024, 1), Month(2024, 12))
    before = (Month(2023, 1), Month(2023, 12))
    found = payable_to_superior(
        [share_of(ForMonths(dong(1000), *year), _share)],
        [ForMonths(dong(400), *before), ForMonths(dong(100), *year)],
        owed_at_opening=dong(300),
        opening_month=Month(2024, 1),
    )
    assert (found.owed, found.over_remitted) == (200, 100)


@given(st.lists(st.tuples(st.integers(1, 10**8), st.integers(1, 12)), max_size=20), st.integers(0, 10**8))
def test_payable_and_over_remitted_never_stand_together_for_the_same_months(
    dues: list[tuple[int, int]], sent: int
) -> None:
    collected = [ForMonths(dong(amount), Month(2024, month), Month(2024, month)) for amount, month in dues]
    went = [ForMonths(dong(sent), Month(2024, 1), Month(2024, 12))] if sent else []
    shares = [share_of(each, _share) for each in collected]
    found = payable_to_superior(shares, went, owed_at_opening=dong(0), opening_month=Month(2024, 1))
    assert found.owed == 0 or found.over_remitted == 0
    assert found.owed - found.over_remitted == sum(shares) - sent
