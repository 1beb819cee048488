"""Letterheads, titles, paragraphs, fields and signatures into pieces of known height.

Each piece is a handful of text and line marks relative to its own top left corner. Pages are ``flow.py``'s business,
grids ``gridflow.py``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.money import show_money
from app.exports.document import (
    TOTAL_PAGES,
    Align,
    Bars,
    Block,
    Field,
    Fields,
    Letterhead,
    Line,
    Paragraph,
    Picture,
    Pictures,
    Run,
    Signatures,
    Spacer,
    Title,
)
from app.exports.pen import Pen, Stroke
from app.exports.typeset import ASCENT, LEADING, MM, Ruler, SetLine, face_of, shifted

TextMark = tuple[float, float, str, int, float]
"""x, baseline y, text, face, size."""
LineMark = tuple[float, float, float, float, float, Stroke]

_FIELD_LEADING = 1.38  # Why: room for a pen between dotted lines.
_MOST_SPREAD = 0.25  # of a line that may be missing when it is spread
_TIGHTENS = 1.12
_SIDE_SHARE = 0.25
_PEN_ROOM = 26 * MM


@dataclass(frozen=True, slots=True)
class Setting:
    """What blocks are set in: fonts, width, base size, the body's height, and half a sheet's when there is one."""

    ruler: Ruler
    width: float
    size: float
    height: float
    half_height: float
    tight: float = 1.0
    pages: str = "00"
    """The number of pages, once they are counted."""
    half: float = 0.0
    """How much smaller every half of a page is set."""

    def smaller(self, points: float) -> Setting:
        """The same place set that many points smaller, spacing with it."""
        size = self.size - points
        return replace(self, size=size, tight=size / self.size)


class Marks:
    """A piece made of texts and straight lines."""

    __slots__ = ("glue", "height", "strokes", "texts")

    def __init__(self, height: float, texts: list[TextMark], strokes: list[LineMark], glue: bool = False) -> None:
        self.height, self.texts, self.strokes, self.glue = height, texts, strokes, glue

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top left corner at x, y."""
        for dx, dy, text, face, size in self.texts:
            pen.text(x + dx, y + dy, text, face, size)
        for x0, y0, x1, y1, weight, stroke in self.strokes:
            pen.line(x + x0, y + y0, x + x1, y + y1, weight, stroke)


class Photographs(Marks):
    """A row of photographs with their captions: (x, y, width, height, content) each."""

    __slots__ = ("photographs",)

    def __init__(
        self, height: float, texts: list[TextMark], photographs: list[tuple[float, float, float, float, bytes]]
    ) -> None:
        super().__init__(height, texts, [])
        self.photographs = photographs

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """The photographs, then what stands below them."""
        for dx, dy, width, height, content in self.photographs:
            pen.picture(x + dx, y + dy, width, height, content)
        super().draw(pen, x, y)


class Space(Marks):
    """Empty height, dropped at the top of a page."""

    def __init__(self, height: float) -> None:
        super().__init__(height, [], [])


def block_pieces(block: Block, setting: Setting) -> Iterator[Marks]:
    """The pieces of any block but grids, breaks and groups of blocks."""
    match block:
        case Letterhead():
            yield _letterhead(block, setting)
        case Title():
            yield _title(block, setting)
        case Paragraph():
            yield from _paragraph(block, setting)
        case Fields():
            yield from _fields(block, setting)
        case Bars():
            yield from _bars(block, setting)
        case Pictures():
            yield from _pictures(block, setting)
        case Signatures():
            yield _signatures(block, setting)
        case Spacer():
            yield Space(block.height * MM * setting.tight)
        case _:
            raise TypeError(f"not a block of text: {type(block).__name__}")


def stack(lines: Sequence[Line], setting: Setting, x: float, room: float, y: float) -> tuple[Marks, float]:
    """Lines under one another in a column from x, y; the marks and where the column ends."""
    marks = Marks(0, [], [])
    for line in lines:
        size = setting.size + line.larger
        face = face_of(line.bold, line.italic)
        at = width = 0.0
        for text in setting.ruler.wrap_evenly(line.text, face, size, room):
            width = setting.ruler.width(text, face, size)
            at = x + shifted(room, width, line.align)
            marks.texts.append((at, y + ASCENT * size + 0.05 * size, text, face, size))
            y += LEADING * size
        if line.underline:
            long = min(width * line.underline, room)
            middle = at + width / 2
            marks.strokes.append((middle - long / 2, y + 2.5, middle + long / 2, y + 2.5, 0.6, Stroke.SOLID))
            y += 4.5
    return marks, y


