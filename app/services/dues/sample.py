"""The dues of a sample union: late payments first, then the vouchers with the superior, then the month's own dues."""

from __future__ import annotations

from app.services.dues.sample_dues import collect_month, pay_late, superior_vouchers
from app.services.ledger.sample_vouchers import SampleVouchers
from app.services.sample import SamplePart

VOUCHERS = (SampleVouchers("superior", 20, superior_vouchers),)
SAMPLE = (SamplePart("late-dues", 110, month=pay_late), SamplePart("dues", 130, month=collect_month))
