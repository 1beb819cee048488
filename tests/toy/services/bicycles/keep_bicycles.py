"""Keeping bicycles: add one, lend it to a member, take it back; each verb is one act, undone like any other."""

from __future__ import annotations

from app.domain import clock
from app.domain.problems import N_, refuse_stopped
from app.domain.text import clean
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.members.members import member
from tests.toy.domain.bicycles.bicycles import BicycleDraft, Lending, look_over_bicycle, look_over_lending
from tests.toy.models.bicycles.bicycle import bicycle as table
from tests.toy.models.queries.bicycles.bicycles import bicycle, bicycles


def add_bicycle(book: Book, draft: BicycleDraft) -> Outcome[int]:
    """Add a bicycle; gives its id."""
    number = clean(draft.number)
    with book.operation("add_bicycle", subject=number) as act:
        refuse_stopped(look_over_bicycle(draft, {each.number for each in bicycles(act.read)}))
        identifier = act.add(table, draft)
    return act.outcome(identifier, N_("Đã thêm xe {number}."), number=number)


def lend_bicycle(book: Book, identifier: int, lending: Lending) -> Outcome[int]:
    """Lend a bicycle to a member."""
    refuse_stopped(look_over_lending(lending, clock.today()))
    with book.operation("lend_bicycle") as act:
        found, who = bicycle(act.read, identifier), member(act.read, lending.member_id or 0)
        act.store(table, identifier, lending)
    return act.outcome(identifier, N_("Đã cho {name} mượn xe {number}."), number=found.number, name=who.full_name)


def return_bicycle(book: Book, identifier: int) -> Outcome[int]:
    """Take a bicycle back."""
    with book.operation("return_bicycle") as act:
        found = bicycle(act.read, identifier)
        act.change(table, identifier, member_id=None, lent_on=None, holder="")
    return act.outcome(identifier, N_("Đã nhận lại xe {number}."), number=found.number)
