"""Báo cáo công tác nữ công: women members, what was held for them, how many women came to everything, and the money of code 32.05."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.activities.activities import activity_kind
from app.domain.dates import iso_of
from app.domain.money import show_money
from app.domain.problems import N_, Message
from app.exports.activities.activityform import GROUP, HOUSE_REPORT
from app.exports.activities.activitygrids import COLUMNS, activity_grid, per_cent
from app.exports.document import (
    Block,
    Document,
    Grid,
    HeadCell,
    PageNumbers,
    PageSetup,
    Paragraph,
    Row,
    RowKind,
    Run,
    Spacer,
    Title,
)
from app.exports.dues.duesform import centred, own_head, own_signatures
from app.exports.form import Form, JsonValue, Params, Table
from app.exports.heads import period_line

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activities import ActivityRow
    from app.models.queries.activities.activity_report import ActivityReport
    from app.models.queries.members.committee import Committee
    from app.models.queries.union.organisation import Organisation

GENDER_CODE = "32.05"

_NOBODY = N_(
    "Sổ chưa có ai trong Ban Chấp hành: ghi ở Thiết lập, mục Cán bộ, hoặc ghi «Ủy viên BCH» vào chức vụ của đoàn viên; nếu không, dòng ấy ghi tay."
)
_UNKNOWN = N_(
    "Chưa rõ giới tính ủy viên Ban Chấp hành {names}: sổ cần một đoàn viên tên như vậy đã ghi giới tính. Cột Nữ của dòng ấy ghi tay."
)


@dataclass(frozen=True, slots=True)
class WomenFigures:
    """Everything the report says. ``spent`` is what was posted on code 32.05, in đồng."""

    organisation: Organisation
    officers: Mapping[str, str]
    members: int
    women: int
    report: ActivityReport
    results: Mapping[int, str]
    spent: int
    params: Params
    committee: Committee

    @property
    def own(self) -> tuple[ActivityRow, ...]:
        """The activities of women's work."""
        return self.report.only(lambda row: activity_kind(row.kind).subject == "women")


class WomenWork(Form[WomenFigures]):
    """Báo cáo công tác nữ công."""

    code = "women-work"
    title = N_("Báo cáo công tác nữ công")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True

    def gather(self, read: Read, params: Params) -> WomenFigures:
        from app.models.queries.activities import activities
        from app.models.queries.activities.activity_report import activity_report
        from app.models.queries.members import members
        from app.models.queries.members.committee import committee
        from app.models.queries.union import organisation

        period = params.period_for(self.code)
        report = activity_report(read, period)
        return WomenFigures(
            organisation.organisation(read, period.last),
            organisation.officers(read, period.last),
            members.count_members(read, period.last),
            members.count_members(read, period.last, "female"),
            report,
            activities.results_of(read, [row.id for row in report.rows]),
            activities.spent_on_code(read, GENDER_CODE, period),
            params,
            committee(read, period.last),
        )

    def missing(self, gathered: WomenFigures) -> Sequence[Message]:
        unknown = gathered.committee.unknown
        if not gathered.committee.people:
            return [Message(_NOBODY)]
        return [Message(_UNKNOWN, {"names": ", ".join(unknown)})] if unknown else []

    def layout(self, gathered: WomenFigures) -> Document:
        union, when = gathered.organisation, period_line(gathered.report.period)
        return Document(
            title=f"Báo cáo nữ công {when} – {union.union}",
            author=union.union,
            subject="Báo cáo công tác nữ công",
            sheet="Nữ công",
            setup=PageSetup(top=12, right=14, bottom=13, left=20, size=12, fit=1, numbers=PageNumbers.BOTTOM),
            blocks=(
                own_head(union),
                Spacer(3),
                Title((centred("BÁO CÁO CÔNG TÁC NỮ CÔNG", 3), centred(when))),
                Spacer(2),
                *_body(gathered),
                Spacer(3),
                own_signatures(union, gathered.officers, gathered.params, ("TRƯỞNG BAN NỮ CÔNG", "")),
            ),
        )

    def table(self, gathered: WomenFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "title": row.title, "day": iso_of(row.starts_on), "people": row.people.came,
                "women": row.people.women, "cost": row.money.total,
            }
            for row in gathered.own
        ]  # fmt: skip
        totals: dict[str, JsonValue] = {
            "members": gathered.members, "women_members": gathered.women, "women_attendances": gathered.report.figures["women"].value,
            "attendances": gathered.report.figures["people"].value, "cost": sum(row.money.total for row in gathered.own),
            "spent_32_05": gathered.spent, "committee": len(gathered.committee.people), "women_committee": gathered.committee.women,
        }  # fmt: skip
        return Table(str(gathered.report.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("title", "Hoạt động"),
    ("day", "Ngày"),
    ("people", "Số người"),
    ("women", "Trong đó nữ"),
    ("cost", "Chi phí"),
)


def _section(words: str) -> Paragraph:
    return Paragraph((Run(words, bold=True),), keeps_next=True)


def _body(gathered: WomenFigures) -> Iterator[Block]:
    yield _section("1. Số liệu")
    heads = tuple(HeadCell(each) for each in ("STT", "Nội dung", "Tổng số", "Nữ", "Tỷ lệ nữ", "Ghi chú"))
    yield Grid(COLUMNS, tuple(_figure_rows(gathered)), (heads,), smaller=2)
    yield Spacer(2)
    yield _section("2. Hoạt động nữ công")
    own = gathered.own
    if own:
        yield activity_grid(gathered.report.of_one_heading(own), {}, gathered.results)
    else:
        yield Paragraph((Run("Không có trong kỳ."),), indent=6)
    yield Spacer(2)
    yield _section("3. Kinh phí")
    cost = sum(row.money.total for row in own)
    yield Paragraph((Run(f"Chi phí các hoạt động nữ công: {show_money(cost)} đồng."),), indent=6)
    told = f"Chi mục {GENDER_CODE} (hoạt động về giới, bình đẳng giới) theo sổ: {show_money(gathered.spent)} đồng."
    yield Paragraph((Run(told),), indent=6)
    yield _section("4. Đánh giá, kiến nghị")
    yield Paragraph((Run("…………………………………………………………………………………………"),), indent=6)


def _figure_rows(gathered: WomenFigures) -> Iterator[Row]:
    figures = gathered.report.figures
    rows = (
        ("Đoàn viên cuối kỳ", gathered.members, gathered.women, ""),
        ("Ủy viên Ban Chấp hành", *_seats(gathered.committee)),
        ("Lượt người dự mọi hoạt động", figures["people"].value, figures["women"].value, ""),
        ("Lượt người dự hoạt động nữ công", *_came(gathered.own), ""),
    )
    for number, (words, total, women, note) in enumerate(rows, 1):
        share = per_cent(women, total) if total and women is not None else ""
        yield Row((str(number), words, total, women, share, note), RowKind.NORMAL)


def _seats(committee: Committee) -> tuple[int | None, int | None, str]:
    """How many sit there, how many are women, and where that is from or what is left to the hand."""
    if not committee.people:
        return None, None, "ghi theo danh sách"
    unknown = len(committee.unknown)
    note = f"chưa rõ giới tính {unknown} người" if unknown else "theo chức danh trong sổ"
    return len(committee.people), committee.women, note


def _came(rows: tuple[ActivityRow, ...]) -> tuple[int, int]:
    held = [row for row in rows if row.is_held]
    return sum(row.people.came or 0 for row in held), sum(row.people.women or 0 for row in held)


FORM = WomenWork()
