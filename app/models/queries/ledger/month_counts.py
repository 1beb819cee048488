"""How many vouchers of a month wait, are posted, came from a workbook, lack their source documents."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.models.queries.ledger.vouchers import NO_SCAN, NO_SOURCE_DOCUMENTS
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """How many vouchers of a month are drafts, unposted, posted, and how many of the posted ones came from a workbook.

    ``no_source_documents`` are cash payments without any document, ``no_scan`` vouchers whose documents are on paper only.
    """

    drafts: int
    unposted: int
    posted: int
    imported: int
    no_source_documents: int = 0
    no_scan: int = 0


def month_counts(read: Read, month: Month) -> MonthCounts:
    """The vouchers of a month by state."""
    (found,) = read.records(
        MonthCounts,
        "SELECT coalesce(sum(v.state = 'draft'), 0) AS drafts, coalesce(sum(v.state = 'unposted'), 0) AS unposted, "
        "coalesce(sum(v.state = 'posted'), 0) AS posted, coalesce(sum(v.state = 'posted' AND v.number_origin = 'import'), 0) AS imported, "
        f"coalesce(sum({NO_SOURCE_DOCUMENTS}), 0) AS no_source_documents, coalesce(sum({NO_SCAN}), 0) AS no_scan "
        "FROM voucher v WHERE v.book_date BETWEEN ? AND ?",
        (month.first_day.isoformat(), month.last_day.isoformat()),
    )
    return found
