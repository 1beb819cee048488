"""The collective agreements and dialogues of a sample union."""

from __future__ import annotations

from app.services.agreements.sample_agreements import sample_agreements
from app.services.agreements.sample_dialogues import add_dialogues
from app.services.sample import SamplePart, monthly

SAMPLE = (
    SamplePart("agreements", 210, month=monthly(sample_agreements)),
    SamplePart("dialogues", 290, month=monthly(add_dialogues)),
)
