"""The ten papers of a collective agreement against golden files, whole and with everything still unknown."""

from __future__ import annotations

import pytest

from app.exports.agreements.agreementform import percent
from app.exports.document import PageNumbers
from tests.agreement_form_samples import PAPERS
from tests.form_cases import document_of, pages, told_of


@pytest.fixture(autouse=True)
def year_of_blank_numbers(fixed_clock):
    fixed_clock("2026-03-15")


@pytest.mark.parametrize("code", PAPERS)
def test_a_paper_is_a_letter_with_the_national_header_and_numbered_pages(code):
    document = document_of(f"{code}/whole")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages(document)
    assert document.setup.numbers is PageNumbers.TOP_FROM_SECOND
    assert (document.setup.left, document.setup.right, document.setup.top) == (30, 15, 20)


@pytest.mark.parametrize("code", PAPERS)
def test_what_is_not_known_leaves_room_for_a_pen(code):
    said = pages(document_of(f"{code}/begun"))
    assert "……" in said
    assert "None" not in said


@pytest.mark.parametrize("code", PAPERS)
def test_a_paper_gives_its_vote_to_other_programs(code):
    told = told_of(f"{code}/whole")
    assert told["totals"] == {"workers": 62, "agreed": 55, "against": 4}
    assert told["rows"]


def test_the_vote_says_whether_it_is_enough():
    assert "đủ điều kiện ký kết" in " ".join(pages(document_of("agreement-07-vote/whole")).split())


def test_the_agreement_goes_to_five_places():
    said = " ".join(pages(document_of("agreement-09-text/whole")).split())
    assert "05 bản" in said
    for place in ("người sử dụng lao động", "Sở Nội vụ", "Liên đoàn Lao động tỉnh"):
        assert place in said


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(1, 2, "50%"), (45, 51, "88,2%"), (1, 3, "33,3%"), (2, 3, "66,7%"), (0, 9, "0%"), (None, 9, "……%"), (3, 0, "……%")]
)  # fmt: skip
def test_a_share_is_rounded_to_a_tenth(part, whole, told):
    assert percent(part, whole) == told
