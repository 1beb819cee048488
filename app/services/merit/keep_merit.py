"""Keeping what is honoured: initiatives and their rewards, emulation registrations and results, stages into the Party.

A reward is a welfare case of its own, approved by the decision that recognised the work; it is paid like any other case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from app.domain import clock
from app.domain.merit.merit import (
    EmulationDraft,
    InitiativeDraft,
    InitiativeState,
    PartyStage,
    Result,
    drive_key,
    look_over_emulation,
    look_over_initiative,
    stage_findings,
)
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Message, Refusal, refuse_stopped
from app.domain.text import clean, fold
from app.models.book import Book
from app.models.care.welfare import welfare_case
from app.models.merit import merit as tables
from app.models.operation import Outcome
from app.models.queries.members.members import member
from app.models.queries.merit.merit import NoSuchMerit, emulation, initiative, party_steps, registration


class NotRecognised(Refusal):
    """A reward for an initiative nobody recognised."""

    code = "initiative-not-recognised"
    template = N_("«{title}» chưa được công nhận: hãy ghi quyết định công nhận trước khi thưởng.")


class RewardedAlready(Refusal):
    """A second reward for one initiative."""

    code = "initiative-rewarded"
    template = N_("«{title}» đã có đề nghị thưởng {amount} đồng: hãy sửa ở mục Thăm hỏi, trợ cấp.")


class RegisteredAlready(Refusal):
    """Everybody chosen is registered in this drive already."""

    code = "emulation-registered"
    template = N_("Những người đã chọn đều đăng ký «{drive}» năm {year} rồi.")


# ---- initiatives -----------------------------------------------------------------------------------------------------


def save_initiative(book: Book, identifier: int | None, draft: InitiativeDraft) -> Outcome[int]:
    """Store an initiative, new or changed; gives its id. Refuses one without name, author or day, or recognised by nobody."""
    with book.operation("edit_initiative" if identifier else "add_initiative", subject=clean(draft.title)) as operation:
        refuse_stopped(look_over_initiative(draft, clock.today()))
        if identifier is not None:
            initiative(operation.read, identifier)
        number = operation.store(tables.initiative, identifier, draft)
    return operation.outcome(number, N_("Đã cất sáng kiến «{title}»."), title=clean(draft.title))


def delete_initiative(book: Book, identifier: int) -> Outcome[None]:
    """Delete an initiative; its reward, when there is one, stays a case of its own."""
    with book.operation("remove_initiative") as operation:
        row = initiative(operation.read, identifier)
        operation.remove(tables.initiative, id=identifier)
    return operation.outcome(None, N_("Đã xóa sáng kiến «{title}»."), title=row.draft.title)


def propose_reward(book: Book, identifier: int, amount: Dong) -> Outcome[int]:
    """Make the reward of a recognised initiative an approved case, to be paid with the others; gives the case's id."""
    with book.operation("reward_initiative") as operation:
        row = initiative(operation.read, identifier)
        if row.draft.state is not InitiativeState.RECOGNISED:
            raise NotRecognised(title=row.draft.title)
        if row.case_id is not None:
            raise RewardedAlready(title=row.draft.title, amount=show_money(row.reward))
        case_id = operation.add(
            welfare_case,
            title=f"Thưởng sáng kiến: {row.draft.title}",
            kind="merit",
            state="approved",
            member_id=row.draft.member_id,
            person=row.draft.author if row.draft.member_id is None else "",
            happened_on=row.draft.recognised_on,
            reason=f"Sáng kiến «{row.draft.title}»",
            amount=amount,
            decision=row.draft.decision,
            decided_on=row.draft.recognised_on,
            search_key=fold(f"{row.author} {row.draft.title}"),
        )
        operation.change(tables.initiative, identifier, case_id=case_id)
    texts = {"amount": show_money(amount), "name": row.author}
    return operation.outcome(
        case_id, N_("Đã đề nghị thưởng {amount} đồng cho {name}; chi ở mục Thăm hỏi, trợ cấp."), **texts
    )


# ---- emulation -------------------------------------------------------------------------------------------------------


