"""Biên bản đối thoại, biên bản hội nghị người lao động: who sat there, what was asked and answered, what was agreed.

The law asks for minutes signed by both sides and names no layout; this is the union's own paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.dialogue import DialogueKind, DialogueRequest, DialogueSide, RequestState
from app.domain.dates import iso_of, long_date, show_date
from app.domain.problems import N_
from app.exports.agreements.dialogueform import SIDES, UNKNOWN, DialogueFigures, DialoguePaper, named, people_of
from app.exports.document import Align, Block, Column, Document, Grid, Kind, Paragraph, Row, Run, Spacer
from app.exports.form import JsonValue, Table
from app.exports.letterform import LETTER, letter_head, listed, paper_number, paper_title, paragraph, signed_by

_COLUMNS = (
    Column("place", "STT", 10, Kind.INT, align=Align.CENTER),
    Column("request", "Nội dung kiến nghị", 58),
    Column("answer", "Ý kiến trả lời", 52),
    Column("deadline", "Hạn giải quyết", 24, Kind.DATE),
    Column("state", "Kết quả", 21, align=Align.CENTER),
)


class DialogueMinutes(DialoguePaper):
    """Biên bản đối thoại tại nơi làm việc."""

    code = "dialogue-minutes"
    title = N_("Biên bản đối thoại, hội nghị người lao động")
    source = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")
    group = N_("Thỏa ước, đối thoại")

    def layout(self, gathered: DialogueFigures) -> Document:
        draft, union = gathered.draft, gathered.organisation
        conference = draft.kind is DialogueKind.CONFERENCE
        number = paper_number(draft.number, "BB", (draft.held_on or draft.planned_on or union.opening_day).year)
        blocks: list[Block] = [
            *letter_head(union, number, draft.held_on),
            paper_title("Biên bản", draft.title),
            Spacer(3),
            *_opening(gathered),
        ]
        for side in (DialogueSide.EMPLOYER, DialogueSide.WORKERS, DialogueSide.GUEST):
            blocks += _side(gathered, side)
        blocks += _course(gathered)
        blocks.append(paragraph("Biên bản được các bên đọc lại, thống nhất và ký tên dưới đây./."))
        chair = (
            "Chủ trì hội nghị" if conference else "Đại diện người sử dụng lao động",
            _signer(gathered, DialogueSide.EMPLOYER),
        )
        workers = ("Đại diện tập thể người lao động", gathered.officers.get("chair", ""))
        blocks += signed_by(chair, ("Thư ký", named(draft, "secretary")), workers)
        return Document(
            title=f"Biên bản – {draft.title}",
            author=union.union,
            subject=draft.kind.label,
            sheet="Bien ban",
            setup=LETTER,
            blocks=tuple(blocks),
        )

    def table(self, gathered: DialogueFigures) -> Table:
        rows: list[dict[str, JsonValue]] = [
            {
                "place": place,
                "subject": each.subject,
                "request": each.request,
                "answer": each.answer,
                "deadline": iso_of(each.deadline),
                "state": str(each.state),
                "settled_on": iso_of(each.settled_on),
            }
            for place, each in enumerate(gathered.draft.requests, 1)
        ]
        settled = sum(each.state is RequestState.SETTLED for each in gathered.draft.requests)
        day = gathered.draft.held_on or gathered.draft.planned_on
        return Table(
            day.isoformat() if day else "",
            (
                ("place", "STT"),
                ("subject", "Lĩnh vực"),
                ("request", "Kiến nghị"),
                ("answer", "Trả lời"),
                ("deadline", "Hạn"),
                ("state", "Kết quả"),
                ("settled_on", "Ngày giải quyết"),
            ),
            rows,
            {"requests": len(rows), "settled": settled, "people": gathered.draft.people},
        )


def _opening(gathered: DialogueFigures) -> Iterator[Block]:
    draft, union = gathered.draft, gathered.organisation
    day = long_date(draft.held_on).lower() if draft.held_on else "ngày …… tháng …… năm ………"
    time = f"vào hồi {draft.time}" if draft.time else "vào hồi …… giờ ……"
    yield paragraph(
        f"Hôm nay, {day}, {time}, tại {draft.place or UNKNOWN}, {union.employer or union.union} tổ chức {draft.title}."
    )
    if draft.people is not None:
        women = f", trong đó {draft.women} nữ" if draft.women is not None else ""
        yield paragraph(f"Số người dự: {draft.people}{women}; tổng số lao động của đơn vị: {draft.workers or '……'}.")


def _side(gathered: DialogueFigures, side: DialogueSide) -> Iterator[Block]:
    people = people_of(gathered.draft, side)
    if not people and side is DialogueSide.GUEST:
        return
    yield paragraph(f"{SIDES[side]}{f' ({len(people)} người)' if people else ''}:", bold=True, keeps_next=True)
    for line in people or [UNKNOWN]:
        yield listed(line)


def _course(gathered: DialogueFigures) -> Iterator[Block]:
    draft = gathered.draft
    yield paragraph(f"Chủ trì: {named(draft, 'chair') or UNKNOWN}. Thư ký: {named(draft, 'secretary') or UNKNOWN}.")
    yield paragraph("I. Nội dung", bold=True, keeps_next=True)
    for line in draft.content.splitlines() or [UNKNOWN]:
        yield paragraph(line)
    yield paragraph("II. Kiến nghị và trả lời", bold=True, keeps_next=True)
    if draft.requests:
        yield Grid(
            _COLUMNS, [_row(place, each) for place, each in enumerate(draft.requests, 1)], smaller=1.5, frozen=False
        )
        yield Spacer(2)
    else:
        yield paragraph("Không có kiến nghị nào được nêu.")
    yield paragraph("III. Kết luận", bold=True, keeps_next=True)
    for line in draft.conclusion.splitlines() or [UNKNOWN]:
        yield paragraph(line)
    if draft.posted_on is not None:
        day = show_date(draft.posted_on)
        yield Paragraph((Run(f"Kết quả được công khai tại nơi làm việc ngày {day}.", italic=True),))


def _row(place: int, each: DialogueRequest) -> Row:
    asked = f"{each.subject}: {each.request}" if each.subject else each.request
    answer = f"{each.answer} ({each.answered_by})" if each.answer and each.answered_by else each.answer
    return Row((place, asked, answer, each.deadline, each.state.label))


def _signer(gathered: DialogueFigures, side: DialogueSide) -> str:
    chosen = gathered.draft.of_side(side)
    return chosen[0].name if chosen else ""


FORM = DialogueMinutes()
