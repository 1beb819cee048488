"""The language the user reads. Vietnamese is the source of every sentence; English is gathered from the catalogues of the rooms.

Domain and services hand up Message, Refusal and Finding with their values; only the window and the command line render them, here.
Qt's own words (OK, Cancel, Save) live in ``ui/qt_words.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app import rooms
from app.domain.dates import Month
from app.domain.problems import Finding, Message, Refusal, as_shown

SOURCE_LANGUAGE = "vi"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

_language = SOURCE_LANGUAGE
_words: dict[str, tuple[str, ...]] = {}

_LINES = r'(?:".*"\n)+'
_ENTRY = re.compile(
    rf"^(#,.*\bfuzzy\b.*\n)?msgid ({_LINES})(?:msgid_plural {_LINES})?((?:msgstr\S* {_LINES})+)", re.MULTILINE
)
_FORM = re.compile(rf"^msgstr\S* ({_LINES})", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}


def set_language(language: str) -> None:
    """Choose ``vi`` or ``en`` for everything rendered from now on; another code is a ValueError."""
    global _language, _words  # noqa: PLW0603  Why: one user, one language; every caller would otherwise carry it.
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    _words = {} if language == SOURCE_LANGUAGE else sentences(language)
    _language = language


def language() -> str:
    """The code of the language in use."""
    return _language


def _(text: str) -> str:
    """The sentence in the chosen language; the Vietnamese itself where no translation is known."""
    forms = _words.get(text)
    return forms[0] if forms else text


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for a count. Vietnamese has one form, so both texts are usually the same."""
    forms = _words.get(one, (one, many))
    return forms[0] if count == 1 else forms[-1]


def render(sentence: Message | Refusal | Finding | str) -> str:
    """The sentence as the user reads it: its template translated, then filled. Values that are Messages are rendered too."""
    if isinstance(sentence, str):
        return _(sentence)
    if isinstance(sentence, Refusal | Finding):
        sentence = sentence.message
    values = {name: _rendered(value) for name, value in sentence.values.items()}
    return _(sentence.template).format(**values)


def _rendered(value: object) -> object:
    if isinstance(value, tuple):
        return " ".join(str(_rendered(part)) for part in value)
    if isinstance(value, Month):
        return f"{value.month:02d}/{value.year}"
    return render(value) if isinstance(value, Message | Refusal | Finding) else as_shown(value)


def sentences(language: str) -> dict[str, tuple[str, ...]]:
    """Every sentence with its translated forms, from the catalogues of all rooms; the lowest room's word holds."""
    found: dict[str, tuple[str, ...]] = {}
    for file in rooms.resources(f"{language}.po"):
        for sentence, forms in read_catalogue(file.read_text(encoding="utf-8")):
            found.setdefault(sentence, forms)
    return found


def read_catalogue(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The translated sentences of a ``.po`` with their forms; fuzzy and empty ones are left out."""
    # Why: read as it is written, in some milliseconds; what would have to be compiled first would be stale or missing one day.
    for fuzzy, sentence, forms in _ENTRY.findall(text + "\n"):
        written = tuple(_unquoted(form) for form in _FORM.findall(forms))
        if sentence != '""\n' and not fuzzy and all(written):
            yield _unquoted(sentence), written


def _unquoted(lines: str) -> str:
    text = lines[1:-2].replace('"\n"', "")
    return _ESCAPED.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), text) if "\\" in text else text
