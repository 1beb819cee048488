"""Vouchers as cards (everything of one) and as rows (what a list shows), and finding them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.copying import made_of
from app.domain.dates import Month, Period
from app.domain.ledger.accounts import code_of, is_fund
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind, VoucherState, series_of
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.models.conditions import Conditions
from app.models.queries.ledger.entries import SIDES
from app.models.read import Read, marks, the_one


class NoSuchVoucher(Refusal):
    """No voucher of that number."""

    code = "voucher-missing"
    template = N_("Không có chứng từ «{given}» trong sổ.")


STANDS = (
    "(v.id IS NOT NULL AND v.state <> 'voided' AND NOT EXISTS "
    "(SELECT 1 FROM voucher r WHERE r.reversal_of = v.id AND r.state = 'posted'))"
)
"""That a voucher (``v``) pays what it says it pays: neither voided nor reversed."""


@dataclass(frozen=True, slots=True)
class EntryCard:
    """One line of a voucher, with the names of both sides."""

    id: int
    line: int
    source_key: str
    target_key: str
    source_name: str
    target_name: str
    amount: Dong
    narration: str
    money_source: str | None
    for_first: Month | None
    for_last: Month | None
    member_id: int | None
    case_id: int | None
    activity_id: int | None
    members: tuple[int, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """The members it is for."""
        return self.members if self.member_id is None else (self.member_id,)

    @property
    def code(self) -> str:
        """The code this line is booked on; empty for a transfer."""
        return code_of(self.source_key) or code_of(self.target_key)

    @property
    def is_transfer(self) -> bool:
        """True when money goes from one fund to another."""
        return is_fund(self.source_key) and is_fund(self.target_key)


@dataclass(frozen=True, slots=True)
class AttachmentCard:
    """A paper kept with a voucher; ``size`` in bytes."""

    id: int
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class VoucherCard:
    """Everything of one voucher."""

    id: int
    kind: VoucherKind
    state: VoucherState
    number: str
    original_number: str
    fund_key: str
    book_date: dt.date
    voucher_date: dt.date
    person: str
    address: str
    narration: str
    source_documents: int
    document_note: str
    note: str
    state_reason: str
    reversal_of: str
    reversed_by: str
    entry_key: str
    entries: tuple[EntryCard, ...]
    attachments: tuple[AttachmentCard, ...]
    left_on: dt.date | None = None
    waits_for: str = ""

    @property
    def total(self) -> Dong:
        """The sum of the lines, in đồng."""
        return dong(sum(entry.amount for entry in self.entries))

    @property
    def is_transfer(self) -> bool:
        """True when the voucher moves money between two funds."""
        return any(entry.is_transfer for entry in self.entries)

    def as_draft(self) -> VoucherDraft:
        """The same voucher as it would be typed anew."""
        entries = (made_of(EntryDraft, each, source=each.source_key, target=each.target_key) for each in self.entries)
        return made_of(VoucherDraft, self, entries=tuple(entries))


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """What a list shows of one voucher; ``codes`` joined by commas, the other fund's name for a transfer."""

    id: int
    kind: VoucherKind
    state: VoucherState
    number: str
    book_date: dt.date
    narration: str
    person: str
    codes: str
    total: Dong
    is_transfer: bool
    attachments: int
    source_documents: int


@dataclass(frozen=True, slots=True)
class VoucherFilter:
    """Which vouchers a list shows; empty fields do not filter. ``search`` is folded text looked for in number, person and narration."""

    period: Period | None = None
    kind: VoucherKind | None = None
    state: VoucherState | None = None
    transfers: bool = False
    code: str = ""
    search: str = ""
    newest_first: bool = False
    source_documents_missing: bool = False


@dataclass(frozen=True, slots=True)
class VoucherSums:
    """What vouchers come to, in đồng; the ``voided`` among them are counted and add nothing."""

    brought_in: Dong
    taken_out: Dong
    voided: int


@dataclass(frozen=True, slots=True)
class VoucherCounts:
    """How many vouchers there are, by kind and by state; ``transfers`` between funds, and those whose papers are ``missing``."""

    kinds: Mapping[VoucherKind, int]
    states: Mapping[VoucherState, int]
    transfers: int
    missing: int

    @property
    def whole(self) -> int:
        """All of them."""
        return sum(self.kinds.values())


_STANDS_ALONE = (
    "v.state = 'posted' AND v.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.voucher_id = v.id)"
)
NO_SOURCE_DOCUMENTS = f"({_STANDS_ALONE} AND v.kind = 'PC' AND v.documents = 0)"
"""SQL of a posted cash payment without any document; the voucher is ``v``."""
NO_SCAN = f"({_STANDS_ALONE} AND v.documents > 0)"
"""SQL of a posted voucher that says it has documents while no file of them is kept."""

_PAPERS_MISSING = f"({NO_SOURCE_DOCUMENTS} OR {NO_SCAN})"
_FUNDS = "(SELECT id FROM account WHERE kind IN ('cash', 'bank'))"
_TRANSFER = (
    f"EXISTS (SELECT 1 FROM entry e WHERE e.voucher_id = v.id AND e.source_id IN {_FUNDS} AND e.target_id IN {_FUNDS})"
)

