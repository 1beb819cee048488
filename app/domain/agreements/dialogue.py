"""Dialogues at the workplace and the yearly workers' conference: kinds, who must sit there, requests and their settlement.

Pure rules over what was typed or stored. Numbers of the law (how many from the workers' side, days to publish) are dated
policies, looked up by the day of the dialogue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.dates import show_date
from app.domain.days_off import STANDARD, Calendar
from app.domain.labelled import Labelled
from app.domain.money import Rate
from app.domain.problems import N_, Finding, Message, all_at_once, note, stop, warn
from app.domain.text import clean, fold
from app.domain.working_days import add_work_days, last_work_day, take_work_days


class DialogueKind(Labelled):
    """What brings the two sides together. Law: Bộ luật Lao động 45/2019/QH14, điều 63; NĐ 145/2020/NĐ-CP, điều 37 to 47."""

    CONFERENCE = "conference", N_("Hội nghị người lao động")
    PERIODIC = "periodic", N_("Đối thoại định kỳ")
    REQUEST = "request", N_("Đối thoại khi có yêu cầu")
    CASE = "case", N_("Đối thoại khi có vụ việc")
    MAY = "may", N_("Đối thoại tháng 5")


class DialogueState(Labelled):
    """Planned, then held or cancelled."""

    PLANNED = "planned", N_("Đã lên kế hoạch")
    HELD = "held", N_("Đã tổ chức")
    CANCELLED = "cancelled", N_("Không tổ chức")


class DialogueSide(Labelled):
    """Whom a person speaks for."""

    WORKERS = "workers", N_("Bên người lao động")
    EMPLOYER = "employer", N_("Bên người sử dụng lao động")
    GUEST = "guest", N_("Khách mời")


class RequestState(Labelled):
    """What became of a request: open, taken up with a day to settle it, settled, or refused with the reason in the answer."""

    OPEN = "open", N_("Chưa trả lời")
    ACCEPTED = "accepted", N_("Hứa giải quyết")
    SETTLED = "settled", N_("Đã giải quyết")
    REFUSED = "refused", N_("Không chấp nhận")

    @property
    def is_answered(self) -> bool:
        """True when nothing is left to do about it."""
        return self in (RequestState.SETTLED, RequestState.REFUSED)


@dataclass(frozen=True, slots=True)
class DialoguePerson:
    """One person at the table; ``duty`` is chair, secretary or nothing."""

    side: DialogueSide
    name: str
    role: str = ""
    duty: str = ""
    member_id: int | None = None


@dataclass(frozen=True, slots=True)
class DialogueRequest:
    """One thing asked for, its answer, and until when it was promised."""

    request: str
    subject: str = ""
    raised_by: str = ""
    answer: str = ""
    answered_by: str = ""
    deadline: dt.date | None = None
    state: RequestState = RequestState.OPEN
    settled_on: dt.date | None = None
    note: str = ""

    def days_late(self, today: dt.date) -> int:
        """Days past the promised one while unsettled; for a settled one, how late it was settled. 0 without a promise."""
        if self.deadline is None or self.state is RequestState.REFUSED:
            return 0
        until = self.settled_on if self.state is RequestState.SETTLED and self.settled_on else today
        return max((until - self.deadline).days, 0)


@dataclass(frozen=True, slots=True)
class DialogueDraft:
    """A dialogue or conference as typed or stored. ``workers`` is how many work at the unit, which decides how many must sit there."""

    kind: DialogueKind
    title: str
    planned_on: dt.date | None = None
    held_on: dt.date | None = None
    time: str = ""
    place: str = ""
    workers: int = 0
    people: int | None = None
    women: int | None = None
    content: str = ""
    conclusion: str = ""
    number: str = ""
    posted_on: dt.date | None = None
    note: str = ""
    state: DialogueState = DialogueState.PLANNED
    persons: tuple[DialoguePerson, ...] = ()
    requests: tuple[DialogueRequest, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day held, else planned."""
        return self.held_on or self.planned_on

    def of_side(self, side: DialogueSide) -> list[DialoguePerson]:
        """The people of one side, in their order."""
        return [person for person in self.persons if person.side is side]


