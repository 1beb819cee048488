"""Collective agreements (thỏa ước lao động tập thể): what they are, the steps to one in the order of the law, and the state of one on a day.

What a step may not do stands in ``agreement_checks.py``, grading in ``agreement_grading.py``. The days, shares and years
are dated policies (``AgreementLaw``), looked up by the day of the step.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.dates import add_months
from app.domain.days_off import STANDARD, Calendar
from app.domain.labelled import Labelled
from app.domain.money import Rate
from app.domain.problems import N_, Message


class AgreementKind(Labelled):
    """For whom an agreement holds. Law: Bộ luật Lao động 2019, Điều 75."""

    ENTERPRISE = "enterprise", N_("Thỏa ước doanh nghiệp")
    ENTERPRISES = "enterprises", N_("Thỏa ước có nhiều doanh nghiệp")
    SECTOR = "sector", N_("Thỏa ước ngành")


class Change(Labelled):
    """A new agreement, or one that changes or prolongs another (Điều 82, Điều 83)."""

    NEW = "new", N_("Thỏa ước mới")
    AMENDMENT = "amendment", N_("Sửa đổi, bổ sung thỏa ước đang có")
    EXTENSION = "extension", N_("Gia hạn thỏa ước sắp hết")


class TeamSide(Labelled):
    """For whom somebody sits at the talks (Điều 69)."""

    UNION = "union", N_("Người lao động")
    EMPLOYER = "employer", N_("Người sử dụng lao động")
    WITNESS = "witness", N_("Người chứng kiến, thư ký")


class Vote(Labelled):
    """What a worker said to the draft (Điều 76)."""

    FOR = "for", N_("Tán thành")
    AGAINST = "against", N_("Không tán thành")
    ABSENT = "absent", N_("Chưa cho ý kiến")


class Ending(Labelled):
    """How an agreement may end before its last day."""

    BOTH = "both", N_("Hai bên thỏa thuận chấm dứt")
    REPLACED = "replaced", N_("Thay thế bằng thỏa ước khác")
    VOID = "void", N_("Tòa án tuyên vô hiệu (Điều 86, 87)")


class Step(Labelled):
    """What is done on the way to an agreement, in the order of the law and of the papers."""

    INFO_REQUEST = "info_request", N_("Đề nghị cung cấp thông tin")
    TEAM = "team", N_("Thành lập Tổ thương lượng")
    OPINIONS_ASKED = "opinions_asked", N_("Gửi lấy ý kiến người lao động")
    OPINIONS = "opinions", N_("Tổng hợp ý kiến")
    NOTICE = "notice", N_("Thông báo, đề nghị thương lượng")
    INFO_RECEIVED = "info_received", N_("NSDLĐ cung cấp thông tin")
    START_AGREED = "start_agreed", N_("Thống nhất nơi, lúc bắt đầu")
    TALKS = "talks", N_("Thương lượng tập thể")
    MINUTES_PUBLIC = "minutes_public", N_("Công khai biên bản thương lượng")
    VOTE = "vote", N_("Lấy ý kiến tập thể lao động")
    SIGNING = "signing", N_("Ký thỏa ước")
    SENDING = "sending", N_("Gửi cơ quan lao động")
    PUBLISHED = "published", N_("Công bố cho người lao động")


@dataclass(frozen=True, slots=True)
class StepInfo:
    """A step's article, what must and what usually comes before it, and the papers printed at it (codes of forms)."""

    step: Step
    article: str
    needs: tuple[Step, ...] = ()
    """What it cannot be without: by the law, or because it cannot be true."""
    usual: tuple[Step, ...] = ()
    """What comes before it in practice; no law asks for that order."""
    papers: tuple[str, ...] = ()
    number_kind: str = ""
    """The kind in the paper's number (CV, QĐ, BB); empty when the step's paper has no number of the union's own."""


