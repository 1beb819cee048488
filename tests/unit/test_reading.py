"""Money and dates are parsed surely or refused."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month, Period, show_date
from app.domain.money import show_money
from app.domain.reading import (
    AmbiguousDate,
    PartialDate,
    UnreadableDate,
    UnreadableMoney,
    read_date,
    read_money,
    read_partial_date,
    type_date,
    type_money,
)


@pytest.mark.parametrize(
    "cell",
    [
        "1.234.567",
        "1,234,567",
        "1234567",
        "1.234.567 đ",
        "1 234 567",
        "1\u00a0234\u00a0567",
        " 1.234.567 ₫ ",
        "1.234.567đồng",
        1234567,
        1234567.0,
        "1.234.567,00",
        "1,234,567.00",
        "1234567.0",
        "1234567,00",
        "1 234 567,00 đ",
        "１．２３４．５６７",
        "１２３４５６７",
        "1\u202f234\u202f567 ₫",
        "'1234567",
        "’1.234.567",
        "VND 1,234,567",
        "₫1,234,567.00",
        "+1.234.567",
        "1.234.567 VNĐ",
        "1.234.567 đồng chẵn",
        "1.234.567Đ",
    ],
)
def test_money_in_any_sure_form_is_read(cell: object) -> None:
    reading = read_money(cell)
    assert reading.amount == 1_234_567
    assert type(reading.amount) is int
    assert reading.note is None


@pytest.mark.parametrize(
    "cell",
    ["1.5", "1,5", "1.234,56", "1,234.5", "12.34.567", "1.2e6", "1.234.56", "1,234.567", "", " ", "abc", "0.123", "007", "1,00", "100.00",
     "--5", "-(1.000)", "(-1.000)", "(1.000", "1.000)", "-1.000-", "(1)", "(2024)", "5-", "- 5", "+84912345678", "1.50", "1,50", "1,234,567,00",
     "1.234.567.00", "12D", "D12", "Đ12", "1.000 đ/tháng", "1.000 2.000", "1².000", "①", "٣٠٠٠", "5 tr", "5tr", "=1+1", "NaN", 1.5, float("nan"), float("inf"), True, None, 10**16, "9" * 40, 1e300],
)  # fmt: skip
def test_doubtful_money_is_refused_with_a_sentence(cell: object) -> None:
    with pytest.raises(UnreadableMoney) as refusal:
        read_money(cell)
    assert "số tiền" in str(refusal.value)


@pytest.mark.parametrize(
    "cell",
    ["-1.500.000", "−1.500.000", "(1.500.000)", "(1,500,000.00)", "(1.500.000 đ)", "(1.500.000) đ", "1.500.000-", "1500000-", "- 1.500.000 ₫",
     "-₫1,500,000", "₫-1,500,000", "-1500000", "（1.500.000）", "(1500000)", -1_500_000, -1_500_000.0],
)  # fmt: skip
def test_less_than_nothing_is_written_in_many_ways(cell: object) -> None:
    assert read_money(cell).amount == -1_500_000


def test_a_hair_beside_a_whole_is_that_whole_with_a_note() -> None:
    reading = read_money(743400.0000000001)
    assert reading.amount == 743_400
    assert reading.note is not None
    assert "743.400" in str(reading.note)
    assert read_money(99.9991).amount == 100
    with pytest.raises(UnreadableMoney):
        read_money(99.99)


@given(st.integers(0, 10**15), st.sampled_from([".", ",", ""]), st.sampled_from(["", " đ", "đ", " VND"]), st.booleans())
def test_what_is_printed_is_read_back(amount: int, mark: str, unit: str, negative: bool) -> None:
    printed = f"{amount:,}".replace(",", mark) + unit
    assert read_money(("-" if negative else "") + printed).amount == (-amount if negative else amount)


@given(st.text(alphabet="0123456789.,- đ()+'VND", max_size=14))
def test_money_text_is_never_guessed(text: str) -> None:
    try:
        amount = read_money(text).amount
    except UnreadableMoney:
        return
    figures = re.sub(r"[^0-9., ]", "", text).strip()
    whole = re.sub(r"[.,]00?$", "", figures)
    for mark in "., ":
        if mark in whole:
            head, *groups = whole.split(mark)
            assert 1 <= len(head) <= 3
            assert all(len(group) == 3 for group in groups)
    assert abs(amount) == int("".join(sign for sign in whole if sign.isdigit()))


ANYTHING = st.text(alphabet="0123456789.,-+ đVND()'\u00a0１２", max_size=14)


@given(ANYTHING)
def test_the_same_amount_is_the_same_typed_and_in_a_file(text: str) -> None:
    assert answer(lambda: type_money(text)) == answer(lambda: read_money(text).amount)


@given(
    st.text(alphabet="0123456789/.- ngàythá nămMarJul:'", max_size=20)
    | st.from_regex(r"[0-9]{1,2} ?[/-] ?[0-9]{1,2} ?[/-] ?[0-9]{2,4}", fullmatch=True)
)
def test_the_same_day_is_the_same_typed_and_in_a_file(text: str) -> None:
    month = Month(2026, 3)
    in_file = answer(lambda: read_date(text, Period.of_year(2026)))
    assert in_file in (UnreadableDate, AmbiguousDate) or answer(lambda: type_date(text, month)) == in_file


def answer(read: Callable[[], object]) -> object:
    try:
        return read()
    except (UnreadableMoney, UnreadableDate) as refusal:
        return type(refusal)


@given(st.integers(-(10**15), 10**15))
def test_an_amount_as_it_is_shown_is_that_amount(amount: int) -> None:
    assert read_money(show_money(amount)).amount == type_money(show_money(amount)) == amount


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_as_it_is_shown_is_that_day(day: dt.date) -> None:
    assert (
        read_date(show_date(day))
        == read_partial_date(show_date(day))
        == type_date(show_date(day), Month(2026, 3))
        == day
    )


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("5tr", 5_000_000),
        ("1,5tr", 1_500_000),
        ("1.5 tr", 1_500_000),
        ("300k", 300_000),
        ("300 nghìn", 300_000),
        ("2 triệu đồng", 2_000_000),
        ("1,25 tỷ", 1_250_000_000),
        ("=12*350000", 4_200_000),
        ("=12*350.000", 4_200_000),
        ("=(100000+50000)*2-1", 299_999),
        ("=1000000/3*3", 1_000_000),
        ("=-(5-10)", 5),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("1234567,00", 1_234_567),
        ("1.234.567,00", 1_234_567),
        ("1,234,567.00", 1_234_567),
    ],
)
def test_short_forms_may_be_typed_in_the_window(typed: str, amount: int) -> None:
    assert type_money(typed) == amount


@pytest.mark.parametrize(
    "typed",
    ["1234567,50", "1,234tr", "1.234k", "1,2345k", "=1/3", "=1/0", "=2**3", "=2+", "=", "=a", "=1.5*2", "1,00", "100,00", "=__import__('os')",
     "=" + "(" * 100 + "1" + ")" * 100, "=" + "9*" * 99 + "9", "", "tr", "5trr"],
)  # fmt: skip
def test_what_is_not_whole_money_may_not_be_typed(typed: str) -> None:
    with pytest.raises(UnreadableMoney):
        type_money(typed)


@given(st.text(alphabet="=0123456789.,ktr+-*/() ", max_size=20))
def test_typing_anything_gives_whole_money_or_a_refusal(text: str) -> None:
    with contextlib.suppress(UnreadableMoney):
        assert type(type_money(text)) is int


@pytest.mark.parametrize(
    "cell",
    [
        "5/3/2026",
        "05/03/2026",
        "5-3-2026",
        "2026-03-05",
        "2026-03-05 00:00:00",
        dt.date(2026, 3, 5),
        dt.datetime(2026, 3, 5, 7, 30),
        "05 / 03 / 2026",
        "5 - 3 - 2026",
        "05/03/2026 10:22:31",
        "2026-03-05T10:22:31.000",
        "'05/03/2026",
        "０５／０３／２０２６",
        "05/03/2026\u00a0",
        "ngày 5/3/2026",
        "05-Mar-2026",
        "5 March 2026",
        "Mar 5, 2026",
        "Mar. 5, 2026",
        "5/Mar/2026",
        "5 tháng 3 năm 2026",
        "Ngày 05 tháng 03 năm 2026",
        "5 tháng 3, 2026",
        "05-thg 3-2026",
        "05/Thg3/2026",
    ],
)
def test_a_day_in_any_sure_form_is_read(cell: object) -> None:
    assert read_date(cell) == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("cell", "proposal"),
    [
        ("02/15/2026", dt.date(2026, 2, 15)),
        ("15.2.2026", dt.date(2026, 2, 15)),
        (46112.0, dt.date(2026, 3, 31)),
        ("31/02/2026", None),
        ("hôm qua", None),
        ("5/3", None),
        ("1990", None),
        ("T5/2019", None),
        ("15/02-2026", None),
        ("31 tháng 2 năm 2026", None),
        ("5 tháng 32026", None),
        ("1 tháng 1226", None),
        ("7-Foo-2026", None),
        ("05/T3/2026", None),
        ("7 tháng 3", None),
        ("Mar 2026", None),
        ("", None),
        (None, None),
        (True, None),
        (dt.date(3026, 1, 1), None),
    ],
)
def test_a_doubtful_day_is_refused_with_what_it_may_mean(cell: object, proposal: dt.date | None) -> None:
    with pytest.raises(UnreadableDate) as refusal:
        read_date(cell)
    assert refusal.value.proposal == proposal
    assert str(refusal.value)


def test_a_year_of_two_figures_is_ambiguous() -> None:
    with pytest.raises(AmbiguousDate) as refusal:
        read_date("15/2/26")
    assert refusal.value.proposal == dt.date(2026, 2, 15)


@pytest.mark.parametrize("text", ["15/2/26", "15-02-26", "15.2.26", "15-Feb-26", "15 tháng 2 năm 26", "15 / 2 / 26"])
def test_a_year_of_two_figures_is_read_by_the_years_around_it(text: str) -> None:
    assert read_date(text, Period.of_year(2026)) == dt.date(2026, 2, 15)
    assert read_date(text, Period(dt.date(2025, 12, 1), dt.date(2026, 1, 31))) == dt.date(2026, 2, 15)
    assert type_date(text, Month(2026, 3)) == dt.date(2026, 2, 15)
    for near in (None, Period.of_year(2024)):
        with pytest.raises(AmbiguousDate) as refusal:
            read_date(text, near)
        assert refusal.value.proposal == dt.date(2026, 2, 15)


def test_a_birth_is_not_proposed_in_the_future() -> None:
    with pytest.raises(AmbiguousDate) as refusal:
        read_date("7-Mar-85")
    assert refusal.value.proposal == dt.date(1985, 3, 7)


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)),
    st.sampled_from(
        [
            "{d}/{m}/{y}",
            "{d} / {m} / {y}",
            "{d} tháng {m} năm {y}",
            "ngày {d:02} tháng {m:02} năm {y}",
            "{d}-thg {m}-{y}",
            "{d:02}/{m:02}/{y}",
            "{d}-{m}-{y}",
            "{y}-{m:02}-{d:02}",
        ]
    ),
)
def test_days_and_months_are_never_swapped(day: dt.date, shape: str) -> None:
    assert read_date(shape.format(d=day.day, m=day.month, y=day.year)) == day


@pytest.mark.parametrize(
    ("cell", "known"),
    [
        ("1990", PartialDate(1990)),
        (1990.0, PartialDate(1990)),
        ("T5/2019", PartialDate(2019, 5)),
        ("05/2019", PartialDate(2019, 5)),
        ("tháng 5 năm 2019", PartialDate(2019, 5)),
        ("May-2019", PartialDate(2019, 5)),
        ("5 / 2019", PartialDate(2019, 5)),
        ("'1990", PartialDate(1990)),
        ("1/5/2019", dt.date(2019, 5, 1)),
    ],
)
def test_a_part_of_a_date_is_kept_as_a_part(cell: object, known: object) -> None:
    assert read_partial_date(cell) == known


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5", dt.date(2026, 3, 5)),
        ("31", dt.date(2026, 3, 31)),
        ("0505", dt.date(2026, 5, 5)),
        ("5/5", dt.date(2026, 5, 5)),
        ("05052026", dt.date(2026, 5, 5)),
        ("5/5/2025", dt.date(2025, 5, 5)),
    ],
)
def test_days_may_be_typed_short(typed: str, day: dt.date) -> None:
    assert type_date(typed, Month(2026, 3)) == day


@pytest.mark.parametrize("typed", ["32", "0", "505", "050526", "3113", "x", "99999999", ""])
def test_what_is_no_day_may_not_be_typed(typed: str) -> None:
    with pytest.raises(UnreadableDate):
        type_date(typed, Month(2026, 3))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3843000,0000001", 3_843_000),
        ("547.0000001", 547),
        ("-199999,99999999", -200_000),
    ],
)
def test_a_computed_number_in_a_file_of_texts_is_that_whole(text: str, amount: int) -> None:
    """As a number of a workbook is: within a thousandth of a whole, and said."""
    reading = read_money(text)
    assert reading.amount == amount
    assert reading.note is not None


@pytest.mark.parametrize("text", ["3843000,5", "1000,001", "1000,002", "547,00100001", "0,0000001"])
def test_no_other_part_of_a_dong_is_taken(text: str) -> None:
    with pytest.raises(UnreadableMoney):
        read_money(text)
