"""Báo cáo công tác nữ công: women members, what was held for them, how many women came to everything, and the money of code 32.05."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.activities.activities import activity_kind
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_, Message
from app.exports.activities.activityform import GROUP, HOUSE_REPORT, SHORT_REPORT
from app.exports.activities.activitygrids import ACTIVITIES, activity_grid, per_cent, six
from app.exports.document import Block, Spacer, Value, aired, heading, prose
from app.exports.form import Table
from app.exports.issuer import About, Issuer
from app.exports.ownform import OwnPaper
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.activities.activity_report import ActivityReport, activity_report
from app.models.queries.members import members
from app.models.queries.members.committee import Committee, committee

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

    members: int
    women: int
    report: ActivityReport
    results: Mapping[int, str]
    spent: int
    committee: Committee

    @property
    def own(self) -> tuple[ActivityRow, ...]:
        """The activities of women's work."""
        return self.report.only(lambda row: activity_kind(row.kind).subject == "women")


_DATA = ACTIVITIES.only("title", "day", "people", "women", "cost")


class WomenWork(PeriodForm[WomenFigures], OwnPaper[WomenFigures]):
    """Báo cáo công tác nữ công."""

    code = "women-work"
    title = N_("Báo cáo công tác nữ công")
    source = HOUSE_REPORT
    group = GROUP
    wants = frozenset({"period", "place", "signed"})
    yearly = True
    sheet = "Nữ công"
    file = "Báo cáo nữ công {}"
    between = (("TRƯỞNG BAN NỮ CÔNG", ""),)
    frame = SHORT_REPORT

    def facts(self, read: Read, period: Period) -> WomenFigures:
        report = activity_report(read, period)
        return WomenFigures(
            members.count_members(read, period.last),
            members.count_members(read, period.last, "female"),
            report,
            activities.results_of(read, [row.id for row in report.rows]),
            activities.spent_on_code(read, GENDER_CODE, period),
            committee(read, period.last),
        )

    def missing(self, gathered: About[WomenFigures]) -> Sequence[Message]:
        seats = gathered.about.committee
        if not seats.people:
            return [Message(_NOBODY)]
        return [Message(_UNKNOWN, {"names": ", ".join(seats.unknown)})] if seats.unknown else []

    def body(self, who: Issuer, about: WomenFigures) -> Iterator[Block]:
        yield heading("1. Số liệu")
        labels = ("STT", "Nội dung", "Tổng số", "Nữ", "Tỷ lệ nữ", "Ghi chú")
        yield from aired(six(_figures(about), *labels, share="ROUND({:second}/{:first},2)"))
        yield heading("2. Hoạt động nữ công")
        if about.own:
            yield activity_grid(about.report.of_one_heading(about.own), {}, about.results)
        else:
            yield prose("Không có trong kỳ.", indent=6)
        yield Spacer(2)
        yield heading("3. Kinh phí")
        cost = _DATA.sum_of("cost", about.own)
        yield prose(f"Chi phí các hoạt động nữ công: {show_money(cost)} đồng.", indent=6)
        text = f"Chi mục {GENDER_CODE} (hoạt động về giới, bình đẳng giới) theo sổ: {show_money(about.spent)} đồng."
        yield prose(text, indent=6)
        yield heading("4. Đánh giá, kiến nghị")
        yield prose("…………………………………………………………………………………………", indent=6)

    def table(self, gathered: About[WomenFigures]) -> Table:
        women, figures = gathered.about, gathered.about.report.figures
        return _DATA.table(
            women.report.period,
            women.own,
            members=women.members,
            women_members=women.women,
            women_attendances=figures["women"].value,
            attendances=figures["people"].value,
            cost=_DATA.sum_of("cost", women.own),
            spent_32_05=women.spent,
            committee=len(women.committee.people),
            women_committee=women.committee.women,
        )


def _figures(women: WomenFigures) -> Iterator[Sequence[Value]]:
    figures = women.report.figures
    for words, whole, of_them, note in (
        ("Đoàn viên cuối kỳ", women.members, women.women, ""),
        ("Ủy viên Ban Chấp hành", *_seats(women.committee)),
        ("Lượt người dự mọi hoạt động", figures["people"].value, figures["women"].value, ""),
        ("Lượt người dự hoạt động nữ công", *_came(women.own), ""),
    ):
        yield words, whole, of_them, per_cent(of_them, whole) if whole and of_them is not None else None, note


def _seats(committee: Committee) -> tuple[int | None, int | None, str]:
    """How many sit there, how many are women, and where that is from or what is left to the hand."""
    if not committee.people:
        return None, None, "ghi theo danh sách"
    return len(committee.people), committee.women, "" if committee.unknown else "theo chức danh trong sổ"


def _came(rows: tuple[ActivityRow, ...]) -> tuple[int, int]:
    held = [row for row in rows if row.is_held]
    return sum(row.people.came or 0 for row in held), sum(row.people.women or 0 for row in held)
