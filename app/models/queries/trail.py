"""The trail as the time line shows it: acts, their changes, and what Ctrl+Z and Ctrl+Y would take."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.acts import ActKind, act_kind, act_kinds
from app.models.history import history_of
from app.models.read import Read


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the trail. ``at`` is UTC; ``rows`` counts its changes."""

    id: int
    kind: ActKind
    at: dt.datetime
    officer: str
    subject: str
    reason: str
    undoes: int | None
    undone_by: int | None
    rows: int


@dataclass(frozen=True, slots=True)
class ActChange:
    """One row an act changed: values before and after by column; None where the row was not there."""

    table: str
    row_id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


_ACTS = """
SELECT o.id, o.kind, o.at, o.officer, o.subject, o.reason, o.undoes, o.undone_by,
    (SELECT count(*) FROM change c WHERE c.operation_id = o.id) AS rows
FROM operation o WHERE {where} ORDER BY o.id DESC LIMIT ?
"""


def _acts(read: Read, where: str, values: tuple[object, ...], limit: int) -> tuple[Act, ...]:
    history = history_of(read.connection, read.shape)

    def kinds(columns: Mapping[str, Sequence[Any]]) -> Iterator[ActKind]:
        return (act_kind(history.act_now(*each)) for each in zip(columns["id"], columns["kind"], strict=True))

    return read.records(Act, _ACTS.format(where=where), (*values, limit), kind=kinds)


def _stored(read: Read, *kinds: str) -> str:
    """SQL list of kinds of acts, under every name that they were ever stored."""
    names = (f"'{name}'" for kind in kinds for name in read.shape.line.act_ever(kind))
    return f"({', '.join(names)})"


def acts(read: Read, limit: int = 200, before: int | None = None) -> tuple[Act, ...]:
    """The newest acts first; ``before`` pages on from an act's id."""
    if before is None:
        return _acts(read, "1", (), limit)
    return _acts(read, "o.id < ?", (before,), limit)


def act(read: Read, number: int) -> Act | None:
    """One act by its number."""
    return next(iter(_acts(read, "o.id = ?", (number,), 1)), None)


@dataclass(frozen=True, slots=True)
class _StoredChange:
    table: str
    row_id: int
    before: str | None
    after: str | None


def changes_of(read: Read, number: int, limit: int = 500) -> tuple[ActChange, ...]:
    """The rows an act changed, in order, under the present names of tables and columns."""
    history = history_of(read.connection, read.shape)

    def shown(change: _StoredChange) -> ActChange:
        images = [None if image is None else json.loads(image) for image in (change.before, change.after)]
        name, columns = history.names_now(number, change.table, {**(images[0] or {}), **(images[1] or {})})
        return ActChange(
            name,
            change.row_id,
            *(None if image is None else {columns[key]: value for key, value in image.items()} for image in images),
        )

    return tuple(
        shown(change)
        for change in read.records(
            _StoredChange,
            "SELECT table_name AS 'table', row_id, before, after FROM change WHERE operation_id = ? ORDER BY id LIMIT ?",
            (number, limit),
        )
    )


def next_undo(read: Read) -> Act | None:
    """The act Ctrl+Z would undo: the newest one still standing that is not itself an undo or redo."""
    kinds = act_kinds().values()
    passed_over = (each.kind for each in kinds if each.answers or each.is_passed_over)
    wanted = ["o.undone_by IS NULL", f"o.kind NOT IN {_stored(read, *passed_over)}"]
    # Why: a run withdrawn since stands no longer, though no undo took it back.
    wanted += [
        f"NOT (o.kind IN {_stored(read, each.kind)} AND EXISTS (SELECT 1 FROM operation w "
        f"WHERE w.kind IN {_stored(read, each.withdrawn_by)} AND w.subject = o.subject AND w.id > o.id))"
        for each in kinds
        if each.withdrawn_by
    ]
    return next(iter(_acts(read, " AND ".join(wanted), (), 1)), None)


def next_redo(read: Read) -> Act | None:
    """The undo that Ctrl+Y would take back: the newest one standing, while nothing but undo, redo and what is passed over came after it."""
    between = _stored(read, "undo", "redo", *(each.kind for each in act_kinds().values() if each.is_passed_over))
    nothing_since = f"NOT EXISTS (SELECT 1 FROM operation later WHERE later.id > o.id AND later.kind NOT IN {between})"
    where = f"o.kind IN {_stored(read, 'undo')} AND o.undone_by IS NULL AND {nothing_since}"
    return next(iter(_acts(read, where, (), 1)), None)


@dataclass(frozen=True, slots=True)
class Head:
    """The newest act: its number, seal and time (UTC, ISO)."""

    id: int = 0
    hash: str = ""
    at: str = ""


def newest_act(read: Read, among: str = "1") -> Head:
    """The newest act that meets a condition in SQL; number 0 and empty texts in a book without any."""
    return read.record(Head, f"FROM operation WHERE {among} ORDER BY id DESC LIMIT 1") or Head()


def newest_work(read: Read) -> Head:
    """The newest act that is work of hers: upgrades and the like are passed over."""
    passed_over = (each.kind for each in act_kinds().values() if each.is_passed_over)
    return newest_act(read, f"kind NOT IN {_stored(read, *passed_over)}")


def head_hash(read: Read) -> str:
    """The seal of the newest act; an empty text in a book without any."""
    return newest_act(read).hash
