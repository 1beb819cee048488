"""What a sample union honours."""

from __future__ import annotations

from app.services.merit.sample_merit import add_merit
from app.services.sample import SamplePart, monthly

SAMPLE = (SamplePart("merit", 310, month=monthly(add_merit)),)
