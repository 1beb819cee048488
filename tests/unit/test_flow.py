"""Pages: nothing overlaps, nothing is lost, heads repeat, signatures stand with the last rows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exports.document import (
    TOTAL_PAGES,
    Align,
    Block,
    Column,
    Document,
    Field,
    Fields,
    Grid,
    HalfPage,
    HeadCell,
    KeepTogether,
    Kind,
    Letterhead,
    Line,
    PageBreak,
    PageNumbers,
    PageSetup,
    Paragraph,
    Picture,
    Pictures,
    Row,
    RowKind,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.flow import draw_pages, measure
from app.exports.pen import Stroke
from app.exports.times import times_width
from app.exports.typeset import ASCENT, DESCENT, Ruler

COLUMNS = (
    Column(key="number", label="Số hiệu", share=20, kind=Kind.CODE, letter="A"),
    Column(key="narration", label="Diễn giải", share=60, kind=Kind.TEXT, letter="B"),
    Column(key="amount", label="Số tiền", share=25, kind=Kind.MONEY, letter="1"),
    Column(key="note", label="Ghi chú", share=15, kind=Kind.TEXT, letter="C"),
)
SIGNATURES = Signatures((Signer(("NGƯỜI LẬP",), name="Lê Thị Nhan"), Signer(("CHỦ TỊCH",), name="Lê Thị Ân")))
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Co", "Cn"]), max_size=120) | st.text(
    alphabet="ăâđêôơư", min_size=80, max_size=400
)


class Recorder:
    """A pen that remembers, page by page, what was drawn where."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler = ruler
        self.pages: list[list[tuple[float, float, float, float, str]]] = []
        self.lines: list[list[tuple[float, float, float, float, Stroke]]] = []
        self.paper: list[tuple[float, float]] = []
        self.sizes: list[list[float]] = []

    def begin(self, width: float, height: float) -> None:
        self.paper.append((width, height))
        self.pages.append([])
        self.lines.append([])
        self.sizes.append([])

    def text(self, x: float, y: float, text: str, face: int, size: float) -> None:
        right = x + self.ruler.width(text, face, size)
        self.pages[-1].append((x, y - ASCENT * size, right, y + DESCENT * size, text))
        self.sizes[-1].append(size)

    def line(self, x0: float, y0: float, x1: float, y1: float, weight: float, stroke: Stroke = Stroke.SOLID) -> None:
        self.lines[-1].append((x0, y0, x1, y1, stroke))

    def picture(self, x: float, y: float, width: float, height: float, content: bytes) -> None:
        self.pages[-1].append((x, y, x + width, y + height, content.decode()))
        self.sizes[-1].append(0)

    def end(self) -> None:
        pass


def drawn(*blocks: Block, setup: PageSetup | None = None) -> Recorder:
    ruler = Ruler(times_width)
    document = Document("Thử", blocks, setup or PageSetup())
    measured = measure(document, ruler)
    pen = Recorder(ruler)
    assert draw_pages(document, ruler, pen, measured) == measured.pages == len(pen.pages)
    return pen


def texts(page: list[tuple[float, float, float, float, str]]) -> list[str]:
    return [text for *_, text in page]


def rows(count: int, narration: str = "Chi mua văn phòng phẩm") -> tuple[Row, ...]:
    return tuple(Row((f"PC{place:05d}", narration, 200_000, None)) for place in range(count))


def assert_nothing_overlaps(pen: Recorder) -> None:
    for (width, height), page in zip(pen.paper, pen.pages, strict=True):
        boxes = [box for box in page if box[4].strip()]
        for left, top, right, bottom, text in boxes:
            assert left >= -0.1, text
            assert right <= width + 0.1, text
            assert top >= -0.1, text
            assert bottom <= height + 0.1, text
        boxes.sort(key=lambda box: box[1])
        for place, (left, top, right, bottom, text) in enumerate(boxes):
            for other_left, other_top, other_right, other_bottom, other in boxes[place + 1 :]:
                if other_top >= bottom - 0.3:
                    break
                beside = other_left >= right - 0.3 or other_right <= left + 0.3
                assert beside or min(bottom, other_bottom) - max(top, other_top) < 0.3, (text, other)


@given(st.lists(st.tuples(ANY_TEXT, st.integers(-(10**15), 10**15), ANY_TEXT), max_size=60))
def test_any_rows_are_all_printed_without_overlap(cells):
    table = [Row((f"PC{place:05d}", text, amount, note)) for place, (text, amount, note) in enumerate(cells)]
    pen = drawn(Title((Line("SỔ QUỸ"),)), Grid(COLUMNS, table), SIGNATURES)
    assert_nothing_overlaps(pen)
    everything = [text for page in pen.pages for text in texts(page)]
    for place, (_, amount, _) in enumerate(cells):
        assert f"PC{place:05d}" in everything
        assert f"{amount:,}".replace(",", ".") in everything


