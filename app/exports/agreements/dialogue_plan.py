"""Kế hoạch đối thoại, kế hoạch hội nghị người lao động: when, where, who, about what, and who prepares it."""

from __future__ import annotations

from app.domain.agreements.dialogue import DialogueKind, DialogueSide
from app.domain.dates import long_date
from app.domain.problems import N_
from app.exports.agreements.dialogueform import LAW, SIDES, UNKNOWN, DialogueFigures, DialoguePaper, people_of
from app.exports.document import Block, Document, Spacer
from app.exports.form import JsonValue, Table
from app.exports.letterform import LETTER, closing, letter_head, listed, paper_number, paper_title, paragraph

_AIMS = {
    True: (
        "Bàn và quyết định những việc liên quan trực tiếp đến quyền, nghĩa vụ của người lao động.",
        "Nghe người sử dụng lao động báo cáo kết quả sản xuất, kinh doanh, việc thực hiện thỏa ước và nội quy lao động.",
    ),
    False: (
        "Trao đổi thông tin, lắng nghe, giải quyết kiến nghị chính đáng của người lao động.",
        "Xây dựng quan hệ lao động hài hòa, ổn định, tiến bộ tại nơi làm việc.",
    ),
}
_CONTENT = (
    "Tình hình sản xuất, kinh doanh; việc làm, tiền lương, thưởng của người lao động.",
    "Việc thực hiện hợp đồng lao động, thỏa ước lao động tập thể, nội quy, cam kết khác tại nơi làm việc.",
    "Điều kiện làm việc, an toàn, vệ sinh lao động, bữa ăn ca.",
    "Yêu cầu của người lao động, tập thể lao động đối với người sử dụng lao động và ngược lại.",
)


class DialoguePlan(DialoguePaper):
    """Kế hoạch tổ chức đối thoại hoặc hội nghị."""

    code = "dialogue-plan"
    title = N_("Kế hoạch đối thoại, hội nghị người lao động")
    source = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")
    group = N_("Thỏa ước, đối thoại")

    def layout(self, gathered: DialogueFigures) -> Document:
        draft, union = gathered.draft, gathered.organisation
        day = draft.planned_on or draft.held_on
        conference = draft.kind is DialogueKind.CONFERENCE
        number = paper_number("", "KH", (day or union.opening_day).year)
        blocks: list[Block] = [
            *letter_head(union, number, gathered.params.signed_on, place=gathered.params.place),
            paper_title("Kế hoạch", f"Tổ chức {draft.title}"),
            Spacer(3),
            paragraph(f"Căn cứ {LAW};"),
            paragraph(f"Ban Chấp hành {union.union} phối hợp với người sử dụng lao động xây dựng kế hoạch như sau:"),
            paragraph("I. Mục đích, yêu cầu", bold=True, keeps_next=True),
            *(paragraph(line) for line in _AIMS[conference]),
            paragraph("II. Thời gian, địa điểm", bold=True, keeps_next=True),
            paragraph(
                f"Thời gian: {f'{draft.time}, ' if draft.time else ''}{long_date(day).lower() if day else UNKNOWN}."
            ),
            paragraph(f"Địa điểm: {draft.place or UNKNOWN}."),
            paragraph("III. Thành phần", bold=True, keeps_next=True),
        ]
        for side in (DialogueSide.EMPLOYER, DialogueSide.WORKERS, DialogueSide.GUEST):
            people = people_of(draft, side)
            if people or side is not DialogueSide.GUEST:
                blocks.append(paragraph(f"{SIDES[side]}{f': {len(people)} người' if people else ''}:", keeps_next=True))
                blocks += [listed(line) for line in people or [UNKNOWN]]
        if conference:
            blocks.append(
                paragraph(
                    f"Người lao động dự hội nghị: {draft.people or '……'} người trong tổng số {draft.workers or '……'}."
                )
            )
        blocks.append(paragraph("IV. Nội dung", bold=True, keeps_next=True))
        blocks += [paragraph(line) for line in (draft.content.splitlines() or _CONTENT)]
        if draft.requests:
            blocks.append(paragraph("Kiến nghị của người lao động đã tổng hợp:", keeps_next=True))
            blocks += [listed(f"{place}. {each.request}") for place, each in enumerate(draft.requests, 1)]
        blocks += [
            paragraph("V. Tổ chức thực hiện", bold=True, keeps_next=True),
            paragraph(
                "Công đoàn cơ sở lấy ý kiến người lao động, tổng hợp gửi người sử dụng lao động trước ngày tổ chức."
            ),
            paragraph("Người sử dụng lao động chuẩn bị báo cáo, địa điểm, phương tiện và cử người tham dự."),
            paragraph("Kết quả được ghi biên bản, công khai tại nơi làm việc và theo dõi đến khi giải quyết xong./."),
            *closing(gathered.officers, ("Người sử dụng lao động", "Tổ công đoàn, công đoàn bộ phận", "Lưu: VT, CĐCS")),
        ]
        return Document(
            title=f"Kế hoạch – {draft.title}",
            author=union.union,
            subject=draft.kind.label,
            sheet="Ke hoach",
            setup=LETTER,
            blocks=tuple(blocks),
        )

    def table(self, gathered: DialogueFigures) -> Table:
        draft = gathered.draft
        rows: list[dict[str, JsonValue]] = [
            {"side": str(person.side), "name": person.name, "role": person.role, "duty": person.duty}
            for person in draft.persons
        ]
        day = draft.planned_on or draft.held_on
        columns = (("side", "Bên"), ("name", "Họ và tên"), ("role", "Chức vụ"), ("duty", "Nhiệm vụ"))
        return Table(day.isoformat() if day else "", columns, rows, {"people": len(rows), "workers": draft.workers})


FORM = DialoguePlan()
