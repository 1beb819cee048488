"""Thăm hỏi, trợ cấp up to the money: propose, edit, papers, approve, refuse, reopen, receive, delete. Each function is one operation.

Paying is ``pay_cases.py``: an act of record. Whether a case is paid follows the posted vouchers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.care.cases import (
    CaseDraft,
    CaseHasVouchers,
    CaseStopped,
    DecidedBeforeProposed,
    PaperUnknown,
    ReceivedTooEarly,
    RefusalReasonMissing,
    Resolution,
    WrongCaseState,
    case_title,
    look_over_case,
    look_over_resolution,
)
from app.domain.care.norms import Asked, Judged, judge
from app.domain.care.welfare import CaseState, Paper, care_kind
from app.domain.copying import made_of
from app.domain.dates import show_date
from app.domain.ledger.vouchers import VoucherState
from app.domain.money import dong, show_money
from app.domain.problems import N_, Message, refuse_stopped
from app.domain.text import clean, fold
from app.models.book import Book, Read
from app.models.care import welfare as tables
from app.models.operation import Operation, Outcome
from app.models.queries.care.cases import CaseCard, CaseVoucher, case
from app.models.queries.care.norms import NormRow, earlier_cases, norm_for, person_on
from app.models.queries.members.members import member


def judge_case(read: Read, draft: CaseDraft, case_id: int | None = None) -> tuple[Judged, NormRow | None]:
    """What the norms say of a case as typed, and the norm that holds; a draft without its day is not judged."""
    if draft.happened_on is None:
        return Judged(()), None
    norm = norm_for(read, draft.kind, draft.relation, draft.happened_on)
    missing = tuple(each.paper for each in case(read, case_id).papers if each.received_on is None) if case_id else ()
    asked = Asked(
        draft.kind, draft.relation, draft.happened_on, draft.amount, draft.in_kind, draft.beyond_norm, missing
    )
    person, earlier = None, []
    if draft.member_id is not None:
        person = person_on(read, draft.member_id, draft.happened_on)
        earlier = list(earlier_cases(read, draft.member_id, draft.kind, case_id))
    return judge(asked, norm.norm if norm else None, earlier, person), norm


def _store(operation: Operation, case_id: int | None, draft: CaseDraft, norm: NormRow | None) -> int:
    name = member(operation.read, draft.member_id).full_name if draft.member_id is not None else clean(draft.person)
    return operation.store(
        tables.welfare_case,
        case_id,
        draft,
        ("papers",),
        title=case_title(draft.kind, name, draft.relation),
        proposed_on=draft.proposed_on or draft.happened_on,
        norm_id=norm.id if norm is not None else None,
        # Why not the reason: a search must not tell who is ill with what.
        search_key=fold(f"{name} {draft.person} {care_kind(draft.kind).name} {draft.proposed_by}"),
    )


def _judged(read: Read, draft: CaseDraft, case_id: int | None = None) -> NormRow | None:
    """The norm a case goes by; refuses with everything that stops it."""
    refuse_stopped(look_over_case(draft))
    judged, norm = judge_case(read, draft, case_id)
    refuse_stopped(judged.findings, CaseStopped)
    return norm


def asked_papers(draft: CaseDraft, norm: NormRow | None) -> tuple[str, ...]:
    """The papers typed, else the norm's, else those usual for the kind."""
    if draft.papers is not None:
        return draft.papers
    if norm is not None and norm.norm.papers:
        return norm.norm.papers
    return tuple(str(paper) for paper in care_kind(draft.kind).papers)


def store_case(operation: Operation, draft: CaseDraft) -> int:
    """Insert a proposed case with its papers inside an open act; refuses what the norms stop."""
    read = operation.read
    norm = _judged(read, draft)
    number = _store(operation, None, draft, norm)
    for paper in dict.fromkeys(clean(each) for each in asked_papers(draft, norm)):
        if paper:
            operation.add(tables.case_paper, case_id=number, paper=paper)
    return number