@given(st.integers(0, 130), st.integers(0, 40), st.booleans())
def test_signatures_stand_with_the_last_two_rows(count, height, foot):
    feet = (Spacer(2), Paragraph((Run("- Sổ này có trang"),)), Paragraph((Run("- Ngày mở sổ"),))) if foot else ()
    pen = drawn(Spacer(height), Paragraph((Run("SỔ"),)), Grid(COLUMNS, rows(count)), *feet, SIGNATURES)
    (signed,) = [place for place, page in enumerate(pen.pages) if "CHỦ TỊCH" in texts(page)]
    assert signed == len(pen.pages) - 1
    assert "Lê Thị Ân" in texts(pen.pages[signed])
    for place in range(max(0, count - 2), count):
        assert f"PC{place:05d}" in texts(pen.pages[signed])


@given(st.integers(1, 30), st.integers(1, 200))
def test_long_text_before_signatures_does_not_leave_a_page_nearly_empty(paragraphs, words):
    pen = drawn(*[Paragraph((Run("lời " * words),))] * paragraphs, SIGNATURES)
    for page in pen.pages[:-1]:
        assert max(bottom for _, _, _, bottom, _ in page) > 600


def test_the_head_and_its_letters_repeat_on_every_page_of_the_grid():
    pen = drawn(Grid(COLUMNS, rows(150)), SIGNATURES)
    assert len(pen.pages) > 2
    for page in pen.pages:
        assert {"Số hiệu", "Diễn giải", "A", "1"} <= set(texts(page))


def test_rows_come_in_order_and_once():
    pen = drawn(Grid(COLUMNS, rows(200)), SIGNATURES)
    numbers = [text for page in pen.pages for text in texts(page) if text.startswith("PC")]
    assert numbers == [f"PC{place:05d}" for place in range(200)]


def test_a_row_taller_than_a_page_goes_on_overleaf():
    long = "dài " * 4000 + "HẾT"
    pen = drawn(Grid(COLUMNS, [Row(("PC1", long, 1, None)), Row(("PC2", "ngắn", 2, None))]), SIGNATURES)
    assert_nothing_overlaps(pen)
    everything = " ".join(text for page in pen.pages for text in texts(page))
    assert everything.count("dài") == 4000
    assert "HẾT" in everything
    assert "PC2" in everything


def test_a_number_too_wide_for_its_cell_is_set_smaller_not_cut():
    pen = drawn(Grid(COLUMNS, [Row(("PC1", "", 10**30, None)), Row(("PC2", "", 1, None))]))
    shown = [(box, size) for box, size in zip(pen.pages[0], pen.sizes[0], strict=True) if box[4].startswith("1.000")]
    ((left, _, right, _, text), size) = shown[0]
    assert text.count("000") == 10
    assert right - left < 25 / 120 * 482
    assert size < 11


def test_a_group_line_never_ends_a_page():
    table = [
        Row(("", f"Nhóm {place}", None, None), RowKind.GROUP) if place % 3 == 0 else row
        for place, row in enumerate(rows(120))
    ]
    pen = drawn(Grid(COLUMNS, table))
    for page in pen.pages:
        assert not texts(page)[-1].startswith("Nhóm")


def test_a_row_that_keeps_the_next_is_never_parted_from_it():
    table = []
    for place, row in enumerate(rows(150)):
        table.append(Row(row.cells, row.kind, keeps_next=place % 2 == 0))
    pen = drawn(Spacer(13), Grid(COLUMNS, table))
    for page in pen.pages:
        numbers = [text for text in texts(page) if text.startswith("PC")]
        assert int(numbers[0][2:]) % 2 == 0


def test_uprights_reach_from_head_to_last_row_on_each_page():
    pen = drawn(Grid(COLUMNS, rows(100)))
    for page, lines in zip(pen.pages, pen.lines, strict=True):
        left = min(x0 for x0, *_ in lines)
        tall = max(y1 - y0 for x0, y0, x1, y1, _ in lines if x0 == x1 == left)
        bottom = max(y for _, _, _, y, text in page if text.startswith("PC"))
        top = min(y for _, y, _, _, _ in page)
        assert tall >= bottom - top