def register(
    book: Book, like: EmulationDraft, members: Sequence[int], groups: Sequence[int] = ()
) -> Outcome[tuple[int, ...]]:
    """Register members and tổ for a drive as ``like`` says, in one act; who is registered already is left out. Gives the new ids."""
    wanted = [replace(like, member_id=each, group_id=None) for each in members]
    wanted += [replace(like, member_id=None, group_id=each) for each in groups]
    with book.operation("register_emulation", subject=f"{clean(like.drive)} {like.year}") as operation:
        known = {
            (drive_key(row.draft.drive), row.draft.member_id, row.draft.group_id)
            for row in emulation(operation.read, like.year)
        }
        for draft in wanted[:1] or [like]:
            refuse_stopped(look_over_emulation(draft, clock.today()))
        fresh = [draft for draft in wanted if (drive_key(draft.drive), draft.member_id, draft.group_id) not in known]
        if not fresh:
            raise RegisteredAlready(drive=clean(like.drive), year=like.year)
        made = tuple(operation.add(tables.emulation, draft) for draft in fresh)
    values = {"count": len(made), "drive": clean(like.drive), "year": like.year}
    return operation.outcome(made, N_("Đã đăng ký {count} người, tổ vào «{drive}» năm {year}."), **values)


def save_registration(book: Book, identifier: int, draft: EmulationDraft) -> Outcome[int]:
    """Change one registration, its results and decision."""
    with book.operation("edit_emulation", subject=clean(draft.drive)) as operation:
        registration(operation.read, identifier)
        refuse_stopped(look_over_emulation(draft, clock.today()))
        operation.store(tables.emulation, identifier, draft)
    return operation.outcome(identifier, N_("Đã cất kết quả thi đua."))


def judge(
    book: Book, identifiers: Sequence[int], result: Result, *, decision: str = "", decided_on: dt.date | None = None
) -> Outcome[int]:
    """Set the final result of several registrations at once, with the decision when there is one; gives how many."""
    with book.operation("edit_emulation", subject=clean(decision)) as operation:
        for identifier in identifiers:
            row = registration(operation.read, identifier)
            number = clean(decision) or row.draft.decision
            draft = replace(
                row.draft, final_result=result, decision=number, decided_on=decided_on or row.draft.decided_on
            )
            refuse_stopped(look_over_emulation(draft, clock.today()))
            operation.store(tables.emulation, identifier, draft)
    values = {"count": len(identifiers), "result": Message(result.label)}
    return operation.outcome(len(identifiers), N_("Đã ghi «{result}» cho {count} dòng."), **values)


def delete_registrations(book: Book, identifiers: Sequence[int]) -> Outcome[int]:
    """Delete registrations; gives how many."""
    with book.operation("remove_emulation") as operation:
        gone = sum(operation.remove(tables.emulation, id=identifier) for identifier in identifiers)
        if not gone:
            raise NoSuchMerit
    return operation.outcome(gone, N_("Đã xóa {count} dòng đăng ký thi đua."), count=gone)


# ---- the Party -------------------------------------------------------------------------------------------------------


def note_stage(book: Book, member_id: int, stage: PartyStage, day: dt.date | None, paper: str = "") -> Outcome[int]:
    """Note or correct one stage of a member on the way into the Party. Refuses days out of order and in the future."""
    with book.operation("note_party_step") as operation:
        who = member(operation.read, member_id)
        known = {each.step: each for each in party_steps(operation.read)[member_id]}
        refuse_stopped(stage_findings(stage, day, {step: each.done_on for step, each in known.items()}, clock.today()))
        if stage in known:
            operation.change(tables.party_step, known[stage].id, done_on=day, paper=clean(paper))
        else:
            operation.add(tables.party_step, member_id=member_id, step=str(stage), done_on=day, paper=clean(paper))
    values = {"name": who.full_name, "stage": Message(stage.label)}
    return operation.outcome(member_id, N_("Đã ghi «{stage}» cho {name}."), **values)


def delete_stages(book: Book, member_id: int) -> Outcome[None]:
    """Delete a member's stages of Party development."""
    with book.operation("remove_party_step") as operation:
        who = member(operation.read, member_id)
        if not operation.remove(tables.party_step, member_id=member_id):
            raise NoSuchMerit
    return operation.outcome(None, N_("Đã bỏ {name} khỏi danh sách phát triển Đảng."), name=who.full_name)
