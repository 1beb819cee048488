"""A case of care as it is typed, its steps' refusals, and what its state follows from. Pure values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.care.welfare import KINDS, Relation, care_kind
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Finding, Refusal, Stopped, all_at_once, stop
from app.domain.text import clean


class CaseStopped(Stopped):
    """The norms stop the case."""

    code = "case-stopped"
    template = N_("Chưa trình được: {reasons}")


class WrongCaseState(Refusal):
    """A step that the state does not allow."""

    code = "case-state"
    template = N_("«{title}» đang ở trạng thái «{state}» nên không làm được việc này.")


class DecidedBeforeProposed(Refusal):
    """A resolution older than the proposal."""

    code = "case-decided-early"
    template = N_("Ngày duyệt {day} trước ngày đề nghị {proposed} của «{title}»: hãy xem lại ngày duyệt.")


class RefusalReasonMissing(Refusal):
    """Refusing without saying why."""

    code = "case-refusal"
    template = N_("Hãy ghi lý do không duyệt «{title}».")


class NothingToPay(Refusal):
    """No chosen case has money left to pay."""

    code = "case-nothing-to-pay"
    template = N_("Không có việc nào còn tiền để chi: chỉ chi việc đã duyệt, quà hiện vật không lập phiếu chi.")


class CasePaidElsewhere(Refusal):
    """A house or a loan, which is paid by stages or as a loan."""

    code = "case-paid-elsewhere"
    template = N_("«{title}» chi theo giai đoạn hoặc cho vay ở trang riêng, không chi ở đây.")


class PaidBeforeDecided(Refusal):
    """A payment dated before its resolution."""

    code = "case-paid-early"
    template = N_("«{title}» duyệt ngày {day}: phiếu chi không được ghi trước ngày đó.")


class ReceivedTooEarly(Refusal):
    """Received before it was decided or paid."""

    code = "case-received-early"
    template = N_("«{title}» được duyệt ngày {day}: ngày nhận không được trước ngày đó.")


class CaseHasVouchers(Refusal):
    """Changing back what vouchers carry."""

    code = "case-has-vouchers"
    template = N_("«{title}» đang có chứng từ {numbers}: hãy ghi sổ lại, hủy hoặc xóa chứng từ đó trước.")


class PaperUnknown(Refusal):
    """A paper day for a paper that is not on the list."""

    code = "case-paper"
    template = N_("Danh sách giấy tờ của «{title}» không có «{paper}».")


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as typed. ``person`` is the relative or a non-member's name; money and goods' value in đồng."""

    kind: str
    member_id: int | None = None
    person: str = ""
    relation: Relation = Relation.SELF
    happened_on: dt.date | None = None
    reason: str = ""
    place: str = ""
    amount: Dong = Dong(0)
    in_kind: Dong = Dong(0)
    goods: str = ""
    proposed_by: str = ""
    proposed_on: dt.date | None = None
    beyond_norm: str = ""
    note: str = ""
    papers: tuple[str, ...] | None = None
    """The papers asked for; None takes those of the norm, else the kind's usual ones."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What approves a case: the paper's number, its day, and who decided."""

    number: str
    day: dt.date | None
    by: str


@all_at_once
def look_over_case(draft: CaseDraft) -> Iterator[Finding]:
    """What stops a case from being stored as typed, whatever the norms say of it."""
    if draft.kind not in KINDS:
        text = N_("Không có loại chăm lo «{given}»: hãy chọn một loại trong danh sách.")
        yield stop("case-kind", text, "kind", given=draft.kind)
    if draft.member_id is None and not draft.person.strip():
        yield stop("case-person", N_("Hãy chọn đoàn viên, hoặc ghi tên người được thăm hỏi."), "member_id")
    if draft.happened_on is None:
        text = N_("Hãy ghi ngày xảy ra việc: định mức và số lần trong năm tính theo ngày này.")
        yield stop("case-day", text, "happened_on")
    if not draft.amount and not draft.in_kind:
        yield stop("case-nothing", N_("Hãy ghi số tiền, hoặc trị giá quà bằng hiện vật."), "amount")
    if draft.in_kind and not draft.goods.strip():
        text = N_("Hãy ghi quà là gì (ví dụ «giỏ trái cây») cho trị giá {value} đồng.")
        yield stop("case-goods", text, "goods", value=show_money(draft.in_kind))


@all_at_once
def look_over_resolution(given: Resolution) -> Iterator[Finding]:
    """What a resolution lacks to approve by it."""
    if not given.number.strip():
        yield stop("case-decision", N_("Hãy ghi số nghị quyết hoặc biên bản."), "number")
    if given.day is None:
        yield stop("case-decision", N_("Hãy ghi ngày duyệt."), "day")
    if not given.by.strip():
        yield stop("case-decision", N_("Hãy ghi ai duyệt."), "by")


_OF = {
    Relation.SPOUSE: "vợ (chồng) của",
    Relation.CHILD: "con của",
    Relation.PARENT: "cha (mẹ) của",
    Relation.PARENT_IN_LAW: "cha (mẹ) vợ, chồng của",
    Relation.OTHER: "người thân của",
}


def case_title(kind: str, name: str, relation: Relation = Relation.SELF) -> str:
    """``Thăm ốm con của Nguyễn Thị Hoa``: what happened to whom, never why."""
    return clean(f"{care_kind(kind).act} {_OF.get(relation, '')} {name}")
