"""``python -m tests.shapes --books 500 --lists 500``: how many layouts are read right, by trait."""

from __future__ import annotations

import argparse

from tests.shapes import proof
from tests.shapes.harness import reading_here
from tests.shapes.verdict import Judged, Verdict


def main() -> int:
    """Run the proof; 1 when something was wrong without a word or too little was read right."""
    line = argparse.ArgumentParser(prog="python -m tests.shapes", description=__doc__)
    line.add_argument("--books", type=int, default=500, help="how many files of books")
    line.add_argument("--seed", type=int, default=0, help="the first seed")
    line.add_argument("--only", type=int, help="one seed alone, with the smallest layout that fails alike")
    line.add_argument("--most", type=int, default=40, help="how many failures to print")
    given = line.parse_args()
    with reading_here():
        if given.only is not None:
            for each in (*proof.books([given.only]), proof.smallest_books(given.only)):
                print(each.verdict, list(each.traits), each.why, sep="\n    ")
            return 0
        judged = proof.books(range(given.seed, given.seed + given.books))
    print(proof.table(judged))
    print(proof.failures(judged, given.most))
    return _code(judged)


def _code(judged: list[Judged]) -> int:
    wrong = any(each.verdict in (Verdict.WRONG, Verdict.FAILED) for each in judged)
    return int(wrong or proof.share(judged) < proof.UNAIDED)


if __name__ == "__main__":
    raise SystemExit(main())
