"""The legal texts that sentences, forms and policies cite: which there are, since when, and which of them a sentence names.

The texts themselves are data (``resources/policies/texts.toml``); reading that file is not done here.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

KINDS: Mapping[str, str] = {
    "Bộ luật": "Bộ luật", "Luật": "Luật", "NĐ": "NĐ", "Nghị định": "NĐ", "TT": "TT", "Thông tư": "TT", "QĐ": "QĐ", "Quyết định": "QĐ",
    "HD": "HD", "Hướng dẫn": "HD", "KH": "KH", "Kế hoạch": "KH", "CV": "CV", "Công văn": "CV", "NQ": "NQ", "Nghị quyết": "NQ",
    "TB": "TB", "Thông báo": "TB", "KL": "KL", "Kết luận": "KL",
}  # fmt: skip
"""How a text's kind is written → its short name."""


@dataclass(frozen=True, slots=True)
class LegalText:
    """One text: ``since`` is the first day it applies to, which may lie before its own day. ``was_read`` where the text itself was
    read, not only a word about it; ``articles`` are those that are cited, with their titles."""

    kind: str
    number: str
    title: str
    since: dt.date
    day: dt.date | None = None
    until: dt.date | None = None
    names: tuple[str, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict, hash=False)
    was_read: bool = False

    def applies_on(self, day: dt.date) -> bool:
        """True on a day it rules."""
        return self.since <= day and (self.until is None or day <= self.until)


def parse_texts(toml: str) -> tuple[LegalText, ...]:
    """Texts from a list of ``[[text]]`` with kind, number, title, from and, where known, day, to, names, articles, read."""
    return tuple(
        LegalText(
            each["kind"],
            each["number"],
            each["title"],
            each["from"],
            each.get("day"),
            each.get("to"),
            tuple(each.get("names", ())),
            dict(each.get("articles", {})),
            each.get("read", False),
        )
        for each in tomllib.loads(toml).get("text", [])
    )


_WORDS = "|".join(sorted(KINDS, key=len, reverse=True))
_PART = r"[A-ZĐƯ][A-Za-zĐđƯư]*\d{0,2}"
_WHOLE = rf"\d{{1,5}}(?:/\d{{4}})?(?:[/-]{_PART}(?:[-/]{_PART})*)"
_CITED = re.compile(
    rf"\b(?:(?P<kind>{_WORDS})(?: Công đoàn| Lao động| Bảo hiểm xã hội)? (?:số )?(?P<number>{_WHOLE}|\d{{1,5}}/\d{{4}}\b)"
    rf"|(?P<short>QĐ|Quyết định|HD|Hướng dẫn|KH|Kế hoạch) (?:số )?(?P<alone>\d{{1,5}})\b(?![/-])"
    rf"|(?P<bare>{_WHOLE}))"
)
_OWN = re.compile(r"-(?:BCH|CĐCS|CĐ|SM|LĐLĐ|HĐCĐ)\b|/ĐU\b|/(?:HĐV|TƯLĐTT)\b")
"""Series of own papers: a union's, an employer's, a federation's, a Party committee's, and a printed form's. They are no texts of law."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A text as a sentence cites it: its words, and the text it means; None for one nobody knows."""

    words: str
    text: LegalText | None


def citations(sentence: str, texts: Iterable[LegalText]) -> Iterator[Citation]:
    """Every text that a sentence names, by number or by name."""
    known = tuple(texts)
    for found in _CITED.finditer(sentence):
        number = found["number"] or found["alone"] or found["bare"]
        if not _OWN.search(number):
            yield Citation(found[0], _by_number(KINDS.get(found["kind"] or found["short"] or ""), number, known))
    left = _CITED.sub("", sentence)
    names = {name: text for text in known for name in text.names}
    for name in sorted(names, key=len, reverse=True):
        if name in left:
            left = left.replace(name, "")
            yield Citation(name, names[name])


def _by_number(kind: str | None, number: str, texts: Iterable[LegalText]) -> LegalText | None:
    """The text of a number, whole (``105/2026/NĐ-CP``) or in short (``105/2026``, ``61``) with its kind."""
    for text in texts:
        if text.number == number or (kind == text.kind and re.match(rf"{re.escape(number)}[/-]", text.number)):
            return text
    return None


_ARTICLES = re.compile(r"[Đđ]iều (\d+(?:(?:, | và | đến )\d+)*)")


def articles_in(sentence: str) -> tuple[str, ...]:
    """The numbers of the articles that a sentence cites."""
    return tuple(number for found in _ARTICLES.findall(sentence) for number in re.findall(r"\d+", found))
