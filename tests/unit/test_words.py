"""Amounts in words, against the table of expected sentences and an independent reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.words import WordStyle, amount_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi bốn đồng"),
        (25, "Hai mươi lăm đồng"),
        (105, "Một trăm linh năm đồng"),
        (300_000, "Ba trăm nghìn đồng"),
        (943_355, "Chín trăm bốn mươi ba nghìn ba trăm năm mươi lăm đồng"),
        (1_000_001, "Một triệu không trăm linh một đồng"),
        (7_979_700, "Bảy triệu chín trăm bảy mươi chín nghìn bảy trăm đồng"),
        (10_050_000, "Mười triệu không trăm năm mươi nghìn đồng"),
        (2_500_000_000, "Hai tỷ năm trăm triệu đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (-300_000, "Âm ba trăm nghìn đồng"),
    ],
)
def test_amounts_read_as_the_rules_say(amount: int, words: str) -> None:
    assert amount_in_words(amount) == words


def test_the_house_style_is_followed() -> None:
    style = WordStyle(thousand="ngàn", odd="lẻ", four="tư", even=True)
    assert amount_in_words(24_105, style) == "Hai mươi tư ngàn một trăm lẻ năm đồng"
    assert amount_in_words(300_000, style) == "Ba trăm ngàn đồng chẵn"
    assert amount_in_words(300_500, style).endswith("đồng")


UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def _number_spoken(words: str) -> int:
    """Reads the words back without knowing how they were made: grammar of a listener."""
    texts = words.lower().removesuffix(" chẵn").removesuffix(" đồng").split()
    sign = 1
    if texts[0] == "âm":
        sign, texts = -1, texts[1:]

    def below_billion(part: list[str]) -> int:
        total, group, waiting = 0, 0, None
        for word in part:
            if word in UNITS:
                waiting = UNITS[word]
            elif word == "trăm":
                group += (waiting or 0) * 100
                waiting = None
            elif word == "mươi":
                group += (waiting or 0) * 10
                waiting = None
            elif word == "mười":
                group += 10
            elif word in ("linh", "lẻ"):
                pass
            else:
                scale = {"nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000}[word]
                total += (group + (waiting or 0)) * scale
                group, waiting = 0, None
        return total + group + (waiting or 0)

    parts: list[list[str]] = [[]]
    for word in texts:
        if word == "tỷ":
            parts.append([])
        else:
            parts[-1].append(word)
    value = 0
    for part in parts:
        value = value * 1_000_000_000 + below_billion(part)
    return sign * value


@given(
    st.one_of(st.integers(-(10**13), 10**15), st.integers(0, 10**12).map(lambda number: number - number % 1000)),
    st.builds(
        WordStyle,
        thousand=st.sampled_from(["nghìn", "ngàn"]),
        odd=st.sampled_from(["linh", "lẻ"]),
        four=st.sampled_from(["bốn", "tư"]),
        even=st.booleans(),
    ),
)
def test_a_listener_writes_down_the_same_amount(amount: int, style: WordStyle) -> None:
    words = amount_in_words(amount, style)
    assert _number_spoken(words) == amount
    assert words[0].isupper()
    assert "  " not in words
