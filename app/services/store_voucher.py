"""Writing a voucher's rows inside an open act. Used by the verbs that make or change vouchers; decides nothing."""

from __future__ import annotations

from app.domain.text import fold
from app.domain.vouchers import VoucherDraft, code_of
from app.models.book import Read
from app.models.operation import Operation
from app.models.queries.organisation import bucket_ids

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
    codes = " ".join(dict.fromkeys(code_of(entry.source) or code_of(entry.target) for entry in draft.entries))
    lines = " ".join(entry.narration for entry in draft.entries)
    return fold(f"{number} {draft.person} {draft.narration} {lines} {codes}")


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
