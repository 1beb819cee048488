"""The file in which a reading is kept and passed on: TOML of one ``[[table]]`` each, read with every fault told by its line, and written.

::

    [[table]]
    kind = "cash-book"
    sheet = "SỔ TM"          # "" is the only sheet of the file
    head = [6, 7]            # the rows of the head
    first = 8                # the first row below it
    last = 60                # without it: to the end of the sheet
    unit = 1000              # without it: as heads and titles say
    year = 2025              # of days without a year
    month = "2025-03"        # of a list that does not say it
    carries_days = true      # a day is written once for the rows below
    beside = ["H", "I"]      # amounts of another book in the same rows
    [table.columns]
    book_date = "A"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.domain import machine
from app.domain.dates import FIRST_YEAR, LAST_YEAR, Month
from app.domain.pointing import KnownBy, Pointed, PointedTable, PointingFault
from app.domain.problems import N_, Message, Refusal
from app.imports.heads import letter

_LARGEST = 1 << 20
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_KEYS = (
    "kind",
    "sheet",
    "head",
    "first",
    "last",
    "unit",
    "year",
    "month",
    "carries_days",
    "beside",
    "columns",
    "known_by",
)


class PointingUnreadable(Refusal):
    """A file that holds no reading."""

    code = "pointing-unreadable"
    template = N_("Tệp «{file}» không phải tệp cách đọc: {problem}.")


def read_pointing(path: Path) -> Pointed:
    """The tables of a file; refuses the first fault with its key and line."""
    try:
        if path.stat().st_size > _LARGEST:
            raise PointingUnreadable(file=path.name, problem=Message(N_("tệp quá lớn")))
        text = path.read_text("utf-8-sig")
    except OSError as problem:
        raise PointingUnreadable(file=path.name, problem=machine.reason(problem)) from problem
    except UnicodeDecodeError as problem:
        raise PointingUnreadable(file=path.name, problem=Message(N_("tệp không ở dạng UTF-8"))) from problem
    return pointing_of(text, path.name)


def pointing_of(text: str, file: str) -> Pointed:
    """The tables that a text tells; ``file`` is what a fault names."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        found = re.search(r"line (\d+)", str(problem))
        where = Message(N_("dòng {line} viết sai dạng TOML"), {"line": found[1] if found else len(text.splitlines())})
        raise PointingUnreadable(file=file, problem=where) from problem
    told = content.get("table")
    if not isinstance(told, list) or not told or not all(isinstance(each, dict) for each in told):
        raise PointingUnreadable(file=file, problem=Message(N_("cần ít nhất một mục [[table]]")))
    if unknown := next((key for key in content if key != "table"), None):
        line = next(
            (at for at, row in enumerate(text.splitlines(), 1) if re.search(rf"\b{re.escape(unknown)}\b", row)), 1
        )
        raise PointingFault.of(file, line, unknown, Message(N_("không có mục nào tên ấy, chỉ dùng [[table]]")))
    lines = list(_lines(text))
    return tuple(
        _Table(each, file, lines[place] if place < len(lines) else {}).read() for place, each in enumerate(told)
    )


