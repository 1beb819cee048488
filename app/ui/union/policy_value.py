"""One value of a dated policy as the union enters it: which policy, the value, from which day, by which paper."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from app.domain.dates import show_date
from app.domain.problems import N_
from app.domain.timeline import DatedValue
from app.i18n import _
from app.models.queries.union import policies
from app.services.union import change_settings
from app.ui.desk import Desk
from app.ui.screen import DeskDialog
from app.ui.union.policy_words import OWN, policy_words, value_editable, value_hint, value_shown, value_typed
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.text_field import TextField


class PolicyValueDialog(DeskDialog):
    """``enter(policy)`` adds a value, ``enter(policy, day)`` mends the one of that day."""

    key: ClassVar[str] = "policy_value"
    called: ClassVar[str] = N_("Thêm mức, tỷ lệ của đơn vị")
    takes: ClassVar[frozenset[str]] = frozenset({"day", "policy"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            self._all = policies.policy_values(read)
        self._old: dt.date | None = None
        self._title = parts.label(_("Thêm giá trị"), "title")
        self.policy = QComboBox()
        self.policy.setAccessibleName(_("Quy định"))
        for policy, word in policy_words().items():
            self.policy.addItem(word, policy)
        self.value = TextField(_("Giá trị"))
        self.day = DateField(_("Từ ngày"), desk.month, any_day=True)
        self.source = TextField(_("Căn cứ"), placeholder=_("số và ngày văn bản, ví dụ: NQ 03/NQ-BCH ngày 15/01/2026"))
        self._hints = {name: Hint(name) for name in ("value", "day", "source", "all")}
        self._now = Hint(_("Giá trị đang dùng"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, 84)
        grid.setColumnStretch(1, 1)
        lines: list[tuple[str, list[QWidget]]] = [
            (_("Quy định"), [self.policy, self._now]), (_("Giá trị"), [self.value, self._hints["value"]]),
            (_("Từ ngày"), [self.day, self._hints["day"]]), (_("Căn cứ"), [self.source, self._hints["source"]]),
        ]  # fmt: skip
        for place, (word, fields) in enumerate(lines):
            caption = parts.label(word, "muted")
            caption.setMinimumHeight(30)
            grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(parts.column(*fields, gap=2), place, 1)
        save = parts.button(_("Cất  Ctrl+Enter"), self.submit, role="primary")
        stack = parts.column(self._title, gap=10, margins=(20, 16, 20, 16))
        stack.addLayout(grid)
        stack.addWidget(self._hints["all"])
        stack.addStretch(1)
        stack.addLayout(parts.row(None, parts.button(_("Thôi"), self.reject), save))
        self.setLayout(stack)
        self.setMinimumWidth(540)
        self.policy.currentIndexChanged.connect(self._policy_chosen)
        self._policy_chosen()

    def enter(self, **arguments: Any) -> None:
        """Begin a value, or show one."""
        self.policy.setCurrentIndex(max(self.policy.findData(arguments.get("policy", "dues_share_up")), 0))
        self._old = arguments.get("day")
        found = next((value for value in self._values() if value.valid_from == self._old), None)
        self.day.set_value(self._old or self.desk.month.first_day)
        if found is not None:
            self._title.setText(_("Sửa giá trị"))
            self.policy.setEnabled(False)
            self.value.set_value(value_editable(self._policy(), found.value))
            self.source.set_value(found.source)
        self.value.setFocus()

    def _policy(self) -> str:
        return str(self.policy.currentData())

    def _values(self) -> tuple[DatedValue[str], ...]:
        return self._all.get(self._policy(), ())

    def _policy_chosen(self, _place: int = 0) -> None:
        self.value.setPlaceholderText(value_hint(self._policy()))
        now = [value for value in self._values() if value.valid_from <= self.desk.month.first_day]
        text = _("Đang dùng {value} từ {day}, {source}.")
        self._now.say(text.format(value=value_shown(self._policy(), now[-1].value), day=show_date(now[-1].valid_from), source=now[-1].source)
                          if now else _("Tháng làm việc chưa có giá trị nào."))  # fmt: skip

    def _show_error(self, name: str, field: QWidget, sentence: str) -> None:
        self._hints[name].say(sentence, "danger")
        field.setFocus()

    def submit(self) -> None:
        """Store the value with its own source."""
        for hint in self._hints.values():
            hint.say("")
        value, day, source = value_typed(self._policy(), self.value.value()), self.day.value(), self.source.value()
        if value is None:
            self._show_error(
                "value", self.value, _("Không đọc được giá trị: gõ {hint}.").format(hint=value_hint(self._policy()))
            )
        elif day is None:
            self._show_error("day", self.day, _("Hãy ghi ngày bắt đầu áp dụng."))
        elif day != self._old and any(each.valid_from == day for each in self._values()):
            self._show_error(
                "day", self.day, _("Đã có một giá trị từ ngày {day}: hãy sửa giá trị ấy.").format(day=show_date(day))
            )
        elif not source:
            self._show_error(
                "source", self.source, _("Hãy ghi số và ngày văn bản: mỗi con số đều phải nói được vì sao.")
            )
        else:
            others = [each for each in self._values() if each.valid_from not in (self._old, day)]
            values = sorted([*others, DatedValue(day, value, source, OWN)], key=lambda each: each.valid_from)
            self.desk.do(change_settings.set_policy, self._policy(), values, done=self._stored,
                         failed=lambda sentence: self._hints["all"].say(sentence, "danger"))  # fmt: skip

    def _stored(self, _value: object) -> None:
        self.accept()
