"""What is late, unusual or worth a look on the way to a collective agreement; nothing here is refused.

A sentence names the article where the law sets the figure, and says «theo thông lệ» where only practice does: late sending cannot
be undone, and what no law forbids is the union's own choice, so both are recorded and found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.agreements.agreement_checks import needed_earlier, step_findings
from app.domain.agreements.agreements import (
    STEPS,
    AgreementFacts,
    AgreementKind,
    AgreementLaw,
    Change,
    Step,
    article_of,
)
from app.domain.dates import show_date
from app.domain.problems import N_, Finding, Message, note, refuse_stopped, warn
from app.domain.working_days import add_work_days, last_work_day

_LATE = N_("{step} ngày {day}, muộn {late} ngày: hạn là {until} ({article}).")
_UNEVEN = N_(
    "Tổ thương lượng có {union} người bên người lao động, {employer} người bên người sử dụng lao động: "
    "số người mỗi bên do hai bên thỏa thuận ({article})."
)
_BACKDATED = N_("Có hiệu lực từ {first}, trước ngày ký {signed}: được nếu hai bên thỏa thuận như vậy ({article}).")
_USUAL = N_("Chưa ghi bước «{needed}»: theo thông lệ bước ấy làm trước «{step}».")
_UNUSUAL_ORDER = N_("«{step}» ngày {day} trước «{needed}» ngày {needed_day}: theo thông lệ làm sau.")
_NOTICE_SHORT = N_(
    "Thương lượng ngày {talks}, chưa đủ {days} ngày làm việc sau khi thông báo nội dung ngày {notice}: "
    "nên từ ngày {earliest} trở đi ({source})."
)
_LONG_TALKS = N_(
    "Từ ngày bắt đầu thương lượng {talks} đến ngày lấy ý kiến {vote} là {length} ngày: thương lượng không quá {days} ngày, "
    "trừ khi hai bên có thỏa thuận khác ({source})."
)
_BESIDE = N_(
    "«{other}» còn hiệu lực từ {first} đến {last}. Theo thông lệ một doanh nghiệp chỉ có một thỏa ước cùng lúc: "
    "hãy xem có phải là sửa đổi, gia hạn, hay thỏa ước cũ đã chấm dứt."
)
_EACH = N_(
    "Thỏa ước có nhiều doanh nghiệp: chỉ doanh nghiệp có trên {needed} số người được lấy ý kiến tán thành mới tham gia ký "
    "(Điều 76 khoản 2 Bộ luật Lao động 2019). Hãy xem số phiếu của từng doanh nghiệp."
)
_CONTINUED = N_(
    "Hết hạn ngày {last}, còn thương lượng thì thỏa ước cũ được thực hiện tiếp không quá {days} ngày (đến {until}), "
    "trừ khi hai bên có thỏa thuận khác ({source})."
)


def look_over_step(facts: AgreementFacts, step: Step, law: AgreementLaw) -> tuple[Finding, ...]:
    """All that the law refuses of facts with ``step`` already in ``days``; when it refuses nothing, what is late or worth a look."""
    return tuple(step_findings(facts, step, law)) or tuple(findings(facts, law, step))


def check_step(facts: AgreementFacts, step: Step, law: AgreementLaw) -> tuple[Finding, ...]:
    """The same once nothing is refused; refuses what the law refuses."""
    seen = look_over_step(facts, step, law)
    refuse_stopped(seen)
    return seen


def findings(facts: AgreementFacts, law: AgreementLaw, only: Step | None = None) -> Iterator[Finding]:
    """What is late, uneven or unusual in the steps recorded so far, or in one step alone."""
    yield from _late(facts, law, only)
    yield from _order(facts, only)
    if only in (None, Step.NOTICE, Step.TALKS):
        yield from _notice(facts, law)
    if only in (None, Step.VOTE):
        yield from _long_talks(facts, law)
    if only in (None, Step.VOTE, Step.SIGNING):
        yield from _each_enterprise(facts, law)
    uneven = facts.union_team and facts.employer_team and facts.union_team != facts.employer_team
    if uneven and only in (None, Step.TEAM, Step.TALKS):
        values = {"union": facts.union_team, "employer": facts.employer_team, "article": article_of("Điều 69")}
        yield warn("agreement-teams-uneven", _UNEVEN, **values)
    if only in (None, Step.SIGNING):
        yield from _beside(facts)
        first, signed = facts.valid_from, facts.signed_on
        if first is not None and signed is not None and first < signed:
            values = {"first": show_date(first), "signed": show_date(signed), "article": article_of("Điều 78")}
            yield note("agreement-backdated", _BACKDATED, **values)


def _late(facts: AgreementFacts, law: AgreementLaw, only: Step | None) -> Iterator[Finding]:
    for step, until in {**due_days(facts, law), **_last_days(facts, law)}.items():
        day = facts.days.get(step)
        if day is not None and day > until and only in (None, step):
            values = {
                "step": Message(step.label),
                "day": show_date(day),
                "late": (day - until).days,
                "until": show_date(until),
                "article": law.sources.get(_DUE_BY[step]) or article_of(STEPS[step].article),
            }
            yield warn("agreement-late", _LATE, **values)


def _order(facts: AgreementFacts, only: Step | None) -> Iterator[Finding]:
    """Steps without the one that usually comes before, or dated before it. What is signed may be filled in, in any order."""
    for step, info in STEPS.items():
        for needed in info.usual:
            if step not in facts.days or only not in (None, step, needed):
                continue
            words = {"step": Message(step.label), "needed": Message(needed.label)}
            if needed not in facts.days:
                if facts.signed_on is None and only in (None, step):
                    yield warn("agreement-step-usual", _USUAL, **words)
            elif facts.days[step] < facts.days[needed]:
                days = {"day": show_date(facts.days[step]), "needed_day": show_date(facts.days[needed])}
                yield warn("agreement-step-order", _UNUSUAL_ORDER, **words, **days)


def _notice(facts: AgreementFacts, law: AgreementLaw) -> Iterator[Finding]:
    noticed, talks = facts.days.get(Step.NOTICE), facts.days.get(Step.TALKS)
    if noticed is None or talks is None or talks < noticed:
        return
    earliest = add_work_days(noticed, law.notice_work_days, law.calendar)
    if talks < earliest:
        days = {"notice": show_date(noticed), "talks": show_date(talks), "earliest": show_date(earliest)}
        source = law.sources.get("notice_work_days") or Message(N_("theo thông lệ"))
        yield warn("agreement-notice-short", _NOTICE_SHORT, **days, days=law.notice_work_days, source=source)


def _long_talks(facts: AgreementFacts, law: AgreementLaw) -> Iterator[Finding]:
    talks, vote = facts.days.get(Step.TALKS), facts.days.get(Step.VOTE)
    if talks is None or vote is None or law.talks_days is None or (vote - talks).days <= law.talks_days:
        return
    days = {"talks": show_date(talks), "vote": show_date(vote), "length": (vote - talks).days}
    source = law.sources.get("talks_days") or article_of("Điều 70")
    yield warn("agreement-talks-long", _LONG_TALKS, **days, days=law.talks_days, source=source)


def _each_enterprise(facts: AgreementFacts, law: AgreementLaw) -> Iterator[Finding]:
    if facts.kind is AgreementKind.ENTERPRISES and facts.votes is not None:
        yield note("agreement-vote-each", _EACH, needed=law.vote_share.show())


def _beside(facts: AgreementFacts) -> Iterator[Finding]:
    """A new or prolonged agreement whose days overlap with another one's; no article forbids it."""
    first, last = facts.first_day, facts.valid_to
    signed = facts.signed_on is not None and facts.kind is AgreementKind.ENTERPRISE
    if first is None or last is None or not signed or facts.change is Change.AMENDMENT:
        return
    for other in facts.in_force:
        if other.first <= last and first <= other.last:
            days = {"first": show_date(other.first), "last": show_date(other.last)}
            yield warn("agreement-overlap", _BESIDE, other=other.title, **days)