def _lines(text: str) -> Iterator[dict[str, int]]:
    """For each table the line on which each of its keys stands; under no key that of its head."""
    found: dict[str, int] | None = None
    for at, row in enumerate(text.splitlines(), 1):
        if re.match(r"\s*\[\[\s*table\s*\]\]", row):
            if found is not None:
                yield found
            found = {"": at}
        elif found is not None and (part := re.match(r"\s*\[\s*table\s*\.\s*(\w+)\s*\]", row)):
            found.setdefault(part[1], at)
        elif found is not None and (key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", row)):
            found.setdefault(key[1], at)
    if found is not None:
        yield found


class _Table:
    """One table being read."""

    def __init__(self, told: Mapping[str, Any], file: str, lines: Mapping[str, int]) -> None:
        self.told, self.file, self.lines = told, file, lines

    def read(self) -> PointedTable:
        """Every key looked at once."""
        for key in self.told:
            if key not in _KEYS:
                self._fail(key, N_("không có mục nào tên ấy; các mục dùng được: {known}"), known=", ".join(_KEYS))
        first = self._row("first") or self._fail("first", N_("còn thiếu: ghi số dòng đầu dưới tiêu đề"))
        last, head = self._row("last"), self._rows("head")
        if last is not None and last < first:
            self._fail("last", N_("đứng trước dòng đầu ({first})"), first=first)
        if head and max(head) >= first:
            self._fail("head", N_("tiêu đề phải đứng trên dòng đầu ({first})"), first=first)
        return PointedTable(
            self._text("kind") or self._fail("kind", N_("còn thiếu: ghi loại, ví dụ cash-book")),
            self._text("sheet"),
            self._columns(),
            first,
            last,
            head,
            self._whole("unit", 1, 10**9),
            self._whole("year", FIRST_YEAR, LAST_YEAR),
            self._month(),
            self._switch("carries_days"),
            self._letters("beside"),
            self._known_by(),
            self.file,
            self.lines,
        )

    def _fail(self, key: str, problem: str, **values: object) -> Any:
        raise PointingFault.of(self.file, self.lines.get(key, self.lines.get("", 1)), key, Message(problem, values))

    def _text(self, key: str) -> str:
        value = self.told.get(key, "")
        return value if isinstance(value, str) else self._fail(key, N_("phải là chữ trong ngoặc kép"))

    def _switch(self, key: str) -> bool:
        value = self.told.get(key, False)
        return value if isinstance(value, bool) else self._fail(key, N_("chỉ là true hoặc false"))

    def _whole(self, key: str, low: int, high: int) -> int | None:
        value = self.told.get(key)
        if value is None:
            return None
        if type(value) is not int or not low <= value <= high:
            self._fail(key, N_("phải là số nguyên từ {low} đến {high}"), low=low, high=high)
        return int(value)

    def _month(self) -> Month | None:
        if (value := self._text("month")) == "":
            return None
        try:
            return Month.parse(value)
        except (ValueError, Refusal):
            self._fail("month", N_('viết dạng "2026-03"'))
            raise

    def _row(self, key: str) -> int | None:
        return self._whole(key, 1, _MOST_ROWS)

    def _rows(self, key: str) -> tuple[int, ...]:
        value = self.told.get(key, [])
        rows = value if isinstance(value, list) else [value]
        if not all(type(row) is int and 1 <= row <= _MOST_ROWS for row in rows):
            self._fail(key, N_("phải là số dòng, hoặc các số dòng trong ngoặc vuông"))
        if list(rows) != list(range(rows[0], rows[0] + len(rows))) if rows else False:
            self._fail(key, N_("các dòng tiêu đề phải liền nhau, từ trên xuống"))
        return tuple(rows)

    def _column(self, key: str, value: object) -> int:
        if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z]{1,3}", value) or _index(value) >= _MOST_COLUMNS:
            self._fail(key, N_('phải là chữ cái của cột như trong Excel, ví dụ "B"'))
        return _index(str(value))

    def _letters(self, key: str) -> tuple[int, ...]:
        value = self.told.get(key, [])
        if not isinstance(value, list):
            self._fail(key, N_('phải là các cột trong ngoặc vuông, ví dụ ["H", "I"]'))
        return tuple(self._column(key, each) for each in value)

    def _columns(self) -> dict[str, int]:
        told = self.told.get("columns")
        if not isinstance(told, dict) or not told:
            self._fail("columns", N_("còn thiếu: ghi cột nào là gì dưới [table.columns]"))
        return {key: self._column(key, value) for key, value in dict(told or {}).items()}

    def _known_by(self) -> KnownBy:
        told = self.told.get("known_by", {})
        words, behind = (told.get("words", []), told.get("behind", "")) if isinstance(told, dict) else (None, None)
        if (
            not isinstance(words, list)
            or not all(isinstance(each, str) for each in words)
            or not isinstance(behind, str)
        ):
            self._fail("known_by", N_("chỉ gồm words (các chữ trong ngoặc vuông) và behind (một chữ)"))
        return KnownBy(tuple(words or ()), behind or "")


def _index(letters: str) -> int:
    number = 0
    for each in letters.upper():
        number = number * 26 + ord(each) - 64
    return number - 1


# ---- written ---------------------------------------------------------------------------------------------------


def as_toml(tables: Pointed, word_of: Callable[[str], str] = lambda _key: "") -> str:
    """The tables as the text of such a file; ``word_of`` gives what a column is called, for a remark beside it."""
    return "\n".join(line for table in tables for line in (*_written(table, word_of), "")) + ""


def _written(table: PointedTable, word_of: Callable[[str], str]) -> Iterator[str]:
    yield "[[table]]"
    yield f"kind = {_quoted(table.kind)}"
    yield f"sheet = {_quoted(table.sheet)}"
    if table.head:
        yield f"head = [{', '.join(map(str, table.head))}]"
    yield f"first = {table.first}"
    more = {"last": table.last, "unit": table.unit, "year": table.year}
    yield from (f"{key} = {value}" for key, value in more.items() if value is not None)
    if table.month is not None:
        yield f"month = {_quoted(str(table.month))}"
    if table.carries_days:
        yield "carries_days = true"
    if table.beside:
        yield f"beside = {_list(letter(column) for column in table.beside)}"
    yield "[table.columns]"
    for key, column in sorted(table.columns.items(), key=lambda each: each[1]):
        word = word_of(key)
        yield f"{key} = {_quoted(letter(column))}" + (f"  # {word}" if word else "")
    if table.known_by != KnownBy():
        yield "[table.known_by]"
        yield f"words = {_list(table.known_by.words)}"
        yield f"behind = {_quoted(table.known_by.behind)}"


def _list(values: Iterator[str] | Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _quoted(text: str) -> str:
    signs = {"\\": "\\\\", '"': '\\"'}
    return (
        '"' + "".join(signs.get(sign) or (sign if sign.isprintable() else f"\\u{ord(sign):04x}") for sign in text) + '"'
    )