@dataclass(frozen=True, slots=True)
class SideBand:
    """Units with at least ``workers`` workers send at least ``least`` people; the law names no maximum."""

    workers: int
    least: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class DialogueLaw:
    """What the law asks on the day of a dialogue; what no policy says is not asked.

    ``bands`` by number of workers; working days to send the contents before a periodic one, to answer a request, to make the
    outcome public; ``quorum`` and ``consent`` are shares of those who represent the workers.
    """

    bands: tuple[SideBand, ...] = ()
    publish_days: int | None = None
    employer_least: int | None = None
    content_days: int | None = None
    answer_days: int | None = None
    quorum: Rate | None = None
    consent: Rate | None = None
    calendar: Calendar = STANDARD

    def band(self, workers: int) -> SideBand | None:
        """The band a unit of so many workers falls in; None when nothing is known or nobody works there."""
        fitting = [band for band in self.bands if band.workers <= workers]
        return max(fitting, key=lambda band: band.workers) if fitting and workers > 0 else None


PUBLISHING = {
    DialogueKind.PERIODIC: N_("NĐ 145/2020/NĐ-CP, điều 39 khoản 5"),
    DialogueKind.MAY: N_("NĐ 145/2020/NĐ-CP, điều 39 khoản 5"),
    DialogueKind.REQUEST: N_("NĐ 145/2020/NĐ-CP, điều 40 khoản 4"),
    DialogueKind.CASE: N_("NĐ 145/2020/NĐ-CP, điều 41 khoản 1 điểm e"),
}
"""By which clause the outcome is made public; that of a conference as the unit's own rules say (điều 47 khoản 3)."""


# ---- findings --------------------------------------------------------------------------------------------------------


def _title_and_days(draft: DialogueDraft, today: dt.date) -> Iterable[Finding]:
    if not draft.title.strip():
        yield stop("dialogue-title", N_("Hãy ghi tên cuộc đối thoại hoặc hội nghị."), "title")
    if draft.state is DialogueState.HELD and draft.held_on is None:
        yield stop("dialogue-day", N_("Đã tổ chức thì phải ghi ngày tổ chức."), "held_on")
    if draft.held_on is not None and draft.held_on > today:
        text = N_("Ngày tổ chức {day} chưa đến: hãy ghi vào ngày dự kiến.")
        yield stop("dialogue-future", text, "held_on", day=show_date(draft.held_on))
    if draft.state is DialogueState.PLANNED and draft.planned_on is None and draft.held_on is None:
        yield stop("dialogue-plan", N_("Hãy ghi ngày dự kiến tổ chức."), "planned_on")


def _people(draft: DialogueDraft) -> Iterable[Finding]:
    if draft.people is not None and draft.women is not None and draft.women > draft.people:
        text = N_("Số nữ ({women}) nhiều hơn số người dự ({people}): hãy xem lại.")
        yield stop("dialogue-women", text, "women", women=draft.women, people=draft.people)
    seen: dict[tuple[str, str], str] = {}
    for person in draft.persons:
        key = (fold(clean(person.name)), fold(clean(person.role)))
        if key in seen:
            text = N_("«{name}» có tên hai lần: hãy bỏ bớt một dòng.")
            yield stop("dialogue-person-twice", text, "persons", name=person.name)
        seen[key] = person.name
    for duty, word in (("chair", N_("chủ trì")), ("secretary", N_("thư ký"))):
        if draft.state is DialogueState.HELD and draft.persons and not any(p.duty == duty for p in draft.persons):
            yield warn(
                "dialogue-duty", N_("Chưa ghi ai {duty}: biên bản cần người này ký."), "persons", duty=Message(word)
            )


