"""What the papers of a survey share: which survey, with its results and the union of its day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.exports.form import Form, Params, Subject

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.activities.surveys import SurveyCard
    from app.models.queries.union.organisation import Organisation

HOUSE_SURVEY = N_("Mẫu của chương trình, không có mẫu quy định. Phiếu không ghi tên người trả lời.")
SCALE = ("Hoàn toàn không đồng ý", "Không đồng ý", "Bình thường", "Đồng ý", "Hoàn toàn đồng ý")


@dataclass(frozen=True, slots=True)
class SurveyFigures:
    """One survey, the union and its officers."""

    organisation: Organisation
    officers: Mapping[str, str]
    card: SurveyCard
    params: Params


class SurveyPaper(Form[SurveyFigures]):
    """A paper of one survey; which, is chosen among those of the book."""

    source = HOUSE_SURVEY
    group = N_("Hoạt động")
    wants = frozenset({"subject"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """Every survey, the latest first."""
        from app.models.queries.activities.surveys import surveys

        return [Subject(card.id, _label(card)) for card in surveys(read)]

    def gather(self, read: Read, params: Params) -> SurveyFigures:
        """The survey chosen, and who the union was on its day."""
        from app.models.queries.activities.surveys import survey
        from app.models.queries.union import organisation

        card = survey(read, params.subject_for(self.title))
        day = card.draft.held_on or organisation.opening_day(read)
        return SurveyFigures(organisation.organisation(read, day), organisation.officers(read, day), card, params)


def _label(card: SurveyCard) -> str:
    day = card.draft.held_on
    return f"{show_date(day)} · {card.draft.title}" if day is not None else card.draft.title
