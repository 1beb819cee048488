"""What else happens in a sample union, month by month: one entry a subject, each in a file of its own (``sample_*.py``).

A part is called for every month of the book while that month is open, after the month's usual vouchers, with the day the
sample ends on; it acts through the same services as a treasurer. Parts are deterministic.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.domain.dates import Month
from app.models.book import Book
from app.services.activities.sample_activities import sample_activities
from app.services.activities.sample_surveys import add_surveys
from app.services.agreements.sample_agreements import sample_agreements
from app.services.agreements.sample_dialogues import add_dialogues
from app.services.care.sample_cases import add_cases
from app.services.care.sample_houses import sample_houses
from app.services.gifts.sample_gifts import add_gifts
from app.services.gifts.sample_programmes import sample_programmes
from app.services.ledger.sample_cash import keep_cash
from app.services.ledger.sample_counts import count_quarter
from app.services.loans.sample_loans import sample_loans
from app.services.merit.sample_merit import add_merit

SamplePart = Callable[[Book, Month, dt.date], None]

PARTS: tuple[SamplePart, ...] = (
    add_gifts,
    sample_agreements,
    sample_activities,
    add_cases,
    sample_loans,
    sample_programmes,
    sample_houses,
    keep_cash,
    count_quarter,
    add_dialogues,
    add_surveys,
    add_merit,
)
