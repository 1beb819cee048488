"""What came of one case."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tests.shapes.harness import STOPPED, Answer


class Verdict(StrEnum):
    """How a file was read without help."""

    RIGHT = "right"
    ASKED = "asked"
    REFUSED = "refused"
    FAILED = "failed"
    WRONG = "wrong without a word"


@dataclass(frozen=True)
class Judged:
    """A case with what came of it."""

    seed: int
    kind: str
    traits: tuple[str, ...]
    verdict: Verdict
    why: str = ""
    pointed: Judged | None = None
    """What came of it when whoever drew the file pointed at its tables; None where that was not needed or there is nothing to point at."""

    @property
    def right_at_last(self) -> bool:
        """True where it was right unaided or after pointing."""
        return self.verdict is Verdict.RIGHT or (self.pointed is not None and self.pointed.verdict is Verdict.RIGHT)


def verdict_of(
    answers: Sequence[Answer], differences: Iterable[str], warned: Sequence[str] = (), *, told: bool = False
) -> tuple[Verdict, str]:
    """The verdict over what the program said and in what the book differs from the truth.

    ``warned``: what it said of balances that differ; ``told``: that these are the differences found, with their first day.
    """
    failed = [each for each in answers if each.code not in (0, 1)]
    if failed:
        return Verdict.FAILED, failed[0].sentence
    if found := list(differences):
        return (Verdict.ASKED if told else Verdict.WRONG), "; ".join([*found[:4], *warned[:2]])
    if warned:
        return Verdict.ASKED, f"a false alarm: {warned[0]}"
    kept = [each for each in answers if each.code]
    if not kept:
        return Verdict.RIGHT, ""
    verdict = Verdict.ASKED if all(each.result == STOPPED for each in kept) else Verdict.REFUSED
    return verdict, f"{kept[0].kind}: {kept[0].sentence}"


def plain(text: str) -> str:
    """A text without what is only spelling: composed, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text.replace("Ð", "Đ")).split())
