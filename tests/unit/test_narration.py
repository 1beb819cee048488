"""The months a narration speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ledger.narration import months_named


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Chi nộp 30% ĐPCĐ 1% Quý 1, 2 năm 2024", "2024-01", "2024-06"),
        ("Nộp 30% ĐPCĐ quý 01+02 năm 2026", "2026-01", "2026-06"),
        ("Thu đoàn phí công đoàn 0.5% tháng 02+03 năm 2026", "2026-02", "2026-03"),
        ("Thu đoàn phí công đoàn 1% 6 tháng đầu năm 2024", "2024-01", "2024-06"),
        ("Nhận 75% KPCĐ Cấp trên của năm 2023 và 6 tháng đầu năm 2024", "2023-01", "2024-06"),
        ("Nhận 75% KPCĐ Cấp trên của Tháng 8 đến tháng 12 năm 2025", "2025-08", "2025-12"),
        ("Thu phí dịch vụ IB Tháng 10/2024", "2024-10", "2024-10"),
        ("Nhận 75% KPCĐ Cấp trên của quý 3 năm 2024 ", "2024-07", "2024-09"),
        ("từ tháng 8/2025 đến tháng 2/2026", "2025-08", "2026-02"),
        ("T8-T12/2025", "2025-08", "2025-12"),
        ("quý IV năm 2024", "2024-10", "2024-12"),
        ("Quý 4/2024 và quý 1/2025", "2024-10", "2025-03"),
        ("6 tháng cuối năm 2023", "2023-07", "2023-12"),
        ("Nộp 30% ĐPCĐ tháng 01", "2026-01", "2026-01"),
        ("tháng 9 của 40 đoàn viên", "2026-09", "2026-09"),
        ("cả năm 2024", "2024-01", "2024-12"),
    ],
)
def test_months_are_read_from_real_narrations(text: str, first: str, last: str) -> None:
    named = months_named(text, 2026)
    assert named is not None
    assert tuple(map(str, named)) == (first, last)


@pytest.mark.parametrize(
    "text", ["Chi mừng sinh nhật đoàn viên (05/01)", "tháng 1, 3 năm 2024", "tháng 13/2024", "quý 5", "", "Tết 2025"]
)
def test_no_months_are_made_up(text: str) -> None:
    assert months_named(text, 2026) is None


def test_without_a_year_nothing_is_assumed() -> None:
    assert months_named("Nộp 30% ĐPCĐ tháng 01", None) is None


@given(st.text(alphabet="thang quynm đến0123456789/+,-.", max_size=40), st.sampled_from([None, 2026]))
def test_any_text_gives_a_span_or_nothing(text: str, year: int | None) -> None:
    named = months_named(text, year)
    assert named is None or named[0] <= named[1]
