"""A person as lists know them: gender, dates of which a part is known, numbers of papers, names, and who may be the same."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.members.citizen_number import (
    PROVINCE_CODES,
    LostZeros,
    UnreadableCitizenNumber,
    doubts_about,
    is_old_number,
    read_citizen_number,
)
from app.domain.members.members import (
    Gender,
    KnownDate,
    MemberDraft,
    UnreadableGender,
    are_different_people,
    folded_name,
    likely_same,
    may_be_one_day,
    name_key,
    parse_known_date,
    read_gender,
    show_known_date,
    store_known_date,
)
from app.domain.members.records import MEMBER
from app.domain.reading import PartialDate
from app.imports.heads import plain_words

# ---- gender ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Nam", "NAM", " nam ", "M", "male", "trai", "Con trai", "Ông", "Nam giới"])
def test_men_in_every_usual_spelling(text: str) -> None:
    assert read_gender(text) is Gender.MALE


@pytest.mark.parametrize("text", ["Nữ", "Nữ ", "nu", "NỮ", "F", "female", "gái", "Bà", "phụ nữ"])
def test_women_in_every_usual_spelling(text: str) -> None:
    assert read_gender(text) is Gender.FEMALE
    assert read_gender(unicodedata.normalize("NFD", text)) is Gender.FEMALE


@pytest.mark.parametrize("value", ["", "x", "?", "Nam/Nữ", "khác", 1, 0, None, True])
def test_what_is_no_gender_is_refused(value: object) -> None:
    with pytest.raises(UnreadableGender) as refused:
        read_gender(value)
    assert "hãy ghi Nam hoặc Nữ" in str(refused.value)


# ---- dates -----------------------------------------------------------------------------------------------------

days = st.dates(dt.date(1930, 1, 1), dt.date(2030, 12, 31))
partials = st.builds(PartialDate, st.integers(1930, 2030), st.none() | st.integers(1, 12))


@given(days | partials)
def test_a_known_date_comes_back_from_its_stored_text(day: dt.date | PartialDate) -> None:
    assert parse_known_date(store_known_date(day)) == day


def test_known_dates_are_stored_sorted_and_shown_as_lists_do() -> None:
    known: list[KnownDate] = [dt.date(1990, 5, 4), PartialDate(1990, 5), PartialDate(1990)]
    assert [store_known_date(day) for day in known] == ["1990-05-04", "1990-05", "1990"]
    assert [show_known_date(day) for day in known] == ["04/05/1990", "05/1990", "1990"]


@pytest.mark.parametrize("text", ["", "90", "1990-13-01", "1990-5", "05/1990"])
def test_other_stored_texts_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError):
        parse_known_date(text)


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        (PartialDate(1990), dt.date(1990, 5, 4), True),
        (PartialDate(1990, 5), dt.date(1990, 5, 4), True),
        (PartialDate(1990, 6), dt.date(1990, 5, 4), False),
        (PartialDate(1991), dt.date(1990, 5, 4), False),
        (dt.date(1990, 5, 5), dt.date(1990, 5, 4), False),
        (PartialDate(1990), PartialDate(1990, 3), True),
        (PartialDate(1990, 2), PartialDate(1990, 3), False),
    ],
)
def test_a_part_of_a_date_contradicts_only_what_it_says(one: object, other: object, may_be: bool) -> None:
    assert may_be_one_day(one, other) is may_be  # type: ignore[arg-type]
    assert may_be_one_day(other, one) is may_be  # type: ignore[arg-type]


# ---- numbers of papers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("079085000001", "079085000001"),
        (" 079085000001\u00a0", "079085000001"),
        ("024123456", "024123456"),
        (241234567, "241234567"),
        (241234567.0, "241234567"),
    ],
)
def test_whole_numbers_are_taken_as_text(value: object, number: str) -> None:
    assert read_citizen_number(value) == number


@pytest.mark.parametrize(
    ("value", "proposal"),
    [
        (79190000002.0, "079190000002"),
        ("79179000004 ", "079179000004"),
        (1090000003, "001090000003"),
        ("1090000003", "001090000003"),
    ],
)
def test_lost_zeros_are_proposed_never_put_back_silently(value: object, proposal: str) -> None:
    with pytest.raises(LostZeros) as refused:
        read_citizen_number(value)
    assert refused.value.proposal == proposal


@pytest.mark.parametrize(
    ("value", "proposal"),
    [
        ("079 085 000001", "079085000001"),
        ("079.085.000.001", "079085000001"),
        ("'079085000001", "079085000001"),
        ("99190000002", None),
        ("12345678", None),
        ("0790850000011", None),
        ("7,919E+10", None),
        ("không có", None),
        ("", None),
        (79190000002.5, None),
        (True, None),
        (None, None),
        ("０７９０８５０００００１", None),
    ],
)
def test_anything_else_is_refused(value: object, proposal: str | None) -> None:
    with pytest.raises(UnreadableCitizenNumber) as refused:
        read_citizen_number(value)
    assert refused.value.proposal == proposal
    assert not isinstance(refused.value, LostZeros)


@given(st.sampled_from(sorted(PROVINCE_CODES)), st.integers(0, 3), st.integers(0, 99), st.integers(0, 999_999))
def test_every_number_survives_a_cell_that_takes_it_for_an_amount(
    province: str, mark: int, year: int, rest: int
) -> None:
    number = f"{province}{mark}{year:02d}{rest:06d}"
    assert read_citizen_number(number) == number
    with pytest.raises(LostZeros) as refused:
        read_citizen_number(float(number))
    assert refused.value.proposal == number


def test_there_were_sixty_three_provinces() -> None:
    assert len(PROVINCE_CODES) == 63


@pytest.mark.parametrize(
    ("number", "is_male", "year", "codes"),
    [
        ("079085000001", True, 1985, []),
        ("079185000001", False, 1985, []),
        ("079205000001", True, 2005, []),
        ("079305000001", False, 2005, []),
        ("079085000001", False, 1985, ["citizen-sex"]),
        ("079185000001", True, 1985, ["citizen-sex"]),
        ("079085000001", True, 1986, ["citizen-birth"]),
        ("079285000001", True, 1985, ["citizen-birth"]),
        ("099085000001", True, 1985, ["citizen-province"]),
        ("099185000001", True, 1990, ["citizen-province", "citizen-sex", "citizen-birth"]),
        ("079085000001", None, None, []),
        ("241234567", True, 1985, []),
    ],
)
def test_what_does_not_fit_a_number_is_only_doubted(
    number: str, is_male: bool | None, year: int | None, codes: list[str]
) -> None:
    doubts = doubts_about(number, is_male, year)
    assert [doubt.code for doubt in doubts] == codes
    assert all(str(doubt.message) for doubt in doubts)


def test_nine_digits_are_an_old_paper() -> None:
    assert is_old_number("241234567")
    assert not is_old_number("079085000001")


# ---- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trần Thị Thuý", "Trần Thị Thúy"),
        ("Lê Thị Hoà", "LÊ THỊ HÒA"),
        ("Nguyễn Khoẻ", "nguyễn  khỏe"),
        ("Đỗ Quý", "Đỗ Qúy"),
        ("Ðoàn Thị Hòa", "Đoàn Thị Hoà"),
        ("H’ Kim Chi", "H' Kim  Chi"),
        ("Phạm Thuỷ", unicodedata.normalize("NFD", "Phạm Thủy")),
    ],
)
def test_tone_styles_cases_and_forms_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(("one", "other"), [("Thuý", "Thùy"), ("Hoà", "Hoa"), ("Thu", "Thư"), ("Dung", "Dũng")])
def test_another_tone_or_letter_is_another_name(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
    assert folded_name(one) == folded_name(other)


# ---- who may be the same ---------------------------------------------------------------------------------------

BIRTH = dt.date(1990, 5, 4)
THUY = MemberDraft(
    full_name="Trần Thị Thuý", birth=BIRTH, gender=Gender.FEMALE, citizen_number="079190000002", staff_number="105"
)


@pytest.mark.parametrize(
    ("other", "code", "is_sure"),
    [
        (MemberDraft("Ai Khác", citizen_number="079190000002"), "citizen", True),
        (MemberDraft("Ai Khác", staff_number="105"), "staff", True),
        (MemberDraft("Trần Thị Thúy", BIRTH), "name-birth", True),
        (MemberDraft("TRẦN THỊ THÚY", PartialDate(1990)), "name", False),
        (MemberDraft("Trần Thị Thúy"), "name", False),
        (MemberDraft("Tran Thi Thuy"), "name-folded", False),
        (MemberDraft("Trần Thị Thùy", PartialDate(1990, 5)), "name-folded", False),
        (MemberDraft("Trần Thị Thúy", BIRTH, staff_number="999"), "name-birth", True),
    ],
)
def test_likeness_names_its_surest_reason(other: MemberDraft, code: str, is_sure: bool) -> None:
    for found in (likely_same(THUY, other), likely_same(other, THUY)):
        assert found is not None
        assert (found.code, found.is_sure) == (code, is_sure)
        assert str(found.reason)


@pytest.mark.parametrize(
    "other",
    [
        MemberDraft("Trần Thị Thúy", dt.date(1990, 5, 5)),
        MemberDraft("Trần Thị Thúy", PartialDate(1991)),
        MemberDraft("Trần Thị Thúy", BIRTH, citizen_number="001190000009"),
        MemberDraft("Trần Thị Thúy", PartialDate(1990), staff_number="106"),
        MemberDraft("Trần Thị Thùy"),
        MemberDraft("Trần Thị Thảo", BIRTH),
        MemberDraft(""),
    ],
)
def test_people_who_differ_are_not_alike(other: MemberDraft) -> None:
    assert likely_same(THUY, other) is None


def test_an_old_paper_beside_a_new_one_tells_nobody_apart() -> None:
    assert not are_different_people(THUY, MemberDraft("Trần Thị Thúy", citizen_number="241234567"))


# ---- fields ----------------------------------------------------------------------------------------------------


def test_every_field_of_a_member_is_described_once() -> None:
    assert [field.key for field in MEMBER.fields] == [field.name for field in fields(MemberDraft)]
    assert [field.key for field in MEMBER.fields if field.required] == ["full_name"]
    assert MEMBER["wage"].label


def test_no_heading_belongs_to_two_fields_however_it_is_written() -> None:
    folded = [plain_words(alias) for field in MEMBER.fields for alias in field.aliases]
    assert len(set(folded)) == len(folded)
    assert all(folded)
    assert all(field.label and field.help.endswith(".") for field in MEMBER.fields)
