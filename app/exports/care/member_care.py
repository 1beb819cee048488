"""Quá trình được chăm lo của một đoàn viên: everything received, with totals per year. It is about one person, for that person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.care.care_report import CareFact
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Document, Row, Spacer
from app.exports.form import Form, Params, Subject, Table
from app.exports.issuer import Issuer, issuer
from app.exports.listing import Data, Day, Listing, Money, Text, numbered
from app.exports.ownform import OWN_FORM, WIDTH, note, own_paper
from app.models.queries import Read
from app.models.queries.care.care import member_care
from app.models.queries.members import members

_LIST: Listing[CareFact] = Listing(
    numbered("TT"),
    Day("date", "Ngày", lambda fact: fact.day, 22),
    Data("kind", "Loại", lambda fact: fact.line),
    Text("name", "Loại", lambda fact: fact.name, 40, data="Tên loại"),
    Text("title", "Nội dung", lambda fact: fact.title, part=1),
    Money("money", "Tiền", lambda fact: fact.money, 24, blank=True),
    Money("in_kind", "Hiện vật", lambda fact: fact.in_kind, 24, blank=True),
)


@dataclass(frozen=True, slots=True)
class MemberCareFigures:
    """One member's facts, the oldest first."""

    who: Issuer
    name: str
    about: str
    facts: Sequence[CareFact]


class MemberCare(Form[MemberCareFigures]):
    """Quá trình được chăm lo."""

    code = "member-care"
    title = N_("Quá trình được chăm lo của đoàn viên")
    source = OWN_FORM
    group = GROUP
    wants = frozenset({"period", "subject", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return [
            Subject(number, f"{name}, {group}" if group else name)
            for number, name, group in read.rows(
                "SELECT m.id, m.full_name, coalesce(g.name, '') FROM member m LEFT JOIN union_group g ON g.id = m.group_id "
                "ORDER BY m.sort_key, m.id"
            )
        ]

    def gather(self, read: Read, params: Params) -> MemberCareFigures:
        period = params.period_for(self.code)
        card = members.member(read, params.subject_for(self.title))
        about = ", ".join(filter(None, [card.number and f"mã {card.number}", card.group]))
        facts = member_care(read, card.id, period)[::-1]
        return MemberCareFigures(issuer(read, params, period.last), card.full_name, about, facts)

    def layout(self, gathered: MemberCareFigures) -> Document:
        period, facts = gathered.who.period, gathered.facts
        name = f"{gathered.name} ({gathered.about})" if gathered.about else gathered.name
        notes = () if facts else (note("Trong kỳ chưa có khoản nào."),)
        return own_paper(
            gathered.who,
            ("Quá trình được chăm lo", f"{name}, từ {show_date(period.first)} đến {show_date(period.last)}"),
            [
                _LIST.grid(_years(facts), _LIST.total("Tổng cộng", facts), of=WIDTH, pad=0.6),
                Spacer(1.5),
                *notes,
            ],
            sheet="Quá trình được chăm lo",
        )

    def table(self, gathered: MemberCareFigures) -> Table:
        facts = gathered.facts
        return _LIST.table(gathered.who.period, facts, times=len(facts), **_LIST.sums(facts, "money", "in_kind"))


def _years(facts: Sequence[CareFact]) -> Iterator[Row]:
    for year, of_year in groupby(sorted(facts, key=lambda fact: fact.day.year), key=lambda fact: fact.day.year):
        mine = list(of_year)
        yield from _LIST.rows(mine)
        yield _LIST.subtotal(f"Cộng năm {year}", mine)


FORM = MemberCare()
