"""The dialogues of a sample union: a workers' conference each January, a dialogue each May, one planned for the end of the year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from app.domain.agreements.dialogue import (
    DialogueDraft,
    DialogueKind,
    DialoguePerson,
    DialogueRequest,
    DialogueSide,
    DialogueState,
    RequestState,
)
from app.domain.dates import Month
from app.models.book import Book
from app.models.queries.members.members import count_members
from app.services.agreements.keep_dialogues import proposal, save_dialogue, save_request

_PLACE = "Hội trường nhà máy"
_PEOPLE = (
    DialoguePerson(DialogueSide.EMPLOYER, "Đỗ Hữu Thành", "Giám đốc", "chair"),
    DialoguePerson(DialogueSide.EMPLOYER, "Vũ Thị Lan", "Trưởng phòng Nhân sự"),
    DialoguePerson(DialogueSide.EMPLOYER, "Ngô Đức Huy", "Quản đốc xưởng may"),
    DialoguePerson(DialogueSide.WORKERS, "Trần Thị Thu Hà", "Chủ tịch CĐCS"),
    DialoguePerson(DialogueSide.WORKERS, "Nguyễn Minh Quân", "Phó Chủ tịch CĐCS"),
    DialoguePerson(DialogueSide.WORKERS, "Lê Ngọc Ánh", "Ủy viên BCH", "secretary"),
)


def add_dialogues(book: Book, month: Month, until: dt.date) -> None:
    """What is held, or planned, in a month of the sample."""
    if month.month == 1 and month.last_day <= until:
        _add(book, _conference(book, month), _known(_conference_requests(month), until))
    elif month.month == 5 and month.last_day <= until:
        _add(book, _may(book, month), _known(_may_requests(month), until))
    elif month == Month.of(until):
        _add(book, _planned(book, month), (DialogueRequest("Xin biết sớm lịch nghỉ Tết và mức thưởng Tết", "Thưởng"),))


def _add(book: Book, draft: DialogueDraft, requests: tuple[DialogueRequest, ...]) -> None:
    number = save_dialogue(book, None, draft).value
    for request in requests:
        save_request(book, number, None, request)


def _known(requests: tuple[DialogueRequest, ...], until: dt.date) -> tuple[DialogueRequest, ...]:
    """The requests as they stand on the sample's last day: what is settled later is only promised."""
    return tuple(
        replace(each, state=RequestState.ACCEPTED, settled_on=None)
        if each.settled_on is not None and each.settled_on > until
        else each
        for each in requests
    )


def _workers(book: Book, month: Month) -> int:
    with book.read() as read:
        return count_members(read, month.last_day) + 3


def _conference(book: Book, month: Month) -> DialogueDraft:
    workers, day = _workers(book, month), month.first_day.replace(day=20)
    return DialogueDraft(
        DialogueKind.CONFERENCE, proposal(DialogueKind.CONFERENCE, month.year), planned_on=day, held_on=day, time="14 giờ 00",
        place=_PLACE, workers=workers, people=workers - 2, women=workers * 2 // 3, number="01", posted_on=month.first_day.replace(day=22),
        content="Báo cáo kết quả sản xuất, kinh doanh năm trước và kế hoạch năm nay.\nBáo cáo việc thực hiện thỏa ước lao động tập thể.\n"
        "Bầu người tham gia đối thoại bên người lao động.",
        conclusion="Hội nghị nhất trí kế hoạch năm, thông qua danh sách người tham gia đối thoại định kỳ.",
        state=DialogueState.HELD, persons=_PEOPLE,
    )  # fmt: skip


def _conference_requests(month: Month) -> tuple[DialogueRequest, ...]:
    settled = month.plus(1).first_day.replace(day=10)
    return (
        DialogueRequest(
            "Tăng suất ăn ca từ 22.000 đồng lên 25.000 đồng", "Ăn ca", "Tổ May 1",
            "Đồng ý tăng từ tháng 3, chất lượng do Công đoàn giám sát.", "Giám đốc", settled, RequestState.SETTLED, settled,
        ),
        DialogueRequest(
            "Xét nâng bậc hai lần một năm", "Tiền lương", "", "Giữ một lần một năm theo thang lương đã đăng ký.", "Giám đốc",
            state=RequestState.REFUSED,
        ),
    )  # fmt: skip


def _may(book: Book, month: Month) -> DialogueDraft:
    day = month.first_day.replace(day=15)
    return DialogueDraft(
        DialogueKind.MAY, proposal(DialogueKind.MAY, month.year), planned_on=day, held_on=day, time="9 giờ 00", place=_PLACE,
        workers=_workers(book, month), people=len(_PEOPLE), women=3, number="02", posted_on=month.first_day.replace(day=18),
        content="Lắng nghe ý kiến người lao động nhân Tháng Công nhân; điều kiện làm việc, an toàn, vệ sinh lao động.",
        conclusion="Hai bên thống nhất các việc và thời hạn ghi ở phần kiến nghị.", state=DialogueState.HELD, persons=_PEOPLE,
    )  # fmt: skip


def _may_requests(month: Month) -> tuple[DialogueRequest, ...]:
    settled = month.plus(1).first_day.replace(day=5)
    return (
        DialogueRequest(
            "Lắp thêm quạt hút ở chuyền 2, chuyền 3", "Điều kiện làm việc", "Tổ May 2", "Đã lắp 4 quạt.", "Quản đốc xưởng may",
            month.plus(1).first_day, RequestState.SETTLED, settled,
        ),
        DialogueRequest(
            "Bố trí phòng vắt, trữ sữa cho lao động nữ", "Lao động nữ", "", "Sẽ bố trí cạnh phòng y tế.", "Giám đốc",
            month.plus(3).last_day, RequestState.ACCEPTED,
        ),
    )  # fmt: skip


def _planned(book: Book, month: Month) -> DialogueDraft:
    return DialogueDraft(
        DialogueKind.PERIODIC, proposal(DialogueKind.PERIODIC, month.year), planned_on=month.last_day, time="14 giờ 00",
        place=_PLACE, workers=_workers(book, month), persons=_PEOPLE,
    )  # fmt: skip
