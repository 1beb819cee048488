"""Dialogues on a real book: planned, held, requests promised and settled, taken back by undo, and refused when unsound."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

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
from app.domain.money import Rate
from app.domain.problems import Unsound
from app.models.operation import StillUsed
from app.models.queries.agreements.dialogues import NoSuchDialogue, dialogue, dialogue_law, dialogue_rows, last_workers
from app.services.agreements.keep_dialogues import (
    RequestMissing,
    delete_dialogue,
    delete_request,
    save_dialogue,
    save_request,
)
from app.services.home.check_book import check_book
from app.services.undo_act import undo_last
from app.services.union.keep_file import delete_file, keep_file
from tests.small_books import opened

TODAY = dt.date(2026, 3, 15)
PLANNED = DialogueDraft(
    DialogueKind.PERIODIC, "Đối thoại định kỳ năm 2026", planned_on=dt.date(2026, 3, 10), place="Hội trường", workers=45,
    persons=(DialoguePerson(DialogueSide.WORKERS, "Lê Thị Ân", "Chủ tịch CĐCS"), DialoguePerson(DialogueSide.EMPLOYER, "Đỗ Quản", "Giám đốc")),
)  # fmt: skip


@pytest.fixture
def book():
    with opened() as book:
        yield book


def whole(book, identifier):
    with book.read() as read:
        return dialogue(read, identifier)


def test_a_dialogue_is_planned_held_and_comes_back_as_it_was_stored(book):
    number = save_dialogue(book, None, PLANNED).value
    assert whole(book, number).draft == PLANNED
    held = replace(
        PLANNED, state=DialogueState.HELD, held_on=dt.date(2026, 3, 12), people=12, women=7, conclusion="Nhất trí"
    )
    save_dialogue(book, number, held)
    assert whole(book, number).draft == held
    undo_last(book)
    assert whole(book, number).draft == PLANNED
    with book.read() as read:
        assert last_workers(read) == 45
        assert [row.title for row in dialogue_rows(read, TODAY, Period.of_year(2026))] == [PLANNED.title]
        assert dialogue_rows(read, TODAY, Period.of_year(2025)) == ()
    assert not [finding for finding in check_book(book) if finding.stops]


def test_requests_are_promised_late_settled_and_counted(book):
    number = save_dialogue(book, None, replace(PLANNED, state=DialogueState.HELD, held_on=dt.date(2026, 3, 2))).value
    asked = DialogueRequest(
        "Lắp thêm quạt ở chuyền 2", "Điều kiện làm việc", deadline=dt.date(2026, 3, 9), state=RequestState.ACCEPTED
    )
    first = save_request(book, number, None, asked).value
    save_request(book, number, None, DialogueRequest("Tăng suất ăn ca"))
    with book.read() as read:
        row = dialogue_rows(read, TODAY)[0]
    assert (row.requests, row.unsettled, row.late) == (2, 2, 1)
    settled = replace(asked, answer="Đã lắp 4 quạt", state=RequestState.SETTLED, settled_on=dt.date(2026, 3, 11))
    save_request(book, number, first, settled)
    with book.read() as read:
        row = dialogue_rows(read, TODAY)[0]
    assert (row.requests, row.unsettled, row.late) == (2, 1, 0)
    assert whole(book, number).draft.requests[0].days_late(TODAY) == 2


@pytest.mark.parametrize(
    "request_",
    [
        DialogueRequest(""),
        DialogueRequest("Quạt", state=RequestState.SETTLED, settled_on=TODAY),
        DialogueRequest("Quạt", answer="Đã lắp", state=RequestState.SETTLED),
        DialogueRequest("Quạt", deadline=dt.date(2026, 1, 1)),
    ],
)
def test_an_unsound_request_is_refused_and_nothing_is_kept(book, request_):
    number = save_dialogue(book, None, replace(PLANNED, state=DialogueState.HELD, held_on=dt.date(2026, 3, 2))).value
    with pytest.raises(Unsound):
        save_request(book, number, None, request_)
    assert whole(book, number).draft.requests == ()


def test_a_dialogue_without_a_day_or_held_tomorrow_is_refused(book):
    for wrong in (
        replace(PLANNED, planned_on=None),
        replace(PLANNED, title=" "),
        replace(PLANNED, state=DialogueState.HELD, held_on=dt.date(2026, 3, 16)),
    ):
        with pytest.raises(Unsound):
            save_dialogue(book, None, wrong)
    with book.read() as read:
        assert read.number("SELECT count(*) FROM dialogue") == 0


def test_removing_takes_people_and_requests_along_and_undo_brings_them_back(book, tmp_path):
    number = save_dialogue(book, None, PLANNED).value
    asked = save_request(book, number, None, DialogueRequest("Tăng suất ăn ca")).value
    before = whole(book, number)
    delete_dialogue(book, number)
    with pytest.raises(NoSuchDialogue):
        whole(book, number)
    undo_last(book)
    assert whole(book, number) == before
    minutes = tmp_path / "biên bản.pdf"
    minutes.write_bytes(b"%PDF-1.4")
    kept = keep_file(book, "dialogue", number, minutes).value
    with pytest.raises(StillUsed):
        delete_dialogue(book, number)
    delete_file(book, kept)
    delete_request(book, asked)
    with pytest.raises(RequestMissing):
        delete_request(book, asked)
    with pytest.raises(RequestMissing):
        save_request(book, number, asked, DialogueRequest("Khác"))


def test_the_law_of_the_day_comes_from_the_books_policies(book):
    with book.read() as read:
        law, before = dialogue_law(read, TODAY), dialogue_law(read, dt.date(2015, 1, 1))
    assert [(band.workers, band.least) for band in law.bands] == [
        (0, 3), (50, 4), (150, 9), (300, 14), (500, 19), (1000, 24),
    ]  # fmt: skip
    assert (law.employer_least, law.content_days, law.answer_days) == (3, 5, 5)
    assert (law.quorum, law.consent) == (Rate("70%"), Rate("30%"))
    assert all("điều 38" in band.source for band in law.bands)
    assert law.publish_days == 3
    assert before.bands == ()
