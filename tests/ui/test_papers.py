"""The month's papers of the sample union come out whole, each with its picture."""

from __future__ import annotations

from pathlib import Path

from app.exports.form import forms
from app.services.book.sample_book import make_sample
from app.ui.papers import paint_pages, write_papers


def test_every_form_has_a_paper_of_the_last_closed_month(tmp_path: Path) -> None:
    # Why two years: the yearly survey is asked in October.
    with make_sample(tmp_path / "mẫu.socd", members=8, years=2).value as book:
        made = write_papers(book, tmp_path / "papers")
    assert {paper.name.rsplit("-2026", 1)[0] for paper in made} >= set(forms()) - {"c40", "payment-order"}
    paint_pages(made[0])
    assert made[0].with_name(f"{made[0].stem}-1.png").stat().st_size > 10_000
