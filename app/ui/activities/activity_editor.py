"""Thêm, Sửa hoạt động: what is planned of one activity. Who bears it and what came of it have boxes of their own."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.domain.activities.activities import GIFT_LIST, KINDS, MAY_PROGRAMMES, ActivityDraft, activity_kind
from app.domain.money import Dong
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import activities, plans
from app.models.queries.activities.activities import ActivityCard
from app.models.queries.activities.plans import PlanCard
from app.services.activities import keep_activities
from app.ui.activities.activity_words import activity_kind_word, programme_word
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class ActivityEditor(FormDialog):
    """``enter()`` adds one, ``enter(plan=id, programme=…, kind=…)`` adds to a plan, ``enter(activity=id)`` mends one."""

    key: ClassVar[str] = "activity_editor"
    called: ClassVar[str] = N_("Thêm hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "kind", "plan", "programme"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: ActivityCard | None = None
        self._plans: dict[int, PlanCard] = {}
        self._make_fields()
        lines = [
            ("title", _("Tên hoạt động"), self.activity_title), ("kind", _("Loại"), self.kind),
            ("plan", _("Kế hoạch"), self.plan), ("programme", _("Chương trình"), self.programme),
            ("starts_on", _("Từ ngày"), self.starts_on), ("ends_on", _("Đến ngày"), self.ends_on),
            ("place", _("Địa điểm"), self.place_field), ("lead", _("Phụ trách"), self.lead),
            ("expected", _("Số người dự kiến"), self.expected), ("budget", _("Dự toán"), self.budget),
        ]  # fmt: skip
        sheet = parts.column(gap=6)
        sheet.addLayout(field_grid(lines, self.hints, columns=2, caption=108))
        more = [("content", _("Nội dung"), self.content), ("note", _("Ghi chú"), self.note)]
        sheet.addLayout(field_grid(more, self.hints, caption=108))
        sheet.addStretch(1)
        self._next = parts.button(_("Cất và thêm hoạt động nữa"), self._save_and_next)
        self.lay_out(_("Cất"), scrolled(parts.box(sheet)), width=780, foot=[self._next], stretch=0)
        self.resize(840, 430)
        self.plan.currentIndexChanged.connect(self._plan_chosen)
        self.kind.currentIndexChanged.connect(self._kind_chosen)

    def _make_fields(self) -> None:
        month = self.desk.month
        self.activity_title = TextField(_("Tên hoạt động"), placeholder=_("ví dụ: Hội thao Tháng Công nhân"))
        self.kind = _box(_("Loại"), [(key, activity_kind_word(key)) for key in KINDS if key != GIFT_LIST])
        self.plan = _box(_("Kế hoạch"), [])
        self.programme = _box(_("Chương trình"), [])
        self.starts_on = DateField(_("Từ ngày"), month, any_day=True)
        self.ends_on = DateField(_("Đến ngày"), month, any_day=True)
        self.place_field = TextField(_("Địa điểm"))
        self.lead = TextField(_("Phụ trách"))
        self.expected = TextField(_("Số người dự kiến"), placeholder="0")
        self.budget = MoneyField(_("Dự toán"), words=False)
        self.content = QPlainTextEdit()
        self.content.setAccessibleName(_("Nội dung"))
        self.content.setTabChangesFocus(True)
        self.content.setFixedHeight(62)
        self.note = TextField(_("Ghi chú"))

    def enter(self, **arguments: Any) -> None:
        """Begin with an empty form, in a plan when one is given, or show an activity."""
        with self.desk.read() as read:
            rows = plans.plan_rows(read)
            self._plans = {row.id: plans.plan(read, row.id) for row in rows}
            if "activity" in arguments:
                self._card = activities.activity(read, arguments["activity"])
        self.plan.addItem(_("không theo kế hoạch"), None)
        for number, plan in self._plans.items():
            self.plan.addItem(plan.draft.title, number)
        if self._card is not None:
            self._show(self._card)
        else:
            self._choose(self.plan, arguments.get("plan"))
            self._plan_chosen()
            self._choose(self.programme, arguments.get("programme", ""))
            self._choose(self.kind, arguments.get("kind", "other"))
        self._next.setVisible(self._card is None)
        if self.desk.read_only:
            self.submit_button.setEnabled(False)
            self._next.hide()
        self._kind_chosen()
        self.activity_title.setFocus()

    @staticmethod
    def _choose(box: QComboBox, key: object) -> None:
        place = box.findData(key)
        if place >= 0:
            box.setCurrentIndex(place)

    def _show(self, card: ActivityCard) -> None:
        row = card.row
        self.title.setText(_("Sửa hoạt động"))
        self.setWindowTitle(_("Sửa hoạt động"))
        for field, value in (
            (self.activity_title, row.title), (self.place_field, row.place), (self.lead, row.lead), (self.note, card.note),
            (self.expected, str(row.expected) if row.expected else ""),
        ):  # fmt: skip
            field.set_value(value)
        self.content.setPlainText(card.content)
        if row.kind == GIFT_LIST:
            self.kind.addItem(activity_kind_word(row.kind), row.kind)
            self.kind.setEnabled(False)
        self._choose(self.kind, row.kind)
        self._choose(self.plan, row.plan_id)
        self._plan_chosen()
        if row.programme and self.programme.findData(row.programme) < 0:
            self.programme.addItem(programme_word(row.programme), row.programme)
        self._choose(self.programme, row.programme)
        self.starts_on.set_value(row.starts_on)
        self.ends_on.set_value(row.ends_on)
        self.budget.set_value(Dong(row.money.budget) if row.money.budget else None)

    def _plan_chosen(self, _place: int = 0) -> None:
        kept, plan = self.programme.currentData(), self._plans.get(self.plan.currentData() or 0)
        named = plan.draft.programmes if plan is not None else ()
        self.programme.clear()
        self.programme.addItem(_("không theo chương trình"), "")
        for key in [key for key, _words in named] or MAY_PROGRAMMES:
            self.programme.addItem(programme_word(key, named), key)
        self._choose(self.programme, kept)

    def _kind_chosen(self, _place: int = 0) -> None:
        kind = activity_kind(str(self.kind.currentData()))
        self.hints["kind"].say(_("Phiếu chi thường dùng mã {code}.").format(code=kind.code), "note")

    # ---- storing ---------------------------------------------------------------------------------------------------

    def _draft(self) -> ActivityDraft | None:
        """What was typed, or None after saying beside which field what is wrong."""
        self.clear_errors()
        self._kind_chosen()
        expected = self.expected.value().replace(".", "")
        if not self.activity_title.value():
            self.show_error("title", _("Hãy ghi tên hoạt động."), self.activity_title)
        elif not self.starts_on.readable():
            self.show_error("starts_on", _("Hãy gõ ngày, ví dụ 5 hoặc 05/03; chưa biết thì để trống."), self.starts_on)
        elif not self.ends_on.readable():
            self.show_error("ends_on", _("Hãy gõ ngày, ví dụ 5 hoặc 05/03; chưa biết thì để trống."), self.ends_on)
        elif expected and not (expected.isdecimal() and len(expected) < 7):
            self.show_error("expected", _("Số người là một số nguyên, ví dụ 120."), self.expected)
        elif not self.budget.readable() or (self.budget.value() or 0) < 0:
            self.show_error("budget", _("Hãy ghi số tiền dự toán, ví dụ 5tr; chưa có thì để trống."), self.budget)
        else:
            return ActivityDraft(
                title=self.activity_title.value(), kind=str(self.kind.currentData()), programme=str(self.programme.currentData() or ""),
                plan_id=self.plan.currentData(), starts_on=self.starts_on.value(), ends_on=self.ends_on.value(),
                place=self.place_field.value(), lead=self.lead.value(), content=self.content.toPlainText(),
                expected=int(expected or 0), budget=self.budget.value() or Dong(0), note=self.note.value(),
            )  # fmt: skip
        return None

    def submit(self) -> None:
        """Store, and close."""
        self._store(self.ended)

    def _save_and_next(self) -> None:
        self._store(self._begin_again)

    def _store(self, done: Any) -> None:
        draft = self._draft() if self.submit_button.isEnabled() else None
        if draft is None:
            return
        self.submit_button.setEnabled(False)
        if self._card is not None:
            self.desk.do(keep_activities.edit_activity, self._card.row.id, draft, done=done, failed=self.refused)
        else:
            self.desk.do(keep_activities.add_activity, draft, done=done, failed=self.refused)

    def ended(self, value: Any) -> None:
        """Stored: the list shows it."""
        super().ended(value)
        if self._card is None:
            self.desk.go("activities", activity=value)

    def _begin_again(self, _number: int) -> None:
        self.submit_button.setEnabled(True)
        for field in (self.activity_title, self.expected, self.note):
            field.set_value("")
        self.content.clear()
        self.budget.set_value(None)
        for day in (self.starts_on, self.ends_on):
            day.set_value(None)
        self.activity_title.setFocus()


def _box(name: str, choices: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    # Why: the words of a programme are long; the box keeps its column and its list shows them whole.
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for key, word in choices:
        box.addItem(word, key)
    return box
