"""What letters, decisions, plans and minutes have in common: the national header, number, place and day, addressees, closing.

Accounting forms have none of this. The wording of each paper is its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.exports.document import (
    Align,
    Block,
    KeepTogether,
    Letterhead,
    Line,
    PageNumbers,
    PageSetup,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.heads import NOTE, NOTE_AND_SEAL, place_and_date

if TYPE_CHECKING:
    from app.models.queries.union.organisation import Organisation

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


def letter_head(
    organisation: Organisation, number: str, day: dt.date | None, about: str = "", place: str | None = None
) -> tuple[Block, ...]:
    """The two heads side by side, then number (and what it is about, for letters) beside place and day."""
    left = [
        Line(organisation.superior.upper(), larger=-1),
        Line(short_union(organisation.union), bold=True, underline=0.4, larger=-0.5),
        Line(f"Số: {number}" if number else "Số: ……"),
    ]
    if about:
        left.append(Line(f"V/v {about}", italic=True, larger=-1))
    stands = place if place is not None else organisation.place
    right = (
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, larger=-1),
        Line("Độc lập – Tự do – Hạnh phúc", bold=True, underline=1.0),
        Line(place_and_date(stands, day), italic=True),
    )
    return (Letterhead(tuple(left), right, share=0.44), Spacer(4))


def paper_title(*lines: str, under: str = "") -> Title:
    """A decision's, plan's or minutes' title in bold capitals, what it is about below it in bold."""
    first, *rest = lines
    told = [Line(first.upper(), bold=True, larger=1)]
    told += [Line(line, bold=True) for line in rest]
    if under:
        told.append(Line(under, italic=True))
    return Title(tuple(told))


def addressed_to(*who: str) -> tuple[Block, ...]:
    """``Kính gửi:`` one addressee on its line, several as a list."""
    if len(who) == 1:
        return (Paragraph((Run(f"Kính gửi: {who[0]}"),), align=Align.CENTER), Spacer(2))
    blocks: list[Block] = [Paragraph((Run("Kính gửi:"),), indent=25, keeps_next=True)]
    blocks += [Paragraph((Run(f"- {each};" if each != who[-1] else f"- {each}."),), indent=40) for each in who]
    return (*blocks, Spacer(2))


def said(
    text: str, *, bold: bool = False, italic: bool = False, indent: float = 0, keeps_next: bool = False
) -> Paragraph:
    """A paragraph of a letter, its first line set in. ``indent`` in millimetres moves the whole paragraph."""
    return Paragraph((Run(text, bold=bold, italic=italic),), indent=indent, keeps_next=keeps_next, first=FIRST)


def listed(text: str, indent: float = FIRST) -> Paragraph:
    """A point of a list under a paragraph."""
    return Paragraph((Run(text),), indent=indent)


def closing(officers: Mapping[str, str], copies: Sequence[str], *roles: str) -> tuple[Block, ...]:
    """``Nơi nhận`` at the left, the chair for the committee at the right with room for hand and seal; they stay together."""
    left = [Line("Nơi nhận:", bold=True, italic=True, align=Align.LEFT, larger=-1.5)]
    left += [Line(f"- {each}{'.' if each == copies[-1] else ';'}", align=Align.LEFT, larger=-2) for each in copies]
    title, role = roles or ("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
    name = officers.get("chair", "")
    right = (
        Line(title, bold=True), Line(role, bold=True), Line(NOTE_AND_SEAL, italic=True, larger=-1), *([Line(" ")] * 4),
        Line(name or " ", bold=True),
    )  # fmt: skip
    return (Spacer(4), KeepTogether((Letterhead(tuple(left) if copies else (Line(" "),), right, share=0.5),)))


def signed_by(*signers: tuple[str, str]) -> tuple[Block, ...]:
    """Two or three places to sign side by side, as minutes have: (role, name)."""
    return (Spacer(4), Signatures(tuple(Signer((role.upper(),), NOTE, name) for role, name in signers), room=22))
