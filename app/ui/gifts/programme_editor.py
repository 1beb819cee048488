"""Thêm, Sửa chương trình chăm lo: which programme, when, where, who leads it, for how many and on what budget."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.activities.activities import ActivityDraft
from app.domain.activities.programmes import PROGRAMMES, programme
from app.domain.money import Dong
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityCard
from app.services.activities import keep_activities
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextBox, TextField


class ProgrammeEditor(FormDialog):
    """``enter(programme=…)`` adds one, ``enter(activity=id)`` mends one."""

    key: ClassVar[str] = "programme_editor"
    called: ClassVar[str] = N_("Thêm chương trình chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "programme"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: ActivityCard | None = None
        self.programme = QComboBox()
        self.programme.setAccessibleName(_("Chương trình"))
        for key, each in PROGRAMMES.items():
            self.programme.addItem(_(each.name), key)
        self.activity_title = TextField(_("Tên"), placeholder=_("ví dụ: Tết Sum vầy 2027"))
        self.starts_on = DateField(_("Từ ngày"), desk.month, any_day=True)
        self.ends_on = DateField(_("Đến ngày"), desk.month, any_day=True)
        self.place_field = TextField(_("Địa điểm"))
        self.lead = TextField(_("Phụ trách"))
        self.expected = TextField(_("Số người dự kiến"), placeholder="0")
        self.budget = MoneyField(_("Dự toán"), words=False)
        self.content = TextBox(_("Nội dung"), lines=2)
        self.note = TextField(_("Ghi chú"))
        lines = [
            ("programme", _("Chương trình"), self.programme), ("title", _("Tên"), self.activity_title),
            ("starts_on", _("Từ ngày"), self.starts_on), ("ends_on", _("Đến ngày"), self.ends_on),
            ("place", _("Địa điểm"), self.place_field), ("lead", _("Phụ trách"), self.lead),
            ("expected", _("Số người dự kiến"), self.expected), ("budget", _("Dự toán"), self.budget),
        ]  # fmt: skip
        more = [("content", _("Nội dung"), self.content), ("note", _("Ghi chú"), self.note)]
        self.lay_out(
            _("Cất"),
            field_grid(lines, self.hints, columns=2, caption=112),
            field_grid(more, self.hints, caption=112),
            width=780,
        )
        self.resize(800, 430)

    def enter(self, **arguments: Any) -> None:
        """An empty form, or the programme to mend."""
        if "activity" in arguments:
            with self.desk.read() as read:
                self._card = activities.activity(read, arguments["activity"])
            self._show(self._card)
        else:
            self._choose(arguments.get("programme") or "tet_gathering")
        self.submit_button.setEnabled(not self.desk.read_only)
        self.activity_title.setFocus()

    def _choose(self, key: str) -> None:
        place = self.programme.findData(key)
        if place >= 0:
            self.programme.setCurrentIndex(place)

    def _show(self, card: ActivityCard) -> None:
        row = card.row
        self.title.setText(_("Sửa chương trình chăm lo"))
        self.setWindowTitle(_("Sửa chương trình chăm lo"))
        self._choose(row.programme)
        for field, value in (
            (self.activity_title, row.title), (self.place_field, row.place), (self.lead, row.lead), (self.note, card.note),
            (self.expected, str(row.expected) if row.expected else ""),
        ):  # fmt: skip
            field.set_value(value)
        self.content.set_value(card.content)
        self.starts_on.set_value(row.starts_on)
        self.ends_on.set_value(row.ends_on)
        self.budget.set_value(Dong(row.money.budget) if row.money.budget else None)

    def _draft(self) -> ActivityDraft | None:
        self.clear_errors()
        expected = self.expected.value().replace(".", "")
        for key, day in (("starts_on", self.starts_on), ("ends_on", self.ends_on)):
            if not day.readable():
                self.show_error(key, _("Hãy gõ ngày, ví dụ 5 hoặc 05/03; chưa biết thì để trống."), day)
                return None
        if not self.activity_title.value():
            self.show_error("title", _("Hãy ghi tên chương trình."), self.activity_title)
        elif expected and not (expected.isdecimal() and len(expected) < 7):
            self.show_error("expected", _("Số người là một số nguyên, ví dụ 120."), self.expected)
        elif not self.budget.readable() or (self.budget.value() or 0) < 0:
            self.show_error("budget", _("Hãy ghi số tiền dự toán, ví dụ 5tr; chưa có thì để trống."), self.budget)
        else:
            chosen = programme(str(self.programme.currentData()))
            kind = (
                self._card.row.kind
                if self._card is not None and self._card.row.programme == chosen.key
                else chosen.kind
            )
            return ActivityDraft(
                title=self.activity_title.value(), kind=kind, programme=chosen.key,
                plan_id=self._card.row.plan_id if self._card is not None else None, starts_on=self.starts_on.value(),
                ends_on=self.ends_on.value(), place=self.place_field.value(), lead=self.lead.value(), content=self.content.value(),
                expected=int(expected or 0), budget=self.budget.value() or Dong(0), note=self.note.value(),
            )  # fmt: skip
        return None

    def submit(self) -> None:
        """Store, and show it in the list."""
        draft = self._draft() if self.submit_button.isEnabled() else None
        if draft is None:
            return
        if self._card is not None:
            self.act(keep_activities.edit_activity, self._card.row.id, draft)
        else:
            self.act(keep_activities.add_activity, draft)

    def ended(self, value: Any) -> None:
        """Stored: the list shows it."""
        super().ended(value)
        if self._card is None:
            self.desk.go("programmes", activity=value)
