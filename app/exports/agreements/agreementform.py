"""What the ten papers of a collective agreement share: what they gather, their numbers, days, people, clauses by head, copies.

The wording of each paper is its own. Whatever is not known leaves room for a pen.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from app.domain import clock
from app.domain.agreements.agreements import HEADS, SHORT_HEADS, STEPS, AgreementLaw, Step, Votes
from app.domain.agreements.records import AGREEMENT_CLAUSE
from app.domain.dates import Period, iso_of, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Align, Block, Document, Letterhead, Line, Paragraph, Row, RowKind, Spacer, prose
from app.exports.form import Form, Params, Subject, Table
from app.exports.issuer import Issuer, issuer
from app.exports.letterform import LETTER, letter_head, listed, national_head, paragraph
from app.exports.listing import Data, FieldColumns, Listing
from app.models.queries import Read
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard, Clause, StepRecord, TeamMember, Voter
from app.models.queries.union import policies

PEN = "…………………………"
SHORT_PEN = "……"
SOURCES = {
    "69": N_("Bộ luật Lao động 2019, Điều 69; lời văn của chương trình, không có mẫu quy định."),
    "70": N_("Bộ luật Lao động 2019, Điều 70; lời văn của chương trình, không có mẫu quy định."),
    "75": N_("Bộ luật Lao động 2019, Điều 75 đến 78; lời văn của chương trình, không có mẫu quy định."),
    "76": N_("Bộ luật Lao động 2019, Điều 76; lời văn của chương trình, không có mẫu quy định."),
    "77": N_("Bộ luật Lao động 2019, Điều 77; lời văn của chương trình, không có mẫu quy định."),
}
"""The legal line of a paper by the article it stands on."""


CLAUSE = FieldColumns[Clause](AGREEMENT_CLAUSE)
"""Columns of the clauses of an agreement."""
Item = TypeVar("Item")
_FACTS: Listing[tuple[str, str | None]] = Listing(
    Data("key", "Mục", lambda fact: fact[0]),
    Data("value", "Nội dung", lambda fact: fact[1]),
)


@dataclass(frozen=True, slots=True)
class AgreementFigures:
    """An agreement with the union, its officers and the receivers as they stood on the day of the paper."""

    who: Issuer
    card: AgreementCard
    voters: tuple[Voter, ...]
    authority: str
    copies: int
    copies_to: tuple[str, ...]
    law: AgreementLaw
    union_law: str

    def step(self, step: Step) -> StepRecord | None:
        """A step as it was done, None while it was not."""
        return self.card.steps.get(step)

    def day(self, step: Step) -> dt.date | None:
        """The day of a step; the day of signing chosen in the window stands in while it is not recorded."""
        record = self.step(step)
        return record.done_on if record is not None else self.who.params.signed_on

    def place(self, step: Step) -> str:
        """Where a step was done, else room for a pen."""
        record = self.step(step)
        return record.place if record is not None and record.place else PEN

    def number(self, step: Step) -> str:
        """The number of a step's paper, else room for a pen before its kind."""
        record = self.step(step)
        if record is not None and record.number:
            return record.number
        year = (self.day(step) or clock.today()).year
        kind = STEPS[step].number_kind
        return f"{SHORT_PEN}/{year}/{kind}-CĐCS" if kind else SHORT_PEN

    @property
    def employer(self) -> str:
        """The enterprise's name."""
        return self.card.employer or self.who.organisation.employer or PEN

    @property
    def union_name(self) -> str:
        """The union as running text names it."""
        return self.who.union.replace("CĐCS", "Công đoàn cơ sở", 1)

    @property
    def workers(self) -> int | None:
        """All workers, of the vote when there was one."""
        votes = self.card.facts.votes
        return (votes.workers if votes else 0) or self.card.workers or None

    # ---- parts of papers -------------------------------------------------------------------------------------------

    def employer_head(self, number: str, day: dt.date | None, about: str = "") -> tuple[Block, ...]:
        """The enterprise on the left: for what both sides sign, and for the employer's own letter."""
        left = [Line(self.employer.upper(), bold=True, underline=0.4, larger=-0.5), Line(f"Số: {number}")]
        if about:
            left.append(Line(f"V/v {about}", italic=True, larger=-1))
        return (Letterhead(tuple(left), national_head(self.who, day), share=0.44), Spacer(4))

    def grounds(self) -> Iterator[Block]:
        """The laws a paper stands on, those in force on its day."""
        yield paragraph("Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019;", italic=True)
        yield paragraph(f"Căn cứ {self.union_law};", italic=True)

    def team_lines(self, side: str) -> Iterator[Block]:
        """The people of a side, numbered; lines for a pen when nobody is known."""
        people = self.card.side(side)
        for place, person in enumerate(people, 1):
            yield listed(f"{place}. {person_line(person)}")
        if not people:
            for place in range(1, 4):
                yield listed(f"{place}. Ông/Bà {PEN} – {PEN}")

    def clause_rows(self, listing: Listing[Clause]) -> Iterator[Row]:
        """Every clause under its head, counted on; a head without clauses leaves an empty row."""
        first = 1
        for place, name, clauses in by_head(self.card.clauses, short=True):
            yield listing.band(f"{place}. {name}", keeps_next=bool(clauses))
            yield from listing.rows(clauses, first)
            first += len(clauses)
            if not clauses:
                yield listing.band("", RowKind.NORMAL)


