"""Every sentence of the program can be read in English, with the same values in it."""

from __future__ import annotations

import pytest

from resources.locale import catalogue


def test_every_sentence_has_english_words():
    missing = catalogue.untranslated("en")
    if missing:
        pytest.fail(
            f"{len(missing)} sentences without English; python3 dev.py messages lists them. First: {missing[0]}"
        )


def test_a_translation_fills_the_same_places():
    assert catalogue.mismatched("en") == []


@pytest.mark.parametrize(
    ("text", "expected"), [("{a} và {b:,}", {"a", "b"}), ("không có", set()), ("{{ngoặc}}", set())]
)
def test_places_are_the_names_between_braces(text, expected):
    assert catalogue.places(text) == expected


def test_collecting_finds_sentences_of_the_domain_and_their_files():
    collected = catalogue.collected()
    sentence = collected.get("Việc này không làm được.")
    assert sentence is not None
    assert ("app/domain/problems.py", 0) in sentence.locations
