"""The loans of a sample union."""

from __future__ import annotations

from app.services.loans.sample_loans import sample_loans, sample_repayments
from app.services.sample import SamplePart, daily

SAMPLE = (
    SamplePart("loans", 240, month=daily(sample_loans)),
    SamplePart("repayments", 241, month=daily(sample_repayments)),
)
