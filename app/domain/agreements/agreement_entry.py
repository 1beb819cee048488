"""An agreement as typed, and what keeps one from being written down, before the law is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.agreements.agreements import AgreementKind, Change, Votes
from app.domain.problems import N_, Finding, Refusal, all_at_once


class TitleMissing(Refusal):
    """An agreement needs a name."""

    code = "agreement-title-missing"
    template = N_("Hãy ghi tên thỏa ước, ví dụ «Thỏa ước lao động tập thể Công ty … 2026–2028».")


class BeginningMissing(Refusal):
    """No day to begin with."""

    code = "agreement-beginning-missing"
    template = N_("Hãy ghi ngày bắt đầu (ngày gửi văn bản đầu tiên), hoặc ngày ký nếu thỏa ước đã ký.")


class SigningMissing(Refusal):
    """Registered as signed, without its day."""

    code = "agreement-signing-missing"
    template = N_("Hãy ghi ngày ký.")


class CoveredTooMany(Refusal):
    """More workers covered than there are."""

    code = "agreement-covered-too-many"
    template = N_("Số người được áp dụng ({covered}) nhiều hơn số lao động ({workers}): hãy kiểm tra lại hai số.")


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """An agreement as typed. ``signed_on`` with ``votes`` registers one that was signed before the book kept its steps."""

    title: str
    kind: AgreementKind = AgreementKind.ENTERPRISE
    change: Change = Change.NEW
    previous_id: int | None = None
    number: str = ""
    employer: str = ""
    employer_signer: str = ""
    employer_role: str = ""
    union_signer: str = ""
    union_role: str = ""
    begun_on: dt.date | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    workers: int = 0
    covered: int = 0
    meal_price: int = 0
    note: str = ""
    signed_on: dt.date | None = None
    sent_on: dt.date | None = None
    sent_number: str = ""
    votes: Votes | None = None


@all_at_once
def entry_findings(entry: AgreementEntry) -> Iterator[Finding]:
    """Everything that keeps an agreement from being written down."""
    if not entry.title.strip():
        yield TitleMissing().at("title")
    if entry.votes is not None and entry.signed_on is None:
        yield SigningMissing().at("signed_on")
    elif entry.begun_on is None and entry.signed_on is None:
        yield BeginningMissing().at("begun_on")
    if entry.workers and entry.covered > entry.workers:
        yield CoveredTooMany(covered=entry.covered, workers=entry.workers).at("covered")
