"""The catalogues of translations, one a room: collects every sentence marked in the code, keeps the translations there are.

    python -m tests.catalogue update | report [package of rooms ...]

Run by ``dev.py messages`` and asked by the contract test; the program itself only reads the result (``app/i18n.py``).
A sentence lies once: in the kernel that says it, else in the lowest room that does. Wherever it goes, its translation goes along.
"""

from __future__ import annotations

import importlib
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import i18n, rooms

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
HEAD = r"""# Words of Sổ Công Đoàn. msgid is the Vietnamese sentence as it stands in the source.
msgid ""
msgstr ""
"Project-Id-Version: so-cong-doan\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
METHODS = [("**.py", "python")]
Sentences = dict["Home", Catalog]


@dataclass(frozen=True, slots=True)
class Home:
    """Where sentences live: a room of a package, or its kernel, which has no name."""

    package: str
    room: str = ""

    def path(self, language: str) -> Path:
        """The committed catalogue of a language."""
        return folder_of(self.package) / "words" / self.room / f"{language}.po"


def folder_of(package: str) -> Path:
    """Where the code of a package lies."""
    return Path(importlib.import_module(package).__path__[0])


def homes() -> list[Home]:
    """Every home, the lowest first: the kernel of the house, its rooms in their order, then those of other packages."""
    return [
        home
        for package in rooms.packages()
        for home in (Home(package), *(Home(package, room.name) for room in rooms.rooms() if room.package == package))
    ]


def marked_sentences() -> Iterator[tuple[Home, str, Any, list[str], str | None]]:
    """Every marked sentence wherever it stands: whose it is, the file, the text or texts, the note for the translator, its context.

    The folder of a room lies somewhere on a floor; what lies in none is the kernel's.
    """
    for package in rooms.packages():
        names = {home.room for home in homes() if home.package == package}
        for name, _line, sentence, comments, context in extract_from_dir(
            folder_of(package), method_map=METHODS, keywords=KEYWORDS, comment_tags=("Dịch:",)
        ):
            file = Path(name)
            room = next((part for part in file.parent.parts[1:] if part in names), "")
            yield Home(package, room), f"{package.replace('.', '/')}/{file.as_posix()}", sentence, comments, context


def collected() -> Sentences:
    """Every marked sentence in its home, with the files of that home it stands in."""
    everything = list(marked_sentences())
    order = {home: place for place, home in enumerate(homes())}
    lowest: dict[object, Home] = {}
    for home, _file, sentence, _comments, context in everything:
        key = (one(sentence), context)
        lowest[key] = min(home, lowest.get(key, home), key=order.__getitem__)
    found = {home: Catalog(project="so-cong-doan", charset="utf-8") for home in order}
    for home, file, sentence, comments, context in everything:
        owner = lowest[one(sentence), context]
        # Why: without line numbers and without the files of others, or every edit elsewhere would change the catalogue.
        places = [(file, 0)] if home == owner else []
        found[owner].add(sentence, locations=places, user_comments=comments, context=context)
    return found


def files(language: str) -> list[Path]:
    """The catalogues there are, those of rooms that are gone last."""
    known = [home.path(language) for home in homes()]
    there = {path for package in rooms.packages() for path in (folder_of(package) / "words").rglob(f"{language}.po")}
    return [path for path in known if path in there] + sorted(there - set(known))


def read(path: Path, language: str) -> Iterator[Message]:
    """The sentences of one catalogue."""
    with path.open("rb") as stream:
        yield from (sentence for sentence in read_po(stream, locale=language) if sentence.id)


def kept(language: str) -> Catalog:
    """The translations there are, of all homes together."""
    together = Catalog(locale=language)
    for path in files(language):
        for sentence in read(path, language):
            if together.get(sentence.id, sentence.context) is None:
                together[sentence.id] = sentence
    return together


def merged(language: str, today: Sentences) -> Sentences:
    """The sentences of today with the translations there are: new ones stay empty, gone ones are left out, nothing is guessed."""
    translations = kept(language)
    for catalogue in today.values():
        for sentence in catalogue:
            found = translations.get(sentence.id, sentence.context) if sentence.id else None
            if found is not None and found.pluralizable == sentence.pluralizable:
                sentence.string = found.string
                sentence.flags |= found.flags & {"fuzzy"}
                sentence.user_comments = list(dict.fromkeys([*sentence.user_comments, *found.user_comments]))
    return today


def untranslated(language: str, today: Sentences) -> list[str]:
    """The sentences of today that the language has no words for."""
    translations = kept(language)
    return [
        first(sentence)
        for catalogue in today.values()
        for sentence in catalogue
        if sentence.id and not translated(translations, sentence)
    ]


def mismatched(language: str) -> list[str]:
    """The sentences whose translation does not fill the same ``{places}``."""
    return [
        first(sentence)
        for sentence in kept(language)
        if sentence.id and translated_text(sentence) and places(first(sentence)) != places(translated_text(sentence))
    ]


def where(language: str) -> dict[object, list[Path]]:
    """The catalogues in which each sentence lies."""
    found: dict[object, list[Path]] = {}
    for path in files(language):
        for sentence in read(path, language):
            found.setdefault((first(sentence), sentence.context), []).append(path)
    return found


def repeated(language: str) -> list[object]:
    """The sentences that two catalogues translate, whether alike or not."""
    return [sentence for sentence, there in where(language).items() if len(there) > 1]


def misplaced(language: str, today: Sentences) -> list[str]:
    """The sentences of today that lie elsewhere than in the catalogue of their home."""
    there = where(language)
    return [
        first(sentence)
        for home, catalogue in today.items()
        for sentence in catalogue
        if sentence.id and home.path(language) not in there.get((first(sentence), sentence.context), ())
    ]


def translated(translations: Catalog, sentence: Message) -> bool:
    """True when every form of the sentence has words."""
    found = translations.get(sentence.id, sentence.context)
    return found is not None and not found.fuzzy and bool(found.string) and all(forms(found))


def forms(sentence: Message) -> tuple[str, ...]:
    """The translated forms: one, or one for each number."""
    return tuple(sentence.string) if isinstance(sentence.string, list | tuple) else (sentence.string or "",)


def one(sentence: object) -> str:
    """The Vietnamese text of what was found (its first form)."""
    return str(sentence[0] if isinstance(sentence, list | tuple) else sentence)


def first(sentence: Message) -> str:
    """The Vietnamese text of a sentence (its first form)."""
    return one(sentence.id)


def translated_text(sentence: Message) -> str:
    """The last form of a translation, which names every place."""
    return str(forms(sentence)[-1] or "")


def places(text: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def update(language: str, today: Sentences) -> None:
    """Write the catalogues anew, each in the order of the Vietnamese text, so that two branches seldom meet."""
    there, written = files(language), set()
    for home, catalogue in merged(language, today).items():
        if len(catalogue):
            path = home.path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                # Why: a fixed head; Babel's own carries the minute of the run, and every run would be a change.
                stream.write(HEAD.format(language=language).encode())
                write_po(stream, catalogue, width=120, sort_output=True, include_lineno=False, omit_header=True)
            written.add(path)
    for path in there:
        if path not in written:
            path.unlink()


def report(language: str, today: Sentences) -> int:
    """Print what is missing or does not fit; 1 when something is."""
    missing, wrong = untranslated(language, today), mismatched(language)
    for sentence in missing:
        print(f"{language}: not translated: {sentence}")
    for sentence in wrong:
        print(f"{language}: other {{places}}: {sentence}")
    print(f"{language}: {len(missing)} not translated, {len(wrong)} with other places")
    return 1 if missing or wrong else 0


def main(act: str, *packages: str) -> int:
    """Do one act for every language there is, for the house and the packages of rooms that are named."""
    for package in packages:
        rooms.add(package)
    code, today = 0, collected()
    for language in sorted(i18n.LANGUAGES.keys() - {i18n.SOURCE_LANGUAGE}):
        if act == "update":
            update(language, today)
        code |= report(language, today)
    return code


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or ["report"])))
