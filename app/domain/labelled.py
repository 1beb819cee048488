"""Stored keys that carry their own Vietnamese word, so that no table elsewhere need spell it again."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """An enumeration whose members are written ``KEY = "stored", N_("word")``: equal to the stored key, with its word in ``label``.

    The word is in the catalogue; whoever shows it translates it. Tones and icons are the window's.
    """

    label: str

    def __new__(cls, key: str, label: str = "") -> Self:
        """A member of that key and word; calling the class with a key alone finds the member."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member

    @classmethod
    def label_of(cls, key: str | None) -> str:
        """The word of a stored key; one that only a newer program knows is its own word, and nothing has none."""
        return next((member.label for member in cls if member == key), key or "")
