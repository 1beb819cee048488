"""Keeping houses of Mái ấm Công đoàn: add, edit with stages and funders, delete; each function is one operation, undone like any other.

Union money goes out by vouchers that name the house; this file only begins such a voucher.
"""

from __future__ import annotations

import datetime as dt

from app.domain import clock
from app.domain.care.houses import HouseDraft, look_over_house
from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft
from app.domain.money import show_money
from app.domain.problems import N_, Refusal, refuse_stopped
from app.domain.text import clean, fold
from app.models.book import Book
from app.models.care import welfare as tables
from app.models.operation import Operation, Outcome
from app.models.queries.care.houses import HouseCard, house_card
from app.models.queries.members.members import member

HOUSE_CODE = "31"


class HouseHasMoney(Refusal):
    """Vouchers name the house."""

    code = "house-has-money"
    template = N_(
        "Chưa xóa được: đã có {count} chứng từ, {amount} đồng cho ngôi nhà này. Hãy hủy các chứng từ đó trước."
    )


def _store(operation: Operation, case_id: int | None, draft: HouseDraft, name: str) -> int:
    """Write a house as a case with its stages and funders; gives the case."""
    title = f"Mái ấm Công đoàn: {name}"
    case = operation.store(
        tables.welfare_case,
        case_id,
        draft,
        ("support", "handed_over_on", "handed_to"),
        title=title,
        kind="house",
        state="approved",
        person=name,
        amount=draft.support,
        happened_on=draft.decided_on,
        received_on=draft.handed_over_on,
        received_by=clean(draft.handed_to),
        search_key=fold(f"{title} {draft.place}"),
    )
    operation.replace(tables.case_stage, draft.stages, case_id=case)
    operation.remove(tables.case_source, case_id=case)
    for each in draft.sources:
        operation.add(tables.case_source, each, ("funder",), case_id=case, giver=str(each.funder))
    return case


def add_house(book: Book, draft: HouseDraft) -> Outcome[int]:
    """Add a house with its stages and funders; gives its case. Refuses one that is not sound."""
    refuse_stopped(look_over_house(draft, clock.today()))
    with book.operation("add_house") as operation:
        name = member(operation.read, draft.member_id).full_name
        case = _store(operation, None, draft, name)
    return operation.outcome(case, N_("Đã thêm hồ sơ Mái ấm của {name}."), name=name)


def edit_house(book: Book, case_id: int, draft: HouseDraft) -> Outcome[int]:
    """Change a house: terms, stages done, funders, the handing over."""
    refuse_stopped(look_over_house(draft, clock.today()))
    with book.operation("edit_house") as operation:
        read = operation.read
        house_card(read, case_id)
        name = member(read, draft.member_id).full_name
        _store(operation, case_id, draft, name)
    return operation.outcome(case_id, N_("Đã sửa hồ sơ Mái ấm của {name}."), name=name)


def delete_house(book: Book, case_id: int) -> Outcome[int]:
    """Delete a house that no voucher names; its stages and funders go with it, undo brings all back."""
    with book.operation("delete_house") as operation:
        card = house_card(operation.read, case_id)
        if card.vouchers:
            raise HouseHasMoney(count=len(card.vouchers), amount=show_money(card.paid))
        operation.remove("case_stage", "case_source", "case_paper", "kept_file", case_id=case_id)
        operation.remove(tables.welfare_case, id=case_id)
    return operation.outcome(case_id, N_("Đã xóa hồ sơ Mái ấm của {name}."), name=card.name)


def house_payment(card: HouseCard, month: Month, today: dt.date) -> VoucherDraft:
    """A payment that names the house, to look at and post: what the support leaves, at most what the next stage needs."""
    day = month.nearest(today)
    stage = next((each for each in card.draft.stages if each.done_on is None), None)
    left = card.money.left
    amount = min(left, stage.amount) if stage is not None and stage.amount else left
    entry = EntryDraft(
        CASH_KEY, code_key(HOUSE_CODE), amount, member_id=card.draft.member_id or None, case_id=card.case_id
    )
    what = f", {stage.title.lower()}" if stage is not None else ""
    text = f"Chi hỗ trợ Mái ấm Công đoàn cho {card.name}{what}"
    return VoucherDraft.paid(day, text, entry, person=card.name)
