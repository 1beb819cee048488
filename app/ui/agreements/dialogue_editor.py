"""One dialogue or workers' conference: what, when, where, who from each side, content and conclusion."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.agreements.dialogue import DialogueDraft, DialogueKind, DialogueSide, DialogueState, look_over
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.agreements import dialogues
from app.services.agreements import keep_dialogues
from app.ui.agreements.dialogue_words import people_shown, people_typed
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.text_field import TextBox, TextField

SIDES = (DialogueSide.EMPLOYER, DialogueSide.WORKERS, DialogueSide.GUEST)


class DialogueEditor(FormDialog):
    """``enter(dialogue=id)`` shows one to mend, ``enter()`` begins one, ``enter(kind=…)`` one of that kind."""

    key: ClassVar[str] = "dialogue_editor"
    called: ClassVar[str] = N_("Thêm đối thoại, hội nghị người lao động")
    takes: ClassVar[frozenset[str]] = frozenset({"dialogue", "kind"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id: int | None = None
        self._kept = DialogueDraft(DialogueKind.PERIODIC, "")
        self._make_fields()
        lines = [
            ("kind", _("Loại"), self.kind), ("state", _("Trạng thái"), self.state), ("title", _("Tên"), self.title_field),
            ("place", _("Nơi tổ chức"), self.place), ("planned_on", _("Ngày dự kiến"), self.planned_on),
            ("held_on", _("Ngày tổ chức"), self.held_on), ("time", _("Giờ"), self.time), ("workers", _("Số lao động"), self.workers),
            ("people", _("Số người dự"), self.people), ("women", _("Trong đó nữ"), self.women),
            ("number", _("Số biên bản"), self.number), ("posted_on", _("Ngày công khai"), self.posted_on),
        ]  # fmt: skip
        sides = [(f"side_{side}", _(side.label), self.sides[side]) for side in SIDES]
        texts = [("content", _("Nội dung"), self.content), ("conclusion", _("Kết luận"), self.conclusion)]
        sheet = parts.column(gap=6)
        sheet.addLayout(field_grid(lines, self.hints, columns=2, caption=98))
        sheet.addWidget(
            parts.label(_("Mỗi người một dòng: Họ tên – chức vụ – chủ trì hoặc thư ký (dán được từ Excel)"), "small")
        )
        sheet.addLayout(field_grid(sides, self.hints, caption=98))
        sheet.addLayout(field_grid(texts, self.hints, caption=98))
        sheet.addStretch(1)
        self.lay_out(_("Cất"), scrolled(parts.box(sheet)), width=780, stretch=0)
        self.resize(840, 490)
        self.kind.currentIndexChanged.connect(self._propose_title)

    def _make_fields(self) -> None:
        month = self.desk.month
        self.kind = _choice(_("Loại"), [(_(kind.label), kind) for kind in DialogueKind])
        self.state = _choice(_("Trạng thái"), [(_(state.label), state) for state in DialogueState])
        self.title_field = TextField(_("Tên"))
        self.place = TextField(_("Nơi tổ chức"), placeholder=_("ví dụ: hội trường nhà máy"))
        self.planned_on = DateField(_("Ngày dự kiến"), month, any_day=True)
        self.held_on = DateField(_("Ngày tổ chức"), month, any_day=True)
        self.time = TextField(_("Giờ"), placeholder=_("ví dụ: 14 giờ 00"))
        self.workers = CountField(_("Số lao động"))
        self.people = CountField(_("Số người dự"))
        self.women = CountField(_("Trong đó nữ"))
        self.number = TextField(_("Số biên bản"), placeholder=_("ví dụ: 03"))
        self.posted_on = DateField(_("Ngày công khai"), month, any_day=True)
        self.sides = {side: TextBox(_(side.label), lines=3 if side is not DialogueSide.GUEST else 2) for side in SIDES}
        self.content = TextBox(_("Nội dung"), lines=3)
        self.conclusion = TextBox(_("Kết luận"), lines=3)

    def enter(self, **arguments: Any) -> None:
        """Show one, or propose a new one for the working month."""
        if "dialogue" in arguments:
            self._id = int(arguments["dialogue"])
            with self.desk.read() as read:
                self._kept = dialogues.dialogue(read, self._id).draft
            self.title.setText(_("Sửa đối thoại, hội nghị"))
        else:
            with self.desk.read() as read:
                workers = dialogues.last_workers(read)
            kind = DialogueKind(arguments.get("kind", DialogueKind.PERIODIC))
            self._kept = DialogueDraft(kind, keep_dialogues.proposal(kind, self.desk.month.year), workers=workers)
        self._show(self._kept)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.title_field.setFocus()

    def _show(self, draft: DialogueDraft) -> None:
        self.kind.setCurrentIndex(self.kind.findData(draft.kind))
        self.state.setCurrentIndex(self.state.findData(draft.state))
        for field, text in (
            (self.title_field, draft.title), (self.place, draft.place), (self.time, draft.time), (self.number, draft.number),
        ):  # fmt: skip
            field.set_value(text)
        for day_field, day in (
            (self.planned_on, draft.planned_on), (self.held_on, draft.held_on), (self.posted_on, draft.posted_on),
        ):  # fmt: skip
            day_field.set_value(day)
        self.workers.set_value(draft.workers or None)
        self.people.set_value(draft.people)
        self.women.set_value(draft.women)
        for side, box in self.sides.items():
            box.set_value(people_shown(draft.of_side(side)))
        self.content.set_value(draft.content)
        self.conclusion.set_value(draft.conclusion)

    def _propose_title(self) -> None:
        """A proposed name follows the kind; one typed stays."""
        proposals = {keep_dialogues.proposal(kind, self.desk.month.year) for kind in DialogueKind}
        if self.title_field.value() in proposals | {""}:
            self.title_field.set_value(keep_dialogues.proposal(self.kind.currentData(), self.desk.month.year))

    def draft(self) -> DialogueDraft:
        """What stands in the fields."""
        return replace(
            self._kept,
            kind=DialogueKind(self.kind.currentData()),
            state=DialogueState(self.state.currentData()),
            title=self.title_field.value(),
            place=self.place.value(),
            planned_on=self.planned_on.value(),
            held_on=self.held_on.value(),
            time=self.time.value(),
            workers=self.workers.value() or 0,
            people=self.people.value(),
            women=self.women.value(),
            number=self.number.value(),
            posted_on=self.posted_on.value(),
            content=self.content.value(),
            conclusion=self.conclusion.value(),
            persons=tuple(each for side, box in self.sides.items() for each in people_typed(side, box.value())),
        )

    def submit(self) -> None:
        """Store it; what stops it is shown beside its field."""
        self.clear_errors()
        counts = (self.workers, self.people, self.women)
        if not self.submit_button.isEnabled() or not all(field.readable() for field in counts):
            return
        draft = self.draft()
        with self.desk.read() as read:
            law = dialogues.dialogue_law(read, draft.held_on or draft.planned_on or clock.today())
        stopping = [finding for finding in look_over(draft, law, clock.today()) if finding.stops]
        fields: dict[str, QWidget] = {
            "title": self.title_field, "planned_on": self.planned_on, "held_on": self.held_on, "women": self.women,
            "posted_on": self.posted_on,
        }  # fmt: skip
        for finding in stopping[:1]:
            self.show_error(finding.column or "", render(finding.message), fields.get(finding.column or ""))
            return
        self.act(keep_dialogues.save_dialogue, self._id, draft)

    def ended(self, value: Any) -> None:
        """Stored: show it in the list."""
        super().ended(value)
        self.desk.go("dialogues", dialogue=value)


def _choice(name: str, offered: list[tuple[str, Any]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for word, value in offered:
        box.addItem(word, value)
    return box
