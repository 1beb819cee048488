"""Cleaning, folding and sorting Vietnamese text."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean, fold, name_sort_key, natural_key, searched


def test_all_forms_of_a_name_become_one() -> None:
    forms = ["Đoàn Văn Đức", "Ðoàn Văn Ðức", unicodedata.normalize("NFD", "Đoàn Văn Đức"), " Đoàn\u00a0Văn  Đức\u200b "]
    assert {clean(form) for form in forms} == {"Đoàn Văn Đức"}


def test_search_folds_tones_hats_and_every_d() -> None:
    assert fold("NGUYỄN THỊ ĐÀO") == fold("Nguyễn  Thị Ðào") == "nguyen thi dao"


def test_people_sort_by_given_name_then_surname_then_middle_name() -> None:
    names = [
        "Trần Thị Ân",
        "Nguyễn Văn An",
        "Đỗ An",
        "Do An",
        "Nguyễn Thị An",
        "Lê Ánh",
        "Lê Ăn",
        "Lê Bá",
        "Lê Bà",
        "Lê Bạ",
    ]
    assert sorted(names, key=name_sort_key) == [
        "Do An",
        "Đỗ An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Lê Ánh",
        "Lê Ăn",
        "Trần Thị Ân",
        "Lê Bà",
        "Lê Bá",
        "Lê Bạ",
    ]


def test_letters_count_before_tones() -> None:
    assert sorted(["Hàm", "Hâm", "Hán", "Ham", "Hạm", "Han"], key=name_sort_key) == [
        "Ham",
        "Hàm",
        "Hạm",
        "Han",
        "Hán",
        "Hâm",
    ]


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert isinstance(name_sort_key(text), str)
    assert fold(fold(text)) == fold(text)


def test_names_with_numbers_stand_as_people_count():
    names = ["Tổ 10", "Tổ 2", "tổ 1", "Tổ May 1", "2 Xưởng", ""]
    assert sorted(names, key=natural_key) == ["", "2 Xưởng", "tổ 1", "Tổ 2", "Tổ 10", "Tổ May 1"]


def test_rows_are_found_by_every_word_wherever_it_stands():
    rows = ["Trần Thị Đào · Tổ may", "Đào Văn Trần · Tổ cắt"]
    assert searched(rows, "", str) == searched(rows, "  ", str) == rows
    assert searched(rows, "dao TRAN", str) == rows
    assert searched(rows, "may đào", str) == rows[:1]
    assert searched(rows, "may cat", str) == []