def _merge(height: float, *parts: Marks) -> Marks:
    return Marks(height, [mark for part in parts for mark in part.texts], [mark for p in parts for mark in p.strokes])


def _letterhead(block: Letterhead, setting: Setting) -> Marks:
    gutter = 3 * MM
    middle = setting.width * block.share
    left_need, right_need = _longest(block.left, setting), _longest(block.right, setting)
    spare = setting.width - right_need - gutter
    if middle - gutter / 2 < left_need <= spare * _TIGHTENS:
        middle = max(middle, min(left_need, spare) + gutter / 2)
    elif left_need and right_need and spare < left_need <= (setting.width - gutter) * _TIGHTENS - right_need:
        # Why: both sides a little smaller read better than a name broken beside room to spare.
        middle = (setting.width - gutter) * left_need / (left_need + right_need) + gutter / 2
    left_room, right_room = middle - gutter / 2, setting.width - middle - gutter / 2
    left, left_end = stack(_tightened(block.left, setting, left_room), setting, 0, left_room, 0)
    right, right_end = stack(_tightened(block.right, setting, right_room), setting, middle + gutter / 2, right_room, 0)
    return _merge(max(left_end, right_end), left, right)


def _longest(lines: Sequence[Line], setting: Setting) -> float:
    widths = [setting.ruler.width(x.text, face_of(x.bold, x.italic), setting.size + x.larger) for x in lines]
    return max(widths, default=0.0)


def _tightened(lines: Sequence[Line], setting: Setting, room: float) -> list[Line]:
    """Lines a little too long for their room are set a little smaller rather than broken."""
    tightened = []
    for line in lines:
        size = setting.size + line.larger
        over = _longest([line], setting) / room
        fits = 1 < over <= _TIGHTENS
        tightened.append(replace(line, larger=line.larger + size / over - size - 0.01) if fits else line)
    return tightened


def _title(block: Title, setting: Setting) -> Marks:
    has_sides = bool(block.side or block.stamp)
    side = setting.width * _SIDE_SHARE if has_sides else 0.0
    centre, end = stack(block.lines, setting, side, setting.width - 2 * side, 0)
    right, right_end = stack(block.side, setting, setting.width - side + 2 * MM, side - 2 * MM, 0)
    stamp, stamp_end = _stamp(block.stamp, setting, side)
    return _merge(max(end, right_end, stamp_end), centre, right, stamp)


def _stamp(text: str, setting: Setting, room: float) -> tuple[Marks, float]:
    """A boxed word, as a rubber stamp would leave it."""
    if not text:
        return Marks(0, [], []), 0.0
    size = setting.size + 8
    width = setting.ruler.width(text, 1, size)
    x0, y0 = 4 * MM, 1 * MM
    x1, y1 = x0 + width + 6 * MM, y0 + size * 1.35
    baseline = y0 + (y1 - y0) / 2 + size * 0.33
    box: list[LineMark] = []
    for inset, weight in ((0.0, 1.2), (2.0, 0.4)):
        a, b, c, d = x0 + inset, y0 + inset, x1 - inset, y1 - inset
        box += [
            (a, b, c, b, weight, Stroke.SOLID),
            (c, b, c, d, weight, Stroke.SOLID),
            (c, d, a, d, weight, Stroke.SOLID),
            (a, d, a, b, weight, Stroke.SOLID),
        ]
    return Marks(0, [(x0 + 3 * MM, baseline, text, 1, size)], box), y1 + 1 * MM


