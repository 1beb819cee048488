"""Cases as rows (what a list shows) and as cards (everything of one): state by the vouchers, papers, what carries them.

``paid`` and ``closed`` are worked out here from posted vouchers each time; no row says them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.care.welfare import CareKind, CaseState, Relation
from app.domain.dates import Period
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.models.conditions import Conditions
from app.models.queries.ledger.entries import POSTED
from app.models.queries.members.members import IN_GROUP
from app.models.read import Read

_WITH_PAID = (
    "WITH paid AS MATERIALIZED (SELECT e.case_id, sum(e.amount) AS amount, max(v.book_date) AS day "
    f"FROM entry e {POSTED} AND v.kind IN ('PC', 'UNC') "
    "WHERE e.case_id IS NOT NULL GROUP BY e.case_id), "
    "missing AS MATERIALIZED (SELECT case_id, sum(received_on IS NULL) AS papers, count(*) AS asked FROM case_paper GROUP BY case_id), "
    "care AS (SELECT c.*, coalesce(p.amount, 0) AS paid, p.day AS paid_on, coalesce(x.papers, 0) AS missing, "
    "coalesce(x.asked, 0) AS asked, CASE WHEN c.state IN ('proposed', 'refused') THEN c.state "
    "WHEN coalesce(p.amount, 0) < c.amount OR (c.amount = 0 AND c.received_on IS NULL) THEN 'approved' "
    "WHEN c.received_on IS NOT NULL AND coalesce(x.papers, 0) = 0 THEN 'closed' ELSE 'paid' END AS now "
    "FROM welfare_case c LEFT JOIN paid p ON p.case_id = c.id LEFT JOIN missing x ON x.case_id = c.id) "
)


class NoSuchCase(Refusal):
    """No case of that id."""

    code = "case-missing"
    template = N_("Không có việc thăm hỏi, trợ cấp số {given} trong sổ.")


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a list shows of a case; money in đồng. ``missing`` of ``asked`` papers are not there yet."""

    id: int
    title: str
    kind: CareKind
    state: CaseState
    member_id: int | None
    name: str
    group: str
    person: str
    relation: Relation
    happened_on: dt.date | None
    amount: Dong
    in_kind: Dong
    paid: Dong
    missing: int
    asked: int
    decision: str
    decided_on: dt.date | None
    received_on: dt.date | None

    @property
    def left(self) -> Dong:
        """What is still to pay once approved, in đồng."""
        return dong(max(self.amount - self.paid, 0))


@dataclass(frozen=True, slots=True)
class CasePaper:
    """One paper asked for; ``received_on`` None while it is missing."""

    id: int
    paper: str
    received_on: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class CaseVoucher:
    """A voucher that names the case, whatever its state; ``amount`` is what of it is for the case."""

    id: int
    number: str
    kind: VoucherKind
    state: VoucherState
    book_date: dt.date
    amount: Dong
    fund_key: str


