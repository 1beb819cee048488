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
from app.domain.problems import N_, Finding, Message, Refusal
from app.domain.text import clean, fold
from app.models.book import Book, Read, outcome_of
from app.models.care.welfare import welfare_case
from app.models.merit import merit as tables
from app.models.operation import Operation, Outcome, rows_of
from app.models.queries.members.members import member
from app.models.queries.merit.merit import NoSuchMerit, emulation, initiative, registration


class MeritUnsound(Refusal):
    """What was typed cannot stand; ``findings`` has every reason."""

    code = "merit-unsound"
    template = N_("Chưa cất được: {reasons}")

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(reasons=tuple(finding.message for finding in findings))
        self.findings = tuple(findings)


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


def _must_stand(findings: Sequence[Finding]) -> None:
    stopping = [finding for finding in findings if finding.stops]
    if stopping:
        raise MeritUnsound(stopping)


# ---- initiatives -----------------------------------------------------------------------------------------------------


def save_initiative(book: Book, identifier: int | None, draft: InitiativeDraft) -> Outcome[int]:
    """Store an initiative, new or changed; gives its id. Refuses one without name, author or day, or recognised by nobody."""
    with book.operation("edit_initiative" if identifier else "add_initiative", subject=clean(draft.title)) as act:
        _must_stand(look_over_initiative(draft, clock.today()))
        values = {
            "title": clean(draft.title),
            "member_id": draft.member_id,
            "author": clean(draft.author),
            "field": clean(draft.field),
            "level": str(draft.level),
            "state": str(draft.state),
            "submitted_on": draft.submitted_on,
            "recognised_on": draft.recognised_on,
            "decision": clean(draft.decision),
            "benefit": draft.benefit,
            "benefit_basis": clean(draft.benefit_basis),
            "summary": draft.summary.strip(),
            "note": clean(draft.note),
        }
        if identifier is None:
            identifier = act.add(tables.initiative, **values)
        else:
            initiative(Read(act.connection), identifier)
            act.execute(tables.initiative.update().where(tables.initiative.c.id == identifier).values(**values))
    return outcome_of(act, identifier, Message(N_("Đã cất sáng kiến «{title}»."), {"title": clean(draft.title)}))


def remove_initiative(book: Book, identifier: int) -> Outcome[None]:
    """Remove an initiative; its reward, when there is one, stays a case of its own."""
    with book.operation("remove_initiative") as act:
        row = initiative(Read(act.connection), identifier)
        act.run("DELETE FROM initiative WHERE id = ?", (identifier,))
    return outcome_of(act, None, Message(N_("Đã xóa sáng kiến «{title}»."), {"title": row.draft.title}))


