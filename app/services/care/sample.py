"""The care of a sample union: birthdays among the usual vouchers, cases with their norms, one house."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.dates import Month
from app.domain.ledger.vouchers import VoucherDraft
from app.domain.money import dong
from app.models.book import Read
from app.services.care.birthday_gifts import birthday_drafts
from app.services.care.sample_cases import add_cases
from app.services.care.sample_houses import sample_houses
from app.services.ledger.sample_vouchers import SampleVouchers
from app.services.sample import SamplePart, SampleUnion, daily


def _birthdays(read: Read, month: Month, union: SampleUnion) -> Iterable[VoucherDraft]:
    """Those of the month one works in are left to give."""
    return birthday_drafts(read, month, dong(300_000)) if union.is_over(month) else ()


VOUCHERS = (SampleVouchers("birthdays", 30, _birthdays),)
SAMPLE = (SamplePart("cases", 230, month=daily(add_cases)), SamplePart("houses", 260, month=daily(sample_houses)))
