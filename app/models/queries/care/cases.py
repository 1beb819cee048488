"""Cases as rows (what a list shows) and as cards (everything of one): state by the vouchers, papers, what carries them.

``paid`` and ``closed`` are worked out here from posted vouchers each time; no row says them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.care.welfare import CareKind, CaseState, Relation, care_kind, relation_of
from app.domain.dates import Period, day_of_iso
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Dong, dong
from app.domain.problems import N_, Refusal
from app.domain.text import fold
from app.models.book import Read

_WITH_PAID = (
    "WITH paid AS MATERIALIZED (SELECT e.case_id, sum(e.amount) AS amount, max(v.book_date) AS day FROM entry e "
    "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' AND v.kind IN ('PC', 'UNC') "
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


def _where(wanted: CaseFilter) -> tuple[str, dict[str, object]]:
    parts, values = [_LISTED], dict[str, object]()
    if wanted.which:
        parts.append(_WHICH[wanted.which])
    if wanted.year is not None:
        parts.append("substr(happened_on, 1, 4) = :year")
        values["year"] = f"{wanted.year:04d}"
    if wanted.kind:
        parts.append("kind = :kind")
        values["kind"] = wanted.kind
    if wanted.search.strip():
        parts.append("search_key LIKE :needle")
        values["needle"] = f"%{fold(wanted.search)}%"
    if wanted.member_id is not None:
        parts.append("member_id = :member")
        values["member"] = wanted.member_id
    if wanted.period is not None:
        parts.append("happened_on BETWEEN :first AND :last")
        values |= {"first": wanted.period.first.isoformat(), "last": wanted.period.last.isoformat()}
    return " AND ".join(parts), values


def case_ids(read: Read, wanted: CaseFilter) -> Sequence[int]:
    """Ids of the cases a list shows, the newest event first. Loans and houses have lists of their own."""
    where, values = _where(wanted)
    return [
        row[0]
        for row in read.rows(
            f"{_WITH_PAID} SELECT id FROM care WHERE {where} ORDER BY happened_on DESC, id DESC", values
        )
    ]


@dataclass(frozen=True, slots=True)
class CaseSums:
    """What the cases of a list come to without those refused, and what of it was paid, in đồng."""

    amount: int = 0
    in_kind: int = 0
    paid: int = 0


def case_sums(read: Read, wanted: CaseFilter) -> CaseSums:
    """The sums of the cases a list shows."""
    where, values = _where(wanted)
    of_those_given = ", ".join(
        f"coalesce(sum(CASE WHEN now <> 'refused' THEN {key} END), 0)" for key in ("amount", "in_kind")
    )
    row = read.one(f"{_WITH_PAID} SELECT {of_those_given}, coalesce(sum(paid), 0) FROM care WHERE {where}", values)
    return CaseSums(*(row or ()))


def case_counts(read: Read, year: int, until: dt.date = dt.date.max) -> dict[str, int]:
    """How many cases of all years each chip shows (``year``: those of the year), of events up to a day."""
    sums = ", ".join(f"coalesce(sum({condition}), 0)" for condition in _WHICH.values())
    row = read.one(
        f"{_WITH_PAID} SELECT {sums}, coalesce(sum(substr(happened_on, 1, 4) = ?), 0), count(*) FROM care "
        f"WHERE {_LISTED} AND happened_on <= ?",
        (f"{year:04d}", until.isoformat()),
    )
    return dict(zip((*_WHICH, "year", ""), row or (), strict=True))


_ROW = (
    f"{_WITH_PAID} SELECT c.id, c.title, c.kind, c.now, c.member_id, coalesce(m.full_name, c.person), coalesce(g.name, ''), "
    "c.person, c.relation, c.happened_on, c.amount, c.in_kind, c.paid, c.missing, c.asked, c.decision, c.decided_on, c.received_on "
    "FROM care c LEFT JOIN member m ON m.id = c.member_id LEFT JOIN union_group g ON g.id = m.group_id "
)


def case_rows(read: Read, ids: Iterable[int]) -> list[CaseRow]:
    """What a list shows of these cases, in the order given; unknown ids are left out."""
    wanted = list(ids)
    marks = ", ".join(str(int(number)) for number in wanted)
    rows = {
        row[0]: CaseRow(
            row[0],
            row[1],
            care_kind(row[2]),
            CaseState(row[3]),
            row[4],
            row[5],
            row[6],
            row[7],
            relation_of(row[8]),
            day_of_iso(row[9]),
            dong(row[10]),
            dong(row[11]),
            dong(row[12]),
            row[13],
            row[14],
            row[15],
            day_of_iso(row[16]),
            day_of_iso(row[17]),
        )
        for row in read.rows(f"{_ROW} WHERE c.id IN ({marks})")
    }
    return [rows[number] for number in wanted if number in rows]


def case_papers(read: Read, case_id: int) -> tuple[CasePaper, ...]:
    """The papers asked for, in their order."""
    return tuple(
        CasePaper(row[0], row[1], day_of_iso(row[2]), row[3])
        for row in read.rows(
            "SELECT id, paper, received_on, note FROM case_paper WHERE case_id = ? ORDER BY id", (case_id,)
        )
    )


def case_vouchers(read: Read, case_id: int) -> tuple[CaseVoucher, ...]:
    """The vouchers that name a case, by day."""
    return tuple(
        CaseVoucher(
            row[0],
            row[1],
            VoucherKind(row[2]),
            VoucherState(row[3]),
            dt.date.fromisoformat(row[4]),
            dong(row[5]),
            row[6],
        )
        for row in read.rows(
            "SELECT v.id, v.number, v.kind, v.state, v.book_date, sum(e.amount), b.key FROM entry e JOIN voucher v ON v.id = e.voucher_id "
            "JOIN account b ON b.id = v.fund_id WHERE e.case_id = ? GROUP BY v.id ORDER BY v.book_date, v.id",
            (case_id,),
        )
    )


def case(read: Read, case_id: int) -> CaseCard:
    """Everything of one case; refuses an unknown id."""
    rows = case_rows(read, [case_id])
    if not rows:
        raise NoSuchCase(given=case_id)
    more = read.one(
        "SELECT reason, place, goods, proposed_by, proposed_on, decided_by, refusal, norm_id, beyond_norm, received_by, note, "
        "activity_id FROM welfare_case WHERE id = ?",
        (case_id,),
    )
    assert more is not None
    return CaseCard(
        row=rows[0],
        reason=more[0],
        place=more[1],
        goods=more[2],
        proposed_by=more[3],
        proposed_on=day_of_iso(more[4]),
        decided_by=more[5],
        refusal=more[6],
        norm_id=more[7],
        beyond_norm=more[8],
        received_by=more[9],
        note=more[10],
        activity_id=more[11],
        papers=case_papers(read, case_id),
        vouchers=case_vouchers(read, case_id),
    )


def voucher_numbers(read: Read) -> dict[int, str]:
    """Case → the numbers of the posted vouchers that carry it, in order."""
    found: dict[int, list[str]] = {}
    for case_id, number in read.rows(
        "SELECT DISTINCT e.case_id, v.number FROM entry e JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted' "
        "WHERE e.case_id IS NOT NULL ORDER BY v.book_date, v.id"
    ):
        found.setdefault(case_id, []).append(number)
    return {case_id: ", ".join(numbers) for case_id, numbers in found.items()}
