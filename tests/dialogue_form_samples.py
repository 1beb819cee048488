"""Made-up dialogues for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
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
from app.domain.dates import Period
from app.exports.agreements.dialogue_report import HeldDialogues
from app.exports.form import Params
from app.exports.issuer import About, Issuer
from tests.form_samples import OFFICERS, UNION

TODAY = dt.date(2026, 7, 1)
REQUESTS = (
    DialogueRequest(
        request="Lắp thêm quạt hút ở chuyền 2, chuyền 3",
        subject="Điều kiện làm việc",
        raised_by="Tổ May 2",
        answer="Đã lắp 4 quạt",
        answered_by="Quản đốc",
        deadline=dt.date(2026, 6, 1),
        state=RequestState.SETTLED,
        settled_on=dt.date(2026, 6, 5),
    ),
    DialogueRequest(
        request="Bố trí phòng vắt, trữ sữa cho lao động nữ",
        subject="",
        raised_by="",
        answer="Sẽ bố trí",
        answered_by="Giám đốc",
        deadline=dt.date(2026, 6, 20),
        state=RequestState.ACCEPTED,
    ),
    DialogueRequest("Nâng bậc hai lần một năm", "Tiền lương", answer="Giữ một lần một năm", state=RequestState.REFUSED),
    DialogueRequest("Xin biết sớm lịch nghỉ Tết"),
)
PERSONS = (
    DialoguePerson(DialogueSide.EMPLOYER, "Đỗ Hữu Thành", "Giám đốc", "chair"),
    DialoguePerson(DialogueSide.WORKERS, "Lê Thị Ân", "Chủ tịch CĐCS"),
    DialoguePerson(DialogueSide.WORKERS, "Đặng Hữu Chế", "Ủy viên BCH", "secretary"),
    DialoguePerson(DialogueSide.GUEST, "Phạm Văn Đào"),
)
MAY = DialogueDraft(
    kind=DialogueKind.MAY,
    title="Đối thoại tháng 5 năm 2026",
    planned_on=dt.date(2026, 5, 15),
    held_on=dt.date(2026, 5, 15),
    time="9 giờ 00",
    place="hội trường nhà máy",
    workers=48,
    people=12,
    women=8,
    content="Lắng nghe ý kiến người lao động.\nĐiều kiện làm việc, an toàn, vệ sinh lao động.",
    conclusion="Hai bên thống nhất các việc và thời hạn.",
    number="02",
    posted_on=dt.date(2026, 5, 18),
    note="",
    state=DialogueState.HELD,
    persons=PERSONS,
    requests=REQUESTS,
)
CONFERENCE = replace(
    MAY, kind=DialogueKind.CONFERENCE, title="Hội nghị người lao động năm 2026", held_on=dt.date(2026, 1, 20),
    planned_on=dt.date(2026, 1, 20), people=45, requests=REQUESTS[:1],
)  # fmt: skip
BLANK = DialogueDraft(DialogueKind.PERIODIC, "Đối thoại định kỳ năm 2026")


def paper(draft: DialogueDraft) -> Callable[[], About[DialogueDraft]]:
    """What a paper of one dialogue prints."""
    return lambda: About(Issuer(UNION, OFFICERS, Params(subject=1)), draft)


def report(*held: DialogueDraft) -> Callable[[], About[HeldDialogues]]:
    """What the report of a year prints."""
    return lambda: About(Issuer(UNION, OFFICERS, Params(Period.of_year(2026))), HeldDialogues(held, TODAY))


CASES: dict[str, Callable[[], object]] = {
    "dialogue-minutes/may": paper(MAY),
    "dialogue-minutes/blank": paper(BLANK),
    "dialogue-plan/may": paper(MAY),
    "dialogue-plan/conference": paper(CONFERENCE),
    "dialogue-plan/blank": paper(BLANK),
    "dialogue-report/year": report(CONFERENCE, MAY),
    "dialogue-report/none": report(),
}
