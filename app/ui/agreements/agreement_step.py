"""Ghi bước: one step on the way to an agreement with its day, number and what its paper needs; judged by the law while it is typed."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain import clock
from app.domain.agreements.agreement_checks import next_step
from app.domain.agreements.agreements import STEPS, Step, Votes, article_of
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.services.agreements import agreement_steps
from app.services.agreements.agreement_steps import StepEntry
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.count_field import CountField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.text_field import TextField

_PLACED = frozenset({Step.TALKS, Step.START_AGREED, Step.SIGNING, Step.OPINIONS, Step.VOTE})


class AgreementStepDialog(FormDialog):
    """``enter(agreement=id, step=key)``; without a step it is the next one."""

    key: ClassVar[str] = "agreement_step"
    called: ClassVar[str] = N_("Ghi bước thỏa ước")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement", "step"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._card: AgreementCard | None = None
        self._numbers: list[str] = []
        self._make_fields()
        common = [
            ("step", _("Bước"), self.step), ("day", _("Ngày"), self.day), ("number", _("Số văn bản"), self.number),
            ("place", _("Nơi"), self.place),
        ]  # fmt: skip
        signing = field_grid(
            [("valid_from", _("Hiệu lực từ"), self.valid_from), ("valid_to", _("Đến ngày"), self.valid_to)],
            self.hints, columns=2, caption=92,
        )  # fmt: skip
        talks = field_grid(
            [("time", _("Thời gian"), self.time), ("differs", _("Còn khác nhau"), self.differs)], self.hints, caption=92
        )
        self._signing, self._talks = parts.box(parts.column(signing)), parts.box(parts.column(talks))
        voting = field_grid(
            [("workers", _("Tổng số lao động"), self.workers), ("method", _("Phương thức"), self.method),
             ("agreed", _("Tán thành"), self.agreed), ("against", _("Không tán thành"), self.against)],
            self.hints, columns=2, caption=128,
        )  # fmt: skip
        objected = field_grid([("objected", _("Điều không tán thành"), self.objected)], self.hints, caption=128)
        self._voting = parts.box(parts.column(self.by_list, voting, objected, gap=6))
        note = [("note", _("Ghi chú"), self.note)]
        self._law = Hint(_("Theo luật"))
        self._delete_button = parts.button(_("Bỏ bước này"), self._delete_step, role="danger")
        self.lay_out(
            _("Ghi"), field_grid(common, self.hints, columns=2, caption=92), self._signing, self._talks, self._voting,
            field_grid(note, self.hints, caption=92), self._law, width=680, foot=[self._delete_button],
        )  # fmt: skip
        self.step.currentIndexChanged.connect(self._step_chosen)
        self.by_list.toggled.connect(self._counted)
        for day in (self.day, self.valid_from, self.valid_to):
            day.changed.connect(self._judge)
        for count in (self.workers, self.agreed, self.against):
            count.changed.connect(self._judge)

    def _make_fields(self) -> None:
        month = self.desk.month
        self.step = QComboBox()
        self.step.setAccessibleName(_("Bước"))
        self.step.setMinimumContentsLength(20)
        self.step.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for step in STEPS:
            self.step.addItem(_(step.label), str(step))
        self.day, self.valid_from, self.valid_to = (
            DateField(name, month, any_day=True) for name in (_("Ngày"), _("Hiệu lực từ"), _("Đến ngày"))
        )
        self.number = TextField(_("Số văn bản"))
        self.place = TextField(_("Nơi"), placeholder=_("ví dụ: phòng họp công ty"))
        self.note = TextField(_("Ghi chú"))
        self.time = TextField(_("Thời gian"), placeholder=_("ví dụ: 8 giờ 00 đến 11 giờ 30"))
        self.differs = TextField(_("Còn khác nhau"), placeholder=_("nội dung chưa thống nhất, để trống nếu không"))
        self.objected = TextField(_("Điều không tán thành"))
        self.workers, self.agreed = CountField(_("Tổng số lao động")), CountField(_("Số tán thành"))
        self.against = CountField(_("Số không tán thành"))
        self.method = QComboBox()
        self.method.setAccessibleName(_("Phương thức"))
        self.method.addItem(_("Chữ ký vào danh sách"), "signatures")
        self.method.addItem(_("Biểu quyết"), "hands")
        self.by_list = QCheckBox(_("Đếm theo danh sách người lao động đã lập"))
        self.by_list.setAccessibleName(self.by_list.text())

    def enter(self, **arguments: Any) -> None:
        """Show a step as recorded, or ready to record."""
        with self.desk.read() as read:
            cards = agreements.agreements(read)
            self._card = agreements.agreement(read, arguments["agreement"])
            self._listed = agreements.voters(read, arguments["agreement"])
        self._numbers = [record.number for card in cards for record in card.steps.values()]
        wanted = arguments.get("step") or str(next_step(self._card.facts) or Step.INFO_REQUEST)
        self.by_list.setEnabled(bool(self._listed))
        self.step.setCurrentIndex(self.step.findData(wanted))
        self._step_chosen()
        self.day.setFocus()

    def chosen(self) -> Step:
        """The step shown."""
        return Step(self.step.currentData())

    def _step_chosen(self, _place: int = 0) -> None:
        card, step = self._card, self.chosen()
        if card is None:
            return
        record = card.steps.get(step)
        self.day.set_value(record.done_on if record else clock.today())
        self.number.set_value(record.number if record else self._next_number(step))
        self.place.set_value(record.place if record else "")
        self.note.set_value(record.note if record else "")
        stored = dict(record.figures or {}) if record else {}
        self.time.set_value(stored.get("time", ""))
        self.differs.set_value(stored.get("differs", ""))
        self.objected.set_value(stored.get("objected", ""))
        self.method.setCurrentIndex(max(self.method.findData(stored.get("method")), 0))
        self.by_list.setChecked(bool(stored.get("by_list", bool(self._listed) and not record)))
        self.workers.set_value(stored.get("workers", card.workers or None))
        self.agreed.set_value(stored.get("agreed"))
        self.against.set_value(stored.get("against"))
        self.valid_from.set_value(card.facts.valid_from)
        self.valid_to.set_value(card.facts.valid_to)
        self._signing.setVisible(step is Step.SIGNING)
        self._talks.setVisible(step is Step.TALKS)
        self._voting.setVisible(step is Step.VOTE)
        self.place.setEnabled(step in _PLACED)
        self._delete_button.setVisible(record is not None and not self.desk.read_only)
        self.title.setText(f"{_(step.label)}: {render(article_of(STEPS[step].article))}")
        self._counted()

    def _next_number(self, step: Step) -> str:
        """The next number of the step's kind of paper in the year: ``02/2026/CV-CĐCS``."""
        kind = STEPS[step].number_kind
        if not kind:
            return self._card.number if step is Step.SIGNING and self._card else ""
        ending = f"/{clock.today().year}/{kind}-CĐCS"
        used = [
            int(found[1])
            for number in self._numbers
            if number.endswith(ending) and (found := re.match(r"(\d+)/", number))
        ]
        return f"{max(used, default=0) + 1:02d}{ending}"

    def _counted(self, _on: bool = False) -> None:
        by_list = self.by_list.isChecked()
        for field in (self.agreed, self.against):
            field.setEnabled(not by_list)
        if by_list:
            self.agreed.set_value(sum(each.vote == "for" for each in self._listed))
            self.against.set_value(sum(each.vote == "against" for each in self._listed))
        self._judge()

    def _votes(self) -> Votes | None:
        if self.chosen() is not Step.VOTE:
            return None
        return Votes(self.workers.value() or 0, self.agreed.value() or 0, self.against.value() or 0)

    def _judge(self) -> None:
        """What the law says of the day and figures typed: a refusal, what is late, or nothing."""
        day = self.day.value()
        self._law.say("")
        if self._card is None or day is None:
            return
        entry = self._entry()
        try:
            with self.desk.read() as read:
                found = agreement_steps.try_step(self._card, read, entry)
        except Refusal as refusal:
            self._law.say(render(refusal), "danger")
            return
        late = [render(each) for each in found if each.code == "agreement-late"]
        share = self._votes()
        if late:
            self._law.say(" ".join(late), "warn")
        elif share is not None and share.workers:
            percent = round(100 * share.agreed / share.workers, 1)
            self._law.say(
                _("{share}% tổng số người lao động tán thành.").format(share=f"{percent:g}".replace(".", ",")), "note"
            )

    def _entry(self) -> StepEntry:
        step = self.chosen()
        figures: dict[str, Any] = {}
        if step is Step.TALKS:
            figures = {"time": self.time.value(), "differs": self.differs.value()}
        if step is Step.VOTE:
            figures = {
                "method": self.method.currentData(), "objected": self.objected.value(), "by_list": self.by_list.isChecked()
            }  # fmt: skip
        day = self.day.value()
        assert day is not None, "no day"
        return StepEntry(
            step, day, self.number.value(), self.place.value() if step in _PLACED else "", self.note.value(), figures,
            self._votes(), self.valid_from.value(), self.valid_to.value(),
        )  # fmt: skip

    def submit(self) -> None:
        """Record the step."""
        self.clear_errors()
        if self.day.value() is None:
            self.show_error("day", _("Hãy ghi ngày của bước này."), self.day)
            return
        for key, field in (("workers", self.workers), ("agreed", self.agreed), ("against", self.against)):
            if not field.readable():
                self.show_error(key, _("Hãy ghi một số, ví dụ 350."), field)
                return
        if self._card is not None and self.submit_button.isEnabled() and not self.desk.read_only:
            self.act(agreement_steps.record_step, self._card.id, self._entry())

    def refused(self, sentence: str) -> None:
        """The refusal takes the place of what was shown while typing."""
        self._law.say("")
        super().refused(sentence)

    def _delete_step(self) -> None:
        if self._card is not None:
            self.act(agreement_steps.delete_step, self._card.id, self.chosen())
