"""Part A of B07: workers, payrolls, members, full-time officers of one period. What is unknown stays blank."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.dates import Period
from app.domain.problems import N_
from app.domain.settlement.settlement import BasicIndicators
from app.i18n import _, render
from app.services.settlement import basic_indicators
from app.ui.desk import Desk
from app.ui.kinds import period_word
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class BasicIndicatorsDialog(DeskDialog):
    """``enter(period, figures)``."""

    key: ClassVar[str] = "basic_indicators"
    called: ClassVar[str] = N_("Chỉ tiêu cơ bản của B07")
    takes: ClassVar[frozenset[str]] = frozenset({"figures", "period"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._period = Period.of_year(desk.month.year)
        self._title = parts.label(role="title")
        names = {
            "workers": (_("Số lao động đóng KPCĐ"), _("người")),
            "workers_payroll": (_("Quỹ lương đóng KPCĐ"), _("đồng")),
            "members": (_("Số đoàn viên"), _("người")),
            "dues_payroll": (_("Quỹ lương đóng ĐPCĐ"), _("đồng")),
            "full_time_officers": (_("Cán bộ công đoàn chuyên trách"), _("người")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        self.fields: dict[str, MoneyField] = {}
        self._hints: dict[str, Hint] = {}
        for place, (key, (name, unit)) in enumerate(names.items()):
            field = MoneyField(name, words=False)
            field.setFixedWidth(170)
            self.fields[key] = field
            self._hints[key] = Hint(name)
            grid.addWidget(parts.label(name), 2 * place, 0)
            grid.addWidget(field, 2 * place, 1)
            grid.addWidget(parts.label(unit, "muted"), 2 * place, 2)
            grid.addWidget(self._hints[key], 2 * place + 1, 0, 1, 3)
            field.changed.connect(self._judge)
        grid.setColumnStretch(3, 1)
        self.source = TextField(_("Căn cứ"), placeholder=_("ví dụ: danh sách BHXH tháng 12/2025"))
        label = parts.label(
            _(
                "Lao động: số đóng BHXH ngày 31/12 năm trước cộng bình quân tăng giảm trong năm. Quỹ lương: cộng các tháng."
            ),
            "small",
            wrap=True,
        )
        save = parts.button(_("Cất  Ctrl+Enter"), self.submit, role="primary")
        stack = parts.column(self._title, label, gap=10, margins=(20, 16, 20, 16))
        stack.addLayout(grid)
        stack.addLayout(parts.row(parts.label(_("Căn cứ")), self.source))
        stack.addStretch(1)
        stack.addLayout(parts.row(None, parts.button(_("Thôi"), self.reject), save))
        self.setLayout(stack)
        self.setMinimumWidth(480)

    def enter(self, **arguments: Any) -> None:
        """Show the figures of a period."""
        self._period = arguments.get("period", self._period)
        self._title.setText(_("Chỉ tiêu cơ bản, {period}").format(period=period_word(self._period)))
        figures = arguments.get("figures") or BasicIndicators()
        for key, field in self.fields.items():
            field.set_value(getattr(figures, key))

    def _figures(self) -> BasicIndicators:
        return BasicIndicators(**{key: field.value() for key, field in self.fields.items()})

    def _judge(self) -> None:
        found = {
            finding.column: render(finding) for finding in basic_indicators.question_basic_indicators(self._figures())
        }
        for key, hint in self._hints.items():
            hint.say(found.get(key, ""), "warn")

    def submit(self) -> None:
        """Store them."""
        if all(field.readable() for field in self.fields.values()):
            self.desk.do(
                basic_indicators.set_basic_indicators,
                self._period,
                self._figures(),
                self.source.value(),
                done=self._stored,
            )

    def _stored(self, _value: object) -> None:
        self.accept()
