"""Papers of democracy at the workplace by HD 41/HD-TLĐ 11/11/2021: 02 the conference's resolution, 04 the decision that issues the
rules, 05 the figures of half a year or a year.

Law: HD 41 names them; only their names were found (HD 11/HD-TLĐ 14/3/2024 is newer), so the layouts are the program's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueKind, DialogueSide, DialogueState, RequestState
from app.domain.dates import Period
from app.domain.problems import N_
from app.exports.agreements.dialogueform import LAW, UNKNOWN, DialogueFigures, DialoguePaper, named, subject_label
from app.exports.document import Align, Block, Document, aired, prose
from app.exports.form import Form, Params, Subject, Table
from app.exports.heads import period_line, spoken_day
from app.exports.issuer import About, Issuer, issuer
from app.exports.letterform import closing, letter, listed, paper_number, paragraph, section, signed_by
from app.exports.listing import Count, Data, Listing, Text, numbered
from app.exports.paper import PeriodForm
from app.models.queries import Read
from app.models.queries.agreements.dialogues import dialogue_rows, dialogues

_SOURCE = N_("Hướng dẫn 41/HD-TLĐ ngày 11/11/2021 có tên mẫu này; chưa có mẫu thật: bố cục của chương trình.")
_GROUP = N_("Thỏa ước, đối thoại")


# ---- 02: the resolution --------------------------------------------------------------------------------------------


class ConferenceResolution(DialoguePaper):
    """Nghị quyết Hội nghị người lao động (Mẫu 02)."""

    code = "conference-resolution"
    title = N_("Nghị quyết Hội nghị người lao động (HD 41, mẫu 02)")
    source = _SOURCE

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """The conferences, the latest first."""
        rows = dialogue_rows(read, clock.today())
        return [Subject(row.id, subject_label(row)) for row in rows if row.kind is DialogueKind.CONFERENCE]

    def layout(self, gathered: DialogueFigures) -> Document:
        draft, who = gathered.about, gathered.who
        year = (draft.day or who.organisation.opening_day).year
        return letter(
            who,
            ("Nghị quyết", f"Hội nghị người lao động năm {year}"),
            _resolved(gathered),
            number=paper_number("", "NQ", year),
            day=draft.held_on,
            sheet="Nghi quyet",
            name="Nghị quyết Hội nghị người lao động",
            about=str(year),
            subject="Nghị quyết Hội nghị người lao động",
        )

    def table(self, gathered: DialogueFigures) -> Table:
        return _FIGURES.table(gathered.about.day, _figures([gathered.about]))


def _resolved(gathered: DialogueFigures) -> Iterator[Block]:
    draft, who = gathered.about, gathered.who
    yield paragraph(f"Căn cứ {LAW};", italic=True)
    people = f" với {draft.people} người dự" if draft.people is not None else ""
    yield paragraph(
        f"{who.organisation.employer or who.union} tổ chức Hội nghị người lao động {spoken_day(draft.held_on)}{people}. "
        "Hội nghị đã thảo luận và thống nhất"
    )
    yield prose("QUYẾT NGHỊ:", bold=True, align=Align.CENTER, keeps_next=True)
    yield section("Điều 1. Nội dung Hội nghị thông qua")
    yield from map(paragraph, draft.content.splitlines() or [UNKNOWN])
    yield section("Điều 2. Kiến nghị của người lao động và việc giải quyết")
    if not draft.requests:
        yield paragraph("Không có kiến nghị nào được nêu.")
    for place, each in enumerate(draft.requests, 1):
        answer = (each.answer or each.state.label.lower()).rstrip(".")
        yield listed(f"{place}. {each.request}: {answer}.")
    yield section("Điều 3. Kết luận, tổ chức thực hiện")
    yield from map(paragraph, draft.conclusion.splitlines() or [UNKNOWN])
    yield paragraph("Nghị quyết được Hội nghị biểu quyết thông qua với tỷ lệ ……… người dự họp tán thành./.")
    chairs = draft.of_side(DialogueSide.EMPLOYER)
    yield from signed_by(
        ("Thư ký", named(draft, "secretary")),
        ("Đại diện người lao động", who.chair),
        ("Chủ trì hội nghị", chairs[0].name if chairs else ""),
    )


# ---- 04: the decision that issues the rules ------------------------------------------------------------------------


class DemocracyDecision(Form[About[dt.date]]):
    """Quyết định ban hành Quy chế dân chủ ở cơ sở tại nơi làm việc (Mẫu 04); the employer's, drafted by the union."""

    code = "democracy-decision"
    title = N_("Quyết định ban hành Quy chế dân chủ (HD 41, mẫu 04)")
    source = _SOURCE
    group = _GROUP
    wants = frozenset({"period", "place", "signed"})

    def gather(self, read: Read, params: Params) -> About[dt.date]:
        last = params.period_for(self.title).last
        return About(issuer(read, params, last), last)

    def layout(self, gathered: About[dt.date]) -> Document:
        who = gathered.who
        return letter(
            who,
            ("Quyết định", "Ban hành Quy chế dân chủ ở cơ sở tại nơi làm việc"),
            _issued(who),
            number="……/QĐ-……",
            day=who.params.signed_on,
            sheet="Quyet dinh",
            name="Quyết định ban hành Quy chế dân chủ",
            subject="Quyết định ban hành Quy chế dân chủ",
        )

    def table(self, gathered: About[dt.date]) -> Table:
        return _FIGURES.table(gathered.about, ())


