"""Amounts of money in Vietnamese words, as vouchers print them. Reading numbers lives in ``reading.py``."""

from __future__ import annotations

from dataclasses import dataclass

_FIGURES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 1_000_000_000


@dataclass(frozen=True, slots=True)
class WordStyle:
    """House choices: nghìn or ngàn, linh or lẻ, hai mươi bốn or tư, and whether to add chẵn to round thousands."""

    thousand: str = "nghìn"
    odd: str = "linh"
    four: str = "bốn"
    even: bool = False


_DEFAULT_STYLE = WordStyle()


def amount_in_words(amount: int, style: WordStyle = _DEFAULT_STYLE) -> str:
    """The amount (whole đồng, may be negative) as a sentence: 105 → ``Một trăm linh năm đồng``."""
    spoken = _below_or_above_a_billion(abs(amount), False, style) or _FIGURES[0]
    words = f"{'âm ' if amount < 0 else ''}{spoken} đồng"
    if style.even and amount and amount % 1000 == 0:
        words += " chẵn"
    return words[0].upper() + words[1:]


def _below_or_above_a_billion(amount: int, padded: bool, style: WordStyle) -> str:
    """``padded`` asks for "không trăm" where hundreds are missing, because something larger was already said."""
    high, low = divmod(amount, _BILLION)
    spoken = []
    if high:
        spoken.append(f"{_below_or_above_a_billion(high, padded, style)} tỷ")
    for unit, name in ((1_000_000, " triệu"), (1_000, f" {style.thousand}"), (1, "")):
        group, low = divmod(low, unit)
        if group:
            spoken.append(_three_figures(group, padded or bool(spoken), style) + name)
    return " ".join(spoken)


def _three_figures(group: int, padded: bool, style: WordStyle) -> str:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    spoken = []
    if hundreds or padded:
        spoken.append(f"{_FIGURES[hundreds]} trăm")
    if tens == 0:
        if ones:
            spoken.append(f"{style.odd} {_FIGURES[ones]}" if spoken else _FIGURES[ones])
        return " ".join(spoken)
    spoken.append("mười" if tens == 1 else f"{_FIGURES[tens]} mươi")
    if ones == 1 and tens > 1:
        spoken.append("mốt")
    elif ones == 4 and tens > 1:
        spoken.append(style.four)
    elif ones == 5:
        spoken.append("lăm")
    elif ones:
        spoken.append(_FIGURES[ones])
    return " ".join(spoken)
