"""Kế hoạch Tháng Công nhân, kế hoạch hoạt động năm: a letter of the committee with its table of activities and their budgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.activities.activities import ActivityState, Funder
from app.domain.activities.plans import PlanKind, Target
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.activities.activityform import ACTIVITY, GROUP, days_text, programme_name
from app.exports.document import Align, Block, Document, Kind, Row, aired
from app.exports.form import JsonValue, Subject, Table
from app.exports.issuer import About, Issuer
from app.exports.letterform import closing, letter, listed, paper_number, paragraph, points, section
from app.exports.listing import Listing, Money, Text, numbered
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityFilter, ActivityRow
from app.models.queries.activities.plans import PlanCard
from app.models.queries.union.organisation import Organisation

# Law: Workers' Month is May of every year; the Confederation guides each year's.
_BASIS = "Căn cứ Thông báo số 77-TB/TW ngày 24/12/2012 của Ban Bí thư về Tháng Công nhân"

_LIST = Listing(
    numbered(width=9, kind=Kind.TEXT),
    ACTIVITY("title", 49, data=None),
    *ACTIVITY.data("kind", "programme"),
    Text("days", "Thời gian", days_text, 22, align=Align.CENTER, data=""),
    *ACTIVITY.data("starts_on", "ends_on"),
    ACTIVITY("place", 28),
    ACTIVITY("expected", 13, label="Số\nngười", align=Align.CENTER, blank=True),
    Money("budget", "Kinh phí\n(đồng)", lambda row: row.money.budget, 21, data="Dự toán", blank=True),
    ACTIVITY("lead", 24),
)


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """Everything a plan prints: its activities by day, the cancelled ones left out, and what each funder means to bear."""

    card: PlanCard
    rows: Sequence[ActivityRow]
    planned: Mapping[Funder, int]

    @property
    def budget(self) -> int:
        """The budgets together, in đồng."""
        return _LIST.sum_of("budget", self.rows)


class ActivityPlan(SubjectForm[PlanFigures]):
    """Kế hoạch hoạt động."""

    code = "activity-plan"
    title = N_("Kế hoạch hoạt động, kế hoạch Tháng Công nhân")
    source = N_("Thể thức văn bản theo QĐ 933/QĐ-TLĐ ngày 14/5/2024; nội dung theo kế hoạch của công đoàn cơ sở.")
    group = GROUP
    wants = frozenset({"subject", "place", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        return [Subject(row.id, row.title) for row in plans.plan_rows(read)]

    def facts(self, read: Read, subject: int) -> PlanFigures:
        card = plans.plan(read, subject)
        ids = activities.activity_ids(read, ActivityFilter(plan_id=card.id))
        rows = [row for row in activities.activity_rows(read, ids) if row.state is not ActivityState.CANCELLED]
        return PlanFigures(card, rows, activities.planned_by_funder(read, [row.id for row in rows]))

    def day(self, about: PlanFigures) -> dt.date:
        return about.card.draft.decided_on or about.card.draft.first_day

    def layout(self, gathered: About[PlanFigures]) -> Document:
        who, draft = gathered.who, gathered.about.card.draft
        about = draft.title.strip().removeprefix("Kế hoạch").strip()
        return letter(
            who,
            ("KẾ HOẠCH", about[:1].upper() + about[1:]),
            _body(gathered),
            number=paper_number(draft.number, "KH", gathered.about.card.year),
            day=draft.decided_on or who.params.signed_on,
            sheet="Kế hoạch",
            name=draft.title,
        )

    def table(self, gathered: About[PlanFigures]) -> Table:
        draft = gathered.about.card.draft
        targets: dict[str, JsonValue] = {f"target_{key}": wanted for key, wanted in draft.targets.items()}
        rows, budget = gathered.about.rows, gathered.about.budget
        return _LIST.table(draft.period, rows, activities=len(rows), budget=budget, **targets)


def _body(gathered: About[PlanFigures]) -> Iterator[Block]:
    who, draft = gathered.who, gathered.about.card.draft
    superior = who.superior or "công đoàn cấp trên"
    basis = f"Căn cứ Điều lệ Công đoàn Việt Nam và chương trình công tác của {superior}"
    if draft.kind is PlanKind.WORKERS_MONTH:
        basis = f"{_BASIS}; hướng dẫn của {superior}"
    yield paragraph(f"{basis}, Ban Chấp hành {who.union} xây dựng kế hoạch như sau:")
    part = iter(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"))
    if draft.aims:
        yield section(f"{next(part)}. MỤC ĐÍCH, YÊU CẦU")
        yield from map(paragraph, draft.aims.splitlines())
    if draft.theme or draft.programmes:
        yield section(f"{next(part)}. CHỦ ĐỀ, CHƯƠNG TRÌNH")
        if draft.theme:
            yield paragraph(f"Chủ đề: “{draft.theme}”.")
        yield from _listed(words or programme_name(key) for key, words in draft.programmes)
    if draft.targets:
        yield section(f"{next(part)}. CHỈ TIÊU")
        yield from _listed(f"{Target.label_of(key)}: {show_money(wanted)}" for key, wanted in draft.targets.items())
    yield section(f"{next(part)}. NỘI DUNG HOẠT ĐỘNG")
    yield from aired(_LIST.grid(_rows(gathered.about), smaller=2.5))
    yield from _money(who, gathered.about, next(part))
    yield section(f"{next(part)}. TỔ CHỨC THỰC HIỆN")
    yield paragraph(
        "Các đồng chí được phân công phụ trách chuẩn bị từng hoạt động, báo cáo Ban Chấp hành kết quả, số người tham gia và chứng từ chi ngay sau khi kết thúc."
    )
    yield paragraph("Các tổ công đoàn phổ biến kế hoạch đến đoàn viên, người lao động và vận động tham gia đầy đủ.")
    yield from closing(who, *_copies(who.organisation))


def _listed(texts: Iterable[str]) -> Iterator[Block]:
    return (listed(f"- {text}") for text in points(texts))


def _rows(plan: PlanFigures) -> Iterator[Row]:
    named, rows = plan.card.draft.programmes, plan.rows
    order = [key for key, _words in named]
    first = 1
    for key in dict.fromkeys([*order, *(row.programme for row in rows if row.programme), ""]):
        lines = [row for row in rows if row.programme == key]
        if lines and named:
            yield _LIST.band(programme_name(key, named) or "Hoạt động khác")
        yield from _LIST.rows(lines, first)
        first += len(lines)
    yield _LIST.total(f"Cộng {len(rows)} hoạt động", rows)


def _money(who: Issuer, plan: PlanFigures, part: str) -> Iterator[Block]:
    yield section(f"{part}. KINH PHÍ")
    if not plan.budget:
        yield paragraph("Các hoạt động không sử dụng kinh phí.")
        return
    yield paragraph(f"Tổng dự toán: {who.amount(plan.budget)}.")
    shares = [(funder.label, plan.planned[funder]) for funder in Funder if plan.planned.get(funder)]
    yield from _listed(f"{name}: {show_money(amount)} đồng" for name, amount in shares)
    if not plan.planned:
        yield paragraph("Nguồn: tài chính công đoàn cơ sở và hỗ trợ của người sử dụng lao động.")


def _copies(union: Organisation) -> list[str]:
    above = [f"{union.superior} (để báo cáo)"] if union.superior else []
    beside = [f"{union.employer} (để phối hợp)"] if union.employer else []
    return [*above, *beside, "Các tổ công đoàn", "Lưu: CĐCS"]
