"""What the union's own papers share, those no law prescribes: page, head, title, signatures; and the plain lists among them."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from app.domain.dates import Month, Period
from app.domain.problems import N_
from app.exports.document import (
    Align,
    Block,
    Document,
    Letterhead,
    Line,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    Signatures,
    Spacer,
    Title,
    prose,
)
from app.exports.form import Form, JsonValue, Table
from app.exports.heads import chair_signer, month_name, period_line, signer
from app.exports.issuer import About, Issuer
from app.exports.listing import Listing
from app.exports.paper import PeriodForm
from app.models.queries.union.organisation import Organisation

Thing = TypeVar("Thing")
Item = TypeVar("Item")

OWN_FORM = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")
OWN_PAGE = PageSetup(top=12, right=15, bottom=13, left=18, size=12, numbers=PageNumbers.BOTTOM)
"""The page of lists and short reports."""
OWN_PAGE_ACROSS = replace(OWN_PAGE, landscape=True)
WIDTH, WIDTH_ACROSS = 177.0, 264.0
"""Millimetres between the margins of these pages."""


def company_word(organisation: Organisation) -> str:
    """How lists call the union beside its shares."""
    company = organisation.employer.lower().startswith("công ty") or "công ty" in organisation.union.lower()
    return "Công đoàn Cty" if company else "CĐCS"


def superior_word(organisation: Organisation) -> str:
    """How lists call whoever the rest goes up to."""
    return "Liên đoàn" if organisation.superior.lower().startswith("liên đoàn") else "Cấp trên"


def own_head(who: Issuer, *right: Line, share: float = 0.55) -> Letterhead:
    """The superior union over the union, as official papers have it; on the right what a form puts there."""
    left = (Line(who.superior.upper()), Line(who.union.upper(), bold=True, underline=0.4))
    return Letterhead(left, right or (Line(""),), share)


def own_signatures(who: Issuer, *between: tuple[str, str], day: dt.date | None = None, room: float = 15) -> Signatures:
    """Người lập, the roles ``between`` (label, role), and the chair with place and day; ``day`` stands in while none was chosen."""
    middle = (signer(label, who.officer(role)) for label, role in between)
    chair = chair_signer(who.chair, who.signed(day), who.committee, who.chair_title)
    return Signatures((signer("NGƯỜI LẬP", who.preparer), *middle, chair), room)


def centred(text: str, larger: float = 0) -> Line:
    """A bold line of a title."""
    return Line(text, bold=True, larger=larger, align=Align.CENTER)


def note(text: str, *, italic: bool = False, larger: float = -1) -> Paragraph:
    """A line below a list, smaller than the page's text."""
    return prose(text, italic=italic, larger=larger)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a paper stands on its page: ``larger`` is its title above the text in points, ``air`` the height above the title, below it
    and above the signatures in millimetres, ``share`` the left part of the head."""

    setup: PageSetup = OWN_PAGE
    larger: float = 3
    air: tuple[float, float, float] = (3, 2, 2)
    share: float = 0.55


def own_paper(
    who: Issuer,
    titles: tuple[str, ...],
    blocks: Iterable[Block],
    *,
    sheet: str,
    file: str = "",
    kind: str = "",
    whose: str = "",
    frame: Frame = Frame(),
    right: tuple[Line, ...] = (),
    signed: Signatures | None = None,
) -> Document:
    """Head, title, what the form puts there, signatures where there are any. The first of ``titles`` is printed in capitals; it names
    the ``file`` and all papers of its ``kind`` unless they are called otherwise. ``whose`` it is stands in the file's name for the union.
    """
    above, below, foot = frame.air
    title, *under = titles
    lines = (centred(title.upper(), frame.larger), *(centred(line) for line in under if line))
    body: tuple[Block, ...] = (
        own_head(who, *right, share=frame.share),
        Spacer(above),
        Title(lines),
        Spacer(below),
        *blocks,
        *([Spacer(foot)] if signed and foot else ()),
        *([signed] if signed else ()),
    )
    return who.document(file or title, sheet, frame.setup, body, subject=kind or title, about=whose)


class OwnPaper(Form[About[Thing]]):
    """A paper of the union's own. Its title heads it unless it has another ``heading``; ``sheet`` names its worksheet.

    ``file`` and ``kind`` are what its file and all papers of its kind are called when not by the heading; ``{}`` is the line under it,
    ``{year}`` and ``{month}`` are those of the last day of the period.
    ``own_name`` is said of a paper whose file is named by that line in place of the union. ``between`` signs, a label and a role each,
    between who made it and the chair; nobody does when the paper is not ``signed``.
    """

    source = OWN_FORM
    heading: ClassVar[str] = ""
    sheet: ClassVar[str]
    frame: ClassVar[Frame] = Frame()
    file: ClassVar[str] = ""
    kind: ClassVar[str] = ""
    own_name: ClassVar[bool] = False
    between: ClassVar[tuple[tuple[str, str], ...]] = ()
    signed: ClassVar[bool] = True

    def under(self, who: Issuer, about: Thing) -> tuple[str, ...]:
        """What stands under the title: the period, unless the paper is about something else."""
        return (period_line(who.period),)

    @abstractmethod
    def body(self, who: Issuer, about: Thing) -> Iterable[Block]:
        """What stands between title and signatures."""

    def signatures(self, who: Issuer, about: Thing) -> Signatures:
        """Who signs."""
        return own_signatures(who, *self.between)

    def stands(self, who: Issuer, about: Thing) -> tuple[str, Frame]:
        """On which worksheet, in which frame."""
        return self.sheet, self.frame

    def layout(self, gathered: About[Thing]) -> Document:
        """The paper in its frame."""
        who, about = gathered.who, gathered.about
        under = self.under(who, about)
        sheet, frame = self.stands(who, about)
        return own_paper(
            who,
            (self.heading or self.title, *under),
            self.body(who, about),
            sheet=sheet,
            file=self.file.format(*under, **_last(who)),
            kind=self.kind.format(*under),
            whose=under[0] if self.own_name else "",
            frame=frame,
            signed=self.signatures(who, about) if self.signed else None,
        )


def _last(who: Issuer) -> dict[str, str]:
    last = who.params.period.last if who.params.period is not None else None
    return {"year": str(last.year), "month": month_name(Month.of(last))} if last is not None else {}


class OwnList(PeriodForm[Sequence[Item]], OwnPaper[Sequence[Item]]):
    """A plain list of a period: the grid of its ``listing`` and a line below it; the same listing is its figures for programs.

    ``counted`` is the key under which the lines are counted among the totals, ``summed`` the columns summed beside it.
    """

    listing: Listing[Item]
    width: ClassVar[float] = 0
    """Millimetres that the columns share, of lists with columns that part the rest."""
    pad: ClassVar[float] = 0.6
    italic: ClassVar[bool] = False
    counted: ClassVar[str]
    summed: ClassVar[tuple[str, ...]] = ()

    def rows(self, who: Issuer, lines: Sequence[Item]) -> Iterable[Row]:
        """The lines, in groups where the list has any."""
        return self.listing.rows(lines)

    def total(self, who: Issuer, lines: Sequence[Item]) -> Row | None:
        """The last row, of a list that sums."""
        return None

    def foot(self, who: Issuer, lines: Sequence[Item]) -> str | None:
        """What is said below the list, ``italic`` or not; None when there is no room for it."""
        return None

    def body(self, who: Issuer, lines: Sequence[Item]) -> Iterator[Block]:
        """The grid, and the line below it."""
        yield self.listing.grid(self.rows(who, lines), self.total(who, lines), of=self.width, pad=self.pad)
        text = self.foot(who, lines)
        if text is not None:
            yield Spacer(1.5)
            yield from [note(text, italic=self.italic)] if text else ()

    def stretch(self, who: Issuer) -> Period | str:
        """The period as programs are told it."""
        return who.period

    def totals(self, who: Issuer, lines: Sequence[Item]) -> Mapping[str, JsonValue]:
        """The sums for programs."""
        return {self.counted: len(lines), **self.listing.sums(lines, *self.summed)}

    def table(self, gathered: About[Sequence[Item]]) -> Table:
        """The lines by the keys of their columns."""
        who, lines = gathered.who, gathered.about
        return self.listing.table(self.stretch(who), lines, **self.totals(who, lines))
