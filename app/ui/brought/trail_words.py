"""What the time line calls tables, columns and stored keys; what nobody need read (keys, digests) is left out.

The rooms bring their words in ``trail_words.py``. Here stand those of the kernel's own tables, and of columns that tables
of several rooms have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from app import i18n
from app.domain.money import show_money
from app.domain.records import Kind, Record
from app.i18n import _
from app.models.queries.trail import ActChange
from app.rooms import Registry

MANY = 9999
"""A whole number above this reads as money in any column."""


def _none() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class TrailWords:
    """What a room calls its own. The words are functions, for the language may change.

    ``of`` are the tables of the room that a record tells about; what is told here is told of them too.
    ``values`` are the words of stored keys by column, ``shown`` how any other text of a column reads. ``hidden`` columns are left
    out, those of ``money`` hold đồng, those of ``funds`` name a fund or a code by its id. A table's own room is asked first, then
    the words of all, then the other rooms.
    """

    of: frozenset[str] = frozenset()
    tables: Callable[[], Mapping[str, str]] = _none
    columns: Callable[[], Mapping[str, str]] = _none
    values: Callable[[], Mapping[str, Mapping[str, str]]] = _none
    shown: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    funds: frozenset[str] = frozenset()


def labels(*kinds: Iterable[Any]) -> dict[str, str]:
    """The stored keys of enumerations whose members have a label."""
    return {str(each): _(each.label) for kind in kinds for each in kind}


def _tables() -> Mapping[str, str]:
    return {"schema_step": _("Kiểu sổ"), "resealed": _("Niêm lại việc cũ")}


def _columns() -> Mapping[str, str]:
    return {
        "version": _("kiểu sổ"), "first_operation": _("từ việc số"), "sealed_id": _("việc số"),
        "rule": _("điều kiện"), "planned_on": _("ngày dự kiến"), "held_on": _("ngày tổ chức"), "done_on": _("ngày làm"),
        "paper": _("văn bản"), "kind": _("loại"), "state": _("trạng thái"), "number": _("số"),
        "person": _("người nộp, nhận"), "address": _("địa chỉ"), "note": _("ghi chú"), "amount": _("số tiền"),
        "name": _("tên"), "value": _("giá trị"), "key": _("mục"), "valid_from": _("từ ngày"), "valid_to": _("đến ngày"),
        "role": _("chức danh"), "source": _("căn cứ"), "month": _("tháng"), "code": _("mã"), "first_day": _("từ ngày"),
        "last_day": _("đến ngày"), "title": _("tên"), "reason": _("lý do"), "change": _("biến động"),
        "decision": _("quyết định"), "decided_on": _("ngày quyết định"), "place": _("địa điểm"),
        "content": _("nội dung"), "people": _("số người"), "women": _("số nữ"), "giver": _("bên chịu"),
        "money": _("tiền chi trực tiếp"), "in_kind": _("hiện vật quy tiền"), "goods": _("hiện vật"),
        "received_on": _("ngày nhận"), "received_by": _("người nhận thay"), "purpose": _("để làm gì"),
        "conclusion": _("kết luận"),
    }  # fmt: skip


_OF_ALL = TrailWords(
    tables=_tables,
    columns=_columns,
    hidden=frozenset(
        {
            "batch_id",
            "birthday",
            "confidence",
            "digest",
            "figures",
            "hash",
            "id",
            "media_type",
            "position",
            "search_key",
            "sha256",
            "sort_key",
            "voucher_id",
        }
    ),
    money=frozenset({"amount", "in_kind", "money"}),
    funds=frozenset({"account_id"}),
)
_WORDS: Registry[TrailWords] = Registry("ui", TrailWords, module="trail_words")
_RECORDS: Registry[Record] = Registry("domain", Record, module="records")


def _of_record(record: Record) -> TrailWords:
    """What the time line needs to know, as the record tells it."""
    choices = {each.key: each.choices for each in record.fields if each.choices is not None}
    ticks = [each.key for each in record.fields if each.kind is Kind.YES]
    return TrailWords(
        tables=lambda: {record.table: _(record.word)},
        columns=lambda: {key: _uncapped(_(label)) for key, label in record.labels().items()},
        values=lambda: {
            **{key: labels(kind) for key, kind in choices.items()},
            **{key: {"0": _("không"), "1": _("có")} for key in ticks},
        },
        money=frozenset(each.key for each in record.fields if each.kind is Kind.MONEY),
    )


def _uncapped(word: str) -> str:
    """A caption within a line; a word in capitals, such as CCCD, stays."""
    return word if word[:2].isupper() else word[:1].lower() + word[1:]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The words of one room, or of all, in one language."""

    words: TrailWords
    tables: Mapping[str, str]
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]


@cache
def _spoken(language: str) -> tuple[_Spoken, ...]:
    """Everybody's words in the current language; first those of all."""
    rooms = (*map(_of_record, _RECORDS.all()), *_WORDS.all())
    return tuple(_Spoken(words, words.tables(), words.columns(), words.values()) for words in (_OF_ALL, *rooms))


@cache
def _asked(language: str, table: str) -> tuple[tuple[_Spoken, ...], tuple[_Spoken, ...]]:
    """Who knows a table and what all have, then whose words do where those have none."""
    spoken = _spoken(language)
    own = [each for each in spoken if table in each.tables or table in each.words.of]
    return (*own, spoken[0]), tuple(each for each in spoken[1:] if each not in own)


def _own(table: str) -> tuple[_Spoken, ...]:
    return _asked(i18n.language(), table)[0]


def _everybody(table: str) -> Iterator[_Spoken]:
    for some in _asked(i18n.language(), table):
        yield from some


def is_hidden(table: str, column: str) -> bool:
    """True for what nobody need read."""
    return any(column in each.words.hidden for each in _own(table))


def table_word(table: str) -> str:
    """What a table's rows are called."""
    return next((each.tables[table] for each in _own(table) if table in each.tables), table)


def column_word(table: str, column: str) -> str:
    """What a column is called."""
    return next((each.columns[column] for each in _everybody(table) if column in each.columns), column)


def value_word(table: str, column: str, value: object) -> str:
    """A value as it is read elsewhere in the window."""
    if value is None or value == "":
        return ""
    if isinstance(value, int) and (value > MANY or any(column in each.words.money for each in _own(table))):
        return show_money(value)
    text = str(value)
    for each in _everybody(table):
        if word := each.values.get(column, {}).get(text, ""):
            return word
    for each in _own(table):
        if column in each.words.shown:
            return each.words.shown[column](text)
    if len(text) == 10 and text[4:5] == "-" and text[7:8] == "-":
        return f"{text[8:]}/{text[5:7]}/{text[:4]}"
    return text


def change_lines(change: ActChange, accounts: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    """(column, before, after) of what differs and is worth reading; ``accounts`` names funds and codes by id."""
    before, after, table = change.before or {}, change.after or {}, change.table
    for column in {**before, **after}:
        old, new = before.get(column), after.get(column)
        if is_hidden(table, column) or old == new:
            continue
        if any(column in each.words.funds for each in _own(table)):
            old, new = (
                accounts.get(value, "").removeprefix("code:") if isinstance(value, int) else value
                for value in (old, new)
            )
        shown = value_word(table, column, old), value_word(table, column, new)
        if any(shown):
            yield column_word(table, column), *shown
