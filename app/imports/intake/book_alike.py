"""Sheets of one file under the very same head: what the fullest of them shows of its columns holds for those of few rows too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.intake.book_import import BookKind
from app.imports.intake import book_words as words
from app.imports.intake.book_columns import Reading
from app.imports.intake.book_layout import laid_out
from app.imports.workbook import Sheet, Workbook

Head = tuple[tuple[str, ...], ...]
"""The words of each row of a head, as heads are compared."""

_HEAD_WITHIN = 60
_FEWEST_HEADS = 3


def alike(found: Mapping[str, list[Reading]], workbook: Workbook) -> dict[str, list[Reading]]:
    """The readings of each sheet; where a sheet has one or none, by the columns of the fullest sheet of the same head."""
    models = _fullest(found, workbook)
    kinds = _kinds(found, workbook)
    return {
        name: readings if len(readings) > 1 else _as_the_fullest(workbook.sheet(name), readings, models, kinds)
        for name, readings in found.items()
    }


def _kinds(found: Mapping[str, list[Reading]], workbook: Workbook) -> dict[Head, BookKind]:
    """Which book the sheets under one head are where only numbers tell: what most of their rows say together.

    Trap: a bank book may give its transfers the numbers of the cash book, and a quarter may hold little else.
    """
    rows: dict[Head, Counter[BookKind]] = defaultdict(Counter)
    for name, readings in found.items():
        if len(readings) == 1 and readings[0].by_numbers and readings[0].kind is not None and readings[0].layout.head:
            head = _head(workbook.sheet(name), readings[0].layout.head)
            rows[head][readings[0].kind] += _height(readings[0])
    return {head: counted.most_common(1)[0][0] for head, counted in rows.items()}


def _fullest(found: Mapping[str, list[Reading]], workbook: Workbook) -> dict[Head, Reading]:
    best: dict[Head, Reading] = {}
    for name, readings in found.items():
        if len(readings) != 1 or not readings[0].layout.head:
            continue
        head = _head(workbook.sheet(name), readings[0].layout.head)
        if sum(map(len, head)) >= _FEWEST_HEADS and (head not in best or _height(readings[0]) > _height(best[head])):
            best[head] = readings[0]
    return best


def _height(reading: Reading) -> int:
    return reading.layout.last - reading.layout.first


def _head(sheet: Sheet, rows: Sequence[int]) -> Head:
    return tuple(words.plain_row(sheet.rows[row - 1]) for row in rows)


def _as_the_fullest(
    sheet: Sheet, readings: list[Reading], models: Mapping[Head, Reading], kinds: Mapping[Head, BookKind]
) -> list[Reading]:
    own_head = _head(sheet, readings[0].layout.head) if readings else ()
    if readings and own_head in kinds and (readings[0].by_numbers or readings[0].kind is None):
        kind = kinds[own_head]
        readings = [replace(readings[0], kind=kind, layout=replace(readings[0].layout, kind=str(kind)))]
    for head, model in models.items():
        at = _place_of(sheet, head)
        if at is None or model.layout.sheet == sheet.name:
            continue
        own = readings[0] if readings else replace(model, layout=replace(model.layout, last=len(sheet.rows), top=1))
        layout = replace(
            own.layout,
            sheet=sheet.name,
            head=tuple(range(at + 1, at + 1 + len(head))),
            first=at + 1 + len(head),
            columns=model.layout.columns,
            beside=model.layout.beside,
            carries_days=own.layout.carries_days or model.layout.carries_days,
            reasons=model.layout.reasons,
        )
        if readings or laid_out(layout, sheet).rows:
            return [replace(own, layout=layout, kind=own.kind or model.kind, doubtful=model.doubtful)]
    return readings


def _place_of(sheet: Sheet, head: Head) -> int | None:
    """The row, from 0, at which a sheet has this head."""
    for at in range(min(_HEAD_WITHIN, len(sheet.rows) - len(head) + 1)):
        if words.plain_row(sheet.rows[at]) == head[0] and _head(sheet, range(at + 1, at + 1 + len(head))) == head:
            return at
    return None
