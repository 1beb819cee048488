"""Tệp mẫu trống: a workbook to be filled in that its import reads without a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.problems import N_
from app.domain.records import Field, ForeignTable
from app.exports.blank_sheet import BlankColumn, BlankTable, to_blank
from app.models.book import Book
from app.models.operation import Outcome
from app.services.save_file import write_whole


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """What a blank sheet of an import has: its name and title (Vietnamese, as it is read), and the keys of its columns in order.

    ``heads`` are the words over columns where they are not those of the field; ``examples`` what the note shows.
    """

    name: str
    title: str
    table: ForeignTable
    keys: tuple[str, ...]
    heads: tuple[tuple[str, str], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()

    def as_table(self) -> BlankTable:
        """Its columns as they are written."""
        heads, examples = dict(self.heads), dict(self.examples)
        return BlankTable(
            self.name,
            self.title,
            [_column(self.table[key], heads.get(key), examples.get(key, "")) for key in self.keys],
        )


def _column(field: Field, head: str | None, example: str) -> BlankColumn:
    words = tuple(each.label for each in field.choices) if field.choices is not None else ()
    wide = {"text": 44, "full_name": 28, "counter": 6}.get(field.key, 0)
    return BlankColumn(head or field.heading, field.kind, example or field.example, field.help, words, wide)


def save_blank_sheets(_book: Book, sheets: Sequence[BlankSheet], target: Path) -> Outcome[Path]:
    """Write the blank sheets to a file; refuses a place that cannot be written."""
    write_whole(target, lambda stream: to_blank([each.as_table() for each in sheets], stream))
    return Outcome.of(target, N_("Đã lưu tệp mẫu «{name}»: điền rồi nhập lại từ trang này."), name=target.name)
