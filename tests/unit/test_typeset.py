"""Breaking text into lines: nothing is lost, nothing is wider than its room."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.document import Run
from app.exports.times import times_width
from app.exports.typeset import Ruler, printable

WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyÀỆỗửĐ0123456789.,-/()", min_size=1, max_size=60)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


@given(TEXTS, st.integers(0, 3), st.floats(8, 16), st.floats(20, 400))
def test_broken_text_keeps_every_letter_and_fits_its_room(text, face, size, room):
    ruler = Ruler(times_width)
    lines = ruler.wrap(text, face, size, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert ruler.width(line, face, size) <= room + 1e-6 or len(line) == 1


@given(TEXTS, st.floats(8, 16), st.floats(60, 400))
def test_counting_lines_agrees_with_breaking_them_up_to_long_words(text, size, room):
    ruler = Ruler(times_width)
    made = len(ruler.wrap(text, 0, size, room))
    longest = max((ruler.width(word, 0, size) for word in text.split(" ")), default=0)
    counted = ruler.lines_in(text, 0, size, room)
    if longest <= room:
        assert counted == made
    else:
        assert abs(counted - made) <= 1 + made // 4


@given(st.lists(st.tuples(TEXTS, st.booleans(), st.booleans()), max_size=6), st.floats(8, 16), st.floats(30, 400))
def test_text_in_several_faces_keeps_every_letter_and_fits_its_room(parts, size, room):
    ruler = Ruler(times_width)
    lines = ruler.wrap_runs([Run(*part) for part in parts], size, room)
    shown = "".join(text for line in lines for _, text, _ in line.pieces).replace(" ", "")
    assert shown == "".join(text for text, _, _ in parts).replace(" ", "")
    for line in lines:
        letters = sum(len(text) for _, text, _ in line.pieces)
        assert line.width <= room + 1e-6 or letters <= len(parts)
        ends = [at + ruler.width(text, face, size) for at, text, face in line.pieces]
        starts = [at for at, _, _ in line.pieces]
        assert all(end <= start + 1e-6 for end, start in zip(ends, starts[1:], strict=False))


def test_a_broken_title_has_lines_of_nearly_equal_length():
    ruler = Ruler(times_width)
    title = "Công đoàn cơ sở: Công ty TNHH May mặc Hoa Sen Trắng"
    room = ruler.width(title, 1, 12) * 0.9
    assert ruler.wrap(title, 1, 12, room)[1] == "Trắng"
    above, below = ruler.wrap_evenly(title, 1, 12, room)
    assert f"{above} {below}" == title
    assert ruler.width(below, 1, 12) == pytest.approx(ruler.width(above, 1, 12), rel=0.35)


def test_words_stay_whole_when_they_fit_a_line():
    ruler = Ruler(times_width)
    room = ruler.width("Chi mừng sinh", 0, 10)
    assert ruler.wrap("Chi mừng sinh nhật", 0, 10, room) == ("Chi mừng sinh", "nhật")


def test_a_line_break_in_a_text_is_kept():
    assert Ruler(times_width).wrap("Thu\n(gửi vào)", 0, 10, 200) == ("Thu", "(gửi vào)")


def test_decomposed_text_is_set_composed():
    assert printable(unicodedata.normalize("NFD", "Số dư cuối kỳ")) == "Số dư cuối kỳ"


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\u200b", "\ud800", "\ufeff"])
def test_what_cannot_be_printed_becomes_a_space(bad):
    assert printable(f"a{bad}b") == "a b"


def test_the_guessed_widths_are_those_of_the_forms_typeface():
    from app.exports.pdf import char_width

    letters = (
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ 0123456789.,:;()/-"
    )
    for face in (0, 1):
        for char in letters + letters.upper():
            assert times_width(face, char) == pytest.approx(char_width(face, char), abs=0.015), char


def test_a_companys_name_breaks_behind_its_legal_form():
    ruler = Ruler(lambda _face, _char: 0.5)
    name = "CĐCS CÔNG TY TNHH MAY MẶC HOA SEN TRẮNG"
    assert ruler.wrap_evenly(name, 1, 10, 130) == ("CĐCS CÔNG TY TNHH", "MAY MẶC HOA SEN TRẮNG")
    assert ruler.wrap_evenly(name, 1, 10, 400) == (name,)
    assert ruler.wrap_evenly("Công ty Cổ phần Sao Mai Xanh", 0, 10, 90) == ("Công ty Cổ phần", "Sao Mai Xanh")
