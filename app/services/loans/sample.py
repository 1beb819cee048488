"""The loans of a sample union."""

from __future__ import annotations

from app.services.loans.sample_loans import sample_loans
from app.services.sample import SamplePart, monthly

SAMPLE = (SamplePart("loans", 240, month=monthly(sample_loans)),)
