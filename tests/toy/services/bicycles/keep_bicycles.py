"""Keeping bicycles: add one, lend it to a member, take it back; each verb is one act, undone like any other."""

from __future__ import annotations

from app.domain import clock
from app.domain.problems import N_, Message, refuse_if_stopped
from app.domain.text import clean
from app.models.book import Book, Read, outcome_of
from app.models.operation import Outcome
from app.models.queries.members.members import member
from tests.toy.domain.bicycles.bicycles import BicycleDraft, Lending, look_over_bicycle, look_over_lending
from tests.toy.models.bicycles.bicycle import bicycle as table
from tests.toy.models.queries.bicycles.bicycles import bicycle, bicycles


def add_bicycle(book: Book, draft: BicycleDraft) -> Outcome[int]:
    """Add a bicycle; gives its id."""
    number = clean(draft.number)
    with book.operation("add_bicycle", subject=number) as act:
        refuse_if_stopped(look_over_bicycle(draft, {each.number for each in bicycles(Read(act.connection))}))
        identifier = act.add(table, number=number, make=clean(draft.make))
    return outcome_of(act, identifier, Message(N_("Đã thêm xe {number}."), {"number": number}))


def lend_bicycle(book: Book, identifier: int, lending: Lending) -> Outcome[int]:
    """Lend a bicycle to a member."""
    refuse_if_stopped(look_over_lending(lending, clock.today()))
    with book.operation("lend_bicycle") as act:
        read = Read(act.connection)
        found, who = bicycle(read, identifier), member(read, lending.member_id or 0)
        values = {"member_id": who.id, "lent_on": lending.lent_on, "holder": clean(lending.holder)}
        act.execute(table.update().where(table.c.id == identifier).values(**values))
    said = {"number": found.number, "name": who.full_name}
    return outcome_of(act, identifier, Message(N_("Đã cho {name} mượn xe {number}."), said))


def return_bicycle(book: Book, identifier: int) -> Outcome[int]:
    """Take a bicycle back."""
    with book.operation("return_bicycle") as act:
        found = bicycle(Read(act.connection), identifier)
        values = {"member_id": None, "lent_on": None, "holder": ""}
        act.execute(table.update().where(table.c.id == identifier).values(**values))
    return outcome_of(act, identifier, Message(N_("Đã nhận lại xe {number}."), {"number": found.number}))
