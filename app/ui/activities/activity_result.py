"""Kết quả hoạt động: when it was held, how many came, the figures its kind counts, and what came of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, ClassVar

from app.domain import clock
from app.domain.activities.activities import Figure, ResultDraft, activity_kind, look_over_result
from app.domain.activities.records import ACTIVITY
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard
from app.services.activities import keep_activities
from app.ui.activities.activity_words import activity_kind_word, people_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.money_field import MoneyField

IN_DONG = (Figure.GIFT_VALUE, Figure.INITIATIVE_BENEFIT)


class ActivityResultDialog(Editor[ResultDraft]):
    """``enter(activity=id)``. Storing marks the activity as held."""

    key: ClassVar[str] = "activity_result"
    called: ClassVar[str] = N_("Kết quả hoạt động")
    verb: ClassVar[str] = N_("Đã tổ chức")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = ACTIVITY
    wide: ClassVar[int] = 680
    high: ClassVar[int] = 440

    card: ActivityCard

    def sheet(self) -> Sheet:
        """Days and people, figures once the kind is known, and the words."""
        self._about = parts.label(role="muted", wrap=True)
        self._listed = parts.label(role="small", wrap=True)
        self._figures = parts.column(parts.label(_("Số liệu"), "section"), gap=4)
        self._figures_held = parts.box(self._figures)
        yield self._about
        days = [self.bind("starts_on", required=True), self.bind("ends_on")]
        counts = [self.bind("people", CountField(_("Số người tham gia"))), self.bind("women")]
        yield Group([*days, *counts], columns=2)
        yield self._listed
        yield self._figures_held
        yield Group([self.bind("result")])

    def begin(self, **arguments: Any) -> ResultDraft:
        """What is known of it so far."""
        with self.desk.read() as read:
            card = self.card = activities.activity(read, arguments["activity"])
        self.title.setText(_("Kết quả: {title}").format(title=card.row.title))
        self._about.setText(activity_kind_word(card.row.kind))
        people = card.row.people
        for key in ("people", "women"):
            self.widget(key).edit.setReadOnly(people.by_list)
        by_list = _("Theo điểm danh: {people}. Muốn đổi, hãy điểm danh lại.").format(people=people_word(people))
        unticked = _("Danh sách có {count} người chưa điểm danh: điểm danh, hoặc ghi số người ở đây.")
        listed = unticked.format(count=people.listed) if people.listed else ""
        self._listed.setText(by_list if people.by_list else listed)
        self._listed.setVisible(bool(self._listed.text()))
        self._ask_figures(activity_kind(card.row.kind).figures)
        for figure, value in card.figures.items():
            if figure in self.fields:
                self.set_value(figure, value)
        row = card.row
        return ResultDraft(row.starts_on, row.ends_on, people.came, people.women, result=card.result)

    def _ask_figures(self, asked: Sequence[Figure]) -> None:
        fields = [
            MoneyField(_(Figure.label_of(each)), words=False)
            if each in IN_DONG
            else CountField(_(Figure.label_of(each)))
            for each in asked
        ]
        bound = [self.bind(str(each), field, nothing=0) for each, field in zip(asked, fields, strict=True)]
        self._figures.addWidget(self.boxed(Group(bound, columns=2)))
        # Why: these fields are made last but stand between the people and the words.
        self.fields["result"] = self.fields.pop("result")
        order = [self.widget("women").edit, *(field.edit for field in fields), self.widget("result")]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self._figures_held.setVisible(bool(bound))

    def collect(self) -> ResultDraft:
        """With the figures asked that are more than nothing."""
        draft: ResultDraft = super().collect()
        typed = {str(each): self.value(each) for each in activity_kind(self.card.row.kind).figures}
        return replace(draft, figures={key: value for key, value in typed.items() if value})

    def look_over(self, draft: ResultDraft) -> Sequence[Finding]:
        """By the rules of results."""
        row, today = self.card.row, clock.today()
        return look_over_result(row.title, activity_kind(row.kind), draft, today, by_list=row.people.by_list)

    def store(self, draft: ResultDraft) -> None:
        """What came of it."""
        self.act(keep_activities.hold_activity, self.card.row.id, draft)