STEPS: Mapping[Step, StepInfo] = {
    each.step: each
    for each in (
        StepInfo(Step.INFO_REQUEST, "Điều 70", (), (), ("agreement-01-info",), "CV"),
        StepInfo(Step.TEAM, "Điều 69", (), (), ("agreement-02-team",), "QĐ"),
        StepInfo(Step.OPINIONS_ASKED, "Điều 70", (), (Step.TEAM,), ("agreement-03-ask",), "CV"),
        StepInfo(Step.OPINIONS, "Điều 70", (), (Step.OPINIONS_ASKED,), ("agreement-04-opinions",), "BB"),
        StepInfo(Step.NOTICE, "Điều 70", (), (Step.OPINIONS,), ("agreement-05-notice",), "CV"),
        StepInfo(Step.INFO_RECEIVED, "Điều 70", (), (Step.INFO_REQUEST,)),
        StepInfo(Step.START_AGREED, "Điều 70", (), (Step.NOTICE,)),
        StepInfo(Step.TALKS, "Điều 70", (), (Step.TEAM, Step.NOTICE), ("agreement-06-minutes",), "BB"),
        StepInfo(Step.MINUTES_PUBLIC, "Điều 70", (Step.TALKS,)),
        StepInfo(
            Step.VOTE,
            "Điều 76",
            (Step.TALKS,),
            (Step.MINUTES_PUBLIC,),
            ("agreement-07-vote", "agreement-08-voters"),
            "BB",
        ),
        StepInfo(Step.SIGNING, "Điều 76", (Step.VOTE,), (), ("agreement-09-text",)),
        StepInfo(Step.SENDING, "Điều 77", (Step.SIGNING,), (), ("agreement-10-sending",)),
        StepInfo(Step.PUBLISHED, "Điều 76", (Step.SIGNING,)),
    )
}
"""Every step by its key, in order. Law: Bộ luật Lao động 2019 (45/2019/QH14), the article named. Opinions are a right (70(4)), and
nothing puts the public minutes before the vote: such an order is only usual."""


def article_of(article: str) -> Message:
    """``Điều 76 Bộ luật Lao động 2019``, as a part of a sentence."""
    return Message(N_("Điều {number} Bộ luật Lao động 2019"), {"number": article.removeprefix("Điều ")})


HEADS: tuple[str, ...] = (
    N_("Tiền lương, thưởng, phụ cấp, nâng lương"),
    N_("Thời giờ làm việc, thời giờ nghỉ ngơi"),
    N_("Bảo đảm việc làm, bảo hiểm"),
    N_("An toàn, vệ sinh lao động, nội quy lao động"),
    N_("Điều kiện hoạt động của công đoàn"),
    N_("Phòng ngừa, giải quyết tranh chấp lao động"),
    N_("Nội dung khác: ăn ca, hiếu hỷ, lao động nữ, bình đẳng giới, phòng chống quấy rối"),
)
"""The seven heads under which clauses are asked, talked about and written."""

SHORT_HEADS: tuple[str, ...] = (
    N_("Tiền lương, thưởng"),
    N_("Thời giờ làm việc"),
    N_("Việc làm, bảo hiểm"),
    N_("An toàn lao động"),
    N_("Hoạt động công đoàn"),
    N_("Tranh chấp lao động"),
    N_("Nội dung khác"),
)
"""The same heads where there is little room."""


@dataclass(frozen=True, slots=True)
class AgreementLaw:
    """What the law and practice ask on a day: a share, days (``work`` ones count as ``working_days.py`` does), years."""

    vote_share: Rate
    send_days: int
    term_min: int
    term_max: int
    extension_days: int
    continue_days: int
    notice_work_days: int
    agree_work_days: int
    start_days: int
    info_days: int
    public_days: int
    talks_days: int | None = None
    """How long the talks may last from their first day, unless both sides agree otherwise; None when nothing says so."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Field → where its figure stands: an article, or that it is only practice."""
    calendar: Calendar = STANDARD


LAW_POLICIES: Mapping[str, str] = {
    "vote_share": "agreement_vote_share",
    "send_days": "agreement_send_days",
    "term_min": "agreement_term_min",
    "term_max": "agreement_term_max",
    "extension_days": "agreement_extension_days",
    "continue_days": "agreement_continue_days",
    "notice_work_days": "agreement_notice_days",
    "agree_work_days": "agreement_agree_days",
    "start_days": "agreement_start_days",
    "info_days": "agreement_info_days",
    "public_days": "agreement_public_days",
}
TALKS_POLICY = "agreement_talks_days"
"""Field of ``AgreementLaw`` → the policy that holds it."""


