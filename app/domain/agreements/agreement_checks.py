"""What the law refuses on the way to a collective agreement. Each sentence names its article; what it only notes is ``agreement_notes``'.

Pure relations between the days, counts and votes of ``AgreementFacts``. Only what would make the agreement unlawful, or cannot be
true, is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from app.domain.agreements.agreements import (
    STEPS,
    VOTERS,
    AgreementFacts,
    AgreementKind,
    AgreementLaw,
    AgreementState,
    Change,
    Step,
    Term,
    Votes,
    article_of,
    vote_article,
)
from app.domain.dates import add_months, show_date
from app.domain.problems import N_, Finding, Message, Refusal, all_at_once


class StepMissing(Refusal):
    """A step before the one it needs."""

    code = "agreement-step-missing"
    template = N_("Chưa có bước «{needed}» nên chưa ghi được «{step}»: hãy ghi bước ấy trước ({article}).")


class StepTooEarly(Refusal):
    """A step dated before the one it follows."""

    code = "agreement-step-early"
    template = N_(
        "«{step}» ngày {day} trước «{needed}» ngày {needed_day}: theo {article}, hãy ghi từ ngày {needed_day} trở đi."
    )


class TeamMissing(Refusal):
    """No negotiating team on a side."""

    code = "agreement-team-missing"
    template = N_("Tổ thương lượng chưa có ai ở bên {side}: hãy ghi thành viên ở mục Tổ thương lượng ({article}).")


class VotesWrong(Refusal):
    """More votes than workers, or nobody to vote."""

    code = "agreement-votes-wrong"
    template = N_(
        "Số phiếu không khớp: {agreed} tán thành và {against} không tán thành trên {workers} {voters}. "
        "Phải lấy ý kiến toàn bộ {voters} ({article})."
    )


class VoteNotEnough(Refusal):
    """Not more than half of all who are to be asked agree."""

    code = "agreement-vote-not-enough"
    template = N_(
        "Mới có {agreed}/{workers} {voters} tán thành ({share}): theo {article} chỉ được ký khi có trên {needed} "
        "tổng số {voters} tán thành. Hãy thương lượng lại rồi lấy ý kiến lại."
    )


class TermWrong(Refusal):
    """Shorter or longer than the law lets an agreement run."""

    code = "agreement-term-wrong"
    template = N_(
        "Thời hạn {first} – {last} không đúng: theo {article}, thỏa ước có thời hạn từ {least} đến {most} năm. "
        "Hãy chọn ngày hết hạn từ {earliest} đến {latest}."
    )


class TermMissing(Refusal):
    """Signed without saying until when."""

    code = "agreement-term-missing"
    template = N_("Chưa ghi ngày hết hạn: theo {article}, thời hạn do hai bên thỏa thuận và ghi trong thỏa ước.")


class NothingToChange(Refusal):
    """An amendment or extension of nothing, or of an agreement that does not hold."""

    code = "agreement-nothing-to-change"
    template = N_(
        "Chỉ sửa đổi, bổ sung hay gia hạn được thỏa ước đang có hiệu lực ({article}); ngày {day} không có. "
        "Hãy lập thỏa ước mới."
    )


class ExtensionTooEarly(Refusal):
    """Extension talks outside the days before expiry."""

    code = "agreement-extension-early"
    template = N_(
        "Thương lượng gia hạn từ ngày {day} chưa được: theo {article} chỉ trong {days} ngày trước khi hết hạn, "
        "từ {first} đến {last}."
    )


class NotGraded(Refusal):
    """An agreement that HD 1580 excludes from grading."""

    code = "agreement-not-graded"
    template = N_("Không xếp loại thỏa ước này: {why} (HD 1580/HD-TLĐ ngày 21/10/2014).")


class NotOver(Refusal):
    """Ending something that was not signed, or before it began."""

    code = "agreement-not-over"
    template = N_("Chỉ chấm dứt được thỏa ước đã ký, từ ngày {day} trở đi: hãy kiểm tra ngày chấm dứt.")


def needed_earlier(facts: AgreementFacts, step: Step) -> tuple[Step, ...]:
    """Steps that must be recorded before this one. An agreement already signed may be filled in, in any order."""
    if facts.signed_on is not None and step is not Step.SIGNING:
        return ()
    return tuple(each for each in STEPS[step].needs if each not in facts.days)


def step_findings(facts: AgreementFacts, step: Step, law: AgreementLaw) -> Iterator[Finding]:
    """Everything the law refuses of facts with ``step`` already in ``days``; about the step's own fields."""
    if missing := needed_earlier(facts, step):
        yield from (_missing(needed, step).at("step") for needed in missing)
        return
    yield from _order_findings(facts, step)
    if step in (Step.TEAM, Step.TALKS):
        yield from _team_findings(facts, step)
    if step is Step.VOTE or (step is Step.SIGNING and facts.votes is not None):
        yield from votes_findings(facts.votes, facts.kind)
    if step is Step.SIGNING:
        yield from signing_findings(facts, law)


def _missing(needed: Step, step: Step) -> StepMissing:
    article = article_of(STEPS[step].article)
    return StepMissing(needed=Message(needed.label), step=Message(step.label), article=article)


def _order_findings(facts: AgreementFacts, step: Step) -> Iterator[Finding]:
    """A day before a step it follows, or after one that follows it."""
    for later, info in STEPS.items():
        for earlier in info.needs:
            if step not in (later, earlier) or later not in facts.days or earlier not in facts.days:
                continue
            if facts.days[later] < facts.days[earlier]:
                early = StepTooEarly(
                    step=Message(later.label),
                    day=show_date(facts.days[later]),
                    needed=Message(earlier.label),
                    needed_day=show_date(facts.days[earlier]),
                    article=article_of(info.article),
                )
                yield early.at("done_on")


