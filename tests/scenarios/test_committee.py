"""Who sits on the committee as the book knows it: officers by name, members by position, and whose gender is not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.dates import Period
from app.domain.problems import Message
from app.domain.union.officers import TermOfOffice
from app.exports.form import Params, forms
from app.models.book import Book
from app.models.queries.members.committee import Committee, committee
from app.services.members.keep_members import MemberEntry, add_member
from app.services.union.change_settings import set_officers
from tests.small_books import OPENING_DAY, opened

DAY = dt.date(2025, 6, 30)


def seats(book: Book) -> Committee:
    with book.read() as read:
        return committee(read, DAY)


def committee_figures(book: Book) -> tuple[dict[str, object], Sequence[Message]]:
    form = forms()["women-work"]
    with book.read() as read:
        gathered = form.gather(read, Params(period=Period.of_year(2025)))
    totals = dict(form.table(gathered).totals)
    return {key: totals[key] for key in ("committee", "women_committee")}, form.missing(gathered)


def test_women_of_the_committee_are_counted_once_everybody_is_known() -> None:
    with opened() as book:
        set_officers(book, [])
        assert seats(book) == Committee()
        figures, missing = committee_figures(book)
        assert figures == {"committee": 0, "women_committee": None}
        assert "Ủy viên BCH" in str(missing[0])
        officers = (
            ("chair", "Lê Thị Ân"),
            ("accountant", "LÊ THỊ ÂN"),
            ("vice_chair", "Bùi Văn Tám"),
            ("cashier", "Trần Thị Út"),
        )
        set_officers(book, [TermOfOffice(role, name, OPENING_DAY) for role, name in officers])  # fmt: skip
        add_member(book, MemberEntry("Lê Thị Ân", OPENING_DAY, gender="female"))
        add_member(book, MemberEntry("Bùi Văn Tám", OPENING_DAY, gender="male", position="Phó chủ tịch, ủy viên BCH"))
        add_member(book, MemberEntry("Ngô Thị Oanh", OPENING_DAY, gender="female", position="UV Ban Chấp hành"))
        add_member(book, MemberEntry("Phạm Văn Dư", OPENING_DAY, gender="male", position="Công nhân"))
        assert sorted(seats(book).people) == [
            ("Bùi Văn Tám", "male"), ("Lê Thị Ân", "female"), ("Ngô Thị Oanh", "female"), ("Trần Thị Út", ""),
        ]  # fmt: skip
        figures, missing = committee_figures(book)
        assert figures == {"committee": 4, "women_committee": None}
        assert "Trần Thị Út" in str(missing[0])
        add_member(book, MemberEntry("Trần Thị Út", OPENING_DAY, gender="female"))
        assert committee_figures(book) == ({"committee": 4, "women_committee": 3}, [])
        # Two of that name who differ: nobody may choose for her.
        add_member(book, MemberEntry("Trần Thị Út", OPENING_DAY, gender="male"))
        assert seats(book).unknown == ("Trần Thị Út",)
