"""Kế hoạch đối thoại, kế hoạch hội nghị người lao động: when, where, who, about what, and who prepares it."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.agreements.dialogue import DialogueKind, DialoguePerson
from app.domain.agreements.records import DIALOGUE_PERSON
from app.domain.dates import long_date
from app.domain.problems import N_
from app.exports.agreements.dialogueform import LAW, UNKNOWN, DialogueFigures, DialoguePaper, seated
from app.exports.document import Block, Document
from app.exports.form import Table
from app.exports.letterform import closing, letter, listed, paper_number, paragraph, section
from app.exports.listing import FieldColumns, Listing

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
_person = FieldColumns[DialoguePerson](DIALOGUE_PERSON)
_PERSONS = Listing(*_person.data("side", "name", "role", "duty"))


class DialoguePlan(DialoguePaper):
    """Kế hoạch tổ chức đối thoại hoặc hội nghị."""

    code = "dialogue-plan"
    title = N_("Kế hoạch đối thoại, hội nghị người lao động")

    def layout(self, gathered: DialogueFigures) -> Document:
        draft, who = gathered.about, gathered.who
        day = draft.planned_on or draft.held_on or who.organisation.opening_day
        return letter(
            who,
            ("Kế hoạch", f"Tổ chức {draft.title}"),
            _body(gathered),
            number=paper_number("", "KH", day.year),
            day=who.params.signed_on,
            sheet="Ke hoach",
            name="Kế hoạch",
            about=draft.title,
            subject=draft.kind.label,
        )

    def table(self, gathered: DialogueFigures) -> Table:
        draft = gathered.about
        day = draft.planned_on or draft.held_on
        return _PERSONS.table(day, draft.persons, people=len(draft.persons), workers=draft.workers)


def _body(gathered: DialogueFigures) -> Iterator[Block]:
    draft, who = gathered.about, gathered.who
    day = draft.planned_on or draft.held_on
    conference = draft.kind is DialogueKind.CONFERENCE
    yield paragraph(f"Căn cứ {LAW};")
    yield paragraph(f"Ban Chấp hành {who.union} phối hợp với người sử dụng lao động xây dựng kế hoạch như sau:")
    yield section("I. Mục đích, yêu cầu")
    yield from map(paragraph, _AIMS[conference])
    yield section("II. Thời gian, địa điểm")
    time = f"{draft.time}, " if draft.time else ""
    yield paragraph(f"Thời gian: {time}{long_date(day).lower() if day else UNKNOWN}.")
    yield paragraph(f"Địa điểm: {draft.place or UNKNOWN}.")
    yield section("III. Thành phần")
    yield from seated(draft, counted=": {} người", bold=False)
    if conference:
        people, workers = draft.people or "……", draft.workers or "……"
        yield paragraph(f"Người lao động dự hội nghị: {people} người trong tổng số {workers}.")
    yield section("IV. Nội dung")
    yield from map(paragraph, draft.content.splitlines() or _CONTENT)
    if draft.requests:
        yield paragraph("Kiến nghị của người lao động đã tổng hợp:", keeps_next=True)
        yield from (listed(f"{place}. {each.request}") for place, each in enumerate(draft.requests, 1))
    yield section("V. Tổ chức thực hiện")
    yield paragraph(
        "Công đoàn cơ sở lấy ý kiến người lao động, tổng hợp gửi người sử dụng lao động trước ngày tổ chức."
    )
    yield paragraph("Người sử dụng lao động chuẩn bị báo cáo, địa điểm, phương tiện và cử người tham dự.")
    yield paragraph("Kết quả được ghi biên bản, công khai tại nơi làm việc và theo dõi đến khi giải quyết xong./.")
    yield from closing(who, "Người sử dụng lao động", "Tổ công đoàn, công đoàn bộ phận", "Lưu: VT, CĐCS")
