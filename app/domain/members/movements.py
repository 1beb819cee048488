"""The movements of a member in the order of their days: each must fit the state that the one before it leads to, or the members never add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.members.members import MemberChange, MemberState, changes_from
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once

_FIRST = frozenset({MemberChange.REGISTER, MemberChange.ADMIT, MemberChange.ARRIVE})


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of a member from a day on."""

    change: MemberChange
    on: dt.date


class ChangeOutOfOrder(Refusal):
    """A movement on the day of another one."""

    code = "change-out-of-order"
    template = N_("«{name}» đã có biến động ngày {day}: hãy chọn ngày khác hoặc sửa biến động đó.")


class ChangeContradicts(Refusal):
    """A movement that does not fit the one before or after it."""

    code = "change-contradicts"
    template = N_("«{change}» ngày {day} của «{name}» trái với «{other}» ngày {other_day} đã ghi: hãy xem lại ngày.")


class BeforeJoining(Refusal):
    """A movement of somebody who is no member yet."""

    code = "change-before-joining"
    template = N_("«{change}» ngày {day}: lúc đó «{name}» chưa là đoàn viên trong sổ. Hãy xem lại ngày.")


@all_at_once
def movement_findings(name: str, known: Sequence[Movement], new: Movement) -> Iterator[Finding]:
    """What keeps a movement from standing among those of a member, wherever its day lies."""
    if any(each.on == new.on for each in known):
        yield ChangeOutOfOrder(name=name, day=show_date(new.on)).at("valid_from")
        return
    before = max((each for each in known if each.on < new.on), key=lambda each: each.on, default=None)
    after = min((each for each in known if each.on > new.on), key=lambda each: each.on, default=None)
    if not fits(before, new):
        other = before or after
        yield (BeforeJoining(**_about(name, new)) if other is None else _contradicts(name, new, other)).at("valid_from")
    elif after is not None and not fits(new, after):
        yield _contradicts(name, new, after).at("valid_from")


@all_at_once
def sequence_findings(name: str, movements: Sequence[Movement]) -> Iterator[Finding]:
    """The first thing that keeps movements of a member from standing together: two of one day, a first one that is no coming, a misfit."""
    before: Movement | None = None
    for each in sorted(movements, key=lambda one: one.on):
        if before is not None and before.on == each.on:
            yield ChangeOutOfOrder(name=name, day=show_date(each.on)).at("valid_from")
            return
        if not fits(before, each):
            contradicts = BeforeJoining(**_about(name, each)) if before is None else _contradicts(name, each, before)
            yield contradicts.at("valid_from")
            return
        before = each


def fits(before: Movement | None, after: Movement) -> bool:
    """True when a movement may follow another one, or be the first."""
    state: MemberState | None = None if before is None else before.change.state
    return after.change in (_FIRST if before is None else changes_from(state))


def _contradicts(name: str, new: Movement, other: Movement) -> Refusal:
    about = {"other": Message(other.change.label), "other_day": show_date(other.on)}
    return ChangeContradicts(**_about(name, new), **about)


def _about(name: str, new: Movement) -> dict[str, object]:
    return {"name": name, "change": Message(new.change.label), "day": show_date(new.on)}
