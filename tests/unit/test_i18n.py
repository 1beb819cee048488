"""Sentences in the language the user reads."""

from __future__ import annotations

import sys

import pytest
from babel.messages import pofile

from app import i18n, rooms
from app.domain.problems import Finding, Level, Message, Refusal

HALL = "tests_words"
CATALOGUE = """
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Đã ghi {number}."
msgstr "Posted {number}."

msgid "ngày {day}"
msgstr "on {day}"

msgid "{count} người"
msgid_plural "{count} người"
msgstr[0] "{count} person"
msgstr[1] "{count} people"
"""


class NoSuchVoucher(Refusal):
    """A refusal for these tests."""

    template = "Đã ghi {number}."


@pytest.fixture
def english(tmp_path, monkeypatch):
    """A package of words beside the house, read after it; English is chosen."""
    words = tmp_path / HALL / "words"
    words.mkdir(parents=True)
    (words / "en.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(rooms, "known_packages", [HALL])
    rooms.rooms.cache_clear()
    i18n.set_language("en")
    yield words
    rooms.rooms.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == HALL]:
        del sys.modules[name]


def test_vietnamese_needs_no_catalogue():
    assert i18n.render(Message("Đã ghi {number}.", {"number": "PT2026/03"})) == "Đã ghi PT2026/03."


def test_a_sentence_is_translated_before_its_values_are_filled_in(english):
    assert i18n.render(Message("Đã ghi {number}.", {"number": "PT2026/03"})) == "Posted PT2026/03."


def test_refusals_and_findings_are_rendered_like_messages(english):
    refusal = NoSuchVoucher(number="PC2026/01")
    finding = Finding(Level.WARN, "x", refusal.message)
    assert i18n.render(refusal) == i18n.render(finding) == "Posted PC2026/01."


def test_a_value_that_is_a_message_is_translated_too(english):
    inner = Message("ngày {day}", {"day": "05/03"})
    assert i18n.render(Message("Đã ghi {number}.", {"number": inner})) == "Posted on 05/03."


def test_a_sentence_without_translation_stays_vietnamese(english):
    assert i18n._("Sổ quỹ") == "Sổ quỹ"
    assert i18n._("") == ""


def test_english_counts_one_and_many(english):
    assert [i18n.ngettext("{count} người", "{count} người", n).format(count=n) for n in (1, 2)] == [
        "1 person",
        "2 people",
    ]


def test_the_catalogues_of_all_rooms_and_packages_are_gathered(english, monkeypatch):
    cellar = english.parent / "domain" / "cellar"
    cellar.mkdir(parents=True)
    (cellar / "__init__.py").write_text('"""What is stored."""\n', encoding="utf-8")
    (english / "cellar").mkdir()
    (english / "cellar" / "en.po").write_text('msgid "Củi xếp"\nmsgstr "Wood"\n', encoding="utf-8")
    monkeypatch.setattr(rooms, "known_packages", ["app"])
    rooms.rooms.cache_clear()
    i18n.set_language("en")
    assert i18n._("Củi xếp") == "Củi xếp"
    rooms.add(HALL)
    i18n.set_language("en")
    assert [i18n._(text) for text in ("Đóng", "Củi xếp", "ngày {day}")] == ["Close", "Wood", "on {day}"]


def test_the_lowest_rooms_word_holds(english):
    (english / "en.po").write_text(CATALOGUE + '\nmsgid "ngày {day}"\nmsgstr "the {day}"\n', encoding="utf-8")
    i18n.set_language("en")
    assert i18n._("ngày {day}") == "on {day}"


def test_a_catalogue_is_read_as_babel_reads_it():
    for file in rooms.resources("en.po"):
        with file.open("rb") as stream:
            expected = [(each.id, (each.string,)) for each in pofile.read_po(stream) if each.id and each.string]
        assert sorted(i18n.read_catalogue(file.read_text("utf-8"))) == sorted(expected)


def test_signs_and_broken_lines_of_a_catalogue_are_read():
    text = '# about\n#: a.py\nmsgid ""\n"một\\n"\n"hai \\"ba\\""\nmsgstr "one\\ttwo"\n" \\\\ three"'
    assert dict(i18n.read_catalogue(text)) == {'một\nhai "ba"': ("one\ttwo \\ three",)}


@pytest.mark.parametrize(
    "entry",
    [
        '#, fuzzy\nmsgid "Củi"\nmsgstr "Wood"',
        '#, fuzzy, python-brace-format\nmsgid "Củi"\nmsgstr "Wood"',
        'msgid "Củi"\nmsgstr ""',
        '#~ msgid "Củi"\n#~ msgstr "Wood"',
    ],
)
def test_a_guess_an_empty_or_an_old_translation_is_none(entry):
    assert list(i18n.read_catalogue(entry)) == []


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        i18n.set_language("fr")
