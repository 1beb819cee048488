"""Ghi bước: one step on the way to an agreement with its day, number and what its paper needs; judged by the law while it is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain import clock
from app.domain.agreements.agreement_notes import next_step
from app.domain.agreements.agreements import STEPS, VOTERS, Step, Vote, Votes, article_of
from app.domain.agreements.records import AGREEMENT, AGREEMENT_STEP
from app.domain.problems import N_, Finding, Level, Refusal, stop
from app.domain.records import Record
from app.i18n import _, render
from app.models.queries.agreements import agreements
from app.services.agreements import agreement_steps
from app.services.agreements.agreement_steps import StepEntry
from app.ui.records.binding import Group, Sheet, field_for
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.count_field import CountField
from app.ui.widgets.hint import Hint
from app.ui.widgets.text_field import TextField

_PLACED = frozenset({Step.TALKS, Step.START_AGREED, Step.SIGNING, Step.OPINIONS, Step.VOTE})
_FIGURES = {Step.TALKS: ("time", "differs"), Step.VOTE: ("method", "objected", "by_list")}
"""What the paper of a step needs besides, by the key it is stored under."""


class AgreementStepDialog(Editor[StepEntry]):
    """``enter(agreement=id, step=key)``; without a step it is the next one."""

    key: ClassVar[str] = "agreement_step"
    called: ClassVar[str] = N_("Ghi bước thỏa ước")
    verb: ClassVar[str] = N_("Ghi")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement", "step"})
    in_search: ClassVar[bool] = False
    record: ClassVar[Record | None] = AGREEMENT_STEP
    wide: ClassVar[int] = 680
    high: ClassVar[int] = 0
    caption_width: ClassVar[int] = 92

    def sheet(self) -> Sheet:
        """What every step has, then what the signing, the talks or the vote need."""
        place = TextField(_("Nơi"), placeholder=_("ví dụ: phòng họp công ty"))
        common = [self.bind("step", letters=20), *map(self.bind, ("done_on", "number")), self.bind("place", place)]
        yield Group(common, columns=2)
        term = [self.bind(key, field_for(AGREEMENT[key], self.desk)) for key in ("valid_from", "valid_to")]
        self._signing = self.boxed(Group(term, columns=2))
        yield self._signing
        time = TextField(_("Thời gian"), placeholder=_("ví dụ: 8 giờ 00 đến 11 giờ 30"))
        differs = TextField(_("Còn khác nhau"), placeholder=_("nội dung chưa thống nhất, để trống nếu không"))
        self._talks = self.boxed(
            Group([self.bind("time", time, nothing=""), self.bind("differs", differs, nothing="")])
        )
        yield self._talks
        self._voting = self._vote_fields()
        yield self._voting
        yield Group([self.bind("note")])
        self._law = Hint(_("Theo luật"))
        yield self._law
        self.widget("step").changed.connect(self._step_chosen)
        self.follows("done_on", "valid_from", "valid_to", "by_list", "workers", "agreed", "against")

    def _vote_fields(self) -> QWidget:
        ways = [("signatures", _("Chữ ký vào danh sách")), ("hands", _("Biểu quyết"))]
        tick = self.bind("by_list", TickField(_("Đếm theo danh sách người lao động đã lập"))).widget
        counted = [
            self.bind("workers", CountField(_("Tổng số lao động")), nothing=0),
            self.bind("method", ChoiceField(_("Phương thức"), ways)),
            self.bind("agreed", CountField(_("Số tán thành")), caption=_("Tán thành"), nothing=0),
            self.bind("against", CountField(_("Số không tán thành")), caption=_("Không tán thành"), nothing=0),
        ]
        why = Group([self.bind("objected", TextField(_("Điều không tán thành")), nothing="")])
        return parts.box(parts.column(tick, self.boxed(Group(counted, columns=2)), self.boxed(why), gap=6))

    def foot(self) -> Sequence[QWidget]:
        """One recorded by mistake goes away again."""
        self._delete_button = parts.button(_("Bỏ bước này"), self._delete_step, role="danger")
        return [self._delete_button]

    def begin(self, **arguments: Any) -> StepEntry:
        """A step as recorded, or ready to record."""
        with self.desk.read() as read:
            cards = agreements.agreements(read)
            self._card = agreements.agreement(read, arguments["agreement"])
            self._listed = agreements.voters(read, arguments["agreement"])
        self._numbers = [record.number for card in cards for record in card.steps.values()]
        self.widget("by_list").setEnabled(bool(self._listed))
        return self._entry_of(Step(arguments.get("step") or next_step(self._card.facts) or Step.INFO_REQUEST))

    def enter(self, **arguments: Any) -> None:
        """The keyboard is at the day."""
        super().enter(**arguments)
        self.widget("done_on").setFocus()

    def _entry_of(self, step: Step) -> StepEntry:
        card, facts = self._card, self._card.facts
        record = card.steps.get(step)
        entry = StepEntry(
            step, clock.today(), self._next_number(step), valid_from=facts.valid_from, valid_to=facts.valid_to
        )
        if record is None:
            return replace(entry, figures={"by_list": bool(self._listed), "workers": card.workers})
        figures = {"workers": card.workers, **(record.figures or {})}
        texts = {name: getattr(record, name) for name in ("done_on", "number", "place", "note")}
        return replace(entry, **texts, figures=figures)

    def show_draft(self, draft: StepEntry) -> None:
        """With what its paper needs."""
        super().show_draft(draft)
        for key in ("time", "differs", "objected", "workers", "agreed", "against"):
            self.set_value(key, draft.figures.get(key))
        self.set_value("method", draft.figures.get("method", "signatures"))
        self.set_value("by_list", bool(draft.figures.get("by_list")))

    def collect(self) -> StepEntry:
        """With the figures of its paper; a vote with its counts."""
        entry: StepEntry = super().collect()
        step = entry.step
        figures = {key: self.value(key) for key in _FIGURES.get(step, ())}
        votes = Votes(*map(self.value, ("workers", "agreed", "against"))) if step is Step.VOTE else None
        return replace(entry, place=entry.place if step in _PLACED else "", figures=figures, votes=votes)

    def _step_chosen(self) -> None:
        self.begin_with(self._entry_of(self.value("step")))

    def _next_number(self, step: Step) -> str:
        """The next number of the step's kind of paper in the year: ``02/2026/CV-CĐCS``."""
        kind = STEPS[step].number_kind
        if not kind:
            return self._card.number if step is Step.SIGNING else ""
        ending = f"/{clock.today().year}/{kind}-CĐCS"
        used = [
            int(found[1])
            for number in self._numbers
            if number.endswith(ending) and (found := re.match(r"(\d+)/", number))
        ]
        return f"{max(used, default=0) + 1:02d}{ending}"

    def follow(self) -> None:
        """What the step needs is asked, what the list counts is counted, and the law says what it thinks of it."""
        step = self.value("step")
        self.title.setText(f"{_(step.label)}: {render(article_of(STEPS[step].article))}")
        self._signing.setVisible(step is Step.SIGNING)
        self._talks.setVisible(step is Step.TALKS)
        self._voting.setVisible(step is Step.VOTE)
        self.widget("place").setEnabled(step in _PLACED)
        self._delete_button.setVisible(step in self._card.steps and not self.desk.read_only)
        by_list = self.value("by_list")
        for key, vote in (("agreed", Vote.FOR), ("against", Vote.AGAINST)):
            self.widget(key).setEnabled(not by_list)
            if by_list:
                self.set_value(key, sum(each.vote == vote for each in self._listed))
        self._law.say(*self._judged(self.collect()))

    def _judged(self, entry: StepEntry) -> tuple[str, str]:
        """What the law says of the day and figures typed, and its tone: a refusal, what is late, how many agree, or nothing."""
        if self.value("done_on") is None:
            return "", "note"
        found = self.look_over(entry)
        if stopped := [render(each) for each in found if each.stops]:
            return stopped[0], "danger"
        late = [render(each) for each in found if each.level is Level.WARN]
        if late or entry.votes is None or not entry.votes.workers:
            return " ".join(late), "warn"
        percent = f"{round(100 * entry.votes.agreed / entry.votes.workers, 1):g}".replace(".", ",")
        voters = _(VOTERS[self._card.kind])
        return _("{share}% tổng số {voters} tán thành.").format(share=percent, voters=voters), "note"

    def look_over(self, draft: StepEntry) -> Sequence[Finding]:
        """A day, and what the law says of it."""
        if self.value("done_on") is None:
            return [stop("step-day", N_("Hãy ghi ngày của bước này."), "done_on")]
        with self.desk.read() as read:
            return agreement_steps.try_step(self._card, read, draft)

    def show_wrong(self, wrong: Mapping[str, str]) -> None:
        """The refusals take the place of what was shown while typing."""
        self._law.say("")
        super().show_wrong(wrong)

    def store(self, draft: StepEntry) -> None:
        """Record the step."""
        self.act(agreement_steps.record_step, self._card.id, draft)

    def refused(self, refusal: Refusal) -> None:
        """The refusal takes the place of what was shown while typing."""
        self._law.say("")
        super().refused(refusal)

    def _delete_step(self) -> None:
        self.act(agreement_steps.delete_step, self._card.id, self.value("step"))
