"""Xếp loại: points by criterion, the grade that follows, who graded and when. Criteria and points are dated values in Quy định."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QGridLayout

from app.domain import clock
from app.domain.agreements.agreement_grading import CRITERIA, GradingRules, grade_of, points_findings, total_points
from app.domain.agreements.records import AGREEMENT
from app.domain.problems import N_, Finding, stop
from app.domain.records import Record
from app.i18n import _
from app.models.queries.agreements import agreements
from app.models.queries.agreements.grading import grading_rules
from app.models.queries.union import organisation
from app.services.agreements import agreement_contents
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.hint import Hint


class AgreementGradeDialog(Editor[None]):
    """``enter(agreement=id)``."""

    key: ClassVar[str] = "agreement_grade"
    called: ClassVar[str] = N_("Xếp loại thỏa ước")
    verb: ClassVar[str] = N_("Xếp loại")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = AGREEMENT
    wide: ClassVar[int] = 700
    high: ClassVar[int] = 500
    caption_width: ClassVar[int] = 92

    def sheet(self) -> Sheet:
        """The criteria with their points, who graded, the rules, and the grade."""
        self._rules: GradingRules | None = None
        self._most = {key: parts.label(role="muted") for key in CRITERIA}
        self._grade = parts.label(role="figure")
        self._source = Hint(_("Căn cứ"))
        yield self._criteria()
        yield Group([self.bind("graded_by"), self.bind("graded_on", required=True)], columns=2)
        yield self._source
        yield self._grade
        self.widget("graded_on").changed.connect(self._day_chosen)
        self.follows(*CRITERIA)

    def _criteria(self) -> QGridLayout:
        grid = parts.grid(0, line_gap=5)
        for place, (key, word) in enumerate(CRITERIA.items()):
            field = self.bind(key, CountField(_(word))).widget
            field.setFixedWidth(76)
            self.hints[key] = Hint(_(word))
            grid.addLayout(parts.column(parts.label(_(word), wrap=True), self.hints[key], gap=1), place, 0)
            grid.addWidget(field, place, 1)
            grid.addWidget(self._most[key], place, 2)
        return grid

    def begin(self, **arguments: Any) -> None:
        """The points given, or none yet."""
        with self.desk.read() as read:
            self._card = agreements.agreement(read, arguments["agreement"])
            union = organisation.organisation(read, clock.today())
        self.title.setText(_("Xếp loại: {title}").format(title=self._card.title))
        for key in CRITERIA:
            self.set_value(key, self._card.points.get(key))
        self.set_value("graded_by", self._card.graded_by or union.superior)
        self.set_value("graded_on", self._card.graded_on or clock.today())
        self._day_chosen()

    def _day_chosen(self) -> None:
        """The criteria in force on the day of grading."""
        day = self.value("graded_on")
        if day is None or self.desk.book is None:
            return
        with self.desk.read() as read:
            self._rules = rules = grading_rules(read, day)
        for key, label in self._most.items():
            label.setText(_("trên {most}").format(most=rules.most[key]))
        text = _("Loại A từ {a}, B từ {b}, C từ {c} điểm. {source}")
        least, unsure = rules.least, rules.confidence not in ("có nguồn", "cao", "của đơn vị")
        told = text.format(a=least["A"], b=least["B"], c=least["C"], source=rules.source)
        self._source.say(told, "warn" if unsure else "note")
        self.follow()

    def _points(self) -> dict[str, int]:
        return {key: self.value(key) for key in CRITERIA if self.value(key) is not None}

    def follow(self) -> None:
        """The points and the grade that follows; none while a criterion has more than it may."""
        if self._rules is None:
            return
        points, faults = self._points(), self._wrong(self.look_over(None))
        for key in CRITERIA:
            self.hints[key].show_error(faults.get(key, ""))
        if any(key in faults for key in CRITERIA):
            self._grade.setText("–")
            return
        told = {"points": total_points(points, self._rules), "grade": grade_of(points, self._rules)}
        self._grade.setText(_("{points} điểm: loại {grade}").format(**told))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """A day, and no more points than a criterion has."""
        no_day = [stop("graded-day", N_("Hãy ghi ngày xếp loại."), "graded_on")]
        wrong = points_findings(self._points(), self._rules) if self._rules is not None else ()
        return [*([] if self.value("graded_on") else no_day), *wrong]

    def store(self, _draft: None) -> None:
        """Store points and grade."""
        taken = (self._points(), self.value("graded_by"), self.value("graded_on"))
        self.act(agreement_contents.grade_agreement, self._card.id, *taken)
