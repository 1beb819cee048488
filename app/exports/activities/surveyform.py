"""What the papers of a survey share: which survey, with its results and the union of its day."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.activities.activityform import GROUP
from app.exports.form import Form, Params, Subject
from app.exports.issuer import About, issuer
from app.models.queries import Read
from app.models.queries.activities.surveys import SurveyCard, survey, surveys
from app.models.queries.union.organisation import opening_day

HOUSE_SURVEY = N_("Mẫu của chương trình, không có mẫu quy định. Phiếu không ghi tên người trả lời.")
SCALE = ("Hoàn toàn không đồng ý", "Không đồng ý", "Bình thường", "Đồng ý", "Hoàn toàn đồng ý")


SurveyFigures = About[SurveyCard]
"""One survey, the union and its officers."""


class SurveyPaper(Form[SurveyFigures]):
    """A paper of one survey; which, is chosen among those of the book."""

    source = HOUSE_SURVEY
    group = GROUP
    wants = frozenset({"subject"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every survey, the latest first."""
        return [Subject(card.id, _label(card)) for card in surveys(read)]

    def gather(self, read: Read, params: Params) -> SurveyFigures:
        """The survey chosen, and who the union was on its day."""
        card = survey(read, params.subject_for(self.title))
        return About(issuer(read, params, card.draft.held_on or opening_day(read)), card)


def _label(card: SurveyCard) -> str:
    day = card.draft.held_on
    return f"{show_date(day)} · {card.draft.title}" if day is not None else card.draft.title