def _paragraph(block: Paragraph, setting: Setting) -> Iterator[Marks]:
    size = setting.size + block.larger
    indent = block.indent * MM
    room = setting.width - indent
    runs = [replace(run, text=run.text.replace(TOTAL_PAGES, setting.pages)) for run in block.runs]
    lines = setting.ruler.wrap_runs(runs, size, room, block.first * MM)
    for place, line in enumerate(lines):
        x = indent + shifted(room, line.width, block.align)
        glue = block.keeps_next or (place == 0 and len(lines) > 1)
        if block.align is Align.JUSTIFY and place < len(lines) - 1:
            line = _spread(line, room, setting.ruler, size)
        yield Marks(LEADING * size, _line_marks(line, x, ASCENT * size + 0.05 * size, size), [], glue)


def _spread(line: SetLine, room: float, ruler: Ruler, size: float) -> SetLine:
    """The line from edge to edge, its words farther apart; one that is much too short stays as it is."""
    words = [
        (at + ruler.width(before, face, size), word, face)
        for at, text, face in line.pieces
        for before, word in _words(text)
    ]
    spaces = sum(word.endswith(" ") for _at, word, _face in words[:-1])
    missing = room - (words[-1][0] + ruler.width(words[-1][1].rstrip(), words[-1][2], size)) if words else 0.0
    if not spaces or not 0 < missing < room * _MOST_SPREAD:
        return line
    pieces, passed = [], 0
    for at, word, face in words:
        pieces.append((at + missing * passed / spaces, word, face))
        passed += word.endswith(" ")
    return SetLine(tuple(pieces), room)


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Each word with the space behind it, and what stands before it."""
    start = 0
    while start < len(text):
        end = text.find(" ", start) + 1 or len(text)
        yield text[:start], text[start:end]
        start = end


def _bars(block: Bars, setting: Setting) -> Iterator[Marks]:
    size = setting.size - 1.5
    left, most = setting.width * block.label_share, setting.width * (1 - block.label_share - block.tail_share)
    thick = size * 0.7
    for place, bar in enumerate(block.bars):
        height = size * 1.5
        y = ASCENT * size + 0.2 * size
        label = next(iter(setting.ruler.wrap(bar.label, 0, size, left - 2 * MM)), "")
        texts: list[TextMark] = [(0.0, y, label, 0, size)]
        end = left + most * min(max(bar.share, 0.0), 1.0)
        strokes: list[LineMark] = []
        if end > left:
            middle = height / 2
            strokes.append((left, middle, end, middle, thick, Stroke.SOLID))
        texts.append((end + 1.5 * MM, y, bar.shown, 0, size))
        yield Marks(height, texts, strokes, glue=place + 1 < len(block.bars))


_GUTTER = 4 * MM


def placed(picture: Picture, room: float, most: float) -> tuple[float, float]:
    """Width and height of a photograph that fills its place without being stretched."""
    scale = min(room / picture.width, most / picture.height)
    return picture.width * scale, picture.height * scale


def _pictures(block: Pictures, setting: Setting) -> Iterator[Marks]:
    room = (setting.width - _GUTTER * (block.across - 1)) / block.across
    size = setting.size - 2
    for start in range(0, len(block.pictures), block.across):
        row = block.pictures[start : start + block.across]
        sizes = [placed(each, room, block.height * MM) for each in row]
        tallest = max(height for _width, height in sizes)
        below = Marks(0, [], [])
        bottom = tallest
        shown = []
        for place, (each, (width, height)) in enumerate(zip(row, sizes, strict=True)):
            left = place * (room + _GUTTER)
            shown.append((left + (room - width) / 2, tallest - height, width, height, each.content))
            if each.caption:
                caption = Line(each.caption, italic=True, larger=size - setting.size)
                part, end = stack([caption], setting, left, room, tallest + 1 * MM)
                below, bottom = _merge(0, below, part), max(bottom, end)
        yield Photographs(bottom + 2 * MM, below.texts, shown)


def _line_marks(line: SetLine, x: float, y: float, size: float) -> list[TextMark]:
    return [(x + at, y, text, face, size) for at, text, face in line.pieces if text]


def _fields(block: Fields, setting: Setting) -> Iterator[Marks]:
    indent = block.indent * MM
    whole = setting.width - indent
    for fields in block.lines:
        parts, height, x = [], 0.0, indent
        for place, (field, share) in enumerate(zip(fields, block.shares, strict=False)):
            room = whole * share - (4 * MM if place + 1 < len(fields) else 0)
            part, part_height = _field(field, setting, x, room)
            parts.append(part)
            height = max(height, part_height)
            x += whole * share
        marks = _merge(height, *parts)
        marks.glue = block.keeps_next
        yield marks


def shown_field(field: Field) -> str:
    """A field's value as text; empty when unknown."""
    if field.value is None:
        return ""
    return show_money(field.value) if isinstance(field.value, int) else field.value


