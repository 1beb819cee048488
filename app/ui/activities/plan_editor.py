"""Lập, Sửa kế hoạch: title, days, theme, number, aims, the year's programmes, targets, and at the end its assessment."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from app.domain.activities.activities import MAY_PROGRAMMES
from app.domain.activities.plans import PlanDraft, PlanKind, Target
from app.domain.problems import N_, Refusal
from app.i18n import _
from app.models.queries.activities import plans
from app.models.queries.activities.plans import PlanCard
from app.services.activities import keep_plans
from app.services.activities.workers_month_years import beginning_plan, workers_month_theme
from app.ui.activities.activity_words import programme_word
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.table_model import RIGHT
from app.ui.widgets.text_field import TextField


class UnreadableTarget(Refusal):
    """A target that is no whole number above nothing."""

    code = "target-unreadable"
    template = N_("Chỉ tiêu là một số nguyên lớn hơn 0, ví dụ 6; không hiểu «{text}».")


class PlanEditor(FormDialog):
    """``enter()`` makes one for the working year, ``enter(kind=…)`` of a kind, ``enter(plan=id)`` mends one."""

    key: ClassVar[str] = "plan_editor"
    called: ClassVar[str] = N_("Lập kế hoạch hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"kind", "plan", "year"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: PlanCard | None = None
        self._stays = False
        self._make_fields()
        lines = [
            ("kind", _("Loại"), self.kind), ("title", _("Tên kế hoạch"), self.plan_title),
            ("first_day", _("Từ ngày"), self.first_day), ("last_day", _("Đến ngày"), self.last_day),
            ("number", _("Số"), self.number), ("decided_on", _("Ngày ban hành"), self.decided_on),
        ]  # fmt: skip
        sheet = parts.column(gap=6)
        sheet.addLayout(field_grid(lines, self.hints, columns=2, caption=98))
        sheet.addLayout(
            field_grid([("theme", _("Chủ đề"), self.theme), ("aims", _("Mục đích"), self.aims)], self.hints, caption=98)
        )
        sheet.addWidget(parts.label(_("Chương trình"), "section"))
        sheet.addWidget(self.programmes)
        sheet.addWidget(parts.label(_("Chỉ tiêu"), "section"))
        sheet.addWidget(self.targets)
        sheet.addWidget(self._tip)
        sheet.addLayout(field_grid([("assessment", _("Đánh giá"), self.assessment)], self.hints, caption=98))
        self.lay_out(_("Cất"), scrolled(parts.box(sheet)), width=780, stretch=0)
        self.resize(840, 490)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        for grid in (self.programmes, self.targets):
            grid.refused.connect(lambda sentence: self._tip.say(sentence, "danger"))
        self.programmes.finished.connect(self.targets.setFocus)
        self.targets.finished.connect(self.assessment.setFocus)

    def _make_fields(self) -> None:
        month = self.desk.month
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Loại"))
        for kind in PlanKind:
            self.kind.addItem(_(kind.label), str(kind))
        self.plan_title = TextField(_("Tên kế hoạch"))
        self.first_day = DateField(_("Từ ngày"), month, any_day=True)
        self.last_day = DateField(_("Đến ngày"), month, any_day=True)
        self.number = TextField(_("Số"), placeholder=_("số thứ tự, ví dụ 05"))
        self.decided_on = DateField(_("Ngày ban hành"), month, any_day=True)
        self.theme = TextField(_("Chủ đề"))
        self.aims = _text(_("Mục đích"), 58)
        self.assessment = _text(_("Đánh giá"), 58)
        self.assessment.setPlaceholderText(_("ghi khi tổng kết: kết quả, hạn chế, kiến nghị với cấp trên"))
        self.programmes = EntryGrid(
            _("Chương trình"),
            [
                lookup_column("key", _("Chương trình"), _programme_choices, 220),
                GridColumn("words", _("Tên gọi năm nay"), 300, stretch=True),
            ],
        )
        self.targets = EntryGrid(
            _("Chỉ tiêu"),
            [
                lookup_column("key", _("Chỉ tiêu"), _target_choices, 300, stretch=True),
                GridColumn("wanted", _("Số"), 110, read=_whole, align=RIGHT),
            ],
        )
        for grid in (self.programmes, self.targets):
            grid.setMinimumHeight(118)
        self._tip = Hint(_("Chương trình, chỉ tiêu"))

    def enter(self, **arguments: Any) -> None:
        """Begin a plan, or show one."""
        if "plan" in arguments:
            with self.desk.read() as read:
                self._card = plans.plan(read, arguments["plan"])
            self.title.setText(_("Sửa kế hoạch"))
            self.setWindowTitle(_("Sửa kế hoạch"))
            self._show(self._card.draft)
        else:
            kind = PlanKind(arguments.get("kind") or PlanKind.WORKERS_MONTH)
            self.kind.setCurrentIndex(self.kind.findData(str(kind)))
            self._stays = "year" in arguments
            self._begin(kind, arguments.get("year") or self.desk.month.year)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.plan_title.setFocus()

    def _begin(self, kind: PlanKind, year: int) -> None:
        self._year = year
        self._show(beginning_plan(kind, year))
        known = workers_month_theme(year)
        if kind is PlanKind.WORKERS_MONTH:
            text = (
                _("Chủ đề theo {source}; sửa theo văn bản của cấp trên nếu khác.").format(source=known.source)
                if known.is_known
                else _("Chưa có nguồn cho chủ đề năm {year}: hãy ghi theo kế hoạch của cấp trên.").format(year=year)
            )
            self.hints["theme"].say(text, "note" if known.is_known else "warn")
        else:
            self.hints["theme"].say("")

    def _kind_chosen(self, _place: int) -> None:
        if self._card is None and hasattr(self, "_year"):
            self._begin(PlanKind(str(self.kind.currentData())), self._year)

    def _show(self, draft: PlanDraft) -> None:
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(str(draft.kind)))
        self.kind.blockSignals(False)
        for field, value in ((self.plan_title, draft.title), (self.number, draft.number), (self.theme, draft.theme)):
            field.set_value(value)
        for day, known in (
            (self.first_day, draft.first_day), (self.last_day, draft.last_day), (self.decided_on, draft.decided_on),
        ):  # fmt: skip
            day.set_value(known)
        self.aims.setPlainText(draft.aims)
        self.assessment.setPlainText(draft.assessment)
        self.programmes.set_lines([{"key": key, "words": words or None} for key, words in draft.programmes])
        self.targets.set_lines([{"key": key, "wanted": wanted} for key, wanted in draft.targets.items()])

    def _draft(self) -> PlanDraft | None:
        """What was typed, or None after saying beside which field what is wrong."""
        self.clear_errors()
        first, last = self.first_day.value(), self.last_day.value()
        programmes, targets = self.programmes.lines(), self.targets.lines()
        if not self.plan_title.value():
            self.show_error("title", _("Hãy ghi tên kế hoạch."), self.plan_title)
        elif first is None or last is None:
            key, field = ("first_day", self.first_day) if first is None else ("last_day", self.last_day)
            self.show_error(key, _("Hãy gõ ngày, ví dụ 5 hoặc 05/03."), field)
        elif not self.decided_on.readable():
            self.show_error(
                "decided_on", _("Hãy gõ ngày, ví dụ 5 hoặc 05/03; chưa biết thì để trống."), self.decided_on
            )
        elif any(not line.get("key") for line in programmes):
            self._tip.say(_("Mỗi dòng chương trình cần chọn một chương trình trong danh sách."), "danger")
        elif any(not line.get("key") or not line.get("wanted") for line in targets):
            self._tip.say(_("Mỗi dòng chỉ tiêu cần chọn chỉ tiêu và ghi số."), "danger")
        else:
            return PlanDraft(
                kind=PlanKind(str(self.kind.currentData())), title=self.plan_title.value(), first_day=first, last_day=last,
                theme=self.theme.value(), aims=self.aims.toPlainText(), number=self.number.value(), decided_on=self.decided_on.value(),
                programmes=tuple((line["key"], line.get("words") or programme_word(line["key"])) for line in programmes),
                targets={line["key"]: line["wanted"] for line in targets},
                decision=self._card.draft.decision if self._card is not None else "", assessment=self.assessment.toPlainText(),
            )  # fmt: skip
        return None

    def submit(self) -> None:
        """Store it."""
        self.programmes.commit()
        self.targets.commit()
        draft = self._draft() if self.submit_button.isEnabled() else None
        if draft is None:
            return
        if self._card is not None:
            self.act(keep_plans.edit_plan, self._card.id, draft)
        else:
            self.act(keep_plans.add_plan, draft)

    def ended(self, value: Any) -> None:
        """Stored: the list shows it; whoever asked for a year's plan stays where they are."""
        super().ended(value)
        if self._card is None and not self._stays:
            self.desk.go("plans", plan=value)


def _text(name: str, height: int) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setTabChangesFocus(True)
    made.setFixedHeight(height)
    return made


def _whole(text: str) -> int:
    figures = text.strip().replace(".", "")
    if not (figures.isdecimal() and 0 < int(figures) < 10_000_000):
        raise UnreadableTarget(text=text)
    return int(figures)


def _programme_choices() -> list[Choice]:
    return [Choice(key, "", programme_word(key)) for key in MAY_PROGRAMMES]


def _target_choices() -> list[Choice]:
    return [Choice(str(each), "", _(each.label)) for each in Target]