@dataclass(frozen=True, slots=True)
class CaseCard:
    """Everything of one case."""

    row: CaseRow
    reason: str
    place: str
    goods: str
    proposed_by: str
    proposed_on: dt.date | None
    decided_by: str
    refusal: str
    norm_id: int | None
    beyond_norm: str
    received_by: str
    note: str
    activity_id: int | None
    papers: tuple[CasePaper, ...]
    vouchers: tuple[CaseVoucher, ...]


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases a list shows. ``which``: proposed, missing, approved, paid, refused, open or nothing for all."""

    which: str = ""
    year: int | None = None
    kind: str = ""
    search: str = ""
    member_id: int | None = None
    period: Period | None = None


_LISTED = "kind NOT IN ('loan', 'house')"
# Why: loans are repaid and houses are paid by stages; each has a page of its own.
_WHICH = {
    "proposed": "now = 'proposed'",
    "missing": "missing > 0 AND now <> 'refused'",
    "approved": "now = 'approved'",
    "paid": "now IN ('paid', 'closed')",
    "refused": "now = 'refused'",
    "open": "now IN ('proposed', 'approved', 'paid')",
}


def _asked(wanted: CaseFilter) -> Conditions:
    asked = Conditions(_LISTED, *([_WHICH[wanted.which]] if wanted.which else ()))
    asked.when(wanted.year, "substr(happened_on, 1, 4) = :year", year=str(wanted.year))
    asked.when(wanted.kind, "kind = :kind", kind=wanted.kind)
    asked.search("search_key", wanted.search)
    asked.when(wanted.member_id, "member_id = :member", member=wanted.member_id)
    asked.within("happened_on BETWEEN :first AND :last", wanted.period)
    return asked


def case_ids(read: Read, wanted: CaseFilter) -> Sequence[int]:
    """Ids of the cases a list shows, the newest event first. Loans and houses have lists of their own."""
    asked = _asked(wanted)
    sql = f"{_WITH_PAID} SELECT id FROM care WHERE {asked} ORDER BY happened_on DESC, id DESC"
    return read.column(int, sql, asked.values)


@dataclass(frozen=True, slots=True)
class CaseSums:
    """What the cases of a list come to without those refused, and what of it was paid, in đồng."""

    amount: int
    in_kind: int
    paid: int


def case_sums(read: Read, wanted: CaseFilter) -> CaseSums:
    """The sums of the cases a list shows."""
    asked = _asked(wanted)
    what = {name: f"CASE WHEN now <> 'refused' THEN {name} END" for name in ("amount", "in_kind")} | {"paid": "paid"}
    return CaseSums(**read.sums(what, f"{_WITH_PAID} SELECT :sums FROM care WHERE {asked}", asked.values))


def case_counts(read: Read, year: int, until: dt.date = dt.date.max) -> dict[str, int]:
    """How many cases of all years each chip shows (``year``: those of the year), of events up to a day."""
    conditions = {**_WHICH, "year": "substr(happened_on, 1, 4) = :year", "": "1"}
    sql = f"{_WITH_PAID} SELECT :sums FROM care WHERE {_LISTED} AND happened_on <= :until"
    return read.sums(conditions, sql, {"year": str(year), "until": until})


_ROW = (
    f"{_WITH_PAID} SELECT c.id, c.title, c.kind, c.now AS state, c.member_id, coalesce(m.full_name, c.person) AS name, "
    "coalesce(g.name, '') AS 'group', c.person, c.relation, c.happened_on, c.amount, c.in_kind, c.paid, c.missing, c.asked, "
    f"c.decision, c.decided_on, c.received_on FROM care c LEFT JOIN member m ON m.id = c.member_id {IN_GROUP} WHERE c.id IN (:ids)"
)


def case_rows(read: Read, ids: Iterable[int]) -> list[CaseRow]:
    """What a list shows of these cases, in the order given; unknown ids are left out."""
    return read.in_order(CaseRow, _ROW, ids)


def case_papers(read: Read, case_id: int) -> tuple[CasePaper, ...]:
    """The papers asked for, in their order."""
    return read.records(CasePaper, "FROM case_paper WHERE case_id = ? ORDER BY id", (case_id,))


def case_vouchers(read: Read, case_id: int) -> tuple[CaseVoucher, ...]:
    """The vouchers that name a case, by day."""
    return read.records(
        CaseVoucher,
        "SELECT v.id, v.number, v.kind, v.state, v.book_date, sum(e.amount) AS amount, b.key AS fund_key FROM entry e "
        "JOIN voucher v ON v.id = e.voucher_id JOIN account b ON b.id = v.fund_id WHERE e.case_id = ? GROUP BY v.id "
        "ORDER BY v.book_date, v.id",
        (case_id,),
    )


def case(read: Read, case_id: int) -> CaseCard:
    """Everything of one case; refuses an unknown id."""
    return read.one(
        CaseCard,
        NoSuchCase(given=case_id),
        "SELECT id, reason, place, goods, proposed_by, proposed_on, decided_by, refusal, norm_id, beyond_norm, received_by, note, "
        "activity_id FROM welfare_case WHERE id = ?",
        (case_id,),
        row={row.id: row for row in case_rows(read, [case_id])},
        papers={case_id: case_papers(read, case_id)},
        vouchers={case_id: case_vouchers(read, case_id)},
    )


def voucher_numbers(read: Read) -> dict[int, str]:
    """Case → the numbers of the posted vouchers that carry it, in order."""
    return read.mapping(
        int,
        str,
        "SELECT case_id, group_concat(number, ', ') FROM (SELECT DISTINCT e.case_id, v.number, v.book_date, v.id FROM entry e "
        f"{POSTED} WHERE e.case_id IS NOT NULL ORDER BY v.book_date, v.id) GROUP BY case_id",
    )
