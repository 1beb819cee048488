"""The check of bicycles: a member who has one is still there to bring it back."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain import clock
from app.domain.problems import N_, Finding, Level, Message
from app.models.book import Read
from app.models.queries.members.members import MemberFilter, member_ids
from app.services.check import Check
from tests.toy.models.queries.bicycles.bicycles import bicycles


def bicycles_of_the_gone(read: Read) -> Iterator[Finding]:
    """No bicycle is with somebody who left."""
    gone = set(member_ids(read, MemberFilter(clock.today(), gone=True)))
    for each in bicycles(read):
        if each.member_id in gone:
            told = Message(N_("{name} đã nghỉ mà còn mượn xe {number}."), {"name": each.member, "number": each.number})
            yield Finding(Level.WARN, "bicycle-gone", told)


CHECKS = (Check("bicycles-of-the-gone", 180, bicycles_of_the_gone),)