def _issued(who: Issuer) -> Iterator[Block]:
    employer = who.organisation.employer or UNKNOWN
    yield paragraph(f"Căn cứ {LAW};", italic=True)
    yield paragraph(f"Căn cứ ý kiến tham gia của người lao động và của Ban Chấp hành {who.union},", italic=True)
    yield prose("GIÁM ĐỐC QUYẾT ĐỊNH:", bold=True, align=Align.CENTER, keeps_next=True)
    yield paragraph(
        f"Điều 1. Ban hành kèm theo Quyết định này Quy chế dân chủ ở cơ sở tại nơi làm việc của {employer}."
    )
    yield paragraph(
        "Điều 2. Quyết định có hiệu lực kể từ ngày ký; các quy định trước đây trái với Quy chế này hết hiệu lực."
    )
    yield paragraph(
        f"Điều 3. Các phòng, ban, phân xưởng, Ban Chấp hành {who.union} và người lao động thi hành Quyết định này./."
    )
    yield from closing(who, "Như Điều 3", "Lưu: VT", title="NGƯỜI SỬ DỤNG LAO ĐỘNG", role="GIÁM ĐỐC", name="")


# ---- 05: the figures -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``value`` None is left to the hand."""

    label: str
    unit: str
    value: int | None


_FIGURES: Listing[Figure] = Listing(
    numbered("TT", 12),
    Text("label", "Nội dung", lambda each: each.label, 96),
    Text("unit", "Đơn vị tính", lambda each: each.unit, 24, align=Align.CENTER),
    Count("value", "Số liệu", lambda each: each.value, 24),
    Text("note", "Ghi chú", lambda _each: "", 24, data=""),
    Data("known", "Có trong sổ", lambda each: each.value is not None),
)


def _figures(held: Sequence[DialogueDraft]) -> list[Figure]:
    def of(*kinds: DialogueKind) -> int:
        return sum(each.kind in kinds for each in held)

    requests = [each for dialogue in held for each in dialogue.requests]
    settled = sum(each.state is RequestState.SETTLED for each in requests)
    return [
        Figure("Quy chế dân chủ ở cơ sở tại nơi làm việc đã ban hành", "có/không", None),
        Figure("Hội nghị người lao động đã tổ chức", "cuộc", of(DialogueKind.CONFERENCE)),
        Figure("Đối thoại định kỳ (kể cả đối thoại tháng 5)", "cuộc", of(DialogueKind.PERIODIC, DialogueKind.MAY)),
        Figure("Đối thoại khi có yêu cầu", "cuộc", of(DialogueKind.REQUEST)),
        Figure("Đối thoại khi có vụ việc", "cuộc", of(DialogueKind.CASE)),
        Figure("Kiến nghị của người lao động", "kiến nghị", len(requests)),
        Figure("Kiến nghị đã được giải quyết", "kiến nghị", settled),
        Figure("Nội dung đã công khai theo quy định", "nội dung", None),
        Figure("Cuộc kiểm tra, giám sát việc thực hiện Quy chế", "cuộc", None),
    ]


class DemocracySummary(PeriodForm[Sequence[DialogueDraft]]):
    """Bảng tổng hợp số liệu kết quả thực hiện Quy chế dân chủ (Mẫu 05)."""

    code = "democracy-summary"
    title = N_("Bảng tổng hợp số liệu thực hiện Quy chế dân chủ (HD 41, mẫu 05)")
    source = _SOURCE
    group = _GROUP
    wants = frozenset({"period", "place", "signed"})

    def facts(self, read: Read, period: Period) -> Sequence[DialogueDraft]:
        return [card.draft for card in dialogues(read, period) if card.draft.state is DialogueState.HELD]

    def layout(self, gathered: About[Sequence[DialogueDraft]]) -> Document:
        who, listing = gathered.who, _FIGURES
        return letter(
            who,
            ("Bảng tổng hợp", "Số liệu kết quả thực hiện Quy chế dân chủ ở cơ sở tại nơi làm việc"),
            [
                *aired(listing.grid(listing.rows(_figures(gathered.about)), frozen=False), below=3),
                *closing(who, who.superior or "Công đoàn cấp trên", "Lưu: CĐCS"),
            ],
            under=period_line(who.period),
            number=paper_number("", "BC", who.period.last.year),
            day=who.params.signed_on,
            sheet="Tong hop",
            name="Bảng tổng hợp thực hiện Quy chế dân chủ",
            subject="Bảng tổng hợp thực hiện Quy chế dân chủ",
        )

    def table(self, gathered: About[Sequence[DialogueDraft]]) -> Table:
        return _FIGURES.table(gathered.who.period, _figures(gathered.about))
