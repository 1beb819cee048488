"""The ledger of a sample union: the usual vouchers of each month, cash kept low, and cash counted every quarter."""

from __future__ import annotations

from app.services.ledger.sample_cash import keep_cash
from app.services.ledger.sample_counts import count_quarter
from app.services.ledger.sample_vouchers import SampleVouchers, office_vouchers, post_usual_vouchers
from app.services.sample import SamplePart, daily, monthly

VOUCHERS = (SampleVouchers("office", 10, office_vouchers),)
SAMPLE = (
    SamplePart("vouchers", 120, month=post_usual_vouchers),
    SamplePart("cash", 115, month=daily(keep_cash)),
    SamplePart("counts", 280, month=monthly(count_quarter)),
)
