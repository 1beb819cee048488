"""Work that is honoured: initiatives, emulation from registration to title, people introduced to the Party.

Pure rules over what was typed or stored. Shares of the best (quotas) are the union's own dated policies.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.labelled import Labelled
from app.domain.money import Dong, Rate, dong
from app.domain.problems import N_, Finding, Message, all_at_once, stop, warn
from app.domain.text import fold

# ---- initiatives -----------------------------------------------------------------------------------------------------


class InitiativeState(Labelled):
    """Submitted, then recognised by a decision or refused."""

    SUBMITTED = "submitted", N_("Đã nộp, chờ xét")
    RECOGNISED = "recognised", N_("Được công nhận")
    REFUSED = "refused", N_("Không công nhận")


class MeritLevel(Labelled):
    """Who recognises it, from the unit upwards."""

    UNIT = "unit", N_("Cấp tổ, phân xưởng")
    UNION = "union", N_("Cấp cơ sở")
    SUPERIOR = "superior", N_("Cấp trên trực tiếp")
    PROVINCE = "province", N_("Cấp tỉnh, bộ")
    NATIONAL = "national", N_("Cấp toàn quốc")


@dataclass(frozen=True, slots=True)
class InitiativeDraft:
    """An initiative as typed or stored. ``author`` is who did it, also together; ``benefit`` in đồng for a year."""

    title: str
    submitted_on: dt.date | None
    author: str = ""
    member_id: int | None = None
    field: str = ""
    level: MeritLevel = MeritLevel.UNIT
    state: InitiativeState = InitiativeState.SUBMITTED
    recognised_on: dt.date | None = None
    decision: str = ""
    benefit: Dong = dong(0)
    benefit_basis: str = ""
    summary: str = ""
    note: str = ""


@all_at_once
def look_over_initiative(draft: InitiativeDraft, today: dt.date) -> Iterator[Finding]:
    """What stops an initiative from being stored, and what its papers still lack."""
    if not draft.title.strip():
        yield stop("initiative-title", N_("Hãy ghi tên sáng kiến."), "title")
    if not draft.author.strip() and draft.member_id is None:
        yield stop("initiative-author", N_("Hãy chọn đoàn viên hoặc ghi tên tác giả."), "author")
    if draft.submitted_on is None:
        yield stop("initiative-day", N_("Hãy ghi ngày nộp sáng kiến."), "submitted_on")
    elif draft.submitted_on > today:
        yield stop(
            "initiative-future", N_("Ngày nộp {day} chưa đến."), "submitted_on", day=show_date(draft.submitted_on)
        )
    yield from _recognition(draft, today)
    if draft.benefit and not draft.benefit_basis.strip():
        yield warn(
            "initiative-basis", N_("Số tiền làm lợi chưa ghi cách tính: khi báo cáo sẽ bị hỏi."), "benefit_basis"
        )


def _recognition(draft: InitiativeDraft, today: dt.date) -> Iterator[Finding]:
    if draft.state is InitiativeState.SUBMITTED:
        if draft.recognised_on is not None or draft.decision.strip():
            text = N_("Sáng kiến đang chờ xét thì chưa có quyết định và ngày công nhận.")
            yield stop("initiative-waiting", text, "state")
        return
    if draft.state is InitiativeState.RECOGNISED:
        if draft.recognised_on is None:
            yield stop("initiative-recognised-day", N_("Hãy ghi ngày công nhận."), "recognised_on")
        if not draft.decision.strip():
            yield stop("initiative-decision", N_("Hãy ghi số quyết định công nhận."), "decision")
    if draft.recognised_on is None:
        return
    if draft.recognised_on > today:
        text = N_("Ngày công nhận {day} chưa đến.")
        yield stop("initiative-recognised-future", text, "recognised_on", day=show_date(draft.recognised_on))
    if draft.submitted_on is not None and draft.recognised_on < draft.submitted_on:
        yield stop("initiative-order", N_("Ngày công nhận trước ngày nộp: hãy xem lại."), "recognised_on")


# ---- emulation -------------------------------------------------------------------------------------------------------


class Result(Labelled):
    """How well somebody did, as each level judges; empty while nobody has."""

    NONE = "", N_("Chưa xét")
    EXCELLENT = "excellent", N_("Hoàn thành xuất sắc")
    GOOD = "good", N_("Hoàn thành tốt")
    DONE = "done", N_("Hoàn thành")
    NOT_DONE = "not_done", N_("Không hoàn thành")


@dataclass(frozen=True, slots=True)
class EmulationDraft:
    """One registration of a year: a member or a tổ, in which drive, for which title, and how each level judged it."""

    year: int
    drive: str
    member_id: int | None = None
    group_id: int | None = None
    title: str = ""
    registered_on: dt.date | None = None
    own_result: Result = Result.NONE
    group_result: Result = Result.NONE
    final_result: Result = Result.NONE
    proposal: str = ""
    decision: str = ""
    decided_on: dt.date | None = None
    note: str = ""


@all_at_once
def look_over_emulation(draft: EmulationDraft, today: dt.date) -> Iterator[Finding]:
    """What stops a registration from being stored."""
    if not draft.drive.strip():
        yield stop("emulation-drive", N_("Hãy ghi tên phong trào thi đua."), "drive")
    if (draft.member_id is None) == (draft.group_id is None):
        yield stop("emulation-who", N_("Hãy chọn một đoàn viên hoặc một tổ."), "who")
    if draft.registered_on is not None and draft.registered_on > today:
        text = N_("Ngày đăng ký {day} chưa đến.")
        yield stop("emulation-future", text, "registered_on", day=show_date(draft.registered_on))
    if draft.final_result is not Result.NONE and draft.group_result is Result.NONE and draft.member_id is not None:
        yield warn(
            "emulation-order", N_("Công đoàn cơ sở đã xét mà tổ chưa xét: hãy ghi ý kiến của tổ."), "group_result"
        )
    if draft.decision.strip() and draft.final_result is Result.NONE:
        yield stop("emulation-decision", N_("Có quyết định thì phải ghi kết quả cuối cùng."), "final_result")
    if draft.decided_on is not None and not draft.decision.strip():
        yield stop("emulation-number", N_("Có ngày quyết định thì phải ghi số quyết định."), "decision")


@dataclass(frozen=True, slots=True)
class Registered:
    """One person of a year's list, as the quotas see it: name, tổ, the final result, and months of dues still owed."""

    name: str
    group: str
    result: Result
    months_owed: int = 0


