"""``python -m tests.shapes --books 500 --lists 500``: how many layouts are read right, by trait."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.shapes import proof
from tests.shapes.books.layout import book_case
from tests.shapes.case import BookCase, ListCase
from tests.shapes.harness import reading_here
from tests.shapes.verdict import Judged, Verdict


def main() -> int:
    """Run the proof; 1 when something was wrong without a word or too little was read right."""
    line = argparse.ArgumentParser(prog="python -m tests.shapes", description=__doc__)
    line.add_argument("--books", type=int, default=500, help="how many files of books")
    line.add_argument("--lists", type=int, default=500, help="how many files of people")
    line.add_argument("--seed", type=int, default=0, help="the first seed")
    line.add_argument("--only", type=int, help="one seed alone, with the smallest layout that fails alike")
    line.add_argument("--keep", type=Path, help="with --only: the folder into which the files are written")
    line.add_argument("--fixed", action="store_true", help="only the layouts set down by hand")
    line.add_argument("--most", type=int, default=40, help="how many failures to print")
    line.add_argument("--small", action="store_true", help="tell each failure in its smallest layout; slow")
    line.add_argument(
        "--without", nargs="*", default=(), metavar="OPTION", help="options that stay plain, such as format"
    )
    given = line.parse_args()
    with reading_here():
        if given.only is not None:
            return _one(given)
        if given.fixed:
            judged = proof.fixed()
            print(proof.table(judged), proof.failures(judged, given.most), sep="\n")
            return _code(judged)
        books = proof.books(range(given.seed, given.seed + given.books), given.without)
        lists = proof.lists(range(given.seed, given.seed + given.lists), given.without)
        for judged, smaller in ((books, proof.smallest_books), (lists, proof.smallest_list)):
            if not judged:
                continue
            print(proof.table(judged))
            print(proof.failures(judged, given.most))
            if given.small:
                bad = [each.seed for each in judged if each.verdict is not Verdict.RIGHT and not given.without][
                    : given.most
                ]
                print(
                    "\nin their smallest layouts:",
                    proof.failures([smaller(seed) for seed in bad], given.most),
                    sep="\n",
                )
    return _code([*books, *lists]) or int(min(proof.share(books), proof.share(lists)) < proof.UNAIDED)


def _one(given: argparse.Namespace) -> int:
    """The books, or else the list, of one seed."""
    if given.books:
        case: BookCase | ListCase = book_case(given.only)
        told = (*proof.books([given.only]), proof.smallest_books(given.only))
    else:
        case = proof.list_case(given.only)
        told = (*proof.lists([given.only]), proof.smallest_list(given.only))
    for each in told:
        print(each.verdict, list(each.traits), each.why, sep="\n    ")
    for file in case.files if given.keep else ():
        given.keep.mkdir(parents=True, exist_ok=True)
        (given.keep / file.name).write_bytes(file.content)
        (given.keep / f"{file.name}.toml").write_text(file.pointing, "utf-8")
    return 0


def _code(judged: list[Judged]) -> int:
    silent = any(each.verdict in (Verdict.WRONG, Verdict.FAILED) for each in judged)
    return int(silent or bool(proof.not_right_after_pointing(judged)))


if __name__ == "__main__":
    raise SystemExit(main())