def _sides(draft: DialogueDraft, law: DialogueLaw) -> Iterable[Finding]:
    """Who must sit on each side. Law: NĐ 145/2020/NĐ-CP, điều 38. A conference gathers all or delegates."""
    if draft.kind is DialogueKind.CONFERENCE or not draft.persons:
        return
    workers, employer = len(draft.of_side(DialogueSide.WORKERS)), len(draft.of_side(DialogueSide.EMPLOYER))
    band, told = law.band(draft.workers), {"count": workers, "workers": draft.workers}
    if draft.workers <= 0:
        yield warn(
            "dialogue-workers", N_("Chưa ghi số lao động của đơn vị nên chưa xét được số người mỗi bên."), "workers"
        )
    if band is not None and workers < band.least:
        text = N_("Bên người lao động có {count} người, đơn vị {workers} lao động cần ít nhất {least} ({source}).")
        yield warn("dialogue-too-few", text, "persons", **told, least=band.least, source=band.source)
        yield from _quorum(draft, law, band, workers)
    if law.employer_least is not None and employer < law.employer_least:
        text = N_(
            "Bên người sử dụng lao động có {count} người, cần ít nhất {least}, trong đó có người đại diện theo pháp luật "
            "(NĐ 145/2020/NĐ-CP, điều 38 khoản 1)."
        )
        yield warn("dialogue-employer", text, "persons", count=employer, least=law.employer_least)


def _quorum(draft: DialogueDraft, law: DialogueLaw, band: SideBand, workers: int) -> Iterable[Finding]:
    """So few present that they cannot be the law's share of even the fewest representatives a unit has."""
    held = draft.state is DialogueState.HELD and draft.kind in (DialogueKind.PERIODIC, DialogueKind.MAY)
    if held and law.quorum is not None and workers <= law.quorum * band.least:
        text = N_(
            "Đối thoại định kỳ chỉ tiến hành khi có trên {share} thành viên đại diện bên người lao động "
            "(NĐ 145/2020/NĐ-CP, điều 39 khoản 4): {count} người là chưa đủ."
        )
        yield warn("dialogue-quorum", text, "persons", share=law.quorum.show(), count=workers)


def _ahead(draft: DialogueDraft, law: DialogueLaw) -> Iterable[Finding]:
    """What is to be done before a dialogue that is planned. Law: NĐ 145/2020/NĐ-CP, điều 39 khoản 3, điều 40."""
    if draft.state is not DialogueState.PLANNED or draft.planned_on is None:
        return
    if draft.kind in (DialogueKind.PERIODIC, DialogueKind.MAY) and law.content_days is not None:
        text = N_(
            "Nội dung đối thoại gửi cho bên kia chậm nhất {days} ngày làm việc trước ngày tổ chức, tức ngày {day} "
            "(NĐ 145/2020/NĐ-CP, điều 39 khoản 3)."
        )
        last = take_work_days(draft.planned_on, law.content_days, law.calendar)
        yield note("dialogue-contents", text, "planned_on", days=law.content_days, day=show_date(last))
    if draft.kind is DialogueKind.REQUEST and law.answer_days is not None and law.consent is not None:
        text = N_(
            "Yêu cầu của bên người lao động cần ít nhất {share} thành viên đại diện đồng ý; bên nhận trả lời bằng văn bản trong "
            "{days} ngày làm việc (NĐ 145/2020/NĐ-CP, điều 40 khoản 1, khoản 2)."
        )
        yield note("dialogue-answer", text, "planned_on", share=law.consent.show(), days=law.answer_days)


@all_at_once
def look_over_request(place: int, asked: DialogueRequest, held: dt.date | None, today: dt.date) -> Iterator[Finding]:
    """Everything to say of one request, the ``place``-th of a dialogue held on a day."""
    if not asked.request.strip():
        yield stop("request-empty", N_("Kiến nghị {place} chưa có nội dung."), "request", place=place)
    if asked.state.is_answered and not asked.answer.strip():
        text = N_("Kiến nghị {place} ghi «{state}» mà chưa có nội dung trả lời.")
        yield stop("request-unanswered", text, "answer", place=place, state=Message(asked.state.label))
    if asked.state is RequestState.SETTLED and asked.settled_on is None:
        text = N_("Kiến nghị {place} đã giải quyết: hãy ghi ngày giải quyết.")
        yield stop("request-day", text, "settled_on", place=place)
    if asked.settled_on is not None and asked.settled_on > today:
        text = N_("Kiến nghị {place}: ngày giải quyết {day} chưa đến.")
        yield stop("request-future", text, "settled_on", place=place, day=show_date(asked.settled_on))
    if asked.deadline is not None and held is not None and asked.deadline < held:
        text = N_("Kiến nghị {place}: hạn {deadline} trước ngày đối thoại {held}.")
        days = {"deadline": show_date(asked.deadline), "held": show_date(held)}
        yield stop("request-deadline", text, "deadline", place=place, **days)
    if asked.state is RequestState.ACCEPTED and asked.deadline is None:
        text = N_("Kiến nghị {place} hứa giải quyết mà chưa có hạn.")
        yield warn("request-promise", text, "deadline", place=place)


