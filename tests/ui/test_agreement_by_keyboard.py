"""An agreement by keyboard, from the first letter to the register: what the book holds afterwards, and every refusal with its article."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.domain.agreements.agreements import STEPS, AgreementState, Step, Votes
from app.models.queries.agreements import agreement_register, agreements
from tests.ui import agreement_by_keyboard as plan


@pytest.mark.slow
def test_an_agreement_by_keyboard(make_window, answers, tmp_path: Path, fixed_clock):
    from app.ui.ask import Ask

    window = make_window()
    window.desk.ask = Ask(window)
    album = plan.record(window, tmp_path, tmp_path / "pictures", fixed_clock)
    with window.desk.read() as read:
        (standing,) = agreement_register.register_on(read, dt.date(2026, 4, 1)).standings
        voters = agreements.voters(read, standing.card.id)
    card = standing.card
    assert (card.title, card.grade, standing.state) == (plan.TITLE, "A", AgreementState.IN_FORCE)
    assert set(card.steps) == set(STEPS)
    assert card.facts.votes == Votes(plan.WORKERS, len(plan.MEMBERS), 0)
    assert len(voters) == len(plan.MEMBERS)
    assert (card.steps[Step.TALKS].figures or {})["time"] == "8 giờ 00 đến 11 giờ 00"
    assert (card.facts.valid_from, card.facts.valid_to) == (dt.date(2026, 4, 1), dt.date(2028, 3, 31))
    assert standing.sent_in_time
    assert card.clauses[0].agreed == "Mỗi suất ăn ca trị giá ít nhất 25.000 đồng."
    told = " ".join(album.captions)
    for article in ("Điều 69", "Điều 70", "Điều 76", "Điều 77", "Điều 78", "Điều 82", "Điều 83", "HD 1580"):
        assert article in told
    assert sum(caption.startswith("Văn bản ") for caption in album.captions) == 10
