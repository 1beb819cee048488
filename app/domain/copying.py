"""A record made of what stands in others, by the names of its fields: a draft from a card, a card from a draft."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

Made = TypeVar("Made")


def made_of(kind: type[Made], /, *sources: object, **beside: object) -> Made:
    """A record of this kind: each field from ``beside``, else from the first source that has one of its name.

    A field that nothing has is a TypeError also when it has a default: what was left out would get lost unseen.
    """
    values = dict(beside)
    record: Any = kind
    for name in (each.name for each in fields(record) if each.name not in beside):
        source = next((each for each in sources if hasattr(each, name)), None)
        if source is None:
            raise TypeError(f"{kind.__name__}: nothing here has a {name!r}")
        values[name] = getattr(source, name)
    return kind(**values)