_ENTRIES = """
SELECT e.voucher_id AS owner, e.id, e.line, s.key AS source_key, t.key AS target_key, s.name AS source_name, t.name AS target_name,
    e.amount, e.narration, e.money_source, e.for_first, e.for_last, e.member_id, e.case_id, e.activity_id,
    (SELECT json_group_array(member_id) FROM (SELECT member_id FROM line_member x WHERE x.entry_id = e.id ORDER BY x.id)) AS members
FROM entry e JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id
WHERE e.voucher_id IN ({ids}) ORDER BY e.voucher_id, e.line
"""
_ATTACHMENTS = "SELECT voucher_id AS owner, id, name, media_type, size, sha256 FROM attachment WHERE voucher_id IN ({ids}) ORDER BY id"
_VOUCHERS = """
SELECT v.id, v.kind, v.state, v.number, v.original_number, b.key AS fund_key, v.book_date, v.voucher_date, v.left_on, v.waits_for, v.person, v.address, v.narration,
    v.documents AS source_documents, v.document_note, v.note, v.state_reason, coalesce(o.number, '') AS reversal_of,
    coalesce(r.number, '') AS reversed_by, coalesce(v.entry_key, '') AS entry_key
FROM voucher v JOIN account b ON b.id = v.fund_id
LEFT JOIN voucher o ON o.id = v.reversal_of LEFT JOIN voucher r ON r.reversal_of = v.id
WHERE v.id IN (:ids)
"""


def cards(read: Read, ids: Sequence[int]) -> tuple[VoucherCard, ...]:
    """The vouchers of these ids, in the order given; unknown ids are left out."""
    found: list[VoucherCard] = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        entries = read.grouped(EntryCard, _ENTRIES.format(ids=marks(part)))
        attachments = read.grouped(AttachmentCard, _ATTACHMENTS.format(ids=marks(part)))
        found += read.in_order(VoucherCard, _VOUCHERS, part, entries=entries, attachments=attachments)
    return tuple(found)


def voucher(read: Read, voucher_id: int) -> VoucherCard:
    """One voucher; refuses an unknown id."""
    return the_one(cards(read, [voucher_id]), NoSuchVoucher(given=voucher_id))


def voucher_by_number(read: Read, number: str, year: int | None = None) -> VoucherCard:
    """The voucher with this printed number (of that year, when numbers repeat over years); refuses none or several."""
    within = "" if year is None else f" AND book_date LIKE '{year:04d}-%'"
    ids = read.column(int, f"SELECT id FROM voucher WHERE number = ?{within} LIMIT 2", (number.strip(),))
    if len(ids) != 1:
        raise NoSuchVoucher(given=number)
    return voucher(read, ids[0])


def vouchers_of(read: Read, period: Period, kind: VoucherKind | None = None) -> tuple[VoucherCard, ...]:
    """Numbered vouchers of a period (posted and voided), by day and number."""
    ids = read.column(
        int,
        "SELECT id FROM voucher WHERE book_date BETWEEN ? AND ? AND state IN ('posted', 'voided') AND (? = '' OR kind = ?) "
        "ORDER BY book_date, kind, sequence, suffix, id",
        (period.first, period.last, kind or "", kind or ""),
    )
    return cards(read, ids)


def _conditions(wanted: VoucherFilter) -> Conditions:
    asked = Conditions()
    asked.within("v.book_date BETWEEN :first AND :last", wanted.period)
    asked.when(wanted.kind, "v.kind = :kind", kind=wanted.kind)
    asked.when(wanted.state, "v.state = :state", state=wanted.state)
    asked.when(wanted.transfers, _TRANSFER)
    asked.when(wanted.source_documents_missing, _PAPERS_MISSING)
    with_code = (
        "EXISTS (SELECT 1 FROM entry e JOIN account c ON c.id IN (e.source_id, e.target_id) WHERE e.voucher_id = v.id "
        "AND (c.key = 'code:' || :code OR c.key LIKE 'code:' || :code || '.%'))"
    )
    asked.when(wanted.code, with_code, code=wanted.code)
    asked.search("v.search_key", wanted.search)
    return asked


def voucher_ids(read: Read, wanted: VoucherFilter | None = None) -> Sequence[int]:
    """Ids of the vouchers a list shows, by day (newest first when asked)."""
    asked = _conditions(wanted or VoucherFilter())
    way = "DESC" if wanted is not None and wanted.newest_first else "ASC"
    sql = f"SELECT v.id FROM voucher v WHERE {asked} ORDER BY v.book_date {way}, v.id {way}"
    return read.column(int, sql, asked.values)


