"""Kết quả hoạt động: when it was held, how many came, the figures its kind counts, and what came of it in words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar

from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from app.domain.activities.activities import Figure, ResultDraft, activity_kind
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard
from app.services.activities import keep_activities
from app.ui.activities.activity_words import activity_kind_word, people_word
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField


class ActivityResultDialog(FormDialog):
    """``enter(activity=id)``. Storing marks the activity as held."""

    key: ClassVar[str] = "activity_result"
    called: ClassVar[str] = N_("Kết quả hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: ActivityCard | None = None
        self.figures: dict[Figure, MoneyField] = {}
        self.starts_on = DateField(_("Từ ngày"), desk.month, any_day=True)
        self.ends_on = DateField(_("Đến ngày"), desk.month, any_day=True)
        self.people = MoneyField(_("Số người tham gia"), words=False)
        self.women = MoneyField(_("Trong đó nữ"), words=False)
        self.outcome = QPlainTextEdit()
        self.outcome.setAccessibleName(_("Kết quả"))
        self.outcome.setTabChangesFocus(True)
        self.outcome.setFixedHeight(84)
        self.outcome.setPlaceholderText(_("ví dụ: 8 đội tham gia, tổ May 2 giải nhất; an toàn, đúng dự toán"))
        lines = [
            ("starts_on", _("Từ ngày"), self.starts_on), ("ends_on", _("Đến ngày"), self.ends_on),
            ("people", _("Số người"), self.people), ("women", _("Trong đó nữ"), self.women),
        ]  # fmt: skip
        self._about = parts.label(role="muted", wrap=True)
        self._listed = parts.label(role="small", wrap=True)
        self._figure_grid = QGridLayout()
        self._figure_box = parts.column(parts.label(_("Số liệu"), "section"), gap=4)
        self._figures_held = parts.box(self._figure_box)
        sheet = parts.column(gap=8)
        sheet.addWidget(self._about)
        sheet.addLayout(field_grid(lines, self.hints, columns=2, caption=100))
        sheet.addWidget(self._listed)
        sheet.addWidget(self._figures_held)
        sheet.addLayout(field_grid([("result", _("Kết quả"), self.outcome)], self.hints, caption=100))
        sheet.addStretch(1)
        self.lay_out(_("Đã tổ chức"), scrolled(parts.box(sheet)), width=680, stretch=0)
        self.resize(740, 440)

    def enter(self, **arguments: Any) -> None:
        """What is known of it so far."""
        with self.desk.read() as read:
            card = self._card = activities.activity(read, arguments["activity"])
        kind = activity_kind(card.row.kind)
        self.title.setText(_("Kết quả: {title}").format(title=card.row.title))
        self._about.setText(activity_kind_word(card.row.kind))
        self.starts_on.set_value(card.row.starts_on)
        self.ends_on.set_value(card.row.ends_on)
        by_list = card.row.people.by_list
        self.people.set_value(card.row.people.came)
        self.women.set_value(card.row.people.women)
        for field in (self.people, self.women):
            field.edit.setReadOnly(by_list)
        if by_list:
            self._listed.setText(
                _("Theo điểm danh: {people}. Muốn đổi, hãy điểm danh lại.").format(people=people_word(card.row.people))
            )
        elif card.row.people.listed:
            self._listed.setText(
                _("Danh sách có {count} người chưa điểm danh: điểm danh, hoặc ghi số người ở đây.").format(
                    count=card.row.people.listed
                )
            )
        self._listed.setVisible(bool(self._listed.text()))
        self._offer_figures(kind.figures, card)
        self.outcome.setPlainText(card.result)
        self.starts_on.setFocus()

    def _offer_figures(self, asked: tuple[Figure, ...], card: ActivityCard) -> None:
        lines: list[tuple[str, str, QWidget]] = []
        for figure in asked:
            field = self.figures[figure] = MoneyField(_(figure.label), words=False)
            value = card.figures.get(figure)
            field.set_value(value or None)
            lines.append((str(figure), _(figure.label), field))
        self._figure_box.addLayout(field_grid(lines, self.hints, columns=2, caption=150))
        # Why: these fields are made last but stand between the people and the words.
        order = [self.women.edit, *(field.edit for field in self.figures.values()), self.outcome]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        self._figures_held.setVisible(bool(lines))

    def _draft(self) -> ResultDraft | None:
        """What was typed, or None after saying beside which field what is wrong."""
        self.clear_errors()
        for key, field in (("starts_on", self.starts_on), ("ends_on", self.ends_on)):
            if not field.readable():
                self.show_error(key, _("Hãy gõ ngày, ví dụ 5 hoặc 05/03."), field)
                return None
        numbers = [
            ("people", self.people),
            ("women", self.women),
            *((str(key), field) for key, field in self.figures.items()),
        ]
        for key, number in numbers:
            if not number.readable() or (number.value() or 0) < 0:
                self.show_error(
                    key, _("Hãy ghi một số nguyên, ví dụ {example}.").format(example=show_money(120)), number
                )
                return None
        if self.starts_on.value() is None:
            self.show_error("starts_on", _("Đã tổ chức thì phải có ngày: hãy ghi ngày diễn ra."), self.starts_on)
            return None
        return ResultDraft(
            self.starts_on.value(), self.ends_on.value(), self.people.value(), self.women.value(),
            {str(key): field.value() or 0 for key, field in self.figures.items() if field.value()},
            self.outcome.toPlainText(),
        )  # fmt: skip

    def submit(self) -> None:
        """Store what came of it."""
        draft = self._draft() if self.submit_button.isEnabled() else None
        if draft is not None and self._card is not None:
            self.act(keep_activities.hold_activity, self._card.row.id, draft)