VOTERS: Mapping[AgreementKind, str] = {
    AgreementKind.ENTERPRISE: N_("người lao động"),
    AgreementKind.ENTERPRISES: N_("người được lấy ý kiến"),
    AgreementKind.SECTOR: N_("thành viên ban lãnh đạo các tổ chức đại diện người lao động"),
}
"""Who is asked. Law: Bộ luật Lao động 2019, Điều 76 khoản 1 and 2."""


def vote_article(kind: AgreementKind) -> Message:
    """The clause by which an agreement of a kind is voted on."""
    clause = 1 if kind is AgreementKind.ENTERPRISE else 2
    return Message(N_("Điều 76 khoản {clause} Bộ luật Lao động 2019"), {"clause": clause})


@dataclass(frozen=True, slots=True)
class Votes:
    """A vote: how many people were to be asked, how many said yes and no. Who did neither was absent."""

    workers: int
    agreed: int
    against: int = 0

    @property
    def share(self) -> Rate:
        """Yes votes of all workers, never of those who voted."""
        return Rate(self.agreed, self.workers) if self.workers else Rate(0)


@dataclass(frozen=True, slots=True)
class Term:
    """From when to when another agreement holds. ``last`` is its real last day (ended early or not)."""

    id: int
    title: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What is known of one agreement, as rules and states need it."""

    kind: AgreementKind = AgreementKind.ENTERPRISE
    change: Change = Change.NEW
    workers: int = 0
    union_team: int = 0
    employer_team: int = 0
    days: Mapping[Step, dt.date] = field(default_factory=dict)
    votes: Votes | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    ended_on: dt.date | None = None
    ended_by: str = ""
    begun_on: dt.date | None = None
    previous: Term | None = None
    in_force: tuple[Term, ...] = ()
    """The union's other signed agreements of the same kind."""
    talks_go_on: bool = False
    """Another agreement that follows this one is being negotiated and was begun before this one ended."""
    followed_on: dt.date | None = None
    """The first day of the signed agreement that comes after this one."""

    @property
    def signed_on(self) -> dt.date | None:
        return self.days.get(Step.SIGNING)

    @property
    def sent_on(self) -> dt.date | None:
        return self.days.get(Step.SENDING)

    @property
    def first_day(self) -> dt.date | None:
        """The day it takes effect: as agreed, else the day of signing (Điều 78)."""
        return self.valid_from or self.signed_on


class AgreementState(Labelled):
    """Where an agreement stands on a day."""

    BARGAINING = "bargaining", N_("Đang thương lượng")
    SIGNED = "signed", N_("Đã ký, chưa hiệu lực")
    IN_FORCE = "in_force", N_("Đang hiệu lực")
    EXPIRING = "expiring", N_("Sắp hết hạn")
    CONTINUED = "continued", N_("Hết hạn, đang kéo dài")
    EXPIRED = "expired", N_("Hết hạn")
    ENDED = "ended", N_("Chấm dứt")
    VOID = "void", N_("Vô hiệu")
    REPLACED = "replaced", N_("Đã thay thế")


HOLDS = frozenset({AgreementState.IN_FORCE, AgreementState.EXPIRING, AgreementState.CONTINUED})
"""States in which workers are covered."""

_ENDINGS = {"void": AgreementState.VOID, "replaced": AgreementState.REPLACED, "both": AgreementState.ENDED}


def state_on(facts: AgreementFacts, day: dt.date, law: AgreementLaw, remind_months: int = 3) -> AgreementState:
    """The state on a day, from dates alone. ``remind_months`` before its last day it is called expiring."""
    first, last = facts.first_day, facts.valid_to
    if facts.signed_on is None or facts.signed_on > day:
        return AgreementState.BARGAINING
    if facts.ended_on is not None and facts.ended_on <= day and facts.ended_by in _ENDINGS:
        return _ENDINGS[facts.ended_by]
    if first is not None and first > day:
        return AgreementState.SIGNED
    if last is None or day < add_months(last, -remind_months):
        return AgreementState.IN_FORCE
    if day <= last:
        return AgreementState.EXPIRING
    if facts.followed_on is None and facts.talks_go_on and day <= last + dt.timedelta(days=law.continue_days):
        return AgreementState.CONTINUED
    return AgreementState.EXPIRED


def days_left(facts: AgreementFacts, day: dt.date) -> int | None:
    """Days from a day to the last day of validity, negative when past; None while unknown."""
    return None if facts.valid_to is None else (facts.valid_to - day).days
