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
from app.domain.money import Rate
from app.domain.problems import Level

TODAY = dt.date(2026, 5, 20)
BANDS = ((1, 3), (50, 4), (150, 9), (300, 14), (500, 19), (1000, 24))
LAW = DialogueLaw(
    tuple(SideBand(workers, least, "NĐ 145/2020/NĐ-CP, điều 38") for workers, least in BANDS),
    publish_days=3, employer_least=3, content_days=5, answer_days=5, quorum=Rate("70%"), consent=Rate("30%"),
)  # fmt: skip


def people(count: int, side: DialogueSide = DialogueSide.WORKERS) -> tuple[DialoguePerson, ...]:
    return tuple(DialoguePerson(side, f"Người {side} {place}") for place in range(count))


def held(**changes: Any) -> DialogueDraft:
    chair = DialoguePerson(DialogueSide.EMPLOYER, "Lý Chủ", duty="chair")
    others = people(2, DialogueSide.EMPLOYER)
    secretary = DialoguePerson(DialogueSide.GUEST, "Ngô Thư", duty="secretary")
    draft = DialogueDraft(
        DialogueKind.PERIODIC, "Đối thoại quý 2", held_on=dt.date(2026, 5, 15), state=DialogueState.HELD, workers=120,
        persons=(*people(5), chair, secretary, *others), conclusion="Nhất trí", posted_on=dt.date(2026, 5, 18),
    )  # fmt: skip
    return replace(draft, **changes)


def codes(draft: DialogueDraft, law: DialogueLaw = LAW) -> list[str]:
    return [finding.code for finding in look_over(draft, law, TODAY)]


def test_a_sound_dialogue_has_nothing_to_say_of_it() -> None:
    assert codes(held()) == []


@pytest.mark.parametrize(
    ("workers", "least"),
    [(1, 3), (49, 3), (50, 4), (149, 4), (150, 9), (299, 9), (300, 14), (499, 14), (500, 19), (999, 19), (1000, 24), (100_000, 24)],
)  # fmt: skip
def test_the_workers_side_has_as_many_as_the_law_asks_and_may_have_any_number_more(workers: int, least: int) -> None:
    rest = held().persons[5:]
    assert "dialogue-too-few" in codes(held(workers=workers, persons=(*people(least - 1), *rest)))
    for count in (least, 3 * least, 200):
        assert codes(held(workers=workers, persons=(*people(count), *rest))) == []


def test_the_employers_side_is_three_with_its_legal_representative() -> None:
    found = look_over(held(persons=held().persons[:-1]), LAW, TODAY)
    (finding,) = [each for each in found if each.code == "dialogue-employer"]
    assert "điều 38 khoản 1" in str(finding.message)


@pytest.mark.parametrize(("present", "short"), [(6, True), (7, False)])
def test_a_periodic_dialogue_has_more_than_seventy_of_a_hundred_of_the_workers_side(present: int, short: bool) -> None:
    draft = held(workers=150, persons=(*people(present), *held().persons[5:]))
    assert ("dialogue-quorum" in codes(draft)) == short
    assert "dialogue-quorum" not in codes(replace(draft, kind=DialogueKind.REQUEST))


@pytest.mark.parametrize(
    ("kind", "article"),
    [
        (DialogueKind.PERIODIC, "điều 39 khoản 5"), (DialogueKind.MAY, "điều 39 khoản 5"),
        (DialogueKind.REQUEST, "điều 40 khoản 4"), (DialogueKind.CASE, "điều 41 khoản 1 điểm e"),
    ],
)  # fmt: skip
def test_each_kind_is_made_public_by_its_own_clause(kind: DialogueKind, article: str) -> None:
    found = look_over(held(kind=kind, held_on=dt.date(2026, 5, 4), posted_on=None), LAW, TODAY)
    assert [article in str(each.message) for each in found if each.code == "dialogue-not-public"] == [True]


def test_a_conference_is_made_public_as_the_units_own_rules_say() -> None:
    draft = held(kind=DialogueKind.CONFERENCE, held_on=dt.date(2026, 1, 4), posted_on=None)
    (found,) = look_over(draft, LAW, TODAY)
    assert (found.code, found.level) == ("dialogue-own-rules", Level.NOTE)
    assert "điều 47 khoản 3" in str(found.message)
    assert codes(replace(draft, posted_on=dt.date(2026, 4, 1))) == []


def test_what_is_to_be_done_before_a_planned_dialogue() -> None:
    planned = held(state=DialogueState.PLANNED, held_on=None, posted_on=None, planned_on=dt.date(2026, 6, 15))
    (contents,) = look_over(planned, LAW, TODAY)
    assert contents.code == "dialogue-contents"
    assert "08/06/2026" in str(contents.message)
    assert codes(replace(planned, kind=DialogueKind.REQUEST)) == ["dialogue-answer"]


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
    assert ["điều 47" in duties[0].source, "điều 63 khoản 2 điểm a" in duties[1].source] == [True, True]
