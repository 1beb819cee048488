"""Care in a real book: norms by date, a case from the proposal to the receipt, its vouchers back and forth, every refusal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.care.cases import (
    CaseDraft,
    CaseHasVouchers,
    CasePaidElsewhere,
    CaseStopped,
    DecidedBeforeProposed,
    NothingToPay,
    PaidBeforeDecided,
    PaperUnknown,
    ReceivedTooEarly,
    RefusalReasonMissing,
    Resolution,
    WrongCaseState,
)
from app.domain.care.norms import Norm
from app.domain.care.welfare import CaseState, Relation
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import dong
from app.domain.problems import Refusal, Unsound
from app.models.book import Book
from app.models.queries.care.cases import (
    CaseCard,
    CaseFilter,
    NoSuchCase,
    case,
    case_counts,
    case_ids,
    case_rows,
)
from app.models.queries.care.norms import NoSuchNorm, norm_for, norm_row, norm_rows
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.undo import ChangedSince
from app.services.care.birthday_gifts import post_birthdays
from app.services.care.keep_cases import (
    approve_cases,
    delete_case,
    draft_of,
    edit_case,
    judge_case,
    proposal_for,
    propose_case,
    receive_case,
    refuse_case,
    reopen_case,
    set_papers,
)
from app.services.care.keep_norms import (
    NoNormChosen,
    NormInUse,
    NothingToEnd,
    accept_norms,
    delete_norm,
    end_norm,
    missing_starters,
    set_norm,
    starter_norms,
)
from app.services.care.pay_cases import pay_cases
from app.services.ledger.post_voucher import CannotPost, post_voucher, reverse_voucher, unpost_voucher, void_voucher
from app.services.members.keep_members import MemberEntry, add_member
from app.services.undo_act import ActOfRecord, redo_last, undo_act, undo_last
from tests.small_books import OPENING_DAY, opened

DAY = dt.date(2025, 3, 10)
DECIDED = Resolution("NQ 05/NQ-CĐCS", dt.date(2025, 3, 12), "Ban Chấp hành")
SICK = Norm("sick", OPENING_DAY, amount=dong(500_000), per_year=2, clause="Điều 5 Quy chế chi tiêu nội bộ")


def hoa(book: Book, name: str = "Nguyễn Thị Hoa") -> int:
    return add_member(book, MemberEntry(name, dt.date(2025, 1, 1), gender="female", birth=dt.date(1990, 3, 8))).value


def visit(book: Book, **more: object) -> CaseDraft:
    base: dict[str, object] = {"kind": "sick", "happened_on": DAY, "amount": dong(500_000), "reason": "viêm ruột thừa"}
    if "member_id" not in more and "person" not in more:
        base["member_id"] = hoa(book)
    return CaseDraft(**(base | more))  # type: ignore[arg-type]


def card_of(book: Book, number: int) -> CaseCard:
    with book.read() as read:
        return case(read, number)


def state_of(book: Book, number: int) -> CaseState:
    return card_of(book, number).row.state


def approved(book: Book, **more: object) -> int:
    number = propose_case(book, visit(book, **more)).value
    approve_cases(book, [number], DECIDED)
    return number


def paid(book: Book, **more: object) -> tuple[int, VoucherCard]:
    number = approved(book, **more)
    return number, pay_cases(book, [number], dt.date(2025, 3, 13)).value[0]


# ---- the whole way -----------------------------------------------------------------------------------------------


def test_from_the_proposal_to_the_receipt() -> None:
    with opened() as book:
        set_norm(book, SICK)
        number = propose_case(book, visit(book)).value
        assert state_of(book, number) is CaseState.PROPOSED
        assert [each.paper for each in card_of(book, number).papers] == ["proposal", "discharge"]
        set_papers(book, number, {"proposal": DAY})
        approve_cases(book, [number], DECIDED)
        assert state_of(book, number) is CaseState.APPROVED
        voucher = pay_cases(book, [number], dt.date(2025, 3, 13)).value[0]
        entry = voucher.entries[0]
        assert (entry.case_id, entry.member_id, entry.amount) == (number, card_of(book, number).row.member_id, 500_000)
        assert entry.code == "31.03"
        assert "ruột thừa" not in f"{voucher.narration} {entry.narration} {voucher.note}"
        receive_case(book, number, dt.date(2025, 3, 14), "Nguyễn Thị Hoa")
        assert state_of(book, number) is CaseState.PAID
        set_papers(book, number, {"discharge": dt.date(2025, 3, 20)})
        assert state_of(book, number) is CaseState.CLOSED
        assert [each.id for each in card_of(book, number).vouchers] == [voucher.id]
        assert [line.case_id for line in voucher.entries] == [number]


def test_several_cases_are_decided_and_paid_in_one_act() -> None:
    with opened() as book:
        numbers = [propose_case(book, visit(book, member_id=hoa(book, f"Người Thứ {n}"))).value for n in range(3)]
        approve_cases(book, numbers, DECIDED)
        vouchers = pay_cases(book, numbers, dt.date(2025, 3, 13), fund="bank:1").value
        assert len({each.number for each in vouchers}) == 3
        assert all(state_of(book, number) is CaseState.PAID for number in numbers)


def test_goods_alone_are_given_without_a_voucher() -> None:
    with opened() as book:
        number = propose_case(
            book, visit(book, amount=dong(0), in_kind=dong(200_000), goods="Giỏ trái cây", papers=())
        ).value
        approve_cases(book, [number], DECIDED)
        with pytest.raises(NothingToPay):
            pay_cases(book, [number], dt.date(2025, 3, 13))
        receive_case(book, number, dt.date(2025, 3, 13))
        assert state_of(book, number) is CaseState.CLOSED
        receive_case(book, number, None)
        assert state_of(book, number) is CaseState.APPROVED


# ---- the state follows the vouchers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "take_out",
    [
        lambda book, voucher: void_voucher(book, voucher.id, "nhầm người"),
        lambda book, voucher: unpost_voucher(book, voucher.id, "sửa số tiền"),
        lambda book, voucher: reverse_voucher(book, voucher.id, dt.date(2025, 4, 1), "chi trùng"),
    ],
    ids=["void", "unpost", "reverse"],
)
def test_a_case_is_never_paid_without_its_voucher(take_out: Callable[[Book, VoucherCard], object]) -> None:
    with opened() as book:
        number, voucher = paid(book)
        receive_case(book, number, dt.date(2025, 3, 14))
        take_out(book, voucher)
        assert state_of(book, number) is CaseState.APPROVED
        with book.read() as read:
            assert case_ids(read, CaseFilter("paid")) == []
            assert case_ids(read, CaseFilter("approved")) == [number]


def test_an_unposted_voucher_is_posted_again_or_voided_before_another_one() -> None:
    with opened() as book:
        number, voucher = paid(book)
        unpost_voucher(book, voucher.id, "sửa")
        with pytest.raises(CaseHasVouchers):
            pay_cases(book, [number], dt.date(2025, 3, 13))
        with pytest.raises(CaseHasVouchers):
            reopen_case(book, number)
        post_voucher(book, voucher.id)
        assert state_of(book, number) is CaseState.PAID
        void_voucher(book, voucher.id, "nhầm")
        again = pay_cases(book, [number], dt.date(2025, 3, 15)).value[0]
        assert again.number != voucher.number
        assert state_of(book, number) is CaseState.PAID
        assert {each.state for each in card_of(book, number).vouchers} == {VoucherState.VOIDED, VoucherState.POSTED}


def test_steps_are_undone_but_not_below_a_voucher() -> None:
    with opened() as book:
        number = propose_case(book, visit(book)).value
        decided = approve_cases(book, [number], DECIDED).operation
        undo_last(book)
        assert state_of(book, number) is CaseState.PROPOSED
        redo_last(book)
        assert state_of(book, number) is CaseState.APPROVED
        pay_cases(book, [number], dt.date(2025, 3, 13))
        with pytest.raises(ChangedSince):
            undo_act(book, decided)
        with pytest.raises(ActOfRecord):
            undo_last(book)
        assert state_of(book, number) is CaseState.PAID


@pytest.mark.parametrize("step", ["papers", "refuse", "receive", "edit", "delete", "reopen"])
def test_every_other_step_is_undone(step: str) -> None:
    with opened() as book:
        number = propose_case(book, visit(book)).value
        if step == "reopen":
            approve_cases(book, [number], DECIDED)
        if step == "receive":
            approve_cases(book, [number], DECIDED)
            pay_cases(book, [number], dt.date(2025, 3, 13))
        before = card_of(book, number)
        if step == "papers":
            set_papers(book, number, {"proposal": DAY})
        elif step == "refuse":
            refuse_case(book, number, "Đã có bảo hiểm chi")
        elif step == "receive":
            receive_case(book, number, dt.date(2025, 3, 14), "Hoa")
        elif step == "edit":
            edit_case(book, number, replace(draft_of(before), amount=dong(300_000), papers=("proposal", "Giấy khác")))
        elif step == "reopen":
            reopen_case(book, number)
        else:
            delete_case(book, number)
        undo_last(book)
        assert card_of(book, number) == before


# ---- refusals ------------------------------------------------------------------------------------------------------


def test_the_norm_stops_what_goes_beyond_it() -> None:
    with opened() as book:
        set_norm(book, SICK)
        member = hoa(book)
        with pytest.raises(CaseStopped) as stopped:
            propose_case(book, visit(book, member_id=member, amount=dong(600_000)))
        assert "vượt định mức 500.000" in str(stopped.value)
        first = propose_case(book, visit(book, member_id=member)).value
        with pytest.raises(CaseStopped):
            propose_case(book, visit(book, member_id=member))
        propose_case(book, visit(book, member_id=member, happened_on=dt.date(2025, 4, 1)))
        with pytest.raises(CaseStopped):
            propose_case(book, visit(book, member_id=member, happened_on=dt.date(2025, 5, 1)))
        beyond = visit(book, member_id=member, happened_on=dt.date(2025, 5, 1), beyond_norm="NQ 06/NQ-CĐCS")
        third = propose_case(book, beyond).value
        assert card_of(book, third).beyond_norm == "NQ 06/NQ-CĐCS"
        refuse_case(book, first, "Trùng")
        draft = draft_of(card_of(book, third))
        with book.read() as read:
            judged, _norm = judge_case(read, draft, third)
        assert judged.used == 1


def test_approval_judges_again() -> None:
    with opened() as book:
        number = propose_case(book, visit(book, amount=dong(700_000))).value
        set_norm(book, SICK)
        with pytest.raises(CaseStopped):
            approve_cases(book, [number], DECIDED)
        assert state_of(book, number) is CaseState.PROPOSED


def _approve(resolution: Resolution) -> Callable[[Book, int], object]:
    return lambda book, number: approve_cases(book, [number], resolution)


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (_approve(Resolution("", DAY, "BCH")), Unsound),
        (_approve(Resolution("NQ 5", None, "BCH")), Unsound),
        (_approve(Resolution("NQ 5", DAY, " ")), Unsound),
        (_approve(Resolution("NQ 5", dt.date(2025, 3, 1), "BCH")), DecidedBeforeProposed),
        (lambda book, number: refuse_case(book, number, " "), RefusalReasonMissing),
        (lambda book, number: pay_cases(book, [number], DAY), WrongCaseState),
        (reopen_case, WrongCaseState),
        (lambda book, number: receive_case(book, number, DAY), WrongCaseState),
        (lambda book, number: set_papers(book, number, {"school": DAY}), PaperUnknown),
        (lambda book, number: delete_case(book, number + 99), NoSuchCase),
    ],
)
def test_a_proposed_case_refuses(act: Callable[[Book, int], object], refusal: type[Refusal]) -> None:
    with opened() as book:
        number = propose_case(book, visit(book)).value
        before = card_of(book, number)
        with pytest.raises(refusal):
            act(book, number)
        assert card_of(book, number) == before


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda book, number: pay_cases(book, [number], dt.date(2025, 3, 11)), PaidBeforeDecided),
        (lambda book, number: approve_cases(book, [number], DECIDED), WrongCaseState),
        (delete_case, WrongCaseState),
        (lambda book, number: edit_case(book, number, draft_of(card_of(book, number))), WrongCaseState),
        (lambda book, number: refuse_case(book, number, "Không"), WrongCaseState),
    ],
)
def test_an_approved_case_refuses(act: Callable[[Book, int], object], refusal: type[Refusal]) -> None:
    with opened() as book:
        number = approved(book)
        with pytest.raises(refusal):
            act(book, number)
        assert state_of(book, number) is CaseState.APPROVED


def test_money_that_is_not_there_is_not_paid() -> None:
    with opened() as book:
        numbers = [approved(book, member_id=hoa(book, f"Người {n}"), amount=dong(3_000_000)) for n in range(2)]
        with pytest.raises(CannotPost):
            pay_cases(book, numbers, dt.date(2025, 3, 13))
        assert all(state_of(book, number) is CaseState.APPROVED for number in numbers)


def test_a_paid_case_refuses_what_would_part_it_from_its_voucher() -> None:
    with opened() as book:
        number, _voucher = paid(book)
        with pytest.raises(ReceivedTooEarly):
            receive_case(book, number, dt.date(2025, 3, 1))
        for act in (reopen_case, delete_case):
            with pytest.raises(WrongCaseState):
                act(book, number)
        with pytest.raises(WrongCaseState):
            pay_cases(book, [number], dt.date(2025, 3, 14))


def test_a_house_is_not_paid_as_a_case_nor_listed_with_them() -> None:
    with opened() as book:
        number = propose_case(book, visit(book, kind="house", amount=dong(50_000_000))).value
        approve_cases(book, [number], DECIDED)
        with pytest.raises(CasePaidElsewhere):
            pay_cases(book, [number], dt.date(2025, 3, 13))
        with book.read() as read:
            assert case_ids(read, CaseFilter()) == []


def test_a_voided_voucher_still_keeps_its_case_from_being_deleted() -> None:
    with opened() as book:
        number, voucher = paid(book)
        void_voucher(book, voucher.id, "nhầm")
        reopen_case(book, number)
        with pytest.raises(CaseHasVouchers):
            delete_case(book, number)


# ---- lists ---------------------------------------------------------------------------------------------------------


def test_lists_filter_search_and_count() -> None:
    with opened() as book:
        first, _voucher = paid(book)
        second = propose_case(
            book, visit(book, member_id=None, person="Trần Văn Bình", kind="disaster", beyond_norm="NQ 7")
        ).value
        third = propose_case(
            book, visit(book, member_id=hoa(book, "Lê Thị Mận"), happened_on=dt.date(2024, 12, 1), beyond_norm="NQ 8")
        ).value
        refuse_case(book, third, "Ngoài năm")
        with book.read() as read:
            assert case_ids(read, CaseFilter()) == [second, first, third]
            assert case_ids(read, CaseFilter(search="binh")) == [second]
            assert case_ids(read, CaseFilter(search="ruot thua")) == []
            assert case_ids(read, CaseFilter(kind="disaster", year=2025)) == [second]
            counts = case_counts(read, 2025)
            assert (counts["proposed"], counts["paid"], counts["refused"], counts["year"]) == (1, 1, 1, 2)
            assert case_counts(read, 2025, dt.date(2024, 12, 31))[""] == 1
            assert case_rows(read, [99_999]) == []


# ---- norms ---------------------------------------------------------------------------------------------------------


def test_norms_are_dated_and_never_overwritten_once_used() -> None:
    with opened() as book:
        first = set_norm(book, SICK).value
        set_norm(book, replace(SICK, amount=dong(400_000)))
        with book.read() as read:
            assert norm_row(read, first).norm.amount == 400_000
        set_norm(book, SICK)
        later = set_norm(book, replace(SICK, valid_from=dt.date(2025, 7, 1), amount=dong(700_000))).value
        propose_case(book, visit(book))
        with pytest.raises(NormInUse):
            set_norm(book, replace(SICK, amount=dong(1)))
        with pytest.raises(NormInUse):
            delete_norm(book, first)
        delete_norm(book, later)
        undo_last(book)
        end_norm(book, "sick", Relation.SELF, dt.date(2026, 1, 1))
        with pytest.raises(NothingToEnd):
            end_norm(book, "sick", Relation.SELF, dt.date(2026, 2, 1))
        with book.read() as read:
            rows = norm_rows(read)
            assert [row.norm.amount for row in rows] == [500_000, 700_000, 700_000]
            assert rows[0].until == dt.date(2025, 6, 30)
            assert rows[1].holds_on(dt.date(2025, 12, 31))
            assert norm_for(read, "sick", Relation.SELF, dt.date(2026, 3, 1)) is None
            with pytest.raises(NoSuchNorm):
                norm_row(read, 999)


def test_the_starter_set_says_that_it_has_no_source() -> None:
    with opened() as book:
        starters = starter_norms(OPENING_DAY)
        assert all(not each.has_source for each in starters)
        accept_norms(book, [starters[0], replace(starters[1], clause="Điều 5", confidence="")])
        with book.read() as read:
            assert [row.norm.has_source for row in norm_rows(read)] == [False, True]
            assert len(missing_starters(read, OPENING_DAY)) == len(starters) - 2
        with pytest.raises(NoNormChosen):
            accept_norms(book, starters[:2])
        undo_last(book)
        with book.read() as read:
            assert norm_rows(read) == ()


def test_a_proposal_takes_the_norms_amount() -> None:
    with opened() as book:
        set_norm(book, SICK)
        with book.read() as read:
            assert proposal_for(read, CaseDraft("sick", 1, happened_on=DAY)).amount == 500_000
            assert proposal_for(read, CaseDraft("sick", 1, happened_on=DAY, amount=dong(1))).amount == 1
            assert proposal_for(read, CaseDraft("wedding", 1, happened_on=DAY)).amount == 0


def test_a_birthday_gift_counts_among_the_birthdays() -> None:
    with opened() as book:
        member = hoa(book)
        set_norm(book, Norm("birthday", OPENING_DAY, amount=dong(300_000), per_year=1, clause="Điều 4"))
        from app.domain.dates import Month

        post_birthdays(book, Month(2025, 3), dong(300_000))
        with pytest.raises(CaseStopped):
            propose_case(book, CaseDraft("birthday", member, happened_on=dt.date(2025, 5, 1), amount=dong(300_000)))
