"""What the union's own papers share, those no law prescribes: page, head, title, signatures. Figures and grids are each form's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

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
    Signatures,
    Spacer,
    Title,
    prose,
)
from app.exports.heads import chair_signer, signer
from app.exports.issuer import Issuer
from app.models.queries.union.organisation import Organisation

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
    chair = chair_signer(who.chair, who.signed(day))
    return Signatures((signer("NGƯỜI LẬP", who.preparer), *middle, chair), room)


def centred(text: str, larger: float = 0) -> Line:
    """A bold line of a title."""
    return Line(text, bold=True, larger=larger, align=Align.CENTER)


def note(text: str, *, italic: bool = False, larger: float = -1) -> Paragraph:
    """A line below a list, smaller than the page's text."""
    return prose(text, italic=italic, larger=larger)


def own_paper(
    who: Issuer,
    titles: tuple[str, ...],
    blocks: Iterable[Block],
    *,
    sheet: str,
    name: str = "",
    subject: str = "",
    about: str = "",
    setup: PageSetup = OWN_PAGE,
    right: tuple[Line, ...] = (),
    share: float = 0.55,
    larger: float = 3,
    air: tuple[float, float, float] = (3, 2, 2),
    signed: Signatures | None = None,
    unsigned: bool = False,
) -> Document:
    """Head, title, what the form puts there, signatures: those of ``own_signatures`` unless the form has others or is ``unsigned``.

    The first of ``titles`` is the paper's, printed in capitals, and its file's unless it has another ``name``; ``larger`` is its size
    above the text. ``air`` is the height above the title, below it and above the signatures in millimetres; ``right`` and ``share``
    are of the head.
    """
    above, below, foot = air
    title, *under = titles
    lines = (centred(title.upper(), larger), *(centred(line) for line in under if line))
    signatures: list[Block] = [] if unsigned else [*([Spacer(foot)] if foot else []), signed or own_signatures(who)]
    body: tuple[Block, ...] = (
        own_head(who, *right, share=share),
        Spacer(above),
        Title(lines),
        Spacer(below),
        *blocks,
        *signatures,
    )
    return who.document(name or title, sheet, setup, body, subject=subject or title, about=about)
