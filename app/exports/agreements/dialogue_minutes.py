"""Biên bản đối thoại, biên bản hội nghị người lao động: who sat there, what was asked and answered, what was agreed.

The law asks for minutes signed by both sides and names no layout; this is the union's own paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.dialogue import DialogueKind, DialogueRequest, DialogueSide, RequestState
from app.domain.agreements.records import DIALOGUE_REQUEST
from app.domain.dates import show_date
from app.domain.problems import N_
from app.exports.agreements.dialogueform import UNKNOWN, DialogueFigures, DialoguePaper, named, seated
from app.exports.document import Align, Block, Document, aired, prose
from app.exports.form import Table
from app.exports.heads import spoken_day
from app.exports.letterform import letter, paper_number, paragraph, section, signed_by
from app.exports.listing import FieldColumns, Listing, Text, numbered


def _asked(each: DialogueRequest) -> str:
    return f"{each.subject}: {each.request}" if each.subject else each.request


def _answered(each: DialogueRequest) -> str:
    return f"{each.answer} ({each.answered_by})" if each.answer and each.answered_by else each.answer


_request = FieldColumns[DialogueRequest](DIALOGUE_REQUEST)
_LIST: Listing[DialogueRequest] = Listing(
    numbered(key="place", data="STT"),
    *_request.data("subject"),
    Text("asked", "Nội dung kiến nghị", _asked, 58, data=""),
    *_request.data("request"),
    Text("answered", "Ý kiến trả lời", _answered, 52, data=""),
    *_request.data("answer"),
    _request("deadline", 24, data="Hạn"),
    Text("result", "Kết quả", lambda each: each.state.label, 21, align=Align.CENTER, data=""),
    *_request.data("state", "settled_on"),
)


class DialogueMinutes(DialoguePaper):
    """Biên bản đối thoại tại nơi làm việc."""

    code = "dialogue-minutes"
    title = N_("Biên bản đối thoại, hội nghị người lao động")

    def layout(self, gathered: DialogueFigures) -> Document:
        draft, who = gathered.about, gathered.who
        day = draft.day or who.organisation.opening_day
        return letter(
            who,
            ("Biên bản", draft.title),
            [*_opening(gathered), *seated(draft, counted=" ({} người)", bold=True), *_course(gathered)],
            number=paper_number(draft.number, "BB", day.year),
            day=draft.held_on,
            sheet="Bien ban",
            name="Biên bản",
            about=draft.title,
            subject=draft.kind.label,
        )

    def table(self, gathered: DialogueFigures) -> Table:
        draft, requests = gathered.about, gathered.about.requests
        settled = sum(each.state is RequestState.SETTLED for each in requests)
        day = draft.day
        return _LIST.table(day, requests, requests=len(requests), settled=settled, people=draft.people)


def _opening(gathered: DialogueFigures) -> Iterator[Block]:
    draft, who = gathered.about, gathered.who
    time = f"vào hồi {draft.time}" if draft.time else "vào hồi …… giờ ……"
    yield paragraph(
        f"Hôm nay, {spoken_day(draft.held_on)}, {time}, tại {draft.place or UNKNOWN}, {who.organisation.employer or who.union} tổ chức {draft.title}."
    )
    if draft.people is not None:
        women = f", trong đó {draft.women} nữ" if draft.women is not None else ""
        yield paragraph(f"Số người dự: {draft.people}{women}; tổng số lao động của đơn vị: {draft.workers or '……'}.")


def _course(gathered: DialogueFigures) -> Iterator[Block]:
    draft = gathered.about
    yield paragraph(f"Chủ trì: {named(draft, 'chair') or UNKNOWN}. Thư ký: {named(draft, 'secretary') or UNKNOWN}.")
    yield section("I. Nội dung")
    yield from map(paragraph, draft.content.splitlines() or [UNKNOWN])
    yield section("II. Kiến nghị và trả lời")
    if draft.requests:
        yield from aired(_LIST.grid(_LIST.rows(draft.requests), frozen=False))
    else:
        yield paragraph("Không có kiến nghị nào được nêu.")
    yield section("III. Kết luận")
    yield from map(paragraph, draft.conclusion.splitlines() or [UNKNOWN])
    if draft.posted_on is not None:
        day = show_date(draft.posted_on)
        yield prose(f"Kết quả được công khai tại nơi làm việc ngày {day}.", italic=True)
    yield paragraph("Biên bản được các bên đọc lại, thống nhất và ký tên dưới đây./.")
    chairs = draft.of_side(DialogueSide.EMPLOYER)
    chaired = "Chủ trì hội nghị" if draft.kind is DialogueKind.CONFERENCE else "Đại diện người sử dụng lao động"
    yield from signed_by(
        (chaired, chairs[0].name if chairs else ""),
        ("Thư ký", named(draft, "secretary")),
        ("Đại diện tập thể người lao động", gathered.who.chair),
    )
