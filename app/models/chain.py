"""The hash chain over the trail. Personal values enter it only as salted digests, so they can be erased later.

Nothing here writes; ``operation.py`` seals with it and ``services.check_book`` verifies with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from app.models.schema import trailed_tables


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One stored change: JSON images before and after, and the salt of its personal values."""

    table_name: str
    row_id: int
    before: str | None
    after: str | None
    salt: bytes | None


@dataclass(frozen=True, slots=True)
class OperationRow:
    """The fields of one act that the chain covers."""

    id: int
    kind: str
    at: str
    officer: str
    subject: str
    reason: str
    undoes: int | None


@cache
def personal_columns() -> Mapping[str, frozenset[str]]:
    """By table, the columns that hold values of people."""
    return {
        table.name: frozenset(column.name for column in table.columns if column.info.get("personal"))
        for table in trailed_tables()
    }


# Why: json.dumps makes an encoder for every call that asks for anything unusual; a long trail asks a million times.
_text_of = json.JSONEncoder(ensure_ascii=False).encode
_sorted_text_of = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def _digest_of(value: object, salt: bytes) -> str:
    return hashlib.sha256(salt + _text_of(value).encode()).hexdigest()


def _covered(image: str | None, change: ChangeRow) -> str:
    if image is None:
        return "null"
    personal = personal_columns().get(change.table_name, frozenset())
    if not personal:
        return image
    values = json.loads(image)
    for name in personal & values.keys():
        value = values[name]
        # Trap: an erased value is kept as {"#": digest}; it must hash to what the plain value hashed to.
        if isinstance(value, dict):
            values[name] = value["#"]
        elif value is not None and value != "":
            values[name] = _digest_of(value, change.salt or b"")
    return _sorted_text_of(values)


def erased(image: str, table: str, salt: bytes) -> str:
    """The image with every personal value replaced by the digest the chain knows it by."""
    values = json.loads(image)
    for name in personal_columns().get(table, frozenset()) & values.keys():
        if values[name] not in (None, "") and not isinstance(values[name], dict):
            values[name] = {"#": _digest_of(values[name], salt)}
    return json.dumps(values, ensure_ascii=False)


def _parts(act: OperationRow, changes: Iterable[ChangeRow]) -> Iterator[str]:
    yield _text_of([act.id, act.kind, act.at, act.officer, act.subject, act.reason, act.undoes])
    for change in changes:
        yield f"{change.table_name}|{change.row_id}|{_covered(change.before, change)}|{_covered(change.after, change)}"


def seal_hash(previous: str, act: OperationRow, changes: Iterable[ChangeRow]) -> str:
    """The hash of an act: the one before it, its own fields and all its changes in order."""
    digest = hashlib.sha256(previous.encode())
    for part in _parts(act, changes):
        digest.update(part.encode())
        digest.update(b"\x1e")
    return digest.hexdigest()
