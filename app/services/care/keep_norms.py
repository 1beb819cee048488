"""Định mức: add or change a norm from a day on, end it, take it back, and accept the starter set that comes with the program.

A row that a case was judged by is never changed: the new norm begins on another day.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Sequence
from dataclasses import replace

from app.domain.care.norms import Norm, NormRule, look_over_norm, norm_on
from app.domain.care.welfare import Relation, care_kind
from app.domain.dates import show_date
from app.domain.money import dong
from app.domain.problems import N_, Message, Refusal, refuse_stopped
from app.models.book import Book, Read
from app.models.care import welfare as tables
from app.models.operation import Operation, Outcome
from app.models.queries.care.norms import NormRow, norm_row, norm_rows
from app.paths import resource


class NormInUse(Refusal):
    """Changing or deleting a norm that cases were judged by."""

    code = "norm-in-use"
    template = N_("Định mức «{kind}» từ {day} đã áp dụng cho {count} việc: hãy ghi mức mới từ một ngày khác.")


class NothingToEnd(Refusal):
    """Ending a norm that does not hold on that day."""

    code = "norm-nothing-to-end"
    template = N_("Ngày {day} không có định mức «{kind}» nào đang áp dụng để thôi.")


class NoNormChosen(Refusal):
    """Accepting nothing of the starter set, or everything is there already."""

    code = "norm-none-chosen"
    template = N_("Không có mức mẫu nào để nhận: các mức đã chọn đều có trong sổ.")


def _same_day(read: Read, norm: Norm) -> NormRow | None:
    key = (norm.kind, norm.relation, norm.valid_from)
    return next(
        (row for row in norm_rows(read) if (row.norm.kind, row.norm.relation, row.norm.valid_from) == key), None
    )


def _which(norm: Norm) -> dict[str, object]:
    """The kind and the day of a norm, as sentences name it."""
    return {"kind": Message(care_kind(norm.kind).name), "day": show_date(norm.valid_from)}


def _must_be_free(row: NormRow) -> None:
    if row.cases:
        raise NormInUse(**_which(row.norm), count=row.cases)


def store_norm(operation: Operation, norm: Norm) -> int:
    """Insert a norm inside an open act, or replace the row of that very day while no case was judged by it."""
    refuse_stopped(look_over_norm(norm))
    norm = replace(norm, papers=tuple(paper for paper in norm.papers if paper.strip()))
    there = _same_day(operation.read, norm)
    if there is not None:
        _must_be_free(there)
    return operation.store(tables.welfare_norm, None if there is None else there.id, norm)


def set_norm(book: Book, norm: Norm) -> Outcome[int]:
    """A norm from its day on; earlier rows stay as they were. Gives the row's id."""
    with book.operation("set_norm", subject=norm.kind) as operation:
        number = store_norm(operation, norm)
    text = N_("Đã ghi định mức «{kind}» {amount} đồng từ {day}.")
    return operation.outcome(number, text, **_which(norm), amount=norm.show_amount())


def end_norm(book: Book, kind: str, relation: Relation, day: dt.date, clause: str = "") -> Outcome[int]:
    """From a day on the norm no longer holds; what was judged by it stays. Refuses when none holds then."""
    with book.operation("end_norm", subject=kind) as operation:
        rows = norm_rows(operation.read)
        now = norm_on((row.norm for row in rows), kind, relation, day)
        if now is None:
            raise NothingToEnd(day=show_date(day), kind=Message(care_kind(kind).name))
        ending = replace(now, valid_from=day, ended=True, clause=clause or now.clause)
        number = store_norm(operation, ending)
    return operation.outcome(number, N_("Từ {day} thôi áp dụng định mức «{kind}»."), **_which(ending))


def delete_norm(book: Book, norm_id: int) -> Outcome[None]:
    """Delete a row typed by mistake; refuses one that cases were judged by."""
    with book.operation("remove_norm") as operation:
        row = norm_row(operation.read, norm_id)
        _must_be_free(row)
        operation.remove(tables.welfare_norm, id=norm_id)
    return operation.outcome(None, N_("Đã xóa định mức «{kind}» từ {day}."), **_which(row.norm))


def starter_norms(valid_from: dt.date) -> tuple[Norm, ...]:
    """The amounts seen elsewhere, as a union may begin with them; none has a legal source."""
    content = tomllib.loads(resource("norms/starter.toml").read_text(encoding="utf-8"))
    return tuple(
        Norm(
            kind=row["kind"],
            relation=Relation(row.get("relation", "self")),
            valid_from=valid_from,
            amount=dong(row.get("amount", 0)),
            amount_most=dong(row.get("amount_most", 0)),
            in_kind=dong(row.get("in_kind", 0)),
            per_year=row.get("per_year", 0),
            rule=NormRule(
                True, row.get("months", 0), row.get("not_on_unpaid_leave", False), row.get("women_only", False)
            ),
            papers=tuple(row.get("papers", (str(paper) for paper in care_kind(row["kind"]).papers))),
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in content["norm"]
    )


def missing_starters(read: Read, valid_from: dt.date) -> tuple[Norm, ...]:
    """Those of the starter set whose kind and relation the book has no row of yet."""
    there = {(row.norm.kind, row.norm.relation) for row in norm_rows(read)}
    return tuple(norm for norm in starter_norms(valid_from) if (norm.kind, norm.relation) not in there)


def accept_norms(book: Book, norms: Sequence[Norm]) -> Outcome[int]:
    """Store the chosen norms in one act, as they are or as edited; those the book has already are left alone."""
    with book.operation("accept_norms") as operation:
        read = operation.read
        there = {(row.norm.kind, row.norm.relation) for row in norm_rows(read)}
        chosen = [norm for norm in norms if (norm.kind, norm.relation) not in there]
        if not chosen:
            raise NoNormChosen
        for norm in chosen:
            store_norm(operation, norm)
    return operation.outcome(len(chosen), N_("Đã nhận {count} định mức vào sổ."), count=len(chosen))