def _outcome(draft: DialogueDraft, law: DialogueLaw, today: dt.date) -> Iterable[Finding]:
    """Minutes and publication of a dialogue that was held."""
    if draft.state is not DialogueState.HELD or draft.held_on is None:
        return
    if not draft.conclusion.strip():
        yield warn("dialogue-conclusion", N_("Chưa ghi kết luận: biên bản sẽ để trống phần này."), "conclusion")
    yield from _publishing(draft, law, today)
    if draft.posted_on is not None and draft.posted_on < draft.held_on:
        yield stop("dialogue-public-before", N_("Ngày công khai trước ngày tổ chức: hãy xem lại."), "posted_on")


def _publishing(draft: DialogueDraft, law: DialogueLaw, today: dt.date) -> Iterable[Finding]:
    """The outcome made public in time; a conference's has no time in the law."""
    held, source = draft.held_on, PUBLISHING.get(draft.kind)
    if held is None:
        return
    if source is None:
        if draft.posted_on is None:
            text = N_(
                "Chưa ghi ngày phổ biến kết quả hội nghị: thực hiện theo quy chế dân chủ của đơn vị "
                "(NĐ 145/2020/NĐ-CP, điều 47 khoản 3)."
            )
            yield note("dialogue-own-rules", text, "posted_on")
        return
    if law.publish_days is None:
        return
    last = add_work_days(held, law.publish_days, law.calendar)
    if draft.posted_on is None and today > last:
        text = N_("Chưa công khai kết quả: hạn là {day} ({source}).")
        yield warn("dialogue-not-public", text, "posted_on", day=show_date(last), source=Message(source))
        return
    latest = last_work_day(held, law.publish_days, law.calendar)
    if draft.posted_on is not None and draft.posted_on > latest:
        text = N_("Công khai ngày {posted}, sau hạn {day} ({source}).")
        days = {"posted": show_date(draft.posted_on), "day": show_date(latest)}
        yield warn("dialogue-public-late", text, "posted_on", **days, source=Message(source))


def look_over(draft: DialogueDraft, law: DialogueLaw, today: dt.date) -> list[Finding]:
    """Everything to say of a dialogue as it stands: what stops it from being stored, and what the law or its paper still asks."""
    return [
        *_title_and_days(draft, today),
        *_people(draft),
        *_sides(draft, law),
        *_ahead(draft, law),
        *(
            each
            for place, asked in enumerate(draft.requests, 1)
            for each in look_over_request(place, asked, draft.held_on, today)
        ),
        *_outcome(draft, law, today),
    ]


@dataclass(frozen=True, slots=True)
class YearlyDuty:
    """Something a unit does at least once a year, by which article, and whether it did: the day of the first, or None."""

    kind: DialogueKind
    done_on: dt.date | None

    @property
    def source(self) -> str:
        """Where it stands (for the catalogue)."""
        return _YEARLY[self.kind]


_YEARLY = {
    DialogueKind.PERIODIC: N_("Bộ luật Lao động 2019, điều 63 khoản 2 điểm a"),
    DialogueKind.CONFERENCE: N_(
        "NĐ 145/2020/NĐ-CP, điều 47; doanh nghiệp nhà nước theo Luật 10/2022/QH15 và NĐ 59/2023/NĐ-CP"
    ),
}


def yearly_duties(year: int, dialogues: Sequence[DialogueDraft]) -> tuple[YearlyDuty, YearlyDuty]:
    """The conference and the periodic dialogue of a year. A dialogue of May counts as a periodic one."""

    def first(*kinds: DialogueKind) -> dt.date | None:
        days = [
            each.held_on
            for each in dialogues
            if each.state is DialogueState.HELD and each.kind in kinds and each.held_on and each.held_on.year == year
        ]
        return min(days, default=None)

    return (
        YearlyDuty(DialogueKind.CONFERENCE, first(DialogueKind.CONFERENCE)),
        YearlyDuty(DialogueKind.PERIODIC, first(DialogueKind.PERIODIC, DialogueKind.MAY)),
    )
