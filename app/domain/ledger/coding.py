"""Proposing a code from the words of a narration, by ordered rules that the treasurer sees and edits.

A rule is data: a way (in, out, transfer, any), phrases, and the code they lead to. The first rule that fits wins.
The default rules stand in ``resources/policies/coding_rules.toml``; reading that file is not done here.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from app.domain.labelled import Labelled
from app.domain.ledger.chart import STANDARD_CHART, Chart
from app.domain.problems import N_, Finding, all_at_once, stop
from app.domain.text import clean, fold

Way = Literal["in", "out"]


class RuleDirection(Labelled):
    """Which way the money of a narration goes for a rule to be tried."""

    OUT = "out", N_("Tiền ra")
    IN = "in", N_("Tiền vào")
    ANY = "any", N_("Cả hai chiều")
    TRANSFER = "transfer", N_("Chuyển quỹ")


@dataclass(frozen=True, slots=True)
class CodingRule:
    """Phrases and the code they lead to, ``None`` for a transfer. In a phrase ``*`` stands for any words between.

    A phrase written with accents means those accents (``lễ`` is not the surname Lê); one without means any accents.
    ``toward`` says for a transfer which fund gains: ``cash``, ``bank`` or, when empty, whichever the column says.
    """

    position: int
    direction: RuleDirection
    phrases: tuple[str, ...]
    code: str | None
    money_source: str | None = None
    note: str = ""
    toward: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rule that fitted, and the phrase it fitted by."""

    rule: CodingRule
    phrase: str

    @property
    def code(self) -> str | None:
        return self.rule.code

    @property
    def money_source(self) -> str | None:
        return self.rule.money_source

    @property
    def is_transfer(self) -> bool:
        return self.rule.direction == "transfer"


@all_at_once
def rule_findings(rule: CodingRule, chart: Chart = STANDARD_CHART) -> Iterator[Finding]:
    """Everything that would keep a rule from ever proposing a usable code."""
    if not any(phrase.strip(" *") for phrase in rule.phrases):
        yield stop("rule-without-words", N_("Chưa có từ nào để nhận ra."), "phrases")
    if rule.direction is not RuleDirection.TRANSFER and not chart.may_carry_vouchers(rule.code or ""):
        yield stop("rule-code", N_("Mã không dùng cho chứng từ."), "code")


def propose(rules: Sequence[CodingRule], direction: Way, text: str) -> Proposal | None:
    """The first rule that fits money going ``direction`` with this narration; None when no rule knows it."""
    return next(matches(rules, direction, text), None)


def matches(rules: Sequence[CodingRule], direction: Way, text: str) -> Iterator[Proposal]:
    """Every rule that fits, in order: the second and later ones explain what else the words could mean.

    Accents count first. Only when no rule fits so, phrases of two or more words are tried without accents.
    """
    accented, bare = _words(text), _words(fold(text))
    fitting = [rule for rule in rules if rule.direction in (direction, "transfer", "any")]
    found = False
    for rule in fitting:
        phrase = _first_found(rule.phrases, accented, bare)
        if phrase is not None:
            found = True
            yield Proposal(rule, phrase)
    if found:
        return
    for rule in fitting:
        for phrase in rule.phrases:
            if " " in phrase and _pattern((fold(phrase),)).search(bare):
                yield Proposal(rule, phrase)
                break


def _first_found(phrases: tuple[str, ...], accented: str, bare: str) -> str | None:
    """The first of the phrases that the words hold; one search over all of them tells most rules apart at once."""
    with_accents, without = _split(phrases)
    hit = (with_accents and _pattern(with_accents).search(accented)) or (without and _pattern(without).search(bare))
    if not hit:
        return None
    return next(phrase for phrase in phrases if _pattern((phrase,)).search(bare if phrase.isascii() else accented))


@lru_cache(maxsize=1024)
def _split(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(phrase for phrase in phrases if not phrase.isascii()),
        tuple(phrase for phrase in phrases if phrase.isascii()),
    )


def parse_rules(toml: str) -> tuple[CodingRule, ...]:
    """Rules from TOML text: an ordered list of ``[[rule]]`` with direction, phrases, code, money_source, note, toward."""
    return tuple(
        CodingRule(
            position,
            RuleDirection(given["direction"]),
            tuple(clean(phrase).casefold() for phrase in given["phrases"]),
            given.get("code") or None,
            given.get("money_source") or None,
            given.get("note", ""),
            given.get("toward", ""),
        )
        for position, given in enumerate(tomllib.loads(toml)["rule"], 1)
    )


_DAY_IN_BRACKETS = re.compile(r"\(\s*\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*\)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@lru_cache(maxsize=8192)
def _words(text: str) -> str:
    """Lower-case words with single blanks, each with its tone at its end, so that hoà meets hòa.

    Days keep their stroke and lose leading zeros, so 08/03 meets 8/3; a day alone in brackets says when, not what.
    """
    text = _DAY_IN_BRACKETS.sub(" ", clean(text).casefold())
    words = re.sub(r"_|[^\w/%*]+", " ", text).split()
    toned = " ".join(
        _TONES.sub("", decomposed) + "".join(_TONES.findall(decomposed))
        for decomposed in (unicodedata.normalize("NFD", word) for word in words)
    )
    return re.sub(r"(?<![\d/])0(?=\d/)|(?<=/)0(?=\d(?!\d))", "", unicodedata.normalize("NFC", toned))


@lru_cache(maxsize=2048)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words."""
    joined = "|".join(
        r"(?:\s|\s.*?\s)".join(re.escape(part.strip()) for part in _words(phrase).split("*")) for phrase in phrases
    )
    return re.compile(rf"(?<![\w/])(?:{joined})(?![\w/])")
