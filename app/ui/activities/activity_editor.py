"""Thêm, Sửa hoạt động: what is planned of one activity. Who bears it and what came of it have boxes of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.activities.activities import GIFT_LIST, KINDS, MAY_PROGRAMMES, ActivityDraft, activity_kind
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import plans
from app.ui.activities.activity_form import ActivityForm
from app.ui.activities.activity_words import activity_kind_word, programme_word
from app.ui.records.binding import Bound
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField

OF_ONE = ("title", "starts_on", "ends_on", "expected", "budget", "content", "note")
"""What the next activity in a row does not take over."""


class ActivityEditor(ActivityForm):
    """``enter()`` adds one, ``enter(plan=id, programme=…, kind=…)`` adds to a plan, ``enter(activity=id)`` mends one."""

    key: ClassVar[str] = "activity_editor"
    called: ClassVar[str] = N_("Thêm hoạt động")
    mends: ClassVar[str] = N_("Sửa hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "kind", "plan", "programme"})
    leads_to: ClassVar[str] = "activities"
    high: ClassVar[int] = 430

    def of_kind(self) -> Sequence[Bound]:
        """Kind, plan and programme."""
        self._goes_on = False
        self._another: ActivityDraft | None = None
        # Why: the words of a programme are long; the box keeps its column and its list shows them whole.
        bound = [
            self.bind("kind", ChoiceField(_("Loại"), letters=14)),
            self.bind("plan_id", ChoiceField(_("Kế hoạch"), letters=14)),
            self.bind("programme", ChoiceField(_("Chương trình"), letters=14), nothing=""),
        ]
        self.follows("plan_id", "kind")
        return bound

    def foot(self) -> Sequence[QWidget]:
        """Several are added one after another."""
        self._next = parts.button(_("Cất và thêm hoạt động nữa"), lambda: self.submit(go_on=True))
        return [self._next]

    def begin(self, **arguments: Any) -> ActivityDraft:
        """An empty one, in a plan when one is given, or one as it is stored."""
        with self.desk.read() as read:
            known = plans.plan_rows(read)
            self._programmes = {row.id: plans.plan(read, row.id).draft.programmes for row in known}
        if "activity" in arguments:
            draft = self.known(arguments["activity"])
        else:
            asked = (arguments.get("kind") or "other", arguments.get("programme") or "", arguments.get("plan"))
            draft = self._another or ActivityDraft("", *asked)
        self._next.setVisible(self.identifier is None and not self.desk.read_only)
        kinds = [key for key in KINDS if key != GIFT_LIST or draft.kind == GIFT_LIST]
        self.widget("kind").offer((key, activity_kind_word(key)) for key in kinds)
        self.widget("kind").setEnabled(draft.kind != GIFT_LIST)
        self.widget("plan_id").offer([(None, _("không theo kế hoạch")), *((row.id, row.title) for row in known)])
        self._offer_programmes(draft.plan_id, draft.programme)
        return draft

    def _offer_programmes(self, plan: int | None, chosen: str) -> None:
        named = self._programmes.get(plan, ()) if plan is not None else ()
        keys = [key for key, _words in named] or list(MAY_PROGRAMMES)
        if chosen and chosen not in keys:
            keys.append(chosen)
        words = [(key, programme_word(key, named)) for key in keys]
        self.widget("programme").offer([("", _("không theo chương trình")), *words])

    def follow(self) -> None:
        """The programmes are those of the plan; the kind says which code its vouchers take."""
        stored = self.draft.programme if self.identifier is not None else ""
        self._offer_programmes(self.value("plan_id"), stored)
        code = activity_kind(str(self.value("kind"))).code
        self.hints["kind"].say(_("Phiếu chi thường dùng mã {code}.").format(code=code), "note")

    def submit(self, *, go_on: bool = False) -> None:
        """Store it; ``go_on`` begins another in its plan."""
        self._goes_on = go_on
        super().submit()

    def ended(self, value: Any) -> None:
        """Stored: show it in the list, or begin the next one."""
        if not self._goes_on:
            super().ended(value)
            return
        empty = ActivityDraft("")
        of_this = {key: getattr(empty, key) for key in OF_ONE}
        self._another = replace(self.collect(), **of_this)
        self.submit_button.setEnabled(True)
        self.enter()
