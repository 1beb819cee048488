"""How many vouchers of a month wait, are posted, came from a workbook, lack their source documents."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.models.book import Read
from app.models.queries.ledger.vouchers import NO_SCAN, NO_SOURCE_DOCUMENTS


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
    days = (month.first_day.isoformat(), month.last_day.isoformat())
    by_state = dict(
        read.rows("SELECT state, count(*) FROM voucher WHERE book_date BETWEEN ? AND ? GROUP BY state", days)
    )
    imported = read.value(
        "SELECT count(*) FROM voucher WHERE book_date BETWEEN ? AND ? AND state = 'posted' AND number_origin = 'import'",
        days,
    )
    no_source_documents, no_scan = read.one(
        f"SELECT coalesce(sum({NO_SOURCE_DOCUMENTS}), 0), coalesce(sum({NO_SCAN}), 0) FROM voucher v WHERE v.book_date BETWEEN ? AND ?",
        days,
    ) or (0, 0)
    return MonthCounts(
        by_state.get("draft", 0),
        by_state.get("unposted", 0),
        by_state.get("posted", 0),
        imported,
        no_source_documents,
        no_scan,
    )
