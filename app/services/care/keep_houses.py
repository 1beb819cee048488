"""Keeping houses of Mái ấm Công đoàn: add, edit with stages and funders, delete; each function is one operation, undone like any other.

Union money goes out by vouchers that name the house; this file only begins such a voucher.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.domain import clock
from app.domain.care.houses import HouseDraft, look_over_house
from app.domain.dates import Month
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import show_money
from app.domain.problems import N_, Message, Refusal, refuse_if_stopped
from app.domain.text import clean, fold
from app.models.book import Book, Read, outcome_of
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


def _values(draft: HouseDraft, name: str) -> dict[str, Any]:
    title = f"Mái ấm Công đoàn: {name}"
    return {
        "title": title,
        "kind": "house",
        "state": "approved",
        "member_id": draft.member_id,
        "person": name,
        "place": clean(draft.place),
        "reason": draft.reason.strip(),
        "amount": draft.support,
        "decision": clean(draft.decision),
        "decided_on": draft.decided_on,
        "happened_on": draft.decided_on,
        "received_on": draft.handed_over_on,
        "received_by": clean(draft.handed_to),
        "note": draft.note.strip(),
        "search_key": fold(f"{title} {draft.place}"),
    }


def _store_parts(operation: Operation, case: int, draft: HouseDraft) -> None:
    operation.run("DELETE FROM case_stage WHERE case_id = ?", (case,))
    operation.run("DELETE FROM case_source WHERE case_id = ?", (case,))
    for position, stage in enumerate(draft.stages, 1):
        operation.add(
            tables.case_stage,
            case_id=case,
            position=position,
            title=clean(stage.title),
            planned_on=stage.planned_on,
            amount=stage.amount,
            done_on=stage.done_on,
            note=clean(stage.note),
        )
    for each in draft.sources:
        operation.add(
            tables.case_source,
            case_id=case,
            giver=str(each.funder),
            name=clean(each.name),
            money=each.money,
            in_kind=each.in_kind,
            goods=clean(each.goods),
        )


def add_house(book: Book, draft: HouseDraft) -> Outcome[int]:
    """Add a house with its stages and funders; gives its case. Refuses one that is not sound."""
    refuse_if_stopped(look_over_house(draft, clock.today()))
    with book.operation("add_house") as operation:
        name = member(Read(operation.connection), draft.member_id).full_name
        case = operation.add(tables.welfare_case, **_values(draft, name))
        _store_parts(operation, case, draft)
    return outcome_of(operation, case, Message(N_("Đã thêm hồ sơ Mái ấm của {name}."), {"name": name}))


def edit_house(book: Book, case_id: int, draft: HouseDraft) -> Outcome[int]:
    """Change a house: terms, stages done, funders, the handing over."""
    refuse_if_stopped(look_over_house(draft, clock.today()))
    with book.operation("edit_house") as operation:
        read = Read(operation.connection)
        house_card(read, case_id)
        name = member(read, draft.member_id).full_name
        values = _values(draft, name)
        operation.execute(tables.welfare_case.update().where(tables.welfare_case.c.id == case_id).values(**values))
        _store_parts(operation, case_id, draft)
    return outcome_of(operation, case_id, Message(N_("Đã sửa hồ sơ Mái ấm của {name}."), {"name": name}))


def delete_house(book: Book, case_id: int) -> Outcome[int]:
    """Delete a house that no voucher names; its stages and funders go with it, undo brings all back."""
    with book.operation("delete_house") as operation:
        card = house_card(Read(operation.connection), case_id)
        if card.vouchers:
            raise HouseHasMoney(count=len(card.vouchers), amount=show_money(card.paid))
        for table in ("case_stage", "case_source", "case_paper", "kept_file"):
            operation.run(f"DELETE FROM {table} WHERE case_id = ?", (case_id,))
        operation.run("DELETE FROM welfare_case WHERE id = ?", (case_id,))
    return outcome_of(operation, case_id, Message(N_("Đã xóa hồ sơ Mái ấm của {name}."), {"name": card.name}))


def house_payment(card: HouseCard, month: Month, today: dt.date) -> VoucherDraft:
    """A payment that names the house, to look at and post: what the support leaves, at most what the next stage needs."""
    day = min(max(today, month.first_day), month.last_day)
    stage = next((each for each in card.draft.stages if each.done_on is None), None)
    left = card.money.left
    amount = min(left, stage.amount) if stage is not None and stage.amount else left
    entry = EntryDraft(
        CASH_KEY, code_key(HOUSE_CODE), amount, member_id=card.draft.member_id or None, case_id=card.case_id
    )
    what = f", {stage.title.lower()}" if stage is not None else ""
    text = f"Chi hỗ trợ Mái ấm Công đoàn cho {card.name}{what}"
    return VoucherDraft(VoucherKind.PAYMENT, day, day, text, (entry,), person=card.name, source_documents=1)