def test_page_numbers_know_the_total():
    pen = drawn(Grid(COLUMNS, rows(100)), setup=PageSetup(numbers=PageNumbers.BOTTOM))
    total = len(pen.pages)
    assert [text for page in pen.pages for text in texts(page) if text.startswith("Trang")] == [
        f"Trang {place}/{total}" for place in range(1, total + 1)
    ]


def test_letters_number_their_pages_from_the_second_on():
    pen = drawn(Paragraph((Run("lời " * 3000),)), setup=PageSetup(numbers=PageNumbers.TOP_FROM_SECOND))
    assert "1" not in texts(pen.pages[0])
    assert texts(pen.pages[1])[-1] == "2"


def test_the_number_of_pages_is_written_where_the_form_asks_for_it():
    pen = drawn(Grid(COLUMNS, rows(100)), Paragraph((Run(f"- Sổ này có {TOTAL_PAGES} trang"),)), SIGNATURES)
    assert f"- Sổ này có {len(pen.pages):02d} trang" in texts(pen.pages[-1])


def test_blocks_kept_together_move_as_one():
    block = KeepTogether(tuple(Paragraph((Run(f"dòng {place}"),)) for place in range(10)))
    pen = drawn(Spacer(225), Paragraph((Run("trước"),)), block)
    assert texts(pen.pages[0]) == ["trước"]
    assert texts(pen.pages[1]) == [f"dòng {place}" for place in range(10)]


def test_a_page_break_begins_a_page_and_two_do_not_make_an_empty_one():
    pen = drawn(Paragraph((Run("một"),)), PageBreak(), PageBreak(), Paragraph((Run("hai"),)))
    assert [texts(page) for page in pen.pages] == [["một"], ["hai"]]


def half(name: str, words: int = 5) -> HalfPage:
    return HalfPage((Title((Line(name, bold=True),)), Paragraph((Run("lời " * words),)), SIGNATURES))


def test_two_halves_share_a_page_with_a_cut_line():
    pen = drawn(half("một"), half("hai"), half("ba"))
    assert len(pen.pages) == 2
    assert {"một", "hai"} <= set(texts(pen.pages[0]))
    middle = pen.paper[0][1] / 2
    (cut,) = [line for line in pen.lines[0] if line[4] is Stroke.DASHES]
    assert cut[1] == cut[3] == pytest.approx(middle)
    tops = {text: top for _, top, _, _, text in pen.pages[0]}
    assert tops["một"] < middle < tops["hai"]


def test_a_fuller_half_is_set_smaller_and_a_very_full_one_takes_its_own_page():
    pen = drawn(half("một", 560), half("hai"), half("ba", 1500), half("bốn"))
    assert_nothing_overlaps(pen)
    assert {"một", "hai"} <= set(texts(pen.pages[0]))
    assert min(pen.sizes[0]) < 12
    assert "bốn" not in texts(pen.pages[1])
    assert "bốn" in texts(pen.pages[-1])


def test_a_form_that_may_shrink_does_so_when_it_saves_a_page():
    roomy, tight = PageSetup(), PageSetup(fit=1.5)
    table = Grid(COLUMNS, rows(40))
    assert len(drawn(table, SIGNATURES, setup=roomy).pages) == 2
    assert len(drawn(table, SIGNATURES, setup=tight).pages) == 1
    assert len(drawn(Grid(COLUMNS, rows(90)), SIGNATURES, setup=tight).pages) == 2
    assert len(drawn(Grid(COLUMNS, rows(20)), PageBreak(), table, SIGNATURES, setup=tight).pages) == 2


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT | st.none(), st.booleans()), min_size=1, max_size=8), ANY_TEXT, ANY_TEXT)
def test_any_fields_and_heads_are_printed_without_overlap(given_fields, left, right):
    pen = drawn(
        Letterhead((Line(left, align=Align.LEFT),), (Line(right, italic=True),)),
        Title((Line(left, larger=4),), side=(Line(right, align=Align.LEFT),), stamp="HỦY"),
        Fields(tuple((Field(label, value, "đồng", leader),) for label, value, leader in given_fields)),
        Fields(((Field("Số đoàn viên:", None, "người"), Field("Quỹ lương:", 10**12, "đồng")),), (0.5, 0.5)),
    )
    assert_nothing_overlaps(pen)


def test_a_merged_head_leaves_no_hole():
    head = (
        (HeadCell("Số hiệu", down=2), HeadCell("Nội dung", across=2), HeadCell("Ghi chú", down=2)),
        (HeadCell("Diễn giải"), HeadCell("Số tiền")),
    )
    page = drawn(Grid(COLUMNS, rows(2), head)).pages[0]
    place = {text: (left, top) for left, top, _, _, text in page}
    assert place["Nội dung"][1] < place["Số hiệu"][1] < place["Diễn giải"][1]
    assert place["Diễn giải"][0] < place["Số tiền"][0] < place["Ghi chú"][0]


