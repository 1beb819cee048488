"""A layout is a set of options, each plain or drawn among others; what is not plain is a trait with a name."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Options = dict[str, str]
BOLDNESS = (0.06, 0.15, 0.3)
"""How likely each option is not plain, in a tame, a middling and a wild file."""


@dataclass(frozen=True)
class Choice:
    """One option: its name, what is plain, and what else may be."""

    name: str
    plain: str
    others: tuple[str, ...]


def plain(choices: Sequence[Choice]) -> Options:
    """Everything as the official form has it."""
    return {choice.name: choice.plain for choice in choices}


def draw(rng: random.Random, choices: Sequence[Choice]) -> Options:
    """Options at random; one in three files is tame, one wild."""
    boldness = rng.choice(BOLDNESS)
    drawn = plain(choices)
    for choice in choices:
        if rng.random() < boldness:
            drawn[choice.name] = rng.choice(choice.others)
    return drawn


def traits(options: Mapping[str, str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """What is not plain, by name."""
    return tuple(f"{each.name}: {options[each.name]}" for each in choices if options[each.name] != each.plain)
