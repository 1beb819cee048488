"""One value of a dated policy as the union enters it: which policy, the value, from which day, by which paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain.dates import show_date
from app.domain.problems import N_, Finding, need
from app.domain.records import Record
from app.domain.timeline import DatedValue
from app.domain.union.policies import OWN, look_over_dated
from app.domain.union.records import POLICY_VALUE
from app.i18n import _
from app.models.queries.union import policies
from app.services.union import change_settings
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.union.policy_words import policy_words, value_editable, value_hint, value_shown, value_typed
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint


class PolicyValueDialog(Editor[DatedValue[str]]):
    """``enter(policy)`` adds a value, ``enter(policy, day)`` mends the one of that day."""

    key: ClassVar[str] = "policy_value"
    called: ClassVar[str] = N_("Thêm mức, tỷ lệ của đơn vị")
    takes: ClassVar[frozenset[str]] = frozenset({"day", "policy"})
    record: ClassVar[Record | None] = POLICY_VALUE
    wide: ClassVar[int] = 540
    high: ClassVar[int] = 0
    caption_width: ClassVar[int] = 84

    def sheet(self) -> Sheet:
        """The policy with what is in force, and the value."""
        self._old: dt.date | None = None
        with self.desk.read() as read:
            self._held = policies.policy_values(read)
        yield Group([self.bind("policy", ChoiceField(_("Quy định"), policy_words().items()))])
        self._now = Hint(_("Giá trị đang dùng"))
        yield self._now
        yield Group([*map(self.bind, ("value", "valid_from", "source"))])
        self.follows("policy")

    def begin(self, **arguments: Any) -> DatedValue[str]:
        """A value from the working month on, or the one of a day."""
        policy, self._old = arguments.get("policy", "dues_share_up"), arguments.get("day")
        self.set_value("policy", policy)
        found = next((value for value in self._values() if value.valid_from == self._old), None)
        if found is None:
            return DatedValue(self._old or self.desk.month.first_day, "", "")
        self.title.setText(_("Sửa giá trị"))
        self.widget("policy").setEnabled(False)
        return replace(found, value=value_editable(policy, found.value))

    def enter(self, **arguments: Any) -> None:
        """The keyboard is at the value."""
        super().enter(**arguments)
        self.widget("value").setFocus()

    def _values(self) -> tuple[DatedValue[str], ...]:
        return self._held.get(self.value("policy"), ())

    def follow(self) -> None:
        """How such a value is typed, and which is in force."""
        policy = self.value("policy")
        self.widget("value").setPlaceholderText(value_hint(policy))
        now = [value for value in self._values() if value.valid_from <= self.desk.month.first_day]
        if not now:
            self._now.say(_("Tháng làm việc chưa có giá trị nào."))
            return
        text, last = _("Đang dùng {value} từ {day}, {source}."), now[-1]
        shown = value_shown(policy, last.value)
        self._now.say(text.format(value=shown, day=show_date(last.valid_from), source=last.source))

    def look_over(self, draft: DatedValue[str]) -> Sequence[Finding]:
        """A value of the policy's kind, from a day no other has, with its paper."""
        policy = self.value("policy")
        text = N_("Không đọc được giá trị: gõ {hint}.")
        readable = value_typed(policy, draft.value)
        taken = {each.valid_from for each in self._values()} - {self._old}
        return [
            *need(readable, "policy-value", text, "value", hint=value_hint(policy)),
            *look_over_dated(draft.valid_from, draft.source, taken),
        ]

    def store(self, draft: DatedValue[str]) -> None:
        """Store the value with its own source."""
        policy = self.value("policy")
        others = [each for each in self._values() if each.valid_from not in (self._old, draft.valid_from)]
        own = DatedValue(draft.valid_from, value_typed(policy, draft.value) or "", draft.source, OWN)
        values = sorted([*others, own], key=lambda each: each.valid_from)
        self.act(change_settings.set_policy, policy, values)
