"""What other rooms offer in the list of members: a verb that opens a page of theirs, brought in ``member_verbs.py``."""

from __future__ import annotations

from dataclasses import dataclass

from app.rooms import Registry


@dataclass(frozen=True, slots=True)
class MemberVerb:
    """A button of the list; the lower ``place`` stands further left. ``word`` is marked with ``N_``.

    ``about`` is what its page is told: ``member``, the one pointed at, ``members``, all chosen, or nothing, when it only needs a
    book that may be written.
    """

    key: str
    place: int
    word: str
    icon: str
    shortcut: str
    page: str
    about: str = ""


_VERBS: Registry[MemberVerb] = Registry("ui", MemberVerb, module="member_verbs")


def member_verbs() -> tuple[MemberVerb, ...]:
    """The verbs of all rooms in their order."""
    return _VERBS.in_place("key")
