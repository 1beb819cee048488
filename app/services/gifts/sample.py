"""The gifts and programmes of a sample union."""

from __future__ import annotations

from app.services.gifts.sample_gifts import add_gifts
from app.services.gifts.sample_programmes import sample_programmes
from app.services.sample import SamplePart, monthly

SAMPLE = (
    SamplePart("gifts", 200, month=monthly(add_gifts)),
    SamplePart("programmes", 250, month=monthly(sample_programmes)),
)
