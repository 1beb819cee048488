"""Saying for whom a line in the books is: of posted vouchers too, for no money moves by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.domain.dates import ALWAYS, Period
from app.domain.members.named import Naming, sure_people
from app.domain.problems import N_
from app.models.book import Book, Read
from app.models.ledger.voucher import entry, line_member
from app.models.operation import Operation, Outcome
from app.models.queries.ledger.worded_lines import WordedLine, worded_lines
from app.models.queries.members.named import names_of_book
from app.services.ledger.store_voucher import name_several


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line, and who is read in its text."""

    line: WordedLine
    namings: tuple[Naming, ...]

    @property
    def sure(self) -> tuple[int, ...]:
        """Who is surely meant."""
        return sure_people(self.namings)


def lines_with_names(read: Read, period: Period = ALWAYS) -> tuple[NamedLine, ...]:
    """Lines of a period whose text names somebody of the book."""
    names = names_of_book(read)
    found = (NamedLine(line, names.named_in(line.text, line.day)) for line in worded_lines(read, period))
    return tuple(each for each in found if each.namings)


def name_within(operation: Operation, entry_id: int, people: Collection[int]) -> None:
    """Say inside an open act for whom a line is; nobody takes back what was said."""
    alone = next(iter(people)) if len(people) == 1 else None
    operation.remove(line_member, entry_id=entry_id)
    operation.change(entry, entry_id, member_id=alone)
    if alone is None:
        name_several(operation, entry_id, people)


def name_people(book: Book, lines: Mapping[int, Collection[int]]) -> Outcome[int]:
    """Say for whom lines are, by their ids, in one act; gives how many."""
    with book.operation("name_people") as operation:
        for entry_id, people in lines.items():
            name_within(operation, entry_id, people)
    return operation.outcome(len(lines), N_("Đã ghi người cho {count} dòng chứng từ."), count=len(lines))


def name_sure_people(book: Book, period: Period = ALWAYS) -> Outcome[int]:
    """Name on the lines of a period everybody who is surely meant by their texts; gives how many lines."""
    with book.read() as read:
        wanted = {
            each.line.entry_id: each.sure
            for each in lines_with_names(read, period)
            if each.sure and not each.line.people
        }
    if not wanted:
        return Outcome.of(0, N_("Không còn dòng nào nêu tên đoàn viên mà chưa ghi người."))
    return name_people(book, wanted)


def name_newcomers(operation: Operation, ids: Collection[int]) -> None:
    """Lines that came in before the people they name: whoever of these is surely meant is written to them, beside whom she named."""
    fresh = set(ids)
    for each in lines_with_names(operation.read):
        if fresh.intersection(each.sure):
            people = dict.fromkeys((*each.line.people, *(one for one in each.sure if one in fresh)))
            name_within(operation, each.line.entry_id, tuple(people))