def propose_case(book: Book, draft: CaseDraft) -> Outcome[int]:
    """Đề nghị: store a case that waits for approval; gives its id. Refuses what the norms stop."""
    with book.operation("propose_case", subject=care_kind(draft.kind).name) as operation:
        number = store_case(operation, draft)
        card = case(operation.read, number)
    texts = {"title": card.row.title, "amount": show_money(card.row.amount + card.row.in_kind)}
    return operation.outcome(number, N_("Đã đề nghị «{title}», {amount} đồng; chờ duyệt."), **texts)


def in_state(read: Read, case_id: int, *states: CaseState) -> CaseCard:
    """The case when it is in one of these states; refuses the others."""
    card = case(read, case_id)
    if card.row.state not in states:
        raise WrongCaseState(title=card.row.title, state=Message(card.row.state.label))
    return card


def edit_case(book: Book, case_id: int, draft: CaseDraft) -> Outcome[int]:
    """Change a case that was not decided yet; papers asked for follow when given, days of those that stay are kept."""
    with book.operation("edit_case", subject=care_kind(draft.kind).name) as operation:
        read = operation.read
        in_state(read, case_id, CaseState.PROPOSED)
        norm = _judged(read, draft, case_id)
        _store(operation, case_id, draft, norm)
        if draft.papers is not None:
            _ask_for(operation, read, case_id, draft.papers)
        title = case(read, case_id).row.title
    return operation.outcome(case_id, N_("Đã sửa «{title}»."), title=title)


def _ask_for(operation: Operation, read: Read, case_id: int, papers: Sequence[str]) -> None:
    there = {each.paper: each.id for each in case(read, case_id).papers}
    wanted = [clean(paper) for paper in papers if clean(paper)]
    for paper, number in there.items():
        if paper not in wanted:
            operation.remove(tables.case_paper, id=number)
    for paper in dict.fromkeys(wanted):
        if paper not in there:
            operation.add(tables.case_paper, case_id=case_id, paper=paper)


def set_papers(book: Book, case_id: int, days: Mapping[str, dt.date | None], *, whole: bool = False) -> Outcome[int]:
    """The day each paper came in (None: it is missing after all); papers may come at any time, even after the money.

    ``whole`` makes the papers given the whole list: others are deleted, new ones asked for.
    """
    with book.operation("set_case_papers") as operation:
        read = operation.read
        card = case(read, case_id)
        if whole:
            _ask_for(operation, read, case_id, tuple(days))
        there = {each.paper: each.id for each in case(read, case_id).papers}
        for paper, day in days.items():
            if paper not in there:
                raise PaperUnknown(title=card.row.title, paper=Paper.label_of(paper))
            operation.change(tables.case_paper, there[paper], received_on=day)
        left = case(read, case_id).row.missing
    template = N_("Giấy tờ của «{title}»: còn thiếu {left}.") if left else N_("Giấy tờ của «{title}» đã đủ.")
    return operation.outcome(case_id, template, title=card.row.title, left=left)


def _decide(
    operation: Operation, case_id: int, state: str, by: Resolution | None = None, refusal: str = "", **values: object
) -> None:
    """Set the state of a case, with the resolution that says so (none: there is none any more)."""
    given = by or Resolution("", None, "")
    paper = {"decision": clean(given.number), "decided_on": given.day, "decided_by": clean(given.by)}
    operation.change(tables.welfare_case, case_id, state=state, refusal=refusal, **paper, **values)


def approve_cases(book: Book, case_ids: Sequence[int], resolution: Resolution) -> Outcome[int]:
    """Duyệt: several proposed cases by one resolution, judged again as the books stand now. Refuses all or none."""
    refuse_stopped(look_over_resolution(resolution))
    day = resolution.day
    assert day is not None, "a resolution without a day was refused above"
    with book.operation("approve_cases", subject=clean(resolution.number)) as operation:
        read = operation.read
        for case_id in case_ids:
            card = in_state(read, case_id, CaseState.PROPOSED)
            if card.proposed_on is not None and day < card.proposed_on:
                raise DecidedBeforeProposed(
                    day=show_date(day), proposed=show_date(card.proposed_on), title=card.row.title
                )
            refuse_stopped(judge_case(read, draft_of(card), case_id)[0].findings, CaseStopped)
            _decide(operation, case_id, "approved", resolution)
        total = sum(case(read, each).row.amount for each in case_ids)
    values = {"count": len(case_ids), "amount": show_money(total), "number": clean(resolution.number)}
    return operation.outcome(len(case_ids), N_("Đã duyệt {count} việc, {amount} đồng, theo {number}."), **values)


