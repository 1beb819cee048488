"""What is honoured, on a real book: an initiative rewarded once, a drive registered once, stages in order; all of it taken back by undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.domain.dates import Period
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.merit.merit import EmulationDraft, InitiativeDraft, InitiativeState, PartyStage, Result
from app.domain.money import dong
from app.domain.problems import Unsound
from app.models.queries.activities.indicators import year_facts
from app.models.queries.merit.merit import NoSuchMerit, emulation, initiative, initiatives, party
from app.services.home.check_book import check_book
from app.services.ledger.post_voucher import post_new
from app.services.members.keep_members import MemberEntry, add_member
from app.services.merit.keep_merit import (
    NotRecognised,
    RegisteredAlready,
    RewardedAlready,
    delete_initiative,
    delete_registrations,
    delete_stages,
    judge,
    note_stage,
    propose_reward,
    register,
    save_initiative,
    save_registration,
)
from app.services.undo_act import undo_last
from tests.small_books import opened

IDEA = InitiativeDraft(
    "Gá kẹp cữ", dt.date(2026, 2, 5), state=InitiativeState.RECOGNISED, recognised_on=dt.date(2026, 2, 25), decision="02/QĐ-CĐCS",
    benefit=dong(18_000_000), benefit_basis="60 giờ × 300.000",
)  # fmt: skip


@pytest.fixture
def book():
    with opened() as book:
        for name in ("Lê Văn An", "Trần Thị Bé", "Hồ Thị Đào"):
            add_member(book, MemberEntry(name, dt.date(2025, 1, 1), group="Tổ May 1"))
        yield book


def test_a_reward_is_one_approved_case_and_what_is_paid_for_it_is_seen(book):
    number = save_initiative(book, None, replace(IDEA, member_id=1)).value
    case = propose_reward(book, number, dong(500_000)).value
    with pytest.raises(RewardedAlready, match=r"500\.000"):
        propose_reward(book, number, dong(1))
    day = dt.date(2026, 3, 10)
    entry = EntryDraft(
        source="cash",
        target="code:31",
        amount=dong(500_000),
        narration="Thưởng sáng kiến Lê Văn An",
        money_source="DP",
        member_id=1,
        case_id=case,
    )
    post_new(
        book,
        VoucherDraft(
            kind=VoucherKind.PAYMENT,
            book_date=day,
            voucher_date=day,
            narration="Chi thưởng sáng kiến",
            entries=(entry,),
            person="Lê Văn An",
            source_documents=1,
        ),
    )
    with book.read() as read:
        row, facts = initiative(read, number), year_facts(read, 2026)
    assert (row.author, row.reward, row.paid) == ("Lê Văn An", 500_000, 500_000)
    assert (facts.initiatives, facts.benefit, facts.encouragement, facts.cared) == (1, 18_000_000, 500_000, 1)
    assert not [finding for finding in check_book(book) if finding.stops]


def test_only_what_is_recognised_is_rewarded_and_undo_brings_an_initiative_back(book):
    waiting = replace(IDEA, author="Nhóm chuyền 2", state=InitiativeState.SUBMITTED, recognised_on=None, decision="")
    number = save_initiative(book, None, waiting).value
    with pytest.raises(NotRecognised):
        propose_reward(book, number, dong(500_000))
    with pytest.raises(Unsound, match="quyết định"):
        save_initiative(
            book, number, replace(waiting, state=InitiativeState.RECOGNISED, recognised_on=dt.date(2026, 3, 1))
        )
    delete_initiative(book, number)
    with book.read() as read:
        assert initiatives(read) == ()
        with pytest.raises(NoSuchMerit):
            initiative(read, number)
    undo_last(book)
    with book.read() as read:
        assert initiative(read, number).draft == waiting
        assert initiatives(read, Period.of_year(2025)) == ()


def test_everybody_is_registered_once_and_judged_together(book):
    like = EmulationDraft(2026, "Lao động giỏi", title="Lao động tiên tiến", registered_on=dt.date(2026, 2, 12))
    assert len(register(book, like, [1, 2], [1]).value) == 3
    assert len(register(book, replace(like, drive="  LAO ĐỘNG GIỎI "), [1, 2, 3]).value) == 1
    with pytest.raises(RegisteredAlready):
        register(book, like, [1, 2, 3])
    with book.read() as read:
        rows = emulation(read, 2026)
    assert [row.name for row in rows] == ["Tổ May 1", "Lê Văn An", "Trần Thị Bé", "Hồ Thị Đào"]
    assert (
        judge(book, [rows[1].id, rows[2].id], Result.GOOD, decision="15/QĐ-CĐCS", decided_on=dt.date(2026, 3, 1)).value
        == 2
    )
    with pytest.raises(Unsound):
        judge(book, [rows[3].id], Result.NONE, decision="15/QĐ-CĐCS")
    save_registration(book, rows[3].id, replace(rows[3].draft, own_result=Result.EXCELLENT, group_result=Result.GOOD))
    with book.read() as read:
        assert [row.draft.final_result for row in emulation(read, 2026)] == [
            Result.NONE,
            Result.GOOD,
            Result.GOOD,
            Result.NONE,
        ]
    delete_registrations(book, [row.id for row in rows])
    undo_last(book)
    with book.read() as read:
        assert len(emulation(read, 2026)) == 4


def test_stages_are_noted_in_order_corrected_and_taken_back(book):
    note_stage(book, 2, PartyStage.INTRODUCED, dt.date(2026, 1, 10), "04/NQ-CĐCS")
    with pytest.raises(Unsound, match="không thuận"):
        note_stage(book, 2, PartyStage.ADMITTED, dt.date(2026, 1, 9))
    note_stage(book, 2, PartyStage.ADMITTED, dt.date(2026, 3, 2))
    note_stage(book, 2, PartyStage.INTRODUCED, dt.date(2026, 1, 12), "04/NQ-CĐCS")
    with book.read() as read:
        row = party(read)[0]
        assert party(read, Period.of_year(2025)) == ()
    assert row.days == {PartyStage.INTRODUCED: dt.date(2026, 1, 12), PartyStage.ADMITTED: dt.date(2026, 3, 2)}
    delete_stages(book, 2)
    with pytest.raises(NoSuchMerit):
        delete_stages(book, 2)
    undo_last(book)
    with book.read() as read:
        assert party(read)[0] == row
