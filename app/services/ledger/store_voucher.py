"""Writing a voucher's rows inside an open act, and numbering it. Used by the verbs; judges nothing (the seals do)."""

from __future__ import annotations

from typing import Any

from app.domain.ledger.vouchers import VoucherDraft, code_of, is_lent, series_of, show_number
from app.domain.text import fold
from app.models.book import Read
from app.models.operation import Operation
from app.models.queries.union.organisation import bucket_ids

_INSERT_VOUCHER = """
INSERT INTO voucher (kind, book_date, voucher_date, fund_id, person, address, narration, documents, document_note, note,
    search_key, entry_key, reversal_of, series, sequence, suffix, number, number_origin, original_number)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_INSERT_ENTRY = """
INSERT INTO entry (voucher_id, line, source_id, target_id, amount, narration, money_source, for_first, for_last,
    member_id, case_id, activity_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def search_key(number: str, draft: VoucherDraft) -> str:
    """The folded text a voucher is found by: number, person, narration, codes."""
    codes = " ".join(dict.fromkeys(_called(entry.source) or _called(entry.target) for entry in draft.entries))
    lines = " ".join(entry.narration for entry in draft.entries)
    return fold(f"{number} {draft.person} {draft.narration} {lines} {codes}")


def _called(key: str) -> str:
    return "quỹ trợ vốn cho vay" if is_lent(key) else code_of(key)


def insert_voucher(
    act: Operation,
    draft: VoucherDraft,
    buckets: dict[str, int] | None = None,
    *,
    reversal_of: int | None = None,
    number: tuple[str, int, str, str] | None = None,
    original_number: str = "",
) -> int:
    """Insert a draft with its entries and give its id.

    ``number`` (series, sequence, suffix, printed) is for rows that come in with one; ``buckets`` may be passed when
    many vouchers are stored in one act.
    """
    buckets = buckets or bucket_ids(Read(act.connection))
    series, sequence, suffix, printed = number or (None, None, "", "")
    result = act.run(
        _INSERT_VOUCHER,
        (
            str(draft.kind), draft.book_date.isoformat(), draft.voucher_date.isoformat(), buckets[draft.fund], draft.person,
            draft.address, draft.narration, draft.documents, draft.document_note, draft.note, search_key(printed, draft),
            draft.entry_key or None, reversal_of, series, sequence, suffix, printed, "import" if number else "", original_number,
        ),
    )  # fmt: skip
    voucher_id = int(result.lastrowid)
    insert_entries(act, voucher_id, draft, buckets)
    return voucher_id


def insert_entries(act: Operation, voucher_id: int, draft: VoucherDraft, buckets: dict[str, int]) -> None:
    """Insert a draft's entries under a voucher that is not posted."""
    act.run(
        _INSERT_ENTRY,
        [
            (
                voucher_id, line, buckets[entry.source], buckets[entry.target], entry.amount, entry.narration,
                entry.money_source, str(entry.for_first) if entry.for_first else None,
                str(entry.for_last) if entry.for_last else None, entry.member_id, entry.case_id, entry.activity_id,
            )
            for line, entry in enumerate(draft.entries, 1)
        ],
    )  # fmt: skip


def rewrite_voucher(act: Operation, voucher_id: int, draft: VoucherDraft, number: str) -> None:
    """Replace the fields and entries of a voucher that is not posted. Its kind and number stay."""
    buckets = bucket_ids(Read(act.connection))
    act.run(
        "UPDATE voucher SET book_date = ?, voucher_date = ?, fund_id = ?, person = ?, address = ?, narration = ?, documents = ?, "
        "document_note = ?, note = ?, search_key = ? WHERE id = ?",
        (
            draft.book_date.isoformat(), draft.voucher_date.isoformat(), buckets[draft.fund], draft.person, draft.address,
            draft.narration, draft.documents, draft.document_note, draft.note, search_key(number, draft), voucher_id,
        ),
    )  # fmt: skip
    act.run("DELETE FROM entry WHERE voucher_id = ?", (voucher_id,))
    insert_entries(act, voucher_id, draft, buckets)


def _next_number(act: Operation, series: str) -> int:
    return int(act.run("SELECT coalesce(max(sequence), 0) + 1 FROM voucher WHERE series = ?", (series,)).scalar_one())


def number_and_post(act: Operation, voucher_id: int, draft: VoucherDraft) -> str:
    """Mark a stored voucher posted, giving it the next number of its series unless it already has one; gives the number."""
    row: Any = act.run(
        "SELECT v.number, b.number_tag FROM voucher v JOIN bucket b ON b.id = v.fund_id WHERE v.id = ?", (voucher_id,)
    ).one()
    if row[0]:
        act.run("UPDATE voucher SET state = 'posted', state_reason = '' WHERE id = ?", (voucher_id,))
        return str(row[0])
    series = series_of(draft.kind, draft.fund, draft.book_date.year)
    sequence = _next_number(act, series)
    number = show_number(draft.kind, draft.book_date.year, sequence, row[1])
    act.run(
        "UPDATE voucher SET state = 'posted', series = ?, sequence = ?, number = ?, number_origin = 'program', "
        "search_key = ? WHERE id = ?",
        (series, sequence, number, search_key(number, draft), voucher_id),
    )
    return number
