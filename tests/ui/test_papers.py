"""The month's papers of the sample union come out whole, each with its picture."""

from __future__ import annotations

from pathlib import Path

from app.exports.form import forms
from app.models.book import Book
from tests.cameras.papers import paint_pages, write_papers
from tests.sample_books import copy_of_sample

_NOT_IN_IT = {"c40", "payment-order", "dues-adjustment", "dues-slips"}
"""Papers of what the sample union has none of in its last closed month: it never changed a rate by a decision."""


def test_every_form_has_a_paper_of_the_last_closed_month(tmp_path: Path) -> None:
    # Why two years: the yearly survey is asked in October.
    with Book.open(copy_of_sample(tmp_path / "mẫu.socd", members=8, years=2)) as book:
        made = write_papers(book, tmp_path / "papers")
    assert {paper.name.rsplit("-2026", 1)[0] for paper in made} >= set(forms()) - _NOT_IN_IT
    paint_pages(made[0])
    assert made[0].with_name(f"{made[0].stem}-1.png").stat().st_size > 10_000
