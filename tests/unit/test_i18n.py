"""Sentences in the language the user reads."""

from __future__ import annotations

import pytest

from app import i18n
from app.domain.problems import Finding, Level, Message, Refusal

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
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "so-cong-doan.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(i18n, "resource", lambda relative: tmp_path / relative)
    i18n.set_language("en")
    return folder


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


def test_a_catalogue_newer_than_its_compiled_form_wins(english):
    compiled = english / "so-cong-doan.mo"
    compiled.write_bytes(i18n.compile_catalogue(english / "so-cong-doan.po"))
    newer = CATALOGUE.replace("Posted", "Entered")
    (english / "so-cong-doan.po").write_text(newer, encoding="utf-8")
    i18n.set_language("en")
    assert i18n._("Đã ghi {number}.") == "Entered {number}."


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="fr"):
        i18n.set_language("fr")
