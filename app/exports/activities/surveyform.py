"""What the papers of a survey share: which survey, with its results and the union of its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP
from app.exports.form import Subject
from app.exports.issuer import About, Issuer
from app.exports.ownform import OwnPaper
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.activities.surveys import SurveyCard, survey, surveys

HOUSE_SURVEY = N_("Mẫu của chương trình, không có mẫu quy định. Phiếu không ghi tên người trả lời.")
SCALE = ("Hoàn toàn không đồng ý", "Không đồng ý", "Bình thường", "Đồng ý", "Hoàn toàn đồng ý")
SurveyFigures = About[SurveyCard]


class SurveyPaper(SubjectForm[SurveyCard], OwnPaper[SurveyCard]):
    """A paper of one survey, unsigned unless it says so."""

    source = HOUSE_SURVEY
    group = GROUP
    own_name = True
    signed = False

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every survey, the latest first."""
        return [Subject(card.id, _label(card)) for card in surveys(read)]

    def facts(self, read: Read, subject: int) -> SurveyCard:
        """The survey chosen."""
        return survey(read, subject)

    def day(self, about: SurveyCard) -> dt.date | None:
        """When it is handed out."""
        return about.draft.held_on

    def under(self, who: Issuer, about: SurveyCard) -> tuple[str, ...]:
        """What is asked about."""
        return (about.draft.title,)


def _label(card: SurveyCard) -> str:
    day = card.draft.held_on
    return f"{show_date(day)} · {card.draft.title}" if day is not None else card.draft.title
