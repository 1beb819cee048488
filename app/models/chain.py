"""The hash chain over the trail. Personal values enter it only as salted digests, so they can be erased later.

Which values those are, the schema version of an act says (``history.py``): what is personal now need not have been so when
it was sealed. Nothing here writes; ``operation.py`` seals with it and ``services.check_book`` verifies with it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import NamedTuple

from app.models.schema import present
from app.models.steps import Personal


class ChangeRow(NamedTuple):
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


def personal_columns() -> Personal:
    """By table, the columns that hold values of people now."""
    return present().personal


_NOBODY: frozenset[str] = frozenset()
# Why: json.dumps makes an encoder for every call that asks for anything unusual; a long trail asks a million times.
_text_of = json.JSONEncoder(ensure_ascii=False).encode
_decode = json.JSONDecoder().raw_decode
_MOST_WAITING = 4


def _digest_of(value: object, salt: bytes) -> str:
    return sha256(salt + _text_of(value).encode()).hexdigest()


@cache
def _template(personal: frozenset[str], names: tuple[str, ...]) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """How an image of these columns is written: by name, with a place for each value; and which of them are personal."""
    in_order = sorted(names)
    keys = (encode_basestring(name).replace("%", "%%") for name in in_order)
    return f"{{{', '.join(f'{key}: %s' for key in keys)}}}", tuple((name, name in personal) for name in in_order)


def _covered(image: str | None, salt: bytes, personal: frozenset[str]) -> str:
    """What of an image enters the chain: its own text; of a table with people, JSON by names with digests for their values."""
    if image is None:
        return "null"
    if not personal:
        return image
    try:
        values, end = _decode(image)
    except ValueError:
        values, end = None, 0
    if end != len(image) or not isinstance(values, dict):
        return f"!{image}"  # no image of ours, so that it fits no hash
    template, columns = _template(personal, tuple(values))
    texts = []
    # Why so plainly: a long act comes here for millions of values, and nearly all are texts, whole numbers or nothing.
    for name, is_personal in columns:
        value = values[name]
        if isinstance(value, str):
            text = encode_basestring(value)
            if is_personal and value:
                text = f'"{sha256(salt + text.encode()).hexdigest()}"'
        elif value is None:
            text = "null"
        elif type(value) is int and not is_personal:
            text = str(value)
        elif is_personal:
            # Trap: an erased value is kept as {"#": digest}; it must hash to what the plain value hashed to.
            text = _text_of(value["#"] if isinstance(value, dict) else _digest_of(value, salt))
        else:
            text = _text_of(value)
        texts.append(text)
    return template % tuple(texts)


def erased(image: str, salt: bytes, personal: Iterable[str]) -> str:
    """The image with every personal value replaced by the digest the chain knows it by; itself when it has none."""
    values = json.loads(image)
    to_go = [name for name in personal if values.get(name) not in (None, "") and not isinstance(values[name], dict)]
    if not to_go:
        return image
    values |= {name: {"#": _digest_of(values[name], salt)} for name in to_go}
    return json.dumps(values, ensure_ascii=False)


class RunningHash:
    """The hash of an act while its changes come in: the one before it, its own fields, then every change in order.

    ``personal`` are the columns that the act's version covers by digests.
    """

    def __init__(self, previous: str, act: OperationRow, personal: Personal) -> None:
        self._personal = personal
        self._digest = sha256(previous.encode())
        fields = [act.id, act.kind, act.at, act.officer, act.subject, act.reason, act.undoes]
        self._digest.update(f"{_text_of(fields)}\x1e".encode())
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()
        self.tables: set[str] = set()

    def follow(self, changes: Iterable[ChangeRow]) -> None:
        """Take in the next changes."""
        self._catch_up()
        self._take(changes)

    def follow_meanwhile(self, changes: Sequence[ChangeRow]) -> None:
        """Take in the next changes while the caller goes on; waits only when far behind."""
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "trail")
        self._waiting.append(self._thread.submit(self._take, changes))
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popleft().result()

    def _take(self, changes: Iterable[ChangeRow]) -> None:
        parts = []
        for change in changes:
            self.tables.add(change.table_name)
            personal, salt = self._personal.get(change.table_name, _NOBODY), change.salt or b""
            before, after = _covered(change.before, salt, personal), _covered(change.after, salt, personal)
            parts.append(f"{change.table_name}|{change.row_id}|{before}|{after}\x1e")
        self._digest.update("".join(parts).encode())

    def _catch_up(self) -> None:
        while self._waiting:
            self._waiting.popleft().result()

    def finish(self) -> str:
        """The hash, when every change was taken in."""
        self._catch_up()
        if self._thread is not None:
            self._thread.shutdown()
        return self._digest.hexdigest()


def seal_hash(previous: str, act: OperationRow, changes: Iterable[ChangeRow], personal: Personal | None = None) -> str:
    """The hash of an act: the one before it, its own fields and all its changes in order; ``personal`` as of now unless given."""
    running = RunningHash(previous, act, personal_columns() if personal is None else personal)
    running.follow(changes)
    return running.finish()
