"""Each rule of a voucher says what is wrong, where, and what to do; a sound voucher passes them all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.ledger.accounts import LOANS_KEY
from app.domain.ledger.chart import STANDARD_CHART
from app.domain.ledger.codes import CODES, UnknownCode
from app.domain.ledger.vouchers import (
    RULES,
    EntryDraft,
    SeriesNumber,
    VoucherContext,
    VoucherDraft,
    VoucherKind,
    hints,
    parse_number,
    show_number,
)
from app.domain.money import dong

DAY = dt.date(2025, 3, 10)
CONTEXT = VoucherContext(
    opening_day=dt.date(2025, 1, 1),
    today=dt.date(2025, 3, 20),
    working_month=Month(2025, 3),
    lowest_after={"cash": 900_000},
    cashier="Phạm Thị Kim Oanh",
)
SOUND = VoucherDraft(
    kind=VoucherKind.PAYMENT,
    book_date=DAY,
    voucher_date=DAY,
    narration="Chi thăm hỏi",
    entries=(EntryDraft("cash", "code:31", dong(500_000)),),
    person="Lê Thị Na",
    source_documents=1,
)


def codes_of(draft: VoucherDraft, context: VoucherContext = CONTEXT) -> set[str]:
    return {finding.code for finding in hints(draft, context)}


def test_a_sound_payment_has_no_hint() -> None:
    assert hints(SOUND, CONTEXT) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"narration": "  "}, "narration-missing"),
        ({"entries": ()}, "entries-missing"),
        ({"entries": (EntryDraft("cash", "code:31", dong(0)),)}, "amount-not-positive"),
        ({"entries": (EntryDraft("cash", "code:31", dong(-5)),)}, "amount-not-positive"),
        ({"entries": (EntryDraft("bank:1", "code:31", dong(5)),)}, "fund-wrong"),
        ({"entries": (EntryDraft("cash", "bank:1", dong(5)),)}, "transfer-kind"),
        ({"entries": (EntryDraft("cash", "code:34", dong(5)),)}, "code-unusable"),
        ({"entries": (EntryDraft("cash", "code:50", dong(5)),)}, "code-unusable"),
        ({"entries": (EntryDraft("cash", "code:22", dong(5)),)}, "code-side"),
        ({"entries": (EntryDraft("cash", LOANS_KEY, dong(5)),)}, "loan-unnamed"),
        ({"entries": (EntryDraft(LOANS_KEY, "cash", dong(5), case_id=1),)}, "fund-wrong"),
        ({"entries": (EntryDraft("cash", "loan:9", dong(5), case_id=1),)}, "code-unusable"),
        ({"book_date": dt.date(2024, 12, 31)}, "date-before-opening"),
        ({"book_date": dt.date(2025, 3, 22)}, "date-in-future"),
        ({"voucher_date": dt.date(2025, 3, 11)}, "voucher-after-booking"),
        ({"book_date": dt.date(2025, 2, 1), "voucher_date": dt.date(2025, 2, 1)}, "outside-month"),
        ({"entries": (EntryDraft("cash", "code:31", dong(900_001)),)}, "cash-below-zero"),
        ({"person": ""}, "person-missing"),
        ({"source_documents": 0}, "papers-missing"),
        ({"person": " phạm thị kim oanh"}, "person-is-cashier"),
    ],
)
def test_each_fault_is_named(change: dict[str, object], found: str) -> None:
    assert found in codes_of(replace(SOUND, **change))  # type: ignore[arg-type]


def test_a_closed_month_is_refused() -> None:
    context = replace(CONTEXT, closed_through=Month(2025, 3))
    assert [finding.code for finding in hints(SOUND, context)] == ["month-closed"]


def test_the_same_amount_twice_on_a_day_is_questioned_by_number() -> None:
    found = hints(SOUND, replace(CONTEXT, similar=("PC2025/04",)))
    assert [(finding.code, finding.stops) for finding in found] == [("maybe-twice", False)]
    assert "PC2025/04" in str(found[0].message)


def test_a_number_against_its_day_is_questioned_by_the_number_that_stands_later() -> None:
    found = hints(SOUND, replace(CONTEXT, numbered_after="PC2025/09"))
    assert [(finding.code, finding.stops) for finding in found] == [("number-against-day", False)]
    assert "PC2025/09" in str(found[0].message)


def test_a_bank_below_zero_is_questioned_not_refused() -> None:
    draft = replace(SOUND, kind=VoucherKind.BANK_OUT, entries=(EntryDraft("bank:1", "code:33", dong(10)),))
    found = hints(draft, replace(CONTEXT, lowest_after={"bank:1": 3}))
    assert [(finding.code, finding.stops) for finding in found] == [("bank-below-zero", False)]


def test_a_withdrawal_is_one_receipt_and_never_mixed() -> None:
    withdrawal = VoucherDraft(
        kind=VoucherKind.RECEIPT,
        book_date=DAY,
        voucher_date=DAY,
        narration="Rút tiền",
        entries=(EntryDraft("bank:1", "cash", dong(7)),),
    )
    assert withdrawal.is_transfer
    assert withdrawal.fund == "cash"
    assert hints(withdrawal, CONTEXT) == []
    mixed = replace(withdrawal, entries=(*withdrawal.entries, EntryDraft("code:22", "cash", dong(7))))
    assert "shape-mixed" in codes_of(mixed)


def test_money_is_lent_and_paid_back_with_its_interest_on_one_receipt() -> None:
    lent = replace(SOUND, entries=(EntryDraft("cash", LOANS_KEY, dong(500_000), case_id=3),))
    assert hints(lent, CONTEXT) == []
    assert not lent.is_transfer
    back = (
        EntryDraft(LOANS_KEY, "cash", dong(90_000), case_id=3),
        EntryDraft("code:25.02", "cash", dong(900), case_id=3),
    )
    assert hints(replace(SOUND, kind=VoucherKind.RECEIPT, entries=back), CONTEXT) == []


def test_every_rule_can_speak() -> None:
    spoken = {rule.__name__ for rule in RULES for draft in _faulty() if rule(draft, _strict())}
    assert spoken == {rule.__name__ for rule in RULES}


def _strict() -> VoucherContext:
    return replace(CONTEXT, closed_through=Month(2025, 3), similar=("PC2025/01",), numbered_after="PC2025/01")


def _faulty() -> list[VoucherDraft]:
    return [
        replace(SOUND, narration="", person="", source_documents=0, entries=()),
        replace(SOUND, person="Phạm Thị Kim Oanh"),
        replace(SOUND, book_date=dt.date(2024, 1, 1), entries=(EntryDraft("cash", "code:22", dong(-1)),)),
        replace(SOUND, entries=(EntryDraft("cash", "code:31", dong(10**9)), EntryDraft("cash", "bank:1", dong(1)))),
    ]


# ---- numbers ----------------------------------------------------------------------------------------------------


@given(st.sampled_from(VoucherKind), st.integers(2000, 2099), st.integers(1, 99_999))
def test_a_number_that_is_shown_is_read_back(kind: VoucherKind, year: int, sequence: int) -> None:
    assert parse_number(show_number(kind, year, sequence)) == SeriesNumber(kind, year, sequence)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("UNC-1", SeriesNumber(VoucherKind.BANK_OUT, None, 1)),
        ("BC-01", SeriesNumber(VoucherKind.BANK_IN, None, 1)),
        (" pt 06/2024 ", SeriesNumber(VoucherKind.RECEIPT, 2024, 6)),
        ("PC2026/06a", SeriesNumber(VoucherKind.PAYMENT, 2026, 6, "a")),
        ("UNC2-03/2026", SeriesNumber(VoucherKind.BANK_OUT, 2026, 3)),
        ("PC2026/00", None),
        ("Chi 6", None),
        ("", None),
    ],
)
def test_numbers_as_treasurers_write_them(text: str, number: SeriesNumber | None) -> None:
    assert parse_number(text) == number


# ---- codes ------------------------------------------------------------------------------------------------------


def test_codes_with_printed_parts_take_no_voucher() -> None:
    assert not any(STANDARD_CHART.may_carry_vouchers(given) for given in ("10", "25", "28", "34", "50", "60", "99"))
    assert all(
        STANDARD_CHART.may_carry_vouchers(given) for given in ("22", "25.02", "28.01", "31", "33.01", "34.02", "39")
    )


def test_every_code_falls_on_a_printed_line() -> None:
    assert STANDARD_CHART.line("33.01") == "33"
    assert STANDARD_CHART.line("25.02") == "25.02"
    for each in CODES.values():
        assert CODES[STANDARD_CHART.line(each.code)].line is None
        assert each.parent is None or each.parent in CODES


def test_an_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(UnknownCode, match="«99»"):
        STANDARD_CHART.code("99")
