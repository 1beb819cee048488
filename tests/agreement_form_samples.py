"""A made-up agreement for the tests of its ten papers, built by hand: whole, and begun with everything still unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.domain.agreements.agreements import (
    AgreementFacts,
    AgreementKind,
    AgreementLaw,
    AgreementState,
    Change,
    Step,
    Term,
    Votes,
)
from app.domain.dates import Period
from app.domain.money import Rate
from app.domain.timeline import DatedValue
from app.exports.agreements.agreementform import AgreementFigures
from app.exports.form import Params
from app.exports.issuer import About, Issuer
from app.models.queries.agreements.agreement_register import Register, Standing
from app.models.queries.agreements.agreements import AgreementCard, Clause, StepRecord, TeamMember, Voter
from tests.form_samples import OFFICERS, UNION

LAW = AgreementLaw(
    vote_share=Rate("50%"),
    send_days=10,
    term_min=1,
    term_max=3,
    extension_days=90,
    continue_days=90,
    notice_work_days=5,
    agree_work_days=7,
    start_days=30,
    info_days=10,
    public_days=15,
)
UNION_LAW = (
    "Luật Công đoàn số 50/2024/QH15 ngày 27/11/2024, được sửa đổi, bổ sung theo Luật số 97/2025/QH15 ngày 27/6/2025"
)
COPIES = (
    "Người sử dụng lao động", "Ban Chấp hành công đoàn cơ sở", "Sở Nội vụ", "Liên đoàn Lao động tỉnh",
    "tổ chức đại diện người sử dụng lao động",
)  # fmt: skip
PAPERS = (
    "agreement-01-info", "agreement-02-team", "agreement-03-ask", "agreement-04-opinions", "agreement-05-notice",
    "agreement-06-minutes", "agreement-07-vote", "agreement-08-voters", "agreement-09-text", "agreement-10-sending",
)  # fmt: skip

STEPS = {
    Step.INFO_REQUEST: StepRecord(dt.date(2026, 2, 2), "01/2026/CV-CĐCS"),
    Step.TEAM: StepRecord(dt.date(2026, 2, 4), "01/2026/QĐ-CĐCS"),
    Step.OPINIONS_ASKED: StepRecord(dt.date(2026, 2, 5), "02/2026/CV-CĐCS"),
    Step.OPINIONS: StepRecord(dt.date(2026, 2, 9), "01/2026/BB-CĐCS", "phòng họp công đoàn"),
    Step.NOTICE: StepRecord(dt.date(2026, 2, 10), "03/2026/CV-CĐCS"),
    Step.START_AGREED: StepRecord(dt.date(2026, 2, 12), "", "hội trường Công ty"),
    Step.TALKS: StepRecord(
        done_on=dt.date(2026, 2, 24),
        number="02/2026/BB-CĐCS",
        place="hội trường Công ty",
        note="",
        figures={"time": "8 giờ 00 đến 11 giờ 00", "differs": ""},
    ),
    Step.MINUTES_PUBLIC: StepRecord(dt.date(2026, 2, 27)),
    Step.VOTE: StepRecord(
        done_on=dt.date(2026, 3, 5),
        number="03/2026/BB-CĐCS",
        place="hội trường Công ty",
        note="",
        figures={"method": "signatures", "objected": "Tiền ăn ca"},
    ),
    Step.SIGNING: StepRecord(dt.date(2026, 3, 10), "01/2026/TƯLĐTT"),
    Step.SENDING: StepRecord(dt.date(2026, 3, 16), "08/CV-SM"),
}
TEAM = (
    TeamMember(id=1, side="union", name="Lê Thị Ân", role="Chủ tịch công đoàn cơ sở", leads=True),
    TeamMember(id=2, side="union", name="Lê Thị Nhan", role="Ủy viên Ban Chấp hành", leads=False),
    TeamMember(id=3, side="employer", name="Phan Đình Khôi", role="Giám đốc", leads=True),
    TeamMember(id=4, side="employer", name="Tạ Thị Vân", role="Trưởng phòng Nhân sự", leads=False),
    TeamMember(id=5, side="witness", name="Đoàn Thị Sương", role="ghi biên bản", leads=False),
)


def clause(place: int, head: int, title: str, better: bool = True, against: int = 0) -> Clause:
    """A clause that 60 people were asked about."""
    return Clause(
        id=place,
        position=place,
        head=head,
        title=title,
        proposed=f"đề nghị {place}",
        agreed=f"thỏa thuận {place}",
        law=f"luật {place}",
        better=better,
        gain=f"hơn {place}" if better else "",
        opinions_for=60 - against,
        opinions_against=against,
        objection="xin cao hơn" if against else "",
        unity="100%",
    )


CLAUSES = (
    clause(1, 1, "Thưởng Tết"), clause(2, 1, "Nâng lương", against=7), clause(3, 2, "Tuần làm việc"),
    clause(4, 4, "Khám sức khỏe"), clause(5, 6, "Đối thoại", better=False), clause(6, 7, "Tiền ăn ca", against=1),
)  # fmt: skip


def card(whole: bool = True) -> AgreementCard:
    """The agreement with everything done, or only begun."""
    steps = STEPS if whole else {}
    facts = AgreementFacts(
        workers=62 if whole else 0, union_team=2, employer_team=2, days={step: each.done_on for step, each in steps.items()},
        votes=Votes(62, 55, 4) if whole else None, valid_from=dt.date(2026, 4, 1) if whole else None,
        valid_to=dt.date(2028, 3, 31) if whole else None,
    )  # fmt: skip
    return AgreementCard(
        id=1, kind=AgreementKind.ENTERPRISE, change=Change.NEW, previous_id=None, title="Thỏa ước 2026–2028",
        number="01/2026/TƯLĐTT" if whole else "", employer=UNION.employer if whole else "",
        employer_signer="Phan Đình Khôi" if whole else "", employer_role="Giám đốc" if whole else "",
        union_signer="Lê Thị Ân" if whole else "", union_role="Chủ tịch công đoàn cơ sở" if whole else "",
        begun_on=dt.date(2026, 2, 2), sent_number="08/CV-SM" if whole else "", ended_on=None, ended_by="",
        workers=62 if whole else 0, covered=62 if whole else 0, meal_price=25_000 if whole else 0, points={}, grade="",
        graded_by="", graded_on=None, note="", steps=steps, clauses=CLAUSES if whole else (), team=TEAM if whole else (),
        facts=facts,
    )  # fmt: skip


def figures(whole: bool = True) -> AgreementFigures:
    """What every paper of the agreement gathers."""
    names = ("Bùi Văn Ba", "Đỗ Thị Én", "Lê Thị Nhan", "Trần Văn Út")
    voters = tuple(
        Voter(id=place, member_id=None, name=name, place="Tổ May 1", vote="against" if place == 2 else "for", note="")
        for place, name in enumerate(names)
    )
    return AgreementFigures(
        who=Issuer(UNION, OFFICERS if whole else {}, Params(subject=1)),
        card=card(whole),
        voters=voters if whole else (),
        authority="Sở Nội vụ",
        copies=5,
        copies_to=COPIES,
        law=LAW,
        union_law=UNION_LAW,
    )


def report(whole: bool = True) -> About[Register]:
    """The report of 2026, with the agreement in force and a late one begun; or of an empty register."""
    day = dt.date(2026, 12, 31)
    late = replace(
        card(), id=2, title="Thỏa ước cũ", number="", facts=replace(card().facts, valid_to=dt.date(2026, 3, 31))
    )
    standings = (
        Standing(card(), AgreementState.IN_FORCE, 456, sent_in_time=True),
        Standing(late, AgreementState.EXPIRED, -275, sent_in_time=False),
        Standing(card(whole=False), AgreementState.BARGAINING, None, None),
    )
    targets = (
        DatedValue(dt.date(2021, 6, 12), Rate("80%"), "Nghị quyết 02-NQ/TW"), DatedValue(dt.date(2026, 1, 1), Rate("85%"), "Nghị quyết 02-NQ/TW"),
    )  # fmt: skip
    register = Register(day, 3, standings if whole else (), targets)
    return About(Issuer(UNION, OFFICERS, Params(period=Period.of_year(2026))), register)


def changed(change: Change) -> AgreementFigures:
    """A paper of an amendment or extension of «Thỏa ước cũ»."""
    before = Term(9, "Thỏa ước cũ", dt.date(2024, 4, 1), dt.date(2026, 3, 31))
    whole = card()
    clauses = CLAUSES[-1:] if change is Change.AMENDMENT else ()
    facts = replace(whole.facts, change=change, previous=before)
    return replace(figures(), card=replace(whole, change=change, clauses=clauses, facts=facts))


CASES: dict[str, Callable[[], object]] = {
    "agreement-09-text/amendment": lambda: changed(Change.AMENDMENT),
    "agreement-09-text/extension": lambda: changed(Change.EXTENSION),
    "agreement-report/year": report,
    "agreement-report/empty": lambda: report(whole=False),
    **{f"{code}/whole": figures for code in PAPERS},
    **{f"{code}/begun": lambda: figures(whole=False) for code in PAPERS},
}