def propose_reward(book: Book, identifier: int, amount: Dong) -> Outcome[int]:
    """Make the reward of a recognised initiative an approved case, to be paid with the others; gives the case's id."""
    with book.operation("reward_initiative") as act:
        row = initiative(Read(act.connection), identifier)
        if row.draft.state is not InitiativeState.RECOGNISED:
            raise NotRecognised(title=row.draft.title)
        if row.case_id is not None:
            raise RewardedAlready(title=row.draft.title, amount=show_money(row.reward))
        case_id = act.add(
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
        act.run("UPDATE initiative SET case_id = ? WHERE id = ?", (case_id, identifier))
    said = {"amount": show_money(amount), "name": row.author}
    return outcome_of(
        act, case_id, Message(N_("Đã đề nghị thưởng {amount} đồng cho {name}; chi ở mục Thăm hỏi, trợ cấp."), said)
    )


# ---- emulation -------------------------------------------------------------------------------------------------------


def _emulation_values(draft: EmulationDraft) -> dict[str, object]:
    return {
        "year": draft.year,
        "member_id": draft.member_id,
        "group_id": draft.group_id,
        "drive": clean(draft.drive),
        "title": clean(draft.title),
        "registered_on": draft.registered_on,
        "own_result": str(draft.own_result),
        "group_result": str(draft.group_result),
        "final_result": str(draft.final_result),
        "proposal": clean(draft.proposal),
        "decision": clean(draft.decision),
        "decided_on": draft.decided_on,
        "note": clean(draft.note),
    }


def register(
    book: Book, like: EmulationDraft, members: Sequence[int], groups: Sequence[int] = ()
) -> Outcome[tuple[int, ...]]:
    """Register members and tổ for a drive as ``like`` says, in one act; who is registered already is left out. Gives the new ids."""
    wanted = [replace(like, member_id=each, group_id=None) for each in members]
    wanted += [replace(like, member_id=None, group_id=each) for each in groups]
    with book.operation("register_emulation", subject=f"{clean(like.drive)} {like.year}") as act:
        known = {
            (drive_key(row.draft.drive), row.draft.member_id, row.draft.group_id)
            for row in emulation(Read(act.connection), like.year)
        }
        for draft in wanted[:1] or [like]:
            _must_stand(look_over_emulation(draft, clock.today()))
        fresh = [draft for draft in wanted if (drive_key(draft.drive), draft.member_id, draft.group_id) not in known]
        if not fresh:
            raise RegisteredAlready(drive=clean(like.drive), year=like.year)
        made = tuple(act.add(tables.emulation, **_emulation_values(draft)) for draft in fresh)
    said = {"count": len(made), "drive": clean(like.drive), "year": like.year}
    return outcome_of(act, made, Message(N_("Đã đăng ký {count} người, tổ vào «{drive}» năm {year}."), said))


def save_registration(book: Book, identifier: int, draft: EmulationDraft) -> Outcome[int]:
    """Change one registration, its results and decision."""
    with book.operation("edit_emulation", subject=clean(draft.drive)) as act:
        registration(Read(act.connection), identifier)
        _must_stand(look_over_emulation(draft, clock.today()))
        act.execute(
            tables.emulation.update().where(tables.emulation.c.id == identifier).values(**_emulation_values(draft))
        )
    return outcome_of(act, identifier, Message(N_("Đã cất kết quả thi đua.")))


def judge(
    book: Book, identifiers: Sequence[int], result: Result, *, decision: str = "", decided_on: dt.date | None = None
) -> Outcome[int]:
    """Set the final result of several registrations at once, with the decision when there is one; gives how many."""
    with book.operation("edit_emulation", subject=clean(decision)) as act:
        for identifier in identifiers:
            row = registration(Read(act.connection), identifier)
            number = clean(decision) or row.draft.decision
            draft = replace(
                row.draft, final_result=result, decision=number, decided_on=decided_on or row.draft.decided_on
            )
            _must_stand(look_over_emulation(draft, clock.today()))
            act.execute(
                tables.emulation.update().where(tables.emulation.c.id == identifier).values(**_emulation_values(draft))
            )
    said = {"count": len(identifiers), "result": Message(result.label)}
    return outcome_of(act, len(identifiers), Message(N_("Đã ghi «{result}» cho {count} dòng."), said))


def remove_registrations(book: Book, identifiers: Sequence[int]) -> Outcome[int]:
    """Remove registrations; gives how many."""
    with book.operation("remove_emulation") as act:
        gone = sum(_delete(act, "emulation", identifier) for identifier in identifiers)
        if not gone:
            raise NoSuchMerit
    return outcome_of(act, gone, Message(N_("Đã xóa {count} dòng đăng ký thi đua."), {"count": gone}))


def _delete(act: Operation, table: str, identifier: int) -> int:
    return act.run(f"DELETE FROM {table} WHERE id = ?", (identifier,)).rowcount


# ---- the Party -------------------------------------------------------------------------------------------------------


def note_stage(book: Book, member_id: int, stage: PartyStage, day: dt.date | None, paper: str = "") -> Outcome[int]:
    """Note or correct one stage of a member on the way into the Party. Refuses days out of order and in the future."""
    with book.operation("note_party_step") as act:
        who = member(Read(act.connection), member_id)
        rows = rows_of(act.run("SELECT step, done_on FROM party_step WHERE member_id = ?", (member_id,)))
        known = {PartyStage(step): dt.date.fromisoformat(done_on) for step, done_on in rows}
        _must_stand(stage_findings(stage, day, known, clock.today()))
        if stage in known:
            table = tables.party_step
            where = (table.c.member_id == member_id) & (table.c.step == str(stage))
            act.execute(table.update().where(where).values(done_on=day, paper=clean(paper)))
        else:
            act.add(tables.party_step, member_id=member_id, step=str(stage), done_on=day, paper=clean(paper))
    said = {"name": who.full_name, "stage": Message(stage.label)}
    return outcome_of(act, member_id, Message(N_("Đã ghi «{stage}» cho {name}."), said))


def remove_stages(book: Book, member_id: int) -> Outcome[None]:
    """Take a member off the list of Party development."""
    with book.operation("remove_party_step") as act:
        who = member(Read(act.connection), member_id)
        if act.run("DELETE FROM party_step WHERE member_id = ?", (member_id,)).rowcount == 0:
            raise NoSuchMerit
    return outcome_of(act, None, Message(N_("Đã bỏ {name} khỏi danh sách phát triển Đảng."), {"name": who.full_name}))
