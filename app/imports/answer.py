"""What the reading process answers, as bytes: the sheets of a workbook, or its refusal. Data only; reading them can run no code.

Eight bytes of length, then JSON. A cell that JSON has no word for is an object with one key, the name of its type. The process that
writes may be owned by the file it read, so whoever reads takes nothing on trust: refusals and findings come by their codes alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import IO, Any

from app.domain.problems import Finding, Message, Refusal
from app.imports.file_faults import REFUSALS, WorkbookTooLarge
from app.imports.sheet import Sheet, seen
from app.imports.workbook import Workbook

LARGEST = 512 * 1024 * 1024
_HEAD = 8
_WRITTEN: Mapping[type, Callable[[Any], object]] = {
    dt.datetime: dt.datetime.isoformat,
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
    dt.timedelta: lambda span: [span.days, span.seconds, span.microseconds],
}
_READ: Mapping[str, Callable[[Any], object]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "timedelta": lambda parts: dt.timedelta(*parts),
}
_CELLS = frozenset({str, int, float, bool, type(None), *_WRITTEN})


class Malformed(Exception):
    """Not what a reading process of this program writes."""


def write(answer: Workbook | Refusal, stream: IO[bytes]) -> None:
    """Write one answer and flush it; one that is larger than anybody reads becomes a refusal."""
    body = _body(answer)
    if isinstance(answer, Workbook) and len(body) > LARGEST:
        body = _body(WorkbookTooLarge(file=answer.file, reason=f"{len(body) // 1_000_000} MB"))
    stream.write(len(body).to_bytes(_HEAD, "big"))
    stream.write(body)
    stream.flush()


def _body(answer: Workbook | Refusal) -> bytes:
    told: object
    if isinstance(answer, Workbook):
        told = {"file": answer.file, "sheets": [_of_sheet(sheet) for sheet in answer.sheets]}
    else:
        told = {"refused": answer.code, "values": answer.message.values}
    # Why without: rows hold cells and nothing that leads back; looking for circles took nearly half of the time.
    return json.dumps(told, default=_of_cell, ensure_ascii=False, check_circular=False, separators=(",", ":")).encode()


def _of_sheet(sheet: Sheet) -> object:
    findings = [[each.code, each.message.values, each.sheet, each.row, each.column] for each in sheet.findings]
    return [sheet.name, sheet.rows, sheet.merges, sheet.is_hidden, findings, sheet.is_text]


def _of_cell(cell: object) -> object:
    kind = type(cell)
    return {kind.__name__: _WRITTEN[kind](cell)}


def read(stream: IO[bytes]) -> Workbook | Refusal:
    """The one answer that a stream holds, to its end. Raises Malformed for anything else, before reading more than ``LARGEST``."""
    length = int.from_bytes(stream.read(_HEAD), "big")
    if length > LARGEST:
        raise Malformed
    body = stream.read(length)
    if len(body) != length or stream.read(1):
        raise Malformed
    try:
        told = json.loads(body.decode(), object_hook=_known)
        return _refusal(told) if "refused" in told else _workbook(told)
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as problem:
        raise Malformed from problem


def _known(found: dict[str, Any]) -> object:
    """The cell that an object stands for; another object as it is."""
    if len(found) == 1:
        ((name, value),) = found.items()
        if name in _READ:
            return _READ[name](value)
    return found


def _workbook(told: Mapping[str, Any]) -> Workbook:
    return Workbook(_text(told["file"]), tuple(_sheet(*each) for each in told["sheets"]))


def _sheet(
    name: Any, rows: list[Any], merges: list[Any], is_hidden: Any, findings: list[Any], is_text: Any = False
) -> Sheet:
    if not all(type(row) is list and _CELLS.issuperset(map(type, row)) for row in rows):
        raise Malformed
    cells = list(map(tuple, rows))
    corners = tuple(_corners(*each) for each in merges)
    found = tuple(_finding(*each) for each in findings)
    return Sheet(_text(name), cells, corners, bool(is_hidden), found, bool(is_text))


def _corners(*numbers: Any) -> tuple[int, int, int, int]:
    top, left, bottom, right = map(int, numbers)
    return top, left, bottom, right


def _finding(code: str, values: dict[str, Any], sheet: Any, row: Any, column: Any) -> Finding:
    found = seen(code, values, sheet and _text(sheet), row and int(row), column and _text(column))
    _look_at(found.message)
    return found


def _refusal(told: Mapping[str, Any]) -> Refusal:
    refusal = {each.code: each for each in REFUSALS}[told["refused"]](**told["values"])
    _look_at(refusal.message)
    return refusal


def _look_at(message: Message) -> None:
    """A sentence holds texts and numbers, and all that its template asks for."""
    if not all(type(value) in (str, int) for value in message.values.values()):
        raise Malformed
    str(message)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Malformed
    return value
