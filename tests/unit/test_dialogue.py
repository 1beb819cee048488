"""Dialogues: what the law asks of the two sides, what a request needs, and which year still lacks its conference."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.agreements.dialogue import (
    DialogueDraft,
    DialogueKind,
    DialogueLaw,
    DialoguePerson,
    DialogueRequest,
    DialogueSide,
    DialogueState,
    RequestState,
    SideBand,
    look_over,
    yearly_duties,
)

TODAY = dt.date(2026, 5, 20)
BANDS = ((1, 3, None), (50, 4, 8), (150, 9, 13), (300, 14, 18), (500, 19, 23), (1000, 24, None))
LAW = DialogueLaw(
    tuple(SideBand(workers, least, most, "NĐ 145/2020/NĐ-CP, điều 38") for workers, least, most in BANDS),
    3,
    "NĐ 145/2020/NĐ-CP, điều 41",
)


def people(count: int, side: DialogueSide = DialogueSide.WORKERS) -> tuple[DialoguePerson, ...]:
    return tuple(DialoguePerson(side, f"Người {side} {place}") for place in range(count))


def held(**changes: Any) -> DialogueDraft:
    chair = DialoguePerson(DialogueSide.EMPLOYER, "Lý Chủ", duty="chair")
    secretary = DialoguePerson(DialogueSide.GUEST, "Ngô Thư", duty="secretary")
    draft = DialogueDraft(
        DialogueKind.PERIODIC, "Đối thoại quý 2", held_on=dt.date(2026, 5, 15), state=DialogueState.HELD, workers=120,
        persons=(*people(5), chair, secretary), conclusion="Nhất trí", posted_on=dt.date(2026, 5, 18),
    )  # fmt: skip
    return replace(draft, **changes)


def codes(draft: DialogueDraft, law: DialogueLaw = LAW) -> list[str]:
    return [finding.code for finding in look_over(draft, law, TODAY)]


def test_a_sound_dialogue_has_nothing_to_say_of_it() -> None:
    assert codes(held()) == []


@pytest.mark.parametrize(
    ("workers", "least", "most"),
    [(1, 3, None), (49, 3, None), (50, 4, 8), (149, 4, 8), (150, 9, 13), (299, 9, 13), (300, 14, 18), (499, 14, 18),
     (500, 19, 23), (999, 19, 23), (1000, 24, None), (100_000, 24, None)],
)  # fmt: skip
def test_the_workers_side_has_as_many_as_the_law_asks(workers: int, least: int, most: int | None) -> None:
    rest = held().persons[5:]
    assert "dialogue-too-few" in codes(held(workers=workers, persons=(*people(least - 1), *rest)))
    assert "dialogue-too-few" not in codes(held(workers=workers, persons=(*people(least), *rest)))
    if most is not None:
        assert "dialogue-too-many" in codes(held(workers=workers, persons=(*people(most + 1), *rest)))
        assert "dialogue-too-many" not in codes(held(workers=workers, persons=(*people(most), *rest)))


def test_the_reason_names_the_article() -> None:
    finding = next(f for f in look_over(held(persons=people(1)), LAW, TODAY) if f.code == "dialogue-too-few")
    assert "điều 38" in str(finding.message)
    assert "ít nhất 4" in str(finding.message)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "dialogue-title"),
        ({"held_on": None}, "dialogue-day"),
        ({"held_on": dt.date(2026, 5, 21)}, "dialogue-future"),
        ({"state": DialogueState.PLANNED, "held_on": None}, "dialogue-plan"),
        ({"people": 40, "women": 41}, "dialogue-women"),
        ({"persons": (*held().persons, DialoguePerson(DialogueSide.GUEST, "ngô  thư", duty=""))}, "dialogue-person-twice"),
        ({"posted_on": dt.date(2026, 5, 14)}, "dialogue-public-before"),
        ({"requests": (DialogueRequest(" "),)}, "request-empty"),
        ({"requests": (DialogueRequest("Quạt", state=RequestState.REFUSED),)}, "request-unanswered"),
        ({"requests": (DialogueRequest("Quạt", answer="Đã lắp", state=RequestState.SETTLED),)}, "request-day"),
        ({"requests": (DialogueRequest("Quạt", answer="Đã lắp", state=RequestState.SETTLED, settled_on=dt.date(2026, 6, 1)),)},
         "request-future"),
        ({"requests": (DialogueRequest("Quạt", deadline=dt.date(2026, 5, 14)),)}, "request-deadline"),
    ],
)  # fmt: skip
def test_what_stops_a_dialogue_from_being_stored(changes: dict[str, Any], code: str) -> None:
    found = [finding for finding in look_over(held(**changes), LAW, TODAY) if finding.code == code]
    assert [finding.stops for finding in found[:1]] == [True]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"workers": 0}, "dialogue-workers"),
        ({"persons": (*people(5), DialoguePerson(DialogueSide.GUEST, "Ngô Thư", duty="secretary"))}, "dialogue-employer"),
        ({"persons": people(5)}, "dialogue-duty"),
        ({"conclusion": ""}, "dialogue-conclusion"),
        ({"posted_on": None}, ""),
        ({"held_on": dt.date(2026, 5, 13), "posted_on": None}, "dialogue-not-public"),
        ({"held_on": dt.date(2026, 5, 13), "posted_on": dt.date(2026, 5, 19)}, "dialogue-public-late"),
        ({"requests": (DialogueRequest("Quạt", state=RequestState.ACCEPTED),)}, "request-promise"),
    ],
)  # fmt: skip
def test_what_is_only_asked_about(changes: dict[str, Any], code: str) -> None:
    found = look_over(held(**changes), LAW, TODAY)
    assert not any(finding.stops for finding in found)
    assert (code in [finding.code for finding in found]) if code else not found


def test_a_request_is_late_from_the_day_after_its_promise() -> None:
    asked = DialogueRequest("Quạt", deadline=dt.date(2026, 5, 20), state=RequestState.ACCEPTED)
    assert (asked.days_late(dt.date(2026, 5, 20)), asked.days_late(dt.date(2026, 5, 22))) == (0, 2)
    done = replace(asked, state=RequestState.SETTLED, settled_on=dt.date(2026, 5, 21))
    assert done.days_late(dt.date(2027, 1, 1)) == 1
    assert replace(asked, state=RequestState.REFUSED).days_late(dt.date(2027, 1, 1)) == 0


def test_a_year_lacks_what_was_only_planned() -> None:
    conference = held(kind=DialogueKind.CONFERENCE, held_on=dt.date(2026, 1, 20))
    planned = DialogueDraft(DialogueKind.PERIODIC, "Đối thoại", planned_on=dt.date(2026, 6, 1))
    duties = yearly_duties(2026, (conference, planned))
    assert [duty.done_on for duty in duties] == [dt.date(2026, 1, 20), None]
    assert yearly_duties(2026, (held(kind=DialogueKind.MAY),))[1].done_on == dt.date(2026, 5, 15)
    assert yearly_duties(2025, (conference,))[0].done_on is None
