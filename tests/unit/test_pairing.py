"""Two halves of a transfer of one sum find each other: as many pairs as there can be, in the order of their days."""

from __future__ import annotations

import datetime as dt

from app.domain.money import dong
from app.imports.intake.transfer_matching import Surety, TransferSide, pair_off


def side(day: int, words: str = "") -> TransferSide:
    return TransferSide(None, dt.date(2026, 9, day), dong(1_000_000), False, words=words)


def paired(mine: list[TransferSide], theirs: list[TransferSide]) -> dict[int, tuple[int, Surety]]:
    return {index: (pair.at, pair.surety) for index, pair in pair_off(mine, theirs).items()}


def test_nobody_is_left_alone_for_a_nearer_neighbour() -> None:
    assert paired([side(16), side(19)], [side(18), side(21)]) == {0: (0, Surety.NEAR), 1: (1, Surety.NEAR)}


def test_one_day_is_surer_than_two_days_when_nobody_is_left_alone() -> None:
    assert paired([side(20)], [side(18), side(20)]) == {0: (1, Surety.KNOWN)}


def test_of_one_day_the_same_words_belong_together() -> None:
    mine, theirs = [side(28, "a"), side(29, "b")], [side(29, "a"), side(29, "b")]
    assert paired(mine, theirs) == {0: (0, Surety.NEAR), 1: (1, Surety.KNOWN)}
