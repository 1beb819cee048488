"""The language the user reads. Vietnamese is the source of every sentence; English is looked up in a catalogue.

Domain and services hand up Message, Refusal and Finding with their values; only the window and the command line render them, here.
Qt's own words (OK, Cancel, Save) live in ``ui/qt_words.py``.
"""

from __future__ import annotations

import gettext
import io
from pathlib import Path

from app.domain.dates import Month
from app.domain.problems import Finding, Message, Refusal
from app.paths import resource

DOMAIN = "so-cong-doan"
SOURCE_LANGUAGE = "vi"
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}

_language = SOURCE_LANGUAGE
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def set_language(language: str) -> None:
    """Choose ``vi`` or ``en`` for everything rendered from now on; another code is a ValueError."""
    global _language, _catalogue  # noqa: PLW0603  Why: one user, one language; every caller would otherwise carry it.
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language!r}")
    _catalogue = gettext.NullTranslations() if language == SOURCE_LANGUAGE else _read(language)
    _language = language


def language() -> str:
    """The code of the language in use."""
    return _language


def _(text: str) -> str:
    """The sentence in the chosen language; the Vietnamese itself where no translation is known."""
    return _catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for a count. Vietnamese has one form, so both texts are usually the same."""
    return _catalogue.ngettext(one, many, count)


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
    return render(value) if isinstance(value, Message | Refusal | Finding) else value


def _read(language: str) -> gettext.NullTranslations:
    folder = resource("locale") / language / "LC_MESSAGES"
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if compiled.exists() and not (source.exists() and source.stat().st_mtime > compiled.stat().st_mtime):
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compile_catalogue(source)))


def compile_catalogue(source: Path) -> bytes:
    """The bytes of the ``.mo`` of a ``.po``; fuzzy entries are left out."""
    from babel.messages import mofile, pofile

    with source.open("rb") as stream:
        catalogue = pofile.read_po(stream)
    compiled = io.BytesIO()
    mofile.write_mo(compiled, catalogue)
    return compiled.getvalue()