def refuse_case(book: Book, case_id: int, reason: str, resolution: Resolution | None = None) -> Outcome[int]:
    """Không duyệt, with the reason."""
    with book.operation("refuse_case", reason=clean(reason)) as operation:
        card = in_state(operation.read, case_id, CaseState.PROPOSED)
        if not clean(reason):
            raise RefusalReasonMissing(title=card.row.title)
        _decide(operation, case_id, "refused", resolution, refusal=clean(reason))
    return operation.outcome(case_id, N_("Không duyệt «{title}»."), title=card.row.title)


def numbers_of(vouchers: Iterable[CaseVoucher]) -> str:
    """Their numbers in a row; one without a number is a draft."""
    return ", ".join(each.number or "nháp" for each in vouchers)


def _no_vouchers(card: CaseCard) -> None:
    live = [each for each in card.vouchers if each.state is not VoucherState.VOIDED]
    # Why: a voucher and its reversal cancel each other and no longer tie the case to any money.
    if sum(each.amount for each in live):
        raise CaseHasVouchers(title=card.row.title, numbers=numbers_of(live))


def reopen_case(book: Book, case_id: int) -> Outcome[int]:
    """Back to proposed, from approved or refused; refuses while a voucher names it."""
    with book.operation("reopen_case") as operation:
        card = in_state(operation.read, case_id, CaseState.APPROVED, CaseState.REFUSED)
        _no_vouchers(card)
        _decide(operation, case_id, "proposed", received_on=None, received_by="")
    return operation.outcome(case_id, N_("«{title}» trở lại chờ duyệt."), title=card.row.title)


def delete_case(book: Book, case_id: int) -> Outcome[None]:
    """Delete a case that was not approved, with its papers and files; refuses one that vouchers name."""
    with book.operation("delete_case") as operation:
        card = in_state(operation.read, case_id, CaseState.PROPOSED, CaseState.REFUSED)
        if card.vouchers:
            raise CaseHasVouchers(title=card.row.title, numbers=numbers_of(card.vouchers))
        operation.remove("case_paper", "case_stage", "kept_file", case_id=case_id)
        operation.remove(tables.welfare_case, id=case_id)
    return operation.outcome(None, N_("Đã xóa «{title}»."), title=card.row.title)


def receive_case(book: Book, case_id: int, day: dt.date | None, by: str = "") -> Outcome[int]:
    """Đã nhận: the day and who signed (None takes it back). Money must be paid first; goods alone need no voucher."""
    with book.operation("receive_case") as operation:
        read = operation.read
        goods_only = not case(read, case_id).row.amount
        allowed = (CaseState.PAID, CaseState.CLOSED, *((CaseState.APPROVED,) if goods_only else ()))
        card = in_state(read, case_id, *allowed)
        if day is not None and card.row.decided_on is not None and day < card.row.decided_on:
            raise ReceivedTooEarly(title=card.row.title, day=show_date(card.row.decided_on))
        operation.change(
            tables.welfare_case, case_id, received_on=day, received_by=clean(by) if day is not None else ""
        )
        state = case(read, case_id).row.state
    return operation.outcome(case_id, N_("«{title}»: {state}."), title=card.row.title, state=Message(state.label))


def draft_of(card: CaseCard) -> CaseDraft:
    """The same case as it would be typed anew."""
    papers = tuple(each.paper for each in card.papers)
    return made_of(CaseDraft, card.row, card, kind=card.row.kind.key, papers=papers)


def proposal_for(read: Read, draft: CaseDraft) -> CaseDraft:
    """The draft with the norm's amount and value in kind where none was typed yet."""
    if draft.happened_on is None or draft.amount or draft.in_kind:
        return draft
    norm = norm_for(read, draft.kind, draft.relation, draft.happened_on)
    if norm is None:
        return draft
    return replace(draft, amount=dong(norm.norm.amount or norm.norm.amount_most), in_kind=norm.norm.in_kind)