def voucher_sums(read: Read, wanted: VoucherFilter) -> VoucherSums:
    """What the vouchers a list shows come to, by a query with the conditions of ``voucher_ids``."""
    asked = _conditions(wanted)
    brought = ", ".join(f"'{kind}'" for kind in VoucherKind if kind.brings_in)
    sums = read.mapping(
        bool,
        Dong,
        f"SELECT v.kind IN ({brought}), sum(e.amount) FROM voucher v JOIN entry e ON e.voucher_id = v.id "
        f"WHERE {asked} AND v.state <> 'voided' GROUP BY 1",
        asked.values,
    )
    voided = read.number(f"SELECT count(*) FROM voucher v WHERE {asked} AND v.state = 'voided'", asked.values)
    return VoucherSums(sums.get(True, dong(0)), sums.get(False, dong(0)), voided)


def voucher_counts(read: Read, period: Period | None) -> VoucherCounts:
    """How many vouchers of a period there are of each kind, each state, and of the two things a list asks for besides."""
    asked = _conditions(VoucherFilter(period))
    kinds, states = Counter[VoucherKind](), Counter[VoucherState]()
    transfers = missing = 0
    for kind, state, count, moved, lacking in read.rows(
        f"SELECT v.kind, v.state, count(*), sum({_TRANSFER}), sum({_PAPERS_MISSING}) FROM voucher v "
        f"WHERE {asked} GROUP BY v.kind, v.state",
        asked.values,
    ):
        kinds[VoucherKind(kind)] += count
        states[VoucherState(state)] += count
        transfers += moved
        missing += lacking
    return VoucherCounts(kinds, states, transfers, missing)


def voucher_rows(read: Read, ids: Iterable[int]) -> list[VoucherRow]:
    """What a list shows of these vouchers, in the order given."""
    return read.in_order(
        VoucherRow,
        "SELECT v.id, v.kind, v.state, v.number, v.book_date, v.narration, v.person, "
        "coalesce((SELECT group_concat(DISTINCT replace(iif(s.kind = 'code', s.key, iif(t.kind IN ('code', 'loan'), iif(t.kind = 'code', t.key, t.name), s.name)), 'code:', '')) "
        f"FROM entry e {SIDES} WHERE e.voucher_id = v.id), '') AS codes, coalesce((SELECT sum(amount) FROM entry "
        "WHERE voucher_id = v.id), 0) AS total, coalesce((SELECT max(s.kind IN ('cash', 'bank') AND t.kind IN ('cash', 'bank')) "
        f"FROM entry e {SIDES} WHERE e.voucher_id = v.id), 0) AS is_transfer, "
        "(SELECT count(*) FROM attachment WHERE voucher_id = v.id) AS attachments, v.documents AS source_documents "
        "FROM voucher v WHERE v.id IN (:ids)",
        ids,
    )


@dataclass(frozen=True, slots=True)
class _Posted:
    number: str
    amount: Dong
    at: str


def last_posted(read: Read) -> tuple[str, Dong, str] | None:
    """Number, amount and time (UTC, ISO) of the voucher posted last; None in a book without one."""
    found = read.record(
        _Posted,
        "SELECT v.number, coalesce((SELECT sum(amount) FROM entry WHERE voucher_id = v.id), 0) AS amount, o.at FROM operation o "
        "JOIN change c ON c.operation_id = o.id AND c.table_name = 'voucher' JOIN voucher v ON v.id = c.row_id "
        "WHERE o.kind IN ('post_voucher', 'reverse_voucher', 'import_book') AND v.state = 'posted' "
        "ORDER BY o.id DESC, c.id DESC LIMIT 1",
    )
    return None if found is None else (found.number, found.amount, found.at)


def numbered_after(read: Read, kind: VoucherKind, fund: str, day: dt.date, but: int | None = None) -> str:
    """The first voucher of a later day in the series of a kind, fund and year; empty when there is none, or ``but`` has its number."""
    return (
        read.value(
            str,
            "SELECT v.number FROM voucher v WHERE v.series = ? AND v.book_date > ? AND v.state = 'posted' AND NOT EXISTS "
            "(SELECT 1 FROM voucher own WHERE own.id = ? AND own.sequence IS NOT NULL) ORDER BY v.sequence LIMIT 1",
            (series_of(kind, fund, day.year), day, but),
        )
        or ""
    )


def against_days(read: Read, period: Period) -> Sequence[str]:
    """Numbers of a period that stand before a smaller number of the same series, by day."""
    return read.column(
        str,
        "SELECT v.number FROM voucher v WHERE v.book_date BETWEEN ? AND ? AND v.state = 'posted' AND EXISTS (SELECT 1 FROM voucher o "
        "WHERE o.series = v.series AND o.sequence < v.sequence AND o.book_date > v.book_date AND o.state = 'posted') "
        "ORDER BY v.book_date, v.sequence",
        (period.first, period.last),
    )


def similar_numbers(read: Read, day: dt.date, kind: VoucherKind, total: int, but: int | None = None) -> tuple[str, ...]:
    """Numbers of posted vouchers of that day, kind and total."""
    return tuple(
        read.column(
            str,
            "SELECT v.number FROM voucher v WHERE v.book_date = ? AND v.kind = ? AND v.state = 'posted' AND v.id IS NOT ? "
            "AND (SELECT sum(amount) FROM entry WHERE voucher_id = v.id) = ? ORDER BY v.id",
            (day.isoformat(), str(kind), but, total),
        )
    )
