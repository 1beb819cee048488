"""The columns by which lists name members: as the record of a member calls them, short on paper and whole for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from app.domain.members.members import Gender
from app.domain.members.records import MEMBER
from app.exports.document import Align
from app.exports.listing import FieldColumns, ListColumn

Line = TypeVar("Line")
_member: FieldColumns[Any] = FieldColumns(MEMBER)


def named(value: Callable[[Line], str], width: float = 0, **more: Any) -> ListColumn[Line]:
    """Who: ``Họ & tên``, unless the list heads it otherwise."""
    return _member("full_name", width, value=value, **{"key": "name", "label": "Họ & tên", **more})


def in_group(value: Callable[[Line], str], width: float = 0, **more: Any) -> ListColumn[Line]:
    """From which tổ."""
    return _member("group", width, value=value, **more)


def sex(value: Callable[[Line], str], width: float, **more: Any) -> ListColumn[Line]:
    """Of which sex; empty while nobody knows."""

    def known(line: Line) -> Gender | str:
        return Gender(value(line)) if value(line) else ""

    return _member("gender", width, value=known, align=Align.CENTER, **more)
