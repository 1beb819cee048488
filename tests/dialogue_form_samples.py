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
from app.exports.agreements.dialogue_report import DialogueReportFigures
from app.exports.agreements.dialogueform import DialogueFigures
from app.exports.form import Params
from app.models.queries.agreements.dialogues import DialogueCard
from tests.form_samples import OFFICERS, UNION

TODAY = dt.date(2026, 7, 1)
REQUESTS = (
    DialogueRequest(
        "Lắp thêm quạt hút ở chuyền 2, chuyền 3", "Điều kiện làm việc", "Tổ May 2", "Đã lắp 4 quạt", "Quản đốc",
        dt.date(2026, 6, 1), RequestState.SETTLED, dt.date(2026, 6, 5),
    ),
    DialogueRequest("Bố trí phòng vắt, trữ sữa cho lao động nữ", "", "", "Sẽ bố trí", "Giám đốc", dt.date(2026, 6, 20), RequestState.ACCEPTED),
    DialogueRequest("Nâng bậc hai lần một năm", "Tiền lương", answer="Giữ một lần một năm", state=RequestState.REFUSED),
    DialogueRequest("Xin biết sớm lịch nghỉ Tết"),
)  # fmt: skip
PERSONS = (
    DialoguePerson(DialogueSide.EMPLOYER, "Đỗ Hữu Thành", "Giám đốc", "chair"),
    DialoguePerson(DialogueSide.WORKERS, "Lê Thị Ân", "Chủ tịch CĐCS"),
    DialoguePerson(DialogueSide.WORKERS, "Đặng Hữu Chế", "Ủy viên BCH", "secretary"),
    DialoguePerson(DialogueSide.GUEST, "Phạm Văn Đào"),
)
MAY = DialogueDraft(
    DialogueKind.MAY, "Đối thoại tháng 5 năm 2026", dt.date(2026, 5, 15), dt.date(2026, 5, 15), "9 giờ 00", "hội trường nhà máy", 48, 12, 8,
    "Lắng nghe ý kiến người lao động.\nĐiều kiện làm việc, an toàn, vệ sinh lao động.", "Hai bên thống nhất các việc và thời hạn.", "02",
    dt.date(2026, 5, 18), "", DialogueState.HELD, PERSONS, REQUESTS,
)  # fmt: skip
CONFERENCE = replace(
    MAY, kind=DialogueKind.CONFERENCE, title="Hội nghị người lao động năm 2026", held_on=dt.date(2026, 1, 20),
    planned_on=dt.date(2026, 1, 20), people=45, requests=REQUESTS[:1],
)  # fmt: skip
BLANK = DialogueDraft(DialogueKind.PERIODIC, "Đối thoại định kỳ năm 2026")


def paper(draft: DialogueDraft) -> Callable[[], DialogueFigures]:
    """What a paper of one dialogue prints."""
    return lambda: DialogueFigures(UNION, OFFICERS, DialogueCard(1, draft, ()), Params(subject=1))


def report(*held: DialogueDraft) -> Callable[[], DialogueReportFigures]:
    """What the report of a year prints."""
    return lambda: DialogueReportFigures(UNION, OFFICERS, Period.of_year(2026), held, TODAY, Params())


CASES: dict[str, Callable[[], object]] = {
    "dialogue-minutes/may": paper(MAY),
    "dialogue-minutes/blank": paper(BLANK),
    "dialogue-plan/may": paper(MAY),
    "dialogue-plan/conference": paper(CONFERENCE),
    "dialogue-plan/blank": paper(BLANK),
    "dialogue-report/year": report(CONFERENCE, MAY),
    "dialogue-report/none": report(),
}