def continuing(facts: AgreementFacts, day: dt.date, law: AgreementLaw) -> Iterator[Finding]:
    """How long an agreement that ran out goes on while its successor is talked about."""
    last = facts.valid_to
    if facts.signed_on is None or last is None or day <= last or facts.followed_on or not facts.talks_go_on:
        return
    until = last + dt.timedelta(days=law.continue_days)
    source = law.sources.get("continue_days") or article_of("Điều 83")
    days = {"last": show_date(last), "until": show_date(until)}
    yield note("agreement-continued", _CONTINUED, **days, days=law.continue_days, source=source)


def _last_days(facts: AgreementFacts, law: AgreementLaw) -> dict[Step, dt.date]:
    """The last days of limits in working days, by which something is called late."""
    noticed = facts.days.get(Step.NOTICE)
    if noticed is None:
        return {}
    return {Step.START_AGREED: last_work_day(noticed, law.agree_work_days, law.calendar)}


_DUE_BY = {
    Step.INFO_RECEIVED: "info_days",
    Step.START_AGREED: "agree_work_days",
    Step.TALKS: "start_days",
    Step.MINUTES_PUBLIC: "public_days",
    Step.SENDING: "send_days",
}
"""Step with a deadline → the field of ``AgreementLaw`` that sets it."""


def due_days(facts: AgreementFacts, law: AgreementLaw) -> dict[Step, dt.date]:
    """Until when each step is due, for the steps whose clock has begun to run."""
    found: dict[Step, dt.date] = {}
    days = facts.days
    if Step.INFO_REQUEST in days:
        found[Step.INFO_RECEIVED] = days[Step.INFO_REQUEST] + dt.timedelta(days=law.info_days)
    if Step.NOTICE in days:
        found[Step.START_AGREED] = add_work_days(days[Step.NOTICE], law.agree_work_days, law.calendar)
        found[Step.TALKS] = days[Step.NOTICE] + dt.timedelta(days=law.start_days)
    if Step.TALKS in days:
        found[Step.MINUTES_PUBLIC] = days[Step.TALKS] + dt.timedelta(days=law.public_days)
    if Step.SIGNING in days:
        found[Step.SENDING] = days[Step.SIGNING] + dt.timedelta(days=law.send_days)
    return found


def next_step(facts: AgreementFacts) -> Step | None:
    """The first step not recorded whose needs are; None when all is done."""
    for step in STEPS:
        if step not in facts.days and not needed_earlier(facts, step):
            return step
    return None
