"""What letters, decisions, plans and minutes have in common: the national header, number, place and day, addressees, closing.

Accounting forms have none of this. The wording of each paper is its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from app.exports.document import (
    Align,
    Block,
    Document,
    KeepTogether,
    Letterhead,
    Line,
    PageNumbers,
    PageSetup,
    Paragraph,
    Run,
    Signatures,
    Spacer,
    Title,
    prose,
)
from app.exports.heads import NOTE_AND_SEAL, place_and_date, signer
from app.exports.issuer import Issuer

# Law: NĐ 30/2020/NĐ-CP, phụ lục I, and QĐ 933/QĐ-TLĐ 14/5/2024: A4, margins, 13 to 14 points, page number top centre from page 2.
LETTER = PageSetup(top=20, right=15, bottom=20, left=30, numbers=PageNumbers.TOP_FROM_SECOND, size=13, fit=1)
FIRST = 10.0
"""Millimetres by which the first line of a paragraph is set in."""


def short_union(union: str) -> str:
    """A union's name as letters head it: ``CĐCS CÔNG TY …``."""
    name = union.strip()
    if name.lower().startswith("công đoàn cơ sở"):
        name = "CĐCS" + name[len("công đoàn cơ sở") :]
    return name.upper()


def paper_number(sequence: str, kind: str, year: int) -> str:
    """``01/2026/CV-CĐCS``; a paper without a number leaves room for a pen."""
    return f"{sequence or '……'}/{year}/{kind}-CĐCS"


def national_head(who: Issuer, day: dt.date | None) -> tuple[Line, ...]:
    """The right side of every letter: the country, its motto, place and day."""
    return (
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, larger=-1),
        Line("Độc lập – Tự do – Hạnh phúc", bold=True, underline=1.0),
        Line(place_and_date(who.place, day), italic=True),
    )


def letter_head(who: Issuer, number: str, day: dt.date | None, about: str = "") -> tuple[Block, ...]:
    """The two heads side by side, then number (and what it is about, for letters) beside place and day."""
    left = [
        Line(who.superior.upper(), larger=-1),
        Line(short_union(who.union), bold=True, underline=0.4, larger=-0.5),
        Line(f"Số: {number}" if number else "Số: ……"),
    ]
    if about:
        left.append(Line(f"V/v {about}", italic=True, larger=-1))
    return (Letterhead(tuple(left), national_head(who, day), share=0.44), Spacer(4))


def paper_title(*lines: str, under: str = "", below: float = 3) -> tuple[Block, ...]:
    """A decision's, plan's or minutes' title in bold capitals, what it is about below it in bold, and some air."""
    first, *rest = lines
    title = [Line(first.upper(), bold=True, larger=1)]
    title += [Line(line, bold=True) for line in rest]
    if under:
        title.append(Line(under, italic=True))
    return (Title(tuple(title)), Spacer(below))


def addressed_to(*who: str) -> tuple[Block, ...]:
    """``Kính gửi:`` one addressee on its line, several as a list."""
    if len(who) == 1:
        return (prose(f"Kính gửi: {who[0]}", align=Align.CENTER), Spacer(2))
    each_on_its_line = (prose(f"- {line}", indent=40) for line in points(who))
    return (prose("Kính gửi:", indent=25, keeps_next=True), *each_on_its_line, Spacer(2))


def points(texts: Iterable[str]) -> Iterator[str]:
    """The points of a list, each closed by a semicolon, the last one by a full stop."""
    every = list(texts)
    return (f"{text}{'.' if place == len(every) else ';'}" for place, text in enumerate(every, 1))


def paragraph(text: str, *, bold: bool = False, italic: bool = False, keeps_next: bool = False) -> Paragraph:
    """A paragraph of a letter, its first line set in."""
    align = Align.LEFT if bold else Align.JUSTIFY
    return Paragraph((Run(text, bold=bold, italic=italic),), align, keeps_next=keeps_next, first=FIRST)


def section(text: str) -> Paragraph:
    """A heading of a letter, held on the page of what follows."""
    return paragraph(text, bold=True, keeps_next=True)


def listed(text: str) -> Paragraph:
    """A point of a list under a paragraph."""
    return prose(text, indent=FIRST, align=Align.JUSTIFY)


def closing(
    who: Issuer,
    *copies: str,
    title: str = "",
    role: str = "",
    name: str | None = None,
    share: float = 0.5,
) -> tuple[Block, ...]:
    """``Nơi nhận`` at the left, the chair for the committee (or who is named) at the right, with room for hand and seal."""
    left = [Line("Nơi nhận:", bold=True, italic=True, align=Align.LEFT, larger=-1.5)]
    left += [Line(f"- {line}", align=Align.LEFT, larger=-2) for line in points(copies)]
    title, role = title or f"TM. {who.committee.upper()}", role or who.chair_title.upper()
    right = [Line(title, bold=True), Line(role, bold=True), Line(NOTE_AND_SEAL, italic=True, larger=-1)]
    right += [Line(" ")] * 4 + [Line((who.chair if name is None else name) or " ", bold=True)]
    return (Spacer(4), KeepTogether((Letterhead(tuple(left), tuple(right), share),)))


def signed_by(*signers: tuple[str, str]) -> tuple[Block, ...]:
    """Two or three places to sign side by side, as minutes have: (role, name)."""
    return (Spacer(4), Signatures(tuple(signer(role.upper(), name) for role, name in signers), room=22))


def letter(
    who: Issuer,
    titles: tuple[str, ...],
    blocks: Iterable[Block],
    *,
    number: str,
    day: dt.date | None,
    sheet: str,
    name: str,
    under: str = "",
    subject: str = "",
    about: str = "",
    setup: PageSetup = LETTER,
    below: float = 3,
) -> Document:
    """Both heads, the title in capitals with what it is about, then what the paper says up to its closing or signatures."""
    body = (*letter_head(who, number, day), *paper_title(*titles, under=under, below=below), *blocks)
    return who.document(name, sheet, setup, body, subject=subject, about=about)
