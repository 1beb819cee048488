"""Every sentence of the program can be read in English, with the same values in it, from the catalogue of its room."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from app import rooms
from tests import catalogue
from tests.catalogue import Home

RUN_IT = "python3 dev.py messages puts them right"
HALL, SHED = "tests_hall", "tests_shed"


@pytest.fixture(scope="module")
def today():
    """The sentences of the house as it stands."""
    return catalogue.collected()


@pytest.fixture
def hall(tmp_path, monkeypatch):
    """A package with two rooms beside the house: the pantry leans on the cellar."""
    write(tmp_path, "domain/cellar/__init__.py", '"""What is stored."""\nUSES = ()\n')
    write(tmp_path, "domain/pantry/__init__.py", '"""What is eaten."""\nUSES = ("cellar",)\n')
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(rooms, "known_packages", [HALL])
    rooms.rooms.cache_clear()
    yield tmp_path / HALL
    rooms.rooms.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] in {HALL, SHED}]:
        del sys.modules[name]


def write(folder: Path, name: str, text: str, package: str = HALL) -> Path:
    path = folder / package / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def places_of(catalog: Catalog, text: str) -> list[str]:
    sentence = catalog.get(text)
    assert sentence is not None
    return [place for place, _ in sentence.locations]


def sentences(path: Path) -> dict[str, str]:
    return {catalogue.first(each): catalogue.translated_text(each) for each in catalogue.read(path, "en")}


def test_every_sentence_has_english_words(today):
    missing = catalogue.untranslated("en", today)
    if missing:
        pytest.fail(
            f"{len(missing)} sentences without English; python3 dev.py messages lists them. First: {missing[0]}"
        )


def test_a_translation_fills_the_same_places():
    assert catalogue.mismatched("en") == []


def test_every_sentence_lies_once_in_the_catalogue_of_its_room(today):
    assert catalogue.repeated("en") == [], RUN_IT
    assert catalogue.misplaced("en", today) == [], RUN_IT


def test_every_room_that_says_something_has_its_catalogue(today):
    speaking = {home.path("en") for home, found in today.items() if len(found)}
    assert speaking == set(catalogue.files("en")), RUN_IT
    assert Home("app").path("en") in speaking
    assert len(speaking) > 10


@pytest.mark.parametrize(
    ("text", "expected"), [("{a} và {b:,}", {"a", "b"}), ("không có", set()), ("{{ngoặc}}", set())]
)
def test_places_are_the_names_between_braces(text, expected):
    assert catalogue.places(text) == expected


def test_collecting_finds_sentences_of_the_domain_and_their_files(today):
    assert "app/domain/problems.py" in places_of(today[Home("app")], "Việc này không làm được.")


def test_a_sentence_of_several_rooms_lies_in_the_lowest_and_one_of_the_kernel_in_the_kernel(hall):
    write(hall.parent, "ui/pantry/shelf.py", "_('Bánh'), _('Củi'), _('Đóng')")
    write(hall.parent, "ui/cellar/rack.py", "_('Củi'), _('Đóng')")
    write(hall.parent, "ui/window.py", "_('Đóng')")
    found = catalogue.collected()
    assert {
        home.room: [catalogue.first(each) for each in sentences if each.id] for home, sentences in found.items()
    } == {
        "": ["Đóng"],
        "cellar": ["Củi"],
        "pantry": ["Bánh"],
    }
    assert places_of(found[Home(HALL, "cellar")], "Củi") == [f"{HALL}/ui/cellar/rack.py"]


def test_a_sentence_that_moves_takes_its_translation_along(hall):
    code = write(hall.parent, "ui/pantry/shelf.py", "_('Củi')")
    write(hall.parent, "services/pantry/eat.py", "_('Bánh')")
    catalogue.update("en", catalogue.collected())
    pantry, cellar = (Home(HALL, room).path("en") for room in ("pantry", "cellar"))
    assert sentences(pantry) == {"Bánh": "", "Củi": ""}
    pantry.write_text(pantry.read_text("utf-8").replace('"Củi"\nmsgstr ""', '"Củi"\nmsgstr "Wood"'), encoding="utf-8")
    code.unlink()
    write(hall.parent, "models/queries/cellar/rack.py", "N_('Củi')")
    assert catalogue.misplaced("en", catalogue.collected()) == ["Củi"]
    catalogue.update("en", catalogue.collected())
    assert sentences(cellar) == {"Củi": "Wood"}
    assert sentences(pantry) == {"Bánh": ""}
    assert catalogue.misplaced("en", catalogue.collected()) == []


def test_a_room_that_is_gone_leaves_its_translations_to_who_speaks_now(hall):
    left = write(hall.parent, "words/attic/en.po", 'msgid "Củi"\nmsgstr "Wood"\n')
    write(hall.parent, "ui/cellar/rack.py", "_('Củi')")
    catalogue.update("en", catalogue.collected())
    assert sentences(Home(HALL, "cellar").path("en")) == {"Củi": "Wood"}
    assert not left.exists()


def test_a_sentence_translated_twice_is_named(hall):
    write(hall.parent, "words/en.po", 'msgid "Củi"\nmsgstr "Wood"\n')
    write(hall.parent, "words/cellar/en.po", 'msgid "Củi"\nmsgstr "Logs"\n')
    assert catalogue.repeated("en") == [("Củi", None)]


def test_another_package_translates_what_the_house_does_not_say(hall):
    write(hall.parent, "ui/cellar/rack.py", "_('Củi')")
    write(hall.parent, "domain/loft/__init__.py", '"""What is dried."""\nUSES = ("cellar",)\n', package=SHED)
    write(hall.parent, "ui/loft/hay.py", "_('Rơm'), _('Củi')", package=SHED)
    rooms.add(SHED)
    found = catalogue.collected()
    assert [catalogue.first(each) for each in found[Home(SHED, "loft")] if each.id] == ["Rơm"]
    assert places_of(found[Home(HALL, "cellar")], "Củi") == [f"{HALL}/ui/cellar/rack.py"]