def _field(field: Field, setting: Setting, x: float, room: float) -> tuple[Marks, float]:
    size = setting.size
    leading = (_FIELD_LEADING if field.leader else LEADING + 0.08) * size
    ruler = setting.ruler
    value = shown_field(field)
    marks = Marks(0, [], [])
    y = ASCENT * size + (leading - 1.107 * size) * 0.6
    runs = [Run(field.label, field.label_bold)] if field.label else []
    if value:
        runs += [Run(" " if field.label else ""), Run(value, field.bold, field.italic)]
        if field.tail:
            runs.append(Run(" " + field.tail))
    lines = ruler.wrap_runs(runs, size, room)
    for line in lines:
        marks.texts.extend(_line_marks(line, x + shifted(room, line.width, field.align), y, size))
        y += leading
    at, y = x + lines[-1].width + 0.25 * size, y - leading
    height = leading * len(lines)
    if not value and field.tail:
        tail_width = ruler.width(field.tail, 0, size)
        if at + tail_width + 10 * MM > x + room:
            at, y, height = x, y + leading, height + leading
        end = min(at + _PEN_ROOM, x + room - tail_width - 0.25 * size)
        marks.strokes.append((at, y + 0.6, end, y + 0.6, 0.7, Stroke.DOTS))
        marks.texts.append((end + 0.25 * size, y, field.tail, 0, size))
    elif field.leader and at < x + room - size:
        marks.strokes.append((at, y + 0.6, x + room, y + 0.6, 0.7, Stroke.DOTS))
    return marks, height


def _signatures(block: Signatures, setting: Setting) -> Marks:
    """Roles end on one level, notes and names begin on one level, whatever a signer's lines."""
    share = setting.width / len(block.signers)
    room = share - 3 * MM

    def column(place: int, lines: Sequence[Line], y: float) -> tuple[Marks, float]:
        return stack(lines, setting, share * place + 1.5 * MM, room, y)

    heads = [[Line(line, bold=True) for line in signer.role] for signer in block.signers]
    heights = [column(place, lines, 0)[1] for place, lines in enumerate(heads)]
    dates, date_end = _signing_dates(block, setting)
    head_end = date_end + max(heights)
    parts = [dates, *(column(place, lines, head_end - heights[place])[0] for place, lines in enumerate(heads))]
    end = head_end
    for place, signer in enumerate(block.signers):
        if signer.note:
            note, note_end = column(place, [Line(signer.note, italic=True, larger=-1)], head_end)
            parts.append(note)
            end = max(end, note_end)
    end += block.room * MM * setting.tight
    bottom = end
    for place, signer in enumerate(block.signers):
        if signer.name:
            name, name_end = column(place, [Line(signer.name, bold=True)], end)
            parts.append(name)
            bottom = max(bottom, name_end)
    return _merge(bottom, *parts)


def _signing_dates(block: Signatures, setting: Setting) -> tuple[Marks, float]:
    """Place and day above the signers; a lone one may reach over its column's edge, but not over the page's."""
    dated = [place for place, signer in enumerate(block.signers) if signer.date]
    share = setting.width / len(block.signers)
    room = setting.width * 0.62 if len(dated) == 1 else share
    marks, end = Marks(0, [], []), 0.0
    for place in dated:
        line = Line(block.signers[place].date, italic=True)
        middle = share * (place + 0.5)
        natural = setting.ruler.width(line.text, 2, setting.size)
        left = middle - room / 2 if natural > room else middle - natural / 2
        left = max(0.0, min(left, setting.width - min(natural, room)))
        part, part_end = stack([line], setting, left, min(natural, room) + 0.01, 0)
        marks = _merge(0, marks, part)
        end = max(end, part_end)
    return marks, end