def _team_findings(facts: AgreementFacts, step: Step) -> Iterator[Finding]:
    if not facts.union_team:
        yield TeamMissing(side=Message(N_("người lao động")), article=article_of("Điều 69")).at("step")
    if step is Step.TALKS and not facts.employer_team:
        yield TeamMissing(side=Message(N_("người sử dụng lao động")), article=article_of("Điều 69")).at("step")


def votes_findings(votes: Votes | None, kind: AgreementKind) -> Iterator[Finding]:
    """Counts that cannot be: nobody to vote, or more votes than people asked."""
    votes = votes or Votes(0, 0)
    if votes.workers <= 0 or min(votes.agreed, votes.against) < 0 or votes.agreed + votes.against > votes.workers:
        told = {"agreed": votes.agreed, "against": votes.against, "workers": votes.workers}
        yield VotesWrong(**told, voters=Message(VOTERS[kind]), article=vote_article(kind)).at("agreed")


def signing_findings(facts: AgreementFacts, law: AgreementLaw) -> Iterator[Finding]:
    """Signing without a vote of more than the law's share of all who are asked, or with a wrong term."""
    if facts.votes is None:
        yield _missing(Step.VOTE, Step.SIGNING).at("step")
    elif facts.votes.share <= law.vote_share:
        short = VoteNotEnough(
            agreed=facts.votes.agreed,
            workers=facts.votes.workers,
            share=facts.votes.share.show(),
            needed=law.vote_share.show(),
            voters=Message(VOTERS[facts.kind]),
            article=vote_article(facts.kind),
        )
        yield short.at("step")
    yield from _term_findings(facts, law)


def term_limits(facts: AgreementFacts, law: AgreementLaw) -> tuple[dt.date, dt.date]:
    """The first and last day on which an agreement that takes effect on its day may end."""
    first = facts.first_day
    assert first is not None, "a term needs a first day"
    # Why: «01/01/2026 – 31/12/2026» and «01/01/2026 – 01/01/2027» are both written for one year.
    return add_months(first, 12 * law.term_min) - dt.timedelta(days=1), add_months(first, 12 * law.term_max)


def _term_findings(facts: AgreementFacts, law: AgreementLaw) -> Iterator[Finding]:
    """A term outside the law's years (Điều 78); an amendment lives within the agreement it changes (Điều 82)."""
    if facts.first_day is None:
        return
    if facts.valid_to is None:
        yield TermMissing(article=article_of("Điều 78")).at("valid_to")
        return
    earliest, latest = term_limits(facts, law)
    if facts.change is Change.AMENDMENT:
        earliest, latest = facts.first_day, facts.previous.last if facts.previous else facts.valid_to
    if not earliest <= facts.valid_to <= latest:
        wrong = TermWrong(
            first=show_date(facts.first_day),
            last=show_date(facts.valid_to),
            least=law.term_min,
            most=law.term_max,
            earliest=show_date(earliest),
            latest=show_date(latest),
            article=article_of("Điều 82" if facts.change is Change.AMENDMENT else "Điều 78"),
        )
        yield wrong.at("valid_to")


def beginning_findings(facts: AgreementFacts, day: dt.date, law: AgreementLaw) -> Iterator[Finding]:
    """An amendment or extension begun on a day its agreement does not hold, or too early before its end."""
    if facts.change is Change.NEW:
        return
    amends = facts.change is Change.AMENDMENT
    article = article_of("Điều 82" if amends else "Điều 83")
    old: Term | None = facts.previous
    if old is None or not old.first <= day <= old.last:
        yield NothingToChange(article=article, day=show_date(day)).at("begun_on")
        return
    opens = old.last - dt.timedelta(days=law.extension_days)
    if not amends and day < opens:
        days = {"day": show_date(day), "first": show_date(opens), "last": show_date(old.last)}
        yield ExtensionTooEarly(**days, days=law.extension_days, article=article).at("begun_on")


@all_at_once
def ending_findings(facts: AgreementFacts, day: dt.date) -> Iterator[Finding]:
    """Only what was signed ends, and not on a day before it was."""
    if facts.signed_on is None or day < facts.signed_on:
        yield NotOver(day=show_date(facts.signed_on) if facts.signed_on else "…").at("ended_on")


_UNGRADED = {
    AgreementState.BARGAINING: N_("chưa ký"),
    AgreementState.EXPIRED: N_("đã hết hạn"),
    AgreementState.VOID: N_("đã bị tuyên vô hiệu"),
    AgreementState.ENDED: N_("đã chấm dứt"),
    AgreementState.REPLACED: N_("đã được thay thế"),
}


def grading_findings(facts: AgreementFacts, state: AgreementState, better: int, law: AgreementLaw) -> Iterator[Finding]:
    """What expired, is void, was voted wrongly, or gives nothing beyond the law is not graded."""
    why = _UNGRADED.get(state, "")
    if not why and (facts.votes is None or facts.votes.share <= law.vote_share):
        why = N_("chưa đủ số phiếu tán thành theo Điều 76 Bộ luật Lao động 2019")
    if not why and not better:
        why = N_("không có điều nào có lợi hơn luật, chỉ chép lại luật")
    if why:
        yield NotGraded(why=Message(why)).at("")
