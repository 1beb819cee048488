"""Thêm, Sửa chương trình chăm lo: which programme, when, where, who leads it, for how many and on what budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain.activities.activities import ActivityDraft
from app.domain.activities.programmes import PROGRAMMES, programme
from app.domain.problems import N_
from app.i18n import _
from app.ui.activities.activity_form import ActivityForm
from app.ui.records.binding import Bound
from app.ui.widgets.choice_field import ChoiceField


class ProgrammeEditor(ActivityForm):
    """``enter(programme=…)`` adds one, ``enter(activity=id)`` mends one."""

    key: ClassVar[str] = "programme_editor"
    called: ClassVar[str] = N_("Thêm chương trình chăm lo")
    mends: ClassVar[str] = N_("Sửa chương trình chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "programme"})
    leads_to: ClassVar[str] = "programmes"
    high: ClassVar[int] = 430

    def of_kind(self) -> Sequence[Bound]:
        """Which programme."""
        words = [(key, _(each.name)) for key, each in PROGRAMMES.items()]
        return [self.bind("programme", ChoiceField(_("Chương trình"), words))]

    def begin(self, **arguments: Any) -> ActivityDraft:
        """An empty one of a programme, or one as it is stored."""
        if "activity" in arguments:
            return self.known(arguments["activity"])
        return ActivityDraft("", programme=arguments.get("programme") or "tet_gathering")

    def collect(self) -> ActivityDraft:
        """The kind is the programme's own, unless one of that programme is of another kind already."""
        draft: ActivityDraft = super().collect()
        kept = self.identifier is not None and self.draft.programme == draft.programme
        return replace(draft, kind=self.draft.kind if kept else programme(draft.programme).kind)
