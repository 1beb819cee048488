"""The gifts and programmes of a sample union."""

from __future__ import annotations

from app.services.gifts.sample_gifts import add_gifts
from app.services.gifts.sample_programmes import sample_programmes
from app.services.sample import SamplePart, daily

SAMPLE = (
    SamplePart("gifts", 200, month=daily(add_gifts)),
    SamplePart("programmes", 250, month=daily(sample_programmes)),
)
