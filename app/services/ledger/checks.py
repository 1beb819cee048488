"""The checks of vouchers and funds: daily sums, numbers, days below zero, source documents, rows that came in from workbooks."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Level, finding, stop, warn
from app.models.book import Read
from app.models.queries.ledger.accounts import cash_accounts
from app.models.queries.ledger.entries import GIVEN_ON, POSTED, SIDES
from app.models.queries.union.kept_files import file_tables
from app.services.check import Check


def days_add_up(read: Read) -> Iterator[Finding]:
    """The daily totals of each fund equal the posted entries."""
    recount = (
        "SELECT fund_id, day, sum(came) AS amount_in, sum(went) AS amount_out, count(*) AS entries "
        f"FROM (SELECT e.target_id AS fund_id, v.book_date AS day, e.amount AS came, 0 AS went FROM entry e {POSTED} "
        "WHERE v.waits_for <> 'receiver' UNION ALL "
        f"SELECT e.source_id, {GIVEN_ON}, 0, e.amount FROM entry e {POSTED} WHERE v.waits_for <> 'giver') JOIN account b ON b.id = fund_id "
        "AND b.kind IN ('cash', 'bank') GROUP BY 1, 2"
    )
    stored = "SELECT fund_id, day, amount_in, amount_out, entries FROM daily_balance"
    for fund_id, day in read.rows(
        f"SELECT DISTINCT fund_id, day FROM (SELECT * FROM ({recount} EXCEPT {stored}) UNION ALL SELECT * FROM ({stored} EXCEPT {recount}))"
    ):
        yield stop("day-sum-wrong", N_("Tổng ngày {day} của quỹ {fund} không khớp chứng từ."), day=day, fund=fund_id)


def numbers_stand(read: Read) -> Iterator[Finding]:
    """Numbers given by the program have no holes; holes of imported books are only mentioned."""
    for series, number, origin in read.rows(
        "SELECT v.series, v.number, v.number_origin FROM voucher v WHERE v.sequence > 1 AND NOT EXISTS "
        "(SELECT 1 FROM voucher p WHERE p.series = v.series AND p.sequence = v.sequence - 1) ORDER BY v.series, v.sequence"
    ):
        level = Level.STOP if origin == "program" else Level.WARN
        text = N_("Trước số {number} thiếu một số trong quyển.")
        yield finding(level, "number-hole", text, number=number, series=series)


@dataclass(frozen=True, slots=True)
class _Balance:
    day: dt.date
    balance: int


def funds_stay_above_zero(read: Read) -> Iterator[Finding]:
    """Days on which a fund ended below zero."""
    for each in cash_accounts(read, with_closed=True):
        first = read.record(
            _Balance,
            "SELECT day, balance FROM (SELECT day, coalesce((SELECT amount FROM opening WHERE account_id = :fund), 0) + "
            "sum(amount_in - amount_out) OVER (ORDER BY day) AS balance FROM daily_balance WHERE fund_id = :fund) "
            "WHERE balance < 0 ORDER BY day LIMIT 1",
            {"fund": each.id},
        )
        if first is not None:
            text = N_("«{fund}» âm {amount} đồng vào ngày {day}.")
            yield warn(
                "fund-below-zero", text, fund=each.name, amount=show_money(-first.balance), day=show_date(first.day)
            )


_SEEN_ONCE = f"""
SELECT v.number, h.day, e.amount, h.leaves, iif(h.leaves, s.name, t.name) AS seen_in, iif(h.leaves, t.name, s.name) AS missing_in,
    (SELECT max(iif(x.source_id = h.missing, coalesce(w.left_on, w.book_date), w.book_date)) FROM import_row r
        JOIN voucher w ON w.id = r.voucher_id AND w.state = 'posted' JOIN entry x ON x.voucher_id = w.id
        WHERE r.fund_id = h.missing) AS until
FROM (
    SELECT v.id, e.id AS entry_id, {GIVEN_ON} AS day, 1 AS leaves, e.source_id AS seen, e.target_id AS missing
    FROM voucher v JOIN entry e ON e.voucher_id = v.id
    UNION ALL SELECT v.id, e.id, v.book_date, 0, e.target_id, e.source_id FROM voucher v JOIN entry e ON e.voucher_id = v.id
) h JOIN voucher v ON v.id = h.id AND v.state = 'posted' AND v.reversal_of IS NULL
    AND NOT EXISTS (SELECT 1 FROM voucher x WHERE x.reversal_of = v.id AND x.state = 'posted') JOIN entry e ON e.id = h.entry_id {SIDES}
WHERE s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank')
    AND EXISTS (SELECT 1 FROM import_row r WHERE r.voucher_id = v.id AND r.fund_id = h.seen)
    AND NOT EXISTS (SELECT 1 FROM import_row r WHERE r.voucher_id = v.id AND r.fund_id = h.missing)
    AND until >= h.day
ORDER BY h.day, v.id
"""


@dataclass(frozen=True, slots=True)
class _SeenOnce:
    number: str
    day: dt.date
    amount: int
    leaves: bool
    seen_in: str
    missing_in: str
    until: dt.date


def transfers_seen_in_both_books(read: Read) -> Iterator[Finding]:
    """Transfers that one imported book shows and the other, imported past that day, does not."""
    for each in read.records(_SeenOnce, _SEEN_ONCE):
        text = N_(
            "{amount} đồng rút khỏi «{seen}» ngày {day} ({number}) không thấy ở «{missing}», đã nhập đến {until}: "
            "hãy xem khoản ấy có nằm ở dòng khác hoặc chưa ghi."
        )
        if not each.leaves:
            text = N_(
                "{amount} đồng nhập vào «{seen}» ngày {day} ({number}) không thấy rút ở «{missing}», đã nhập đến {until}: "
                "hãy xem khoản ấy có nằm ở dòng khác hoặc chưa ghi."
            )
        shown = {"amount": show_money(each.amount), "seen": each.seen_in, "missing": each.missing_in}
        days = {"day": show_date(each.day), "until": show_date(each.until)}
        yield warn("transfer-seen-once", text, number=each.number, **shown, **days)


def attachments_are_whole(read: Read) -> Iterator[Finding]:
    """Each paper that a voucher, or anything else of the book, keeps is as it was attached."""
    kept = " UNION ALL ".join(f"SELECT name, sha256 FROM {name}" for name in file_tables())
    seen: dict[str, bool] = {}
    for name, sha256 in read.rows(kept):
        if sha256 not in seen:
            content = read.value(bytes, "SELECT content FROM attachment_content WHERE sha256 = ?", (sha256,))
            seen[sha256] = content is not None and hashlib.sha256(content).hexdigest() == sha256
        if not seen[sha256]:
            yield stop("paper-changed", N_("Tệp đính kèm «{name}» bị hỏng hoặc bị thay."), name=name)


CHECKS = (
    Check("days-add-up", 70, days_add_up),
    Check("numbers-stand", 80, numbers_stand),
    Check("funds-stay-above-zero", 100, funds_stay_above_zero),
    Check("transfers-seen-in-both-books", 105, transfers_seen_in_both_books),
    Check("papers-are-whole", 140, attachments_are_whole),
)
