"""What is honoured: initiatives, results and stages that cannot stand are refused; the best are no more than their share."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.merit.merit import (
    EmulationDraft,
    InitiativeDraft,
    InitiativeState,
    PartyStage,
    Registered,
    Result,
    look_over_emulation,
    look_over_initiative,
    over_quota,
    quota,
    stage_findings,
)
from app.domain.money import Rate, dong

TODAY = dt.date(2026, 3, 15)
IDEA = InitiativeDraft(
    "Gá kẹp cữ", dt.date(2026, 2, 5), member_id=1, state=InitiativeState.RECOGNISED, recognised_on=dt.date(2026, 2, 25), decision="02/QĐ-CĐCS",
    benefit=dong(18_000_000), benefit_basis="60 giờ × 300.000",
)  # fmt: skip
ENTRY = EmulationDraft(2026, "Lao động giỏi", member_id=1, registered_on=dt.date(2026, 2, 12))


def test_a_sound_initiative_and_registration_have_nothing_said_of_them():
    assert look_over_initiative(IDEA, TODAY) == []
    assert look_over_emulation(ENTRY, TODAY) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "initiative-title"),
        ({"member_id": None}, "initiative-author"),
        ({"submitted_on": None}, "initiative-day"),
        ({"submitted_on": dt.date(2026, 3, 16)}, "initiative-future"),
        ({"recognised_on": None}, "initiative-recognised-day"),
        ({"decision": ""}, "initiative-decision"),
        ({"recognised_on": dt.date(2026, 3, 16)}, "initiative-recognised-future"),
        ({"recognised_on": dt.date(2026, 2, 4)}, "initiative-order"),
        ({"state": InitiativeState.SUBMITTED}, "initiative-waiting"),
    ],
)
def test_what_stops_an_initiative(changes, code):
    found = look_over_initiative(replace(IDEA, **changes), TODAY)
    assert code in [finding.code for finding in found if finding.stops]


def test_a_benefit_without_a_reckoning_is_only_asked_about():
    found = look_over_initiative(replace(IDEA, benefit_basis=""), TODAY)
    assert [(finding.code, finding.stops) for finding in found] == [("initiative-basis", False)]


@pytest.mark.parametrize(
    ("changes", "code", "stops"),
    [
        ({"drive": ""}, "emulation-drive", True),
        ({"member_id": None}, "emulation-who", True),
        ({"group_id": 2}, "emulation-who", True),
        ({"registered_on": dt.date(2026, 3, 16)}, "emulation-future", True),
        ({"decision": "15/QĐ"}, "emulation-decision", True),
        ({"decided_on": TODAY}, "emulation-number", True),
        ({"final_result": Result.GOOD}, "emulation-order", False),
    ],
)
def test_what_is_said_of_a_registration(changes, code, stops):
    found = look_over_emulation(replace(ENTRY, **changes), TODAY)
    assert (code, stops) in [(finding.code, finding.stops) for finding in found]


def test_a_group_beyond_its_share_and_somebody_who_owes_are_named():
    people = [Registered(f"Người {n}", "Tổ May 1", Result.EXCELLENT if n < 3 else Result.GOOD) for n in range(10)]
    assert [str(finding.message) for finding in over_quota(people, Rate("20%"))] == [
        "Tổ May 1: 3 người xuất sắc, theo tỷ lệ 20% thì nhiều nhất 2 trên 10 người."
    ]
    assert over_quota(people[1:], Rate("25%")) == []
    owing = [Registered("Lê An", "Tổ May 2", Result.EXCELLENT, 2)]
    assert [finding.code for finding in over_quota(owing, None)] == ["emulation-owes"]


@given(st.integers(0, 500), st.integers(0, 100))
def test_a_quota_is_never_more_than_its_share(people, percent):
    share = Rate(f"{percent}%")
    assert quota(people, share) <= people * share < quota(people, share) + 1


@given(
    st.dictionaries(st.sampled_from(list(PartyStage)), st.dates(dt.date(2020, 1, 1), TODAY)),
    st.sampled_from(list(PartyStage)),
    st.dates(dt.date(2020, 1, 1), TODAY),
)
def test_stages_stay_in_order(known, stage, day):
    order = list(PartyStage)
    known = {each: known[each] for each in known if each is not stage}
    days = [known | {stage: day}][0]
    in_order = all(
        days[one] <= days[other]
        for one in days
        for other in days
        if order.index(one) < order.index(other) and stage in (one, other)
    )
    assert (stage_findings(stage, day, known, TODAY) == []) == in_order


def test_a_stage_needs_a_day_that_has_come():
    assert [each.code for each in stage_findings(PartyStage.INTRODUCED, None, {}, TODAY)] == ["party-day"]
    assert [each.code for each in stage_findings(PartyStage.INTRODUCED, dt.date(2026, 3, 16), {}, TODAY)] == [
        "party-future"
    ]