def test_a_head_that_does_not_fit_its_columns_is_a_mistake():
    with pytest.raises(ValueError, match="head"):
        drawn(Grid(COLUMNS, rows(1), ((HeadCell("quá rộng", across=5),),)))


def test_roles_end_on_one_level_and_names_stand_on_one_level():
    signers = (
        Signer(("NGƯỜI LẬP",), name="Lê Thị Nhan"),
        Signer(("TM. BAN CHẤP HÀNH", "CHỦ TỊCH"), name="Lê Thị Ân", date="Ngày 5"),
    )
    page = drawn(Signatures(signers)).pages[0]
    top = {text: y for _, y, _, _, text in page}
    assert top["NGƯỜI LẬP"] == pytest.approx(top["CHỦ TỊCH"])
    assert top["Lê Thị Nhan"] == pytest.approx(top["Lê Thị Ân"])
    assert top["Ngày 5"] < top["TM. BAN CHẤP HÀNH"] < top["CHỦ TỊCH"]
    assert top["Lê Thị Ân"] - top["CHỦ TỊCH"] > 18 / 25.4 * 72


def test_progress_is_heard_page_by_page_and_may_stop_the_work():
    document = Document("Thử", (Grid(COLUMNS, rows(100)),))
    ruler, heard = Ruler(times_width), list[tuple[int, int]]()
    measured = measure(document, ruler, lambda done, total: heard.append((done, total)))
    draw_pages(document, ruler, Recorder(ruler), measured, lambda done, total: heard.append((done, total)))
    assert (0, 0) in heard
    counts = [done for done, total in heard if total]
    assert counts == list(range(1, measured.pages + 1))
    assert all(later >= earlier for earlier, later in pairwise(counts))

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        measure(document, ruler, stop)


def test_photographs_stand_in_rows_unstretched_and_never_over_an_edge():
    sizes = ((400, 300), (300, 400), (50, 900), (900, 50), (10, 10))
    photographs = tuple(Picture(f"photograph {n}".encode(), *size, f"Ảnh {n}") for n, size in enumerate(sizes))
    setup = PageSetup()
    pen = drawn(*(Paragraph((Run("chữ"),)) for _line in range(38)), Pictures(photographs), setup=setup)
    right, bottom = (setup.width - setup.right) * 72 / 25.4, (setup.height - setup.bottom) * 72 / 25.4
    shown = [(page, mark) for page, marks in enumerate(pen.pages) for mark in marks if mark[4].startswith("photograph")]
    assert [mark[4] for _page, mark in shown] == [f"photograph {n}" for n in range(5)]
    for (_page, (x0, y0, x1, y1, _text)), (width, height) in zip(shown, sizes, strict=True):
        assert abs((x1 - x0) / (y1 - y0) - width / height) < 0.01 * width / height
        assert x0 >= setup.left * 72 / 25.4 - 0.01
        assert x1 <= right + 0.01
        assert y1 <= bottom + 0.01
    # Two to a row, a row on one page.
    assert shown[0][0] == shown[1][0]
    assert shown[0][1][3] == pytest.approx(shown[1][1][3])


def test_running_text_reaches_the_edge_but_for_its_last_line():
    text = "Ban Chấp hành công đoàn cơ sở đề nghị các tổ công đoàn tổ chức cho đoàn viên thảo luận và gửi ý kiến. " * 4
    ragged, justified = (
        drawn(Paragraph((Run(text.strip()),), align, first=10)) for align in (Align.LEFT, Align.JUSTIFY)
    )
    lines: dict[float, float] = {}
    for _x0, y0, x1, _y1, word in justified.pages[0]:
        lines[y0] = max(lines.get(y0, 0.0), x1 - justified.ruler.width(" ", 0, 12) * word.endswith(" "))
    edges = [lines[y0] for y0 in sorted(lines)]
    right = justified.paper[0][0] - 15 * 72 / 25.4
    assert len(edges) == len({y0 for _x0, y0, *_rest in ragged.pages[0]}) > 3
    assert all(abs(edge - right) < 1 for edge in edges[:-1])
    assert edges[-1] < right - 20


def test_the_last_rows_of_a_table_are_never_parted():
    for count in range(30, 60):
        pages = drawn(Grid(COLUMNS, rows(count)), setup=PageSetup()).pages
        assert len(pages) == 1 or sum(f"{place:05d}" in str(pages[-1]) for place in range(count - 3, count)) == 3
