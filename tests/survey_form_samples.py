"""Made-up surveys and years for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from app.domain.activities.indicators import YearFacts
from app.domain.activities.surveys import USUAL, QuestionResult, SurveyDraft
from app.exports.form import Params
from app.exports.issuer import About, Issuer, Listed
from app.models.queries.activities.surveys import SurveyCard
from tests.form_samples import OFFICERS, UNION

COUNTS = ((1, 2, 5, 14, 8), (2, 3, 7, 12, 6), (0, 1, 3, 10, 16), (3, 5, 9, 8, 5), (0, 0, 0, 0, 0))
CARD = SurveyCard(
    1,
    SurveyDraft("Hỏi ý kiến đoàn viên năm 2026", dt.date(2026, 10, 12), 40),
    30,
    tuple(QuestionResult(question, counts) for question, counts in zip(USUAL, COUNTS, strict=True)),
)
YEARS = (
    YearFacts(2024, members=41, cared=30, took_part=18, spent=21_320_000, requests=3, settled=1, dues=9_400_000, dues_paid=9_400_000),
    YearFacts(2025, members=44, cared=36, took_part=29, spent=25_080_000, requests=4, settled=3, benefit=60_000_000,
              encouragement=2_000_000, dues=9_900_000, dues_paid=9_820_000, agreeing={"trust": (24, 30), "protection": (20, 30)}),
    YearFacts(2026, members=45, cared=39, took_part=31, spent=27_540_000, requests=4, settled=3, benefit=120_000_000,
              encouragement=4_900_000, dues=10_100_000, dues_paid=9_750_000, agreeing={"trust": (26, 30), "protection": (22, 30)}),
)  # fmt: skip


def survey() -> About[SurveyCard]:
    """What a paper of a survey prints."""
    return About(Issuer(UNION, OFFICERS, Params(subject=1)), CARD)


def value(*years: YearFacts) -> Callable[[], Listed[YearFacts]]:
    """What the page for the conference prints."""
    return lambda: About(Issuer(UNION, OFFICERS, Params(signed_on=dt.date(2026, 12, 20))), years)


CASES: dict[str, Callable[[], object]] = {
    "survey-sheet/usual": survey,
    "survey-table/usual": survey,
    "survey-result/usual": survey,
    "union-value/years": value(*YEARS),
    "union-value/empty": value(YearFacts(2026)),
}
