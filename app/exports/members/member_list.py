"""Danh sách đoàn viên: everybody who is a member on the last day of a period, whole or by tổ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.dates import Period, show_date
from app.domain.members.members import MemberState, parse_known_date, show_known_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold
from app.exports.document import Align, Block, aired
from app.exports.form import Table
from app.exports.issuer import Issuer, Listed
from app.exports.listing import Data, Listing, Text, numbered
from app.exports.members.memberform import in_group, named, sex
from app.exports.ownform import WIDTH, OwnPaper, note
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.members.members import MemberFilter, MemberRow, member_ids, member_rows


def _born(row: MemberRow) -> str:
    return show_known_date(parse_known_date(row.birth)) if row.birth else ""


def _remark(row: MemberRow) -> str:
    return "" if row.state is MemberState.ACTIVE or row.state is None else row.state.label


def _list(by_group: bool) -> Listing[MemberRow]:
    return Listing(
        numbered(width=11),
        Text("number", "Mã đoàn viên", lambda row: row.number, 22),
        named(lambda row: row.full_name, part=0.42),
        sex(lambda row: row.gender, 11),
        Text("birth", "Ngày sinh", _born, 22, align=Align.CENTER),
        in_group(lambda row: row.group, part=0.25, paper=not by_group),
        Text("position", "Công việc", lambda row: row.position, part=0.33),
        Text("remark", "Ghi chú", _remark, 22, data=""),
        Data("state", "Trạng thái", lambda row: str(row.state or "")),
    )


_DATA = _list(by_group=False)


class MemberList(PeriodForm[Sequence[MemberRow]], OwnPaper[Sequence[MemberRow]]):
    """Danh sách đoàn viên."""

    code = "member-list"
    title = N_("Danh sách đoàn viên")
    group = N_("Đoàn viên")
    wants = frozenset({"period", "by_group", "place", "signed"})
    sheet = "Đoàn viên"

    def facts(self, read: Read, period: Period) -> Sequence[MemberRow]:
        return member_rows(read, member_ids(read, MemberFilter(period.last)), period.last)

    def under(self, who: Issuer, about: Sequence[MemberRow]) -> tuple[str, ...]:
        return (f"Tính đến ngày {show_date(who.period.last)}",)

    def body(self, who: Issuer, about: Sequence[MemberRow]) -> Iterator[Block]:
        by_group = who.params.by_group and any(row.group for row in about)
        listing = _list(by_group)
        lines = sorted(about, key=lambda row: (not row.group, fold(row.group))) if by_group else about
        rows = listing.grouped(lines, lambda row: row.group) if by_group else listing.rows(lines)
        yield from aired(listing.grid(rows, of=WIDTH, pad=0.6), below=1.5)
        women, unknown = (sum(row.gender == sex_of for row in about) for sex_of in ("female", ""))
        beside = f"; chưa rõ giới tính {show_money(unknown)}" if unknown else ""
        yield note(f"Cộng {show_money(len(about))} đoàn viên, trong đó nữ {show_money(women)}{beside}.")

    def table(self, gathered: Listed[MemberRow]) -> Table:
        rows = gathered.about
        women = sum(row.gender == "female" for row in rows)
        return _DATA.table(gathered.who.period.last, rows, members=len(rows), women=women)
