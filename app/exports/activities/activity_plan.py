"""Kế hoạch Tháng Công nhân, kế hoạch hoạt động năm: a letter of the committee with its table of activities and their budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.activities.activities import ActivityState, Funder
from app.domain.activities.plans import PlanKind, Target
from app.domain.dates import Period, iso_of
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.exports.activities.activityform import GROUP, days_text, programme_name
from app.exports.document import Align, Block, Column, Document, Grid, HeadCell, Kind, Row, RowKind, Spacer
from app.exports.form import Form, JsonValue, Params, Subject, Table
from app.exports.letterform import LETTER, closing, letter_head, listed, paper_number, paper_title, paragraph

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.activities import ActivityRow
    from app.models.queries.activities.plans import PlanCard
    from app.models.queries.union.organisation import Organisation

# Law: Workers' Month is May of every year; the Confederation guides each year's.
_BASIS = "Căn cứ Thông báo số 77-TB/TW ngày 24/12/2012 của Ban Bí thư về Tháng Công nhân"


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """Everything a plan prints: its activities by day, the cancelled ones left out, and what each funder means to bear."""

    organisation: Organisation
    officers: Mapping[str, str]
    card: PlanCard
    rows: Sequence[ActivityRow]
    planned: Mapping[Funder, int]
    params: Params

    @property
    def budget(self) -> int:
        """The budgets together, in đồng."""
        return sum(row.money.budget for row in self.rows)


class ActivityPlan(Form[PlanFigures]):
    """Kế hoạch hoạt động."""

    code = "activity-plan"
    title = N_("Kế hoạch hoạt động, kế hoạch Tháng Công nhân")
    source = N_("Thể thức văn bản theo QĐ 933/QĐ-TLĐ ngày 14/5/2024; nội dung theo kế hoạch của công đoàn cơ sở.")
    group = GROUP
    wants = frozenset({"subject", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        from app.models.queries.activities import plans

        return [Subject(row.id, row.title) for row in plans.plan_rows(read)]

    def gather(self, read: Read, params: Params) -> PlanFigures:
        from app.models.queries.activities import activities, plans
        from app.models.queries.activities.activities import ActivityFilter
        from app.models.queries.union import organisation

        card = plans.plan(read, params.subject_for(self.title))
        day = card.draft.decided_on or card.draft.first_day
        ids = activities.activity_ids(read, ActivityFilter(plan_id=card.id))
        rows = [row for row in activities.activity_rows(read, ids) if row.state is not ActivityState.CANCELLED]
        return PlanFigures(
            organisation.organisation(read, day),
            organisation.officers(read, day),
            card,
            rows,
            activities.planned_by_funder(read, [row.id for row in rows]),
            params,
        )

    def layout(self, gathered: PlanFigures) -> Document:
        union, draft = gathered.organisation, gathered.card.draft
        number = paper_number(draft.number, "KH", gathered.card.year)
        day = draft.decided_on or gathered.params.signed_on
        about = draft.title.strip().removeprefix("Kế hoạch").strip()
        return Document(
            title=f"{draft.title} – {union.union}",
            author=union.union,
            subject=draft.title,
            sheet="Kế hoạch",
            setup=LETTER,
            blocks=(
                *letter_head(union, number, day, place=gathered.params.place),
                paper_title("KẾ HOẠCH", about[:1].upper() + about[1:]),
                Spacer(3),
                *_body(gathered),
                *closing(gathered.officers, _copies(gathered)),
            ),
        )

    def table(self, gathered: PlanFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "title": row.title, "kind": row.kind, "programme": row.programme, "starts_on": iso_of(row.starts_on),
                "ends_on": iso_of(row.ends_on), "place": row.place, "expected": row.expected,
                "budget": row.money.budget, "lead": row.lead,
            }
            for row in gathered.rows
        ]  # fmt: skip
        totals: dict[str, JsonValue] = {"activities": len(gathered.rows), "budget": gathered.budget}
        totals |= {f"target_{key}": wanted for key, wanted in gathered.card.draft.targets.items()}
        return Table(str(gathered.card.draft.period), _JSON_COLUMNS, rows, totals)


_JSON_COLUMNS = (
    ("title", "Hoạt động"), ("kind", "Loại"), ("programme", "Chương trình"), ("starts_on", "Từ ngày"), ("ends_on", "Đến ngày"),
    ("place", "Địa điểm"), ("expected", "Số người dự kiến"), ("budget", "Dự toán"), ("lead", "Phụ trách"),
)  # fmt: skip
_COLUMNS = (
    Column("number", "STT", 9, Kind.TEXT, align=Align.CENTER),
    Column("title", "Hoạt động", 49),
    Column("days", "Thời gian", 22, Kind.TEXT, align=Align.CENTER),
    Column("place", "Địa điểm", 28),
    Column("expected", "Số người", 13, Kind.INT, align=Align.CENTER),
    Column("budget", "Kinh phí", 21, Kind.MONEY),
    Column("lead", "Phụ trách", 24),
)
_HEAD = (
    tuple(HeadCell(each) for each in ("STT", "Hoạt động", "Thời gian", "Địa điểm", "Số\nngười", "Kinh phí\n(đồng)", "Phụ trách")),
)  # fmt: skip


def _body(gathered: PlanFigures) -> Iterator[Block]:
    draft, union = gathered.card.draft, gathered.organisation
    if draft.kind is PlanKind.WORKERS_MONTH:
        yield paragraph(
            f"{_BASIS}; hướng dẫn của {union.superior or 'công đoàn cấp trên'}, Ban Chấp hành {union.union} xây dựng kế hoạch như sau:"
        )
    else:
        yield paragraph(
            f"Căn cứ Điều lệ Công đoàn Việt Nam và chương trình công tác của {union.superior or 'công đoàn cấp trên'}, Ban Chấp hành {union.union} xây dựng kế hoạch như sau:"
        )
    part = _numerals()
    if draft.aims:
        yield paragraph(f"{next(part)}. MỤC ĐÍCH, YÊU CẦU", bold=True, keeps_next=True)
        for line in draft.aims.splitlines():
            yield paragraph(line)
    if draft.theme or draft.programmes:
        yield paragraph(f"{next(part)}. CHỦ ĐỀ, CHƯƠNG TRÌNH", bold=True, keeps_next=True)
        if draft.theme:
            yield paragraph(f"Chủ đề: “{draft.theme}”.")
        yield from _points(words or programme_name(key) for key, words in draft.programmes)
    if draft.targets:
        yield paragraph(f"{next(part)}. CHỈ TIÊU", bold=True, keeps_next=True)
        yield from _points(f"{Target.label_of(key)}: {show_money(wanted)}" for key, wanted in draft.targets.items())
    yield paragraph(f"{next(part)}. NỘI DUNG HOẠT ĐỘNG", bold=True, keeps_next=True)
    yield Grid(_COLUMNS, tuple(_rows(gathered)), _HEAD, smaller=2.5)
    yield Spacer(2)
    yield from _money(gathered, next(part))
    yield paragraph(f"{next(part)}. TỔ CHỨC THỰC HIỆN", bold=True, keeps_next=True)
    yield paragraph(
        "Các đồng chí được phân công phụ trách chuẩn bị từng hoạt động, báo cáo Ban Chấp hành kết quả, số người tham gia và chứng từ chi ngay sau khi kết thúc."
    )
    yield paragraph("Các tổ công đoàn phổ biến kế hoạch đến đoàn viên, người lao động và vận động tham gia đầy đủ.")


def _points(points: Iterable[str]) -> Iterator[Block]:
    """A list, each point closed by a semicolon, the last one by a full stop."""
    every = list(points)
    for place, point in enumerate(every, 1):
        yield listed(f"- {point}{'.' if place == len(every) else ';'}")


def _numerals() -> Iterator[str]:
    yield from ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def _rows(gathered: PlanFigures) -> Iterator[Row]:
    named = gathered.card.draft.programmes
    order = [key for key, _words in named]
    keys = [key for key in dict.fromkeys([*order, *(row.programme for row in gathered.rows if row.programme), ""])]
    number = 0
    for key in keys:
        rows = [row for row in gathered.rows if row.programme == key]
        if rows and named:
            yield Row((None, programme_name(key, named) or "Hoạt động khác", *(None,) * 5), RowKind.GROUP)
        for row in rows:
            number += 1
            yield Row(
                (
                    str(number),
                    row.title,
                    days_text(row),
                    row.place,
                    row.expected or None,
                    row.money.budget or None,
                    row.lead,
                )
            )
    yield Row((None, f"Cộng {number} hoạt động", None, None, None, gathered.budget, None), RowKind.TOTAL)


def _money(gathered: PlanFigures, part: str) -> Iterator[Block]:
    yield paragraph(f"{part}. KINH PHÍ", bold=True, keeps_next=True)
    if not gathered.budget:
        yield paragraph("Các hoạt động không sử dụng kinh phí.")
        return
    yield paragraph(
        f"Tổng dự toán: {show_money(gathered.budget)} đồng ({amount_in_words(gathered.budget, gathered.params.words)})."
    )
    shares = [(funder.label, gathered.planned[funder]) for funder in Funder if gathered.planned.get(funder)]
    yield from _points(f"{name}: {show_money(amount)} đồng" for name, amount in shares)
    if not gathered.planned:
        yield paragraph("Nguồn: tài chính công đoàn cơ sở và hỗ trợ của người sử dụng lao động.")


def _copies(gathered: PlanFigures) -> list[str]:
    union = gathered.organisation
    above = [f"{union.superior} (để báo cáo)"] if union.superior else []
    beside = [f"{union.employer} (để phối hợp)"] if union.employer else []
    return [*above, *beside, "Các tổ công đoàn", "Lưu: CĐCS"]


FORM = ActivityPlan()
