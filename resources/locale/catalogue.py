"""The English catalogue: collects every sentence marked in ``app/``, keeps the translations it has, names what is missing.

    python resources/locale/catalogue.py update | compile | report

Run by ``dev.py messages`` and by the contract test; the program itself only reads the result (``app/i18n.py``).
"""

from __future__ import annotations

import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
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


def collected() -> Catalog:
    """Every sentence marked ``_``, ``N_`` or ``ngettext`` under ``app/``, with the files it stands in."""
    catalogue = Catalog(project="so-cong-doan", charset="utf-8")
    for name, _line, sentence, comments, context in extract_from_dir(
        ROOT / "app", method_map=METHODS, keywords=KEYWORDS, comment_tags=("Dịch:",)
    ):
        # Why: without line numbers, or every edit of a file would change the catalogue.
        place = f"app/{Path(name).as_posix()}"
        catalogue.add(sentence, locations=[(place, 0)], user_comments=comments, context=context)
    return catalogue


def path_of(language: str) -> Path:
    """The committed catalogue of a language."""
    return HERE / language / "LC_MESSAGES" / "so-cong-doan.po"


def kept(language: str) -> Catalog:
    """The translations there are."""
    with path_of(language).open("rb") as stream:
        return read_po(stream, locale=language)


def merged(language: str) -> Catalog:
    """What is kept, with the sentences of today: new ones empty, gone ones left out, nothing guessed."""
    catalogue = kept(language)
    catalogue.update(collected(), no_fuzzy_matching=True, update_creation_date=False)
    return catalogue


def untranslated(language: str) -> list[str]:
    """The sentences of today that the language has no words for."""
    translations = kept(language)
    return [str(first(sentence)) for sentence in collected() if sentence.id and not translated(translations, sentence)]


def mismatched(language: str) -> list[str]:
    """The sentences whose translation does not fill the same ``{places}``."""
    return [
        str(first(sentence))
        for sentence in kept(language)
        if sentence.id
        and translated_text(sentence)
        and places(str(first(sentence))) != places(translated_text(sentence))
    ]


def translated(translations: Catalog, sentence: Message) -> bool:
    """True when every form of the sentence has words."""
    found = translations.get(sentence.id, sentence.context)
    return found is not None and not found.fuzzy and bool(found.string) and all(forms(found))


def forms(sentence: Message) -> tuple[str, ...]:
    """The translated forms: one, or one for each number."""
    return tuple(sentence.string) if isinstance(sentence.string, list | tuple) else (sentence.string or "",)


def first(sentence: Message) -> str:
    """The Vietnamese text of a sentence (its first form)."""
    return str(sentence.id[0] if isinstance(sentence.id, list | tuple) else sentence.id)


def translated_text(sentence: Message) -> str:
    """The last form of a translation, which names every place."""
    return str(forms(sentence)[-1] or "")


def places(text: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def update(language: str) -> None:
    """Write the catalogue anew, in the order of the Vietnamese text, so that two branches seldom meet."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = merged(language) if path.exists() else collected()
    with path.open("wb") as stream:
        # Why: a fixed head; Babel's own carries the minute of the run, and every run would be a change.
        stream.write(HEAD.format(language=language).encode())
        write_po(
            stream, catalogue, width=120, ignore_obsolete=True, sort_output=True, include_lineno=False, omit_header=True
        )
    compile_one(language)


def compile_one(language: str) -> None:
    """Write the ``.mo`` that the program reads."""
    with path_of(language).with_suffix(".mo").open("wb") as stream:
        write_mo(stream, kept(language))


def report(language: str) -> int:
    """Print what is missing or does not fit; 1 when something is."""
    missing, wrong = untranslated(language), mismatched(language)
    for sentence in missing:
        print(f"{language}: not translated: {sentence}")
    for sentence in wrong:
        print(f"{language}: other {{places}}: {sentence}")
    print(f"{language}: {len(missing)} not translated, {len(wrong)} with other places")
    return 1 if missing or wrong else 0


def main(act: str) -> int:
    """Do one act for every language there is."""
    code = 0
    for language in sorted(path.name for path in HERE.iterdir() if (path / "LC_MESSAGES").is_dir()):
        if act == "update":
            update(language)
        if act == "compile":
            compile_one(language)
        else:
            code |= report(language)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "report"))
