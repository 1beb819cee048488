"""Danh sách thi đua: who registered in a year, in which drive, for which title, how they were judged, and the decisions."""

from __future__ import annotations

from collections import Counter

from app.domain.merit.merit import Result, drive_key
from app.domain.problems import N_
from app.exports.document import Document, PageNumbers, PageSetup, Spacer
from app.exports.form import Form, Params, Table
from app.exports.issuer import Listed, issuer
from app.exports.listing import Data, Listing, Text, numbered
from app.exports.ownform import OWN_FORM, note, own_paper
from app.models.queries import Read
from app.models.queries.merit import merit
from app.models.queries.merit.merit import EmulationRow


def _named(row: EmulationRow) -> str:
    return f"{row.name} ({row.group})" if row.draft.member_id and row.group else row.name


def _judged(result: Result) -> str:
    return result.label if result is not Result.NONE else ""


def _drive(row: EmulationRow) -> str:
    return drive_key(row.draft.drive)


_LIST: Listing[EmulationRow] = Listing(
    numbered(),
    Text("person", "Đoàn viên, tập thể", _named, 46, data=""),
    Data("name", "Đoàn viên, tập thể", lambda row: row.name),
    Data("group", "Tổ", lambda row: row.group),
    Data("drive", "Phong trào", lambda row: row.draft.drive),
    Text("title", "Đăng ký danh hiệu", lambda row: row.draft.title, 38, data="Danh hiệu"),
    Data("own_result", "Tự xét", lambda row: row.draft.own_result),
    Text("of_group", "Tổ xét", lambda row: _judged(row.draft.group_result), 26, data=""),
    Data("group_result", "Tổ xét", lambda row: row.draft.group_result),
    Text("final", "Kết quả", lambda row: _judged(row.draft.final_result), 30, data=""),
    Data("final_result", "Kết quả", lambda row: row.draft.final_result),
    Text("decision", "Quyết định", lambda row: row.draft.decision, 32),
)


class EmulationList(Form[Listed[EmulationRow]]):
    """Danh sách đăng ký và kết quả thi đua."""

    code = "emulation-list"
    title = N_("Danh sách đăng ký và kết quả thi đua")
    source = OWN_FORM
    group = N_("Hoạt động")
    yearly = True

    def gather(self, read: Read, params: Params) -> Listed[EmulationRow]:
        day = params.period_for(self.code).last
        return Listed(issuer(read, params, day), merit.emulation(read, day.year))

    def layout(self, gathered: Listed[EmulationRow]) -> Document:
        who, year = gathered.who, gathered.who.period.last.year
        counts = Counter(row.draft.final_result for row in gathered.lines)
        text = "; ".join(f"{result.label.lower()} {counts[result]}" for result in Result if counts[result])
        lines = sorted(gathered.lines, key=_drive)
        drives = {_drive(row): row.draft.drive for row in reversed(lines)}
        return own_paper(
            who,
            ("Danh sách đăng ký và kết quả thi đua", f"Năm {year}"),
            [
                _LIST.grid(_LIST.grouped(lines, lambda row: drives[_drive(row)], anew=True)),
                Spacer(1.5),
                note(f"Cộng {len(lines)} dòng{f': {text}' if text else ''}.", italic=True),
            ],
            sheet="Thi dua",
            name=f"Danh sách thi đua {year}",
            subject="Danh sách thi đua",
            setup=PageSetup(size=11.5, left=15, right=13, numbers=PageNumbers.BOTTOM),
            larger=1,
            air=(3, 3, 4),
        )

    def table(self, gathered: Listed[EmulationRow]) -> Table:
        lines, year = gathered.lines, gathered.who.period.last.year
        best = sum(row.draft.final_result is Result.EXCELLENT for row in lines)
        return _LIST.table(str(year), lines, registered=len(lines), excellent=best)


FORM = EmulationList()
