"""A few layouts of books and of lists in every run of the tests; ``python3 dev.py prove-shapes`` reads a thousand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.shapes import proof
from tests.shapes.books.judge import judge_books
from tests.shapes.books.layout import book_case
from tests.shapes.harness import reading_here
from tests.shapes.lists.judge import judge_list
from tests.shapes.verdict import Judged, Verdict

SEEDS = range(7_000, 7_030)


@pytest.fixture(autouse=True)
def here() -> Iterator[None]:
    """No process for each file."""
    with reading_here():
        yield


@pytest.mark.slow
@pytest.mark.parametrize(
    "judge",
    [lambda: proof.books(SEEDS), lambda: proof.lists(SEEDS), proof.fixed],
    ids=["books", "lists", "set down by hand"],
)
def test_nothing_is_wrong_without_a_word_and_most_is_right_unaided(judge: Callable[[], Sequence[Judged]]) -> None:
    judged = judge()
    silent = [each for each in judged if each.verdict in (Verdict.WRONG, Verdict.FAILED)]
    assert silent == [], proof.failures(silent)
    assert proof.share(judged) >= proof.UNAIDED, proof.failures(judged)
    assert proof.not_right_after_pointing(judged) == [], proof.failures(judged)


def test_a_seed_is_one_layout():
    """Else nobody could look at what went wrong."""
    one, other = book_case(7), book_case(7)
    assert (one.options, one.expected) == (other.options, other.expected)
    assert one.files[0].pointing == other.files[0].pointing


@pytest.mark.parametrize("seed", range(7_000, 7_004))
def test_what_is_pointed_at_is_read_right(seed: int) -> None:
    """Also what would be read right unaided: pointing never makes it worse."""
    for judged in (judge_books(book_case(seed), True), judge_list(proof.list_case(seed), True)):
        assert judged.verdict is Verdict.RIGHT or judged.kind == "dues-year", judged.why


@pytest.mark.parametrize("seed", range(20))
def test_who_draws_a_table_can_point_at_it(seed: int) -> None:
    for file in book_case(seed).files:
        tables = tomllib.loads(file.pointing)["table"]
        assert all(max(table.get("head", [0])) < table["first"] <= table["last"] + 1 for table in tables)
        assert all({"text"} < table["columns"].keys() for table in tables)