def quota(people: int, share: Rate) -> int:
    """How many of so many may be judged excellent: the share, whole people only."""
    return int(people * share)


@all_at_once
def over_quota(registered: Sequence[Registered], share: Rate | None) -> Iterator[Finding]:
    """Groups with more excellent than their share, and excellent ones who still owe dues; nothing without a policy."""
    sizes: Mapping[str, int] = Counter(each.group for each in registered)
    best: Mapping[str, int] = Counter(each.group for each in registered if each.result is Result.EXCELLENT)
    for group, count in best.items():
        people = sizes[group]
        if share is not None and count > quota(people, share):
            text = N_("{group}: {count} người xuất sắc, theo tỷ lệ {share} thì nhiều nhất {most} trên {people} người.")
            told = {"count": count, "share": share.show(), "most": quota(people, share), "people": people}
            yield warn("emulation-quota", text, "final_result", group=group or Message(N_("Chưa xếp tổ")), **told)
    for each in registered:
        if each.result is Result.EXCELLENT and each.months_owed:
            text = N_("{name} được xét xuất sắc mà còn nợ đoàn phí {months} tháng trong năm.")
            yield warn("emulation-owes", text, "final_result", name=each.name, months=each.months_owed)


# ---- the Party -------------------------------------------------------------------------------------------------------


class PartyStage(Labelled):
    """On the way into the Party, in order."""

    INTRODUCED = "introduced", N_("Giới thiệu cho Đảng")
    TRAINED = "trained", N_("Học lớp nhận thức về Đảng")
    ADMITTED = "admitted", N_("Được kết nạp")


@all_at_once
def stage_findings(
    stage: PartyStage, day: dt.date | None, known: Mapping[PartyStage, dt.date], today: dt.date
) -> Iterator[Finding]:
    """What stops a stage from being noted for a member whose other stages are known."""
    if day is None:
        yield stop("party-day", N_("Hãy ghi ngày."), "done_on")
        return
    if day > today:
        yield stop("party-future", N_("Ngày {day} chưa đến."), "done_on", day=show_date(day))
    order = list(PartyStage)
    for other, other_day in known.items():
        earlier = order.index(other) < order.index(stage)
        if other is not stage and ((earlier and other_day > day) or (not earlier and other_day < day)):
            text = N_("«{stage}» ngày {day} không thuận với «{other}» ngày {other_day}.")
            days = {"day": show_date(day), "other_day": show_date(other_day)}
            yield stop("party-order", text, "done_on", stage=Message(stage.label), other=Message(other.label), **days)


def drive_key(drive: str) -> str:
    """Drives spelled alike are one."""
    return fold(drive)
