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


def draw(seed: str, choices: Sequence[Choice]) -> Options:
    """Options at random; one in three files is tame, one wild."""
    boldness = random.Random(seed).choice(BOLDNESS)
    drawn = plain(choices)
    for choice in choices:
        # Why each from a seed of its own: what is added to one choice, or a new one, leaves the others of old seeds as they were.
        own = random.Random(f"{seed}: {choice.name}")
        if own.random() < boldness:
            drawn[choice.name] = own.choice(choice.others)
    return drawn


def traits(options: Mapping[str, str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """What is not plain, by name."""
    return tuple(f"{each.name}: {options[each.name]}" for each in choices if options[each.name] != each.plain)
