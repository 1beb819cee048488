"""Quá trình được chăm lo của một đoàn viên: everything received, with totals per year. It is about one person, for that person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.domain.care.care_report import CareFact
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Block, Row, aired
from app.exports.form import Params, Subject, Table
from app.exports.issuer import About, Issuer, issuer
from app.exports.listing import Data, Day, Listing, Money, Text, numbered
from app.exports.ownform import WIDTH, OwnPaper, note
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
class CareOfMember:
    """A member with what she received, the oldest first."""

    name: str
    facts: Sequence[CareFact]


class MemberCare(OwnPaper[CareOfMember]):
    """Quá trình được chăm lo."""

    code = "member-care"
    title = N_("Quá trình được chăm lo của đoàn viên")
    group = GROUP
    wants = frozenset({"period", "subject", "place", "signed"})
    heading = "Quá trình được chăm lo"
    sheet = heading

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return [
            Subject(number, f"{name}, {group}" if group else name)
            for number, name, group in read.rows(
                "SELECT m.id, m.full_name, coalesce(g.name, '') FROM member m LEFT JOIN union_group g ON g.id = m.group_id "
                "ORDER BY m.sort_key, m.id"
            )
        ]

    def gather(self, read: Read, params: Params) -> About[CareOfMember]:
        period = params.period_for(self.title)
        card = members.member(read, params.subject_for(self.title))
        known = ", ".join(filter(None, [card.number and f"mã {card.number}", card.group]))
        name = f"{card.full_name} ({known})" if known else card.full_name
        facts = member_care(read, card.id, period)[::-1]
        return About(issuer(read, params, period.last), CareOfMember(name, facts))

    def under(self, who: Issuer, about: CareOfMember) -> tuple[str, ...]:
        return (f"{about.name}, từ {show_date(who.period.first)} đến {show_date(who.period.last)}",)

    def body(self, who: Issuer, about: CareOfMember) -> Iterator[Block]:
        yield from aired(
            _LIST.grid(_years(about.facts), _LIST.total("Tổng cộng", about.facts), of=WIDTH, pad=0.6), below=1.5
        )
        if not about.facts:
            yield note("Trong kỳ chưa có khoản nào.")

    def table(self, gathered: About[CareOfMember]) -> Table:
        facts = gathered.about.facts
        return _LIST.table(gathered.who.period, facts, times=len(facts), **_LIST.sums(facts, "money", "in_kind"))


def _years(facts: Sequence[CareFact]) -> Iterator[Row]:
    for year, of_year in groupby(sorted(facts, key=lambda fact: fact.day.year), key=lambda fact: fact.day.year):
        mine = list(of_year)
        yield from _LIST.rows(mine)
        yield _LIST.subtotal(f"Cộng năm {year}", mine)
