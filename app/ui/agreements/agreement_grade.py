"""Xếp loại: points by criterion, the grade that follows, who graded and when. Criteria and points are dated values in Quy định."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain import clock
from app.domain.agreements.agreement_grading import CRITERIA, GradingRules, PointsWrong, grade_of, total_points
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.agreements import agreements
from app.models.queries.agreements.grading import grading_rules
from app.models.queries.union import organisation
from app.services.agreements import agreement_contents
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.text_field import TextField


class AgreementGradeDialog(FormDialog):
    """``enter(agreement=id)``."""

    key: ClassVar[str] = "agreement_grade"
    called: ClassVar[str] = N_("Xếp loại thỏa ước")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self._rules: GradingRules | None = None
        self.fields = {key: CountField(_(word)) for key, word in CRITERIA.items()}
        self._most = {key: parts.label(role="muted") for key in CRITERIA}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        for place, (key, word) in enumerate(CRITERIA.items()):
            grid.addWidget(parts.label(_(word), wrap=True), place, 0)
            grid.addWidget(self.fields[key], place, 1)
            grid.addWidget(self._most[key], place, 2)
            self.fields[key].setFixedWidth(76)
            self.fields[key].changed.connect(self._tell)
        self.by = TextField(_("Cấp xếp loại"))
        self.on = DateField(_("Ngày xếp loại"), desk.month, any_day=True)
        self._grade = parts.label(role="figure")
        self._source = Hint(_("Căn cứ"))
        page = parts.column(gap=8)
        page.addLayout(grid)
        lines = [("by", _("Cấp xếp loại"), self.by), ("on", _("Ngày xếp loại"), self.on)]
        page.addLayout(field_grid(lines, self.hints, columns=2, caption=92))
        page.addWidget(self._source)
        page.addStretch(1)
        self.lay_out(_("Xếp loại"), scrolled(parts.box(page)), self._grade, width=700, stretch=0)
        self.resize(740, 500)
        self.on.changed.connect(self._day_chosen)

    def enter(self, **arguments: Any) -> None:
        """Show the points given, or none yet."""
        self._id = arguments["agreement"]
        with self.desk.read() as read:
            card = agreements.agreement(read, self._id)
            union = organisation.organisation(read, clock.today())
        self.title.setText(_("Xếp loại: {title}").format(title=card.title))
        for key, field in self.fields.items():
            field.set_value(card.points.get(key))
        self.by.set_value(card.graded_by or union.superior)
        self.on.set_value(card.graded_on or clock.today())
        self.submit_button.setEnabled(not self.desk.read_only)
        self._day_chosen()
        self.fields["procedure"].setFocus()

    def _day_chosen(self) -> None:
        """The criteria in force on the day of grading."""
        day = self.on.value()
        if day is None or self.desk.book is None:
            return
        with self.desk.read() as read:
            self._rules = grading_rules(read, day)
        for key, label in self._most.items():
            label.setText(_("trên {most}").format(most=self._rules.most[key]))
        text = _("Loại A từ {a}, B từ {b}, C từ {c} điểm. {source}")
        least = self._rules.least
        unsure = self._rules.confidence not in ("có nguồn", "cao", "của đơn vị")
        self._source.say(
            text.format(a=least["A"], b=least["B"], c=least["C"], source=self._rules.source),
            "warn" if unsure else "note",
        )
        self._tell()

    def _points(self) -> dict[str, int]:
        return {key: value for key, field in self.fields.items() if (value := field.value()) is not None}

    def _tell(self) -> None:
        if self._rules is None:
            return
        try:
            points = total_points(self._points(), self._rules)
            self._grade.setText(
                _("{points} điểm: loại {grade}").format(points=points, grade=grade_of(self._points(), self._rules))
            )
            self.clear_errors()
        except PointsWrong as refusal:
            self._grade.setText("–")
            self.show_error("", render(refusal))

    def submit(self) -> None:
        """Store points and grade."""
        self.clear_errors()
        day = self.on.value()
        unreadable = next((field for field in self.fields.values() if not field.readable()), None)
        if unreadable is not None:
            unreadable.setFocus()
        elif day is None:
            self.show_error("on", _("Hãy ghi ngày xếp loại."), self.on)
        elif self.submit_button.isEnabled():
            self.act(agreement_contents.grade_agreement, self._id, self._points(), self.by.value(), day)
