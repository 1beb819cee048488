"""The text of a transfer: places are filled, unknown ones refused, and banks get capitals without accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import Month
from app.domain.ledger.transfer_text import TransferTextWrong, bank_text, check_template, filled_text, months_text


def test_places_are_filled_and_months_read_as_in_vouchers() -> None:
    months = months_text(Month(2026, 1), Month(2026, 3))
    said = filled_text("{đơn vị} nộp ĐPCĐ {Tháng}", {"đơn vị": "CĐCS Sao Mai", "tháng": months})
    assert said == "CĐCS Sao Mai nộp ĐPCĐ tháng 01/2026 đến tháng 03/2026"
    assert months_text(Month(2026, 1), Month(2026, 1)) == "tháng 01 năm 2026"
    assert bank_text(said) == "CDCS SAO MAI NOP DPCD THANG 01/2026 DEN THANG 03/2026"


@pytest.mark.parametrize("wrong", ["Nộp {tiền}", "Nộp {tháng", "Nộp tháng}", "{}", "  "])
def test_a_template_nobody_can_fill_is_refused(wrong: str) -> None:
    with pytest.raises(TransferTextWrong) as refused:
        check_template(wrong)
    assert "«{tháng}»" in str(refused.value)


@given(st.text(max_size=200))
def test_a_bank_gets_only_signs_it_takes(text: str) -> None:
    assert set(bank_text(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,/():-")
