"""Writing a voucher's rows inside an open act, and numbering it. Used by the services; judges nothing (the seals do)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.ledger.accounts import code_of, is_lent
from app.domain.ledger.vouchers import VoucherDraft, series_of, show_number
from app.domain.text import fold
from app.models.ledger import voucher as tables
from app.models.operation import Operation
from app.models.queries.ledger.accounts import account_ids
from app.models.records import bound

_OF_ENTRY = ("amount", "narration", "money_source", "for_first", "for_last", "member_id", "case_id", "activity_id")
_OF_VOUCHER = ("book_date", "voucher_date", "person", "address", "narration", "document_note", "note", "waits_for")
"""What a draft and its row call by the same name."""


def search_key(number: str, draft: VoucherDraft) -> str:
    """The folded text a voucher is found by: number, person, narration, codes."""
    codes = " ".join(dict.fromkeys(_called(entry.source) or _called(entry.target) for entry in draft.entries))
    lines = " ".join(entry.narration for entry in draft.entries)
    return fold(f"{number} {draft.person} {draft.narration} {lines} {codes}")


def _called(key: str) -> str:
    return "quỹ trợ vốn cho vay" if is_lent(key) else code_of(key)


def _values(draft: VoucherDraft, accounts: dict[str, int], number: str) -> dict[str, object]:
    """The columns of a voucher that a draft says, all but its kind."""
    own = {name: getattr(draft, name) for name in _OF_VOUCHER}
    # Why: one day is told once, so that a transfer is stored alike in whichever order its books came.
    own["left_on"] = draft.left_on if draft.left_on != draft.book_date else None
    found = {"fund_id": accounts[draft.fund], "search_key": search_key(number, draft)}
    return {**own, **found, "documents": draft.source_documents}


def insert_voucher(
    operation: Operation,
    draft: VoucherDraft,
    accounts: dict[str, int] | None = None,
    *,
    reversal_of: int | None = None,
    number: tuple[str, int, str, str] | None = None,
    original_number: str = "",
) -> int:
    """Insert a draft with its entries and give its id.

    ``number`` (series, sequence, suffix, printed) is for rows that come in with one; ``accounts`` may be passed when
    many vouchers are stored in one act.
    """
    accounts = accounts or account_ids(operation.read)
    series, sequence, suffix, printed = number or (None, None, "", "")
    voucher_id = operation.add(
        tables.voucher,
        kind=draft.kind,
        entry_key=draft.entry_key or None,
        reversal_of=reversal_of,
        series=series,
        sequence=sequence,
        suffix=suffix,
        number=printed,
        number_origin="import" if number else "",
        original_number=original_number,
        **_values(draft, accounts, printed),
    )
    insert_entries(operation, voucher_id, draft, accounts)
    return voucher_id


def insert_entries(operation: Operation, voucher_id: int, draft: VoucherDraft, accounts: dict[str, int]) -> None:
    """Insert a draft's entries under a voucher that is not posted."""
    rows = [
        (
            voucher_id,
            line,
            accounts[entry.source],
            accounts[entry.target],
            *(getattr(entry, name) for name in _OF_ENTRY),
        )
        for line, entry in enumerate(draft.entries, 1)
    ]
    columns = ("voucher_id", "line", "source_id", "target_id", *_OF_ENTRY)
    operation.add_many(tables.entry, columns, list(map(bound, rows)))
    for line, entry in enumerate(draft.entries, 1):
        if entry.members:
            of_line = "SELECT id FROM entry WHERE voucher_id = ? AND line = ?"
            name_several(operation, operation.read.number(of_line, (voucher_id, line)), entry.members)


def name_several(operation: Operation, entry_id: int, members: Iterable[int]) -> None:
    """Say for which members a line is that names several."""
    operation.add_many(tables.line_member, ("entry_id", "member_id"), [(entry_id, each) for each in members])


def remove_entries(operation: Operation, voucher_id: int) -> None:
    """Delete the lines of a voucher that is not posted, with whom they name."""
    operation.run(
        "DELETE FROM line_member WHERE entry_id IN (SELECT id FROM entry WHERE voucher_id = ?)", (voucher_id,)
    )
    operation.remove(tables.entry, voucher_id=voucher_id)


def rewrite_voucher(
    operation: Operation, voucher_id: int, draft: VoucherDraft, number: str, accounts: dict[str, int] | None = None
) -> None:
    """Replace the fields and entries of a voucher that is not posted. Its kind and number stay; ``accounts`` as for new ones."""
    accounts = accounts or account_ids(operation.read)
    operation.change(tables.voucher, voucher_id, **_values(draft, accounts, number))
    remove_entries(operation, voucher_id)
    insert_entries(operation, voucher_id, draft, accounts)


def _next_number(operation: Operation, series: str) -> int:
    return 1 + operation.read.number("SELECT max(sequence) FROM voucher WHERE series = ?", (series,))


@dataclass(frozen=True, slots=True)
class _Numbered:
    number: str
    number_tag: str


def number_and_post(operation: Operation, voucher_id: int, draft: VoucherDraft) -> str:
    """Mark a stored voucher posted, giving it the next number of its series unless it already has one; gives the number."""
    stored = operation.read.record(
        _Numbered,
        "SELECT v.number, b.number_tag FROM voucher v JOIN account b ON b.id = v.fund_id WHERE v.id = ?",
        (voucher_id,),
    )
    if stored is None:
        raise LookupError(f"no voucher {voucher_id}")
    if stored.number:
        operation.change(tables.voucher, voucher_id, state="posted", state_reason="")
        return stored.number
    series = series_of(draft.kind, draft.fund, draft.book_date.year)
    sequence = _next_number(operation, series)
    number = show_number(draft.kind, draft.book_date.year, sequence, stored.number_tag)
    operation.change(
        tables.voucher,
        voucher_id,
        state="posted",
        series=series,
        sequence=sequence,
        number=number,
        number_origin="program",
        search_key=search_key(number, draft),
    )
    return number