class AgreementPaper(Form[AgreementFigures]):
    """One of the ten papers: printed for an agreement, dated and numbered by its ``step``."""

    group = N_("Thỏa ước, đối thoại")
    wants = frozenset({"subject", "place", "signed"})
    step: ClassVar[Step]

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every agreement, the newest first."""
        return tuple(Subject(card.id, card.title) for card in agreements.agreements(read))

    def gather(self, read: Read, params: Params) -> AgreementFigures:
        """Everything a paper of one agreement may show, the union and the receivers as of the paper's day; refuses when none was chosen."""
        card = agreements.agreement(read, params.subject_for(self.title))
        record = card.steps.get(self.step)
        day = (record.done_on if record else None) or params.signed_on or clock.today()
        copies_to = policies.text_on(read, "agreement_copies_to", day).value
        return AgreementFigures(
            issuer(read, params, day),
            card,
            voters=agreements.voters(read, card.id),
            authority=policies.text_on(read, "agreement_authority", day).value,
            copies=int(policies.text_on(read, "agreement_copies", day).value),
            copies_to=tuple(part.strip() for part in copies_to.split(";") if part.strip()),
            law=agreements.agreement_law(read, day),
            union_law=policies.text_on(read, "union_law", day).value,
        )

    @abstractmethod
    def blocks(self, figures: AgreementFigures) -> Iterator[Block]:
        """The paper's blocks."""

    def layout(self, gathered: AgreementFigures) -> Document:
        """The paper as a document."""
        blocks, about = self.blocks(gathered), gathered.card.title
        return gathered.who.document(self.title, self.title[:31], LETTER, blocks, about=about)

    def head(self, figures: AgreementFigures, about: str = "") -> tuple[Block, ...]:
        """Union and national head with the number, place and day of the paper's step."""
        return letter_head(figures.who, figures.number(self.step), figures.day(self.step), about)

    def table(self, gathered: AgreementFigures) -> Table:
        """The facts a paper stands on: the agreement, the step's day and number, and every step done."""
        card = gathered.card
        facts = {
            "title": card.title,
            "number": card.number,
            "employer": gathered.employer,
            "paper_number": gathered.number(self.step),
            "paper_date": iso_of(gathered.day(self.step)),
        }
        facts |= {f"step.{each}": iso_of(record.done_on) for each, record in card.steps.items()}
        return self.told(gathered, _FACTS, list(facts.items()))

    def told(self, gathered: AgreementFigures, listing: Listing[Item], lines: Sequence[Item]) -> Table:
        """A list for programs, of the day of the paper's step, with the votes of the agreement (zeros while nobody voted)."""
        day = gathered.day(self.step) or clock.today()
        votes = gathered.card.facts.votes or Votes(0, 0)
        counted = {"workers": votes.workers, "agreed": votes.agreed, "against": votes.against}
        return listing.table(Period(day, day), lines, **counted)


# ---- parts of papers -----------------------------------------------------------------------------------------------


def mark(text: str) -> Letterhead:
    """``Mẫu 1`` at the right, above the head."""
    return Letterhead((Line(" "),), (Line(text, bold=True, larger=-1),), share=0.8)


def shown_day(day: dt.date | None) -> str:
    """``10/02/2026``, or dots."""
    return show_date(day) if day is not None else "…/…/……"


def shown_count(count: int | None) -> str:
    """A number of people, or dots."""
    return show_money(count) if count else SHORT_PEN


def percent(part: int | None, whole: int | None) -> str:
    """``86,7%`` to one decimal, without a needless zero; dots while unknown."""
    if part is None or not whole:
        return f"{SHORT_PEN}%"
    whole_percent, tenth = divmod((2000 * part + whole) // (2 * whole), 10)
    return f"{whole_percent},{tenth}%" if tenth else f"{whole_percent}%"


def people_share(part: int | None, whole: int | None) -> str:
    """``39/45 người (86,7%)``, as the minutes of opinions have it."""
    return f"{SHORT_PEN if part is None else part}/{shown_count(whole)} người ({percent(part, whole)})"


def by_head(clauses: Sequence[Clause], *, short: bool = False) -> Iterator[tuple[int, str, tuple[Clause, ...]]]:
    """The seven heads in order, each with its clauses (perhaps none); ``short`` names for grids."""
    for place, name in enumerate(SHORT_HEADS if short else HEADS, 1):
        yield place, name, tuple(clause for clause in clauses if clause.head == place)


def person_line(person: TeamMember) -> str:
    """``Ông/Bà Trần Thị Thu Hà – Chủ tịch công đoàn cơ sở``."""
    return f"Ông/Bà {person.name}" + (f" – {person.role}" if person.role else "")


def middle(text: str) -> Paragraph:
    """A bold line in the middle, held with what follows: ``QUYẾT ĐỊNH:``."""
    return prose(text, bold=True, align=Align.CENTER, keeps_next=True)
