"""Quá trình được chăm lo của một đoàn viên: everything received, with totals per year. It is about one person, for that person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.care.care_report import CareFact
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.care.careform import SIZE, Printer, list_document, printer
from app.exports.document import Align, Column, Document, Kind, Row, RowKind
from app.exports.form import Form, JsonValue, Params, Subject, Table
from app.exports.ownform import OWN_FORM, room_for

if TYPE_CHECKING:
    from app.models.queries import Read

_WIDTH = 177.0


@dataclass(frozen=True, slots=True)
class MemberCareFigures:
    """One member's facts, the oldest first."""

    who: Printer
    name: str
    about: str
    facts: Sequence[CareFact]


class MemberCare(Form[MemberCareFigures]):
    """Quá trình được chăm lo."""

    code = "member-care"
    title = N_("Quá trình được chăm lo của đoàn viên")
    source = OWN_FORM
    group = N_("Chăm lo")
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
        from app.models.queries.care.care import member_care
        from app.models.queries.members import members

        period = params.period_for(self.code)
        card = members.member(read, params.subject_for(self.title))
        about = ", ".join(filter(None, [card.number and f"mã {card.number}", card.group]))
        facts = member_care(read, card.id, period)[::-1]
        return MemberCareFigures(printer(read, params, period), card.full_name, about, facts)

    def layout(self, gathered: MemberCareFigures) -> Document:
        money, goods = sum(fact.money for fact in gathered.facts), sum(fact.in_kind for fact in gathered.facts)
        lines = []
        years = sorted({fact.day.year for fact in gathered.facts})
        for year in years:
            mine = [fact for fact in gathered.facts if fact.day.year == year]
            lines += [
                Row((number, fact.day, fact.name, fact.title, fact.money or None, fact.in_kind or None))
                for number, fact in enumerate(mine, 1)
            ]
            sums = (sum(fact.money for fact in mine), sum(fact.in_kind for fact in mine))
            lines.append(Row((None, None, f"Cộng năm {year}", "", *sums), RowKind.SUBTOTAL))
        lines.append(Row((None, None, "Tổng cộng", "", money, goods), RowKind.TOTAL))
        period = gathered.who.period
        under = f"{gathered.name}{f' ({gathered.about})' if gathered.about else ''}, từ {show_date(period.first)} đến {show_date(period.last)}"
        notes = () if gathered.facts else ("Trong kỳ chưa có khoản nào.",)
        amount = max(24.0, room_for(money, SIZE))
        fixed = 10.0 + 22.0 + 40.0 + 2 * amount
        columns = (
            Column("number", "TT", 10.0, Kind.INT, align=Align.CENTER),
            Column("date", "Ngày", 22.0, Kind.DATE),
            Column("kind", "Loại", 40.0),
            Column("title", "Nội dung", _WIDTH - fixed),
            Column("money", "Tiền", amount, Kind.MONEY),
            Column("in_kind", "Hiện vật", amount, Kind.MONEY),
        )
        return list_document(gathered.who, "Quá trình được chăm lo", columns, lines, notes, under=under)

    def table(self, gathered: MemberCareFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "date": fact.day.isoformat(),
                "kind": fact.line,
                "name": fact.name,
                "title": fact.title,
                "money": fact.money,
                "in_kind": fact.in_kind,
            }
            for fact in gathered.facts
        ]
        totals: dict[str, JsonValue] = {
            "times": len(rows),
            "money": sum(fact.money for fact in gathered.facts),
            "in_kind": sum(fact.in_kind for fact in gathered.facts),
        }
        return Table(str(gathered.who.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("date", "Ngày"),
    ("kind", "Loại"),
    ("name", "Tên loại"),
    ("title", "Nội dung"),
    ("money", "Tiền"),
    ("in_kind", "Hiện vật"),
)

FORM = MemberCare()
