"""Choosing a period: month, quarter, year, everything, or any two days; or a year alone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, Period, show_date
from app.i18n import _
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField

FIRST, LAST = 2000, 2100
"""Years one may step to."""


class PeriodPicker(QWidget):
    """``period()`` is what is chosen; ``changed`` when it moves. The days stay editable for any from–to."""

    changed = Signal()

    def __init__(self, month: Month, *, start: str = "month", with_all: bool = False) -> None:
        super().__init__()
        self._month = month
        words = [
            ("month", _("Tháng")),
            ("quarter", _("Quý")),
            ("half", _("6 tháng")),
            ("year", _("Năm")),
            ("days", _("Từ ngày – đến ngày")),
        ]
        self._kinds = ChoiceField(_("Kỳ"), ([("all", _("Tất cả"))] if with_all else []) + words)
        self._kinds.setFixedWidth(148)
        self._back = parts.tool("chevron-left", _("Kỳ trước"), lambda: self._step(-1))
        self._on = parts.tool("chevron-right", _("Kỳ sau"), lambda: self._step(1))
        self._word = parts.label(role="strong")
        self._first = DateField(_("Từ ngày"), month, any_day=True)
        self._last = DateField(_("Đến ngày"), month, any_day=True)
        for field in (self._first, self._last):
            field.setFixedWidth(138)
            field.changed.connect(self._days_changed)
        self._dash = parts.label("–", "muted")
        line = parts.row(self._kinds, self._back, self._word, self._on, self._first, self._dash, self._last, gap=4)
        self.setLayout(line)
        self._anchor = month
        self._period = Period.of_month(month)
        self._kinds.set_value(start)
        self._kinds.changed.connect(self._kind_changed)
        self._settle(tell=False)

    def kind(self) -> str:
        """month, quarter, half, year, days or all."""
        return str(self._kinds.value())

    def period(self) -> Period | None:
        """The period chosen; None for everything."""
        return None if self.kind() == "all" else self._period

    def chosen(self) -> Period:
        """The period chosen, of a picker that does not offer everything."""
        return self._period

    def words(self) -> str:
        """The period chosen, in words."""
        if self.kind() == "days":
            return f"{show_date(self._period.first)} – {show_date(self._period.last)}"
        return self._kinds.currentText() if self.kind() == "all" else f"{self._kinds.currentText()} {self._caption()}"

    def set_month(self, month: Month) -> None:
        """Follow the working month, unless any two days were chosen."""
        self._month = month
        self._first.set_month(month)
        self._last.set_month(month)
        if self.kind() != "days":
            self._anchor = month
            self._settle(tell=False)

    def set_period(self, period: Period) -> None:
        """Show this period."""
        self._anchor = Month.of(period.first)
        kinds = {
            "month": self._of("month"),
            "quarter": self._of("quarter"),
            "half": self._of("half"),
            "year": self._of("year"),
        }
        kind = next((kind for kind, found in kinds.items() if found == period), "days")
        self._period = period
        self._kinds.set_value(kind)
        self._settle(tell=False)

    def _of(self, kind: str) -> Period:
        month = self._anchor
        if kind == "month":
            return Period.of_month(month)
        if kind == "quarter":
            return Period.of_quarter(month.year, (month.month + 2) // 3)
        if kind == "half":
            first = Month(month.year, 1 if month.month <= 6 else 7)
            return Period(first.first_day, first.plus(5).last_day)
        return Period.of_year(month.year)

    def _settle(self, *, tell: bool = True) -> None:
        kind = self.kind()
        if kind not in ("days", "all"):
            self._period = self._of(kind)
        self._word.setText(self._caption())
        stepped: tuple[QWidget, ...] = (self._back, self._on, self._word)
        for widget in stepped:
            widget.setVisible(kind not in ("days", "all"))
        typed: tuple[QWidget, ...] = (self._first, self._last, self._dash)
        for widget in typed:
            widget.setVisible(kind == "days")
        self._first.set_value(self._period.first)
        self._last.set_value(self._period.last)
        if tell:
            self.changed.emit()

    def _caption(self) -> str:
        month, kind = self._anchor, self.kind()
        if kind == "quarter":
            return f"{(month.month + 2) // 3}/{month.year}"
        if kind == "half":
            return (
                _("đầu năm {year}").format(year=month.year)
                if month.month <= 6
                else _("cuối năm {year}").format(year=month.year)
            )
        return str(month.year) if kind == "year" else f"{month.month:02d}/{month.year}"

    def _kind_changed(self) -> None:
        if self.kind() != "days":
            self._anchor = self._month
        self._settle()

    def _step(self, way: int) -> None:
        self._anchor = self._anchor.moved(way * {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(self.kind(), 1))
        self._settle()

    def _days_changed(self) -> None:
        first, last = self._first.value(), self._last.value()
        if first is None or last is None:
            return
        if last < first:
            self._last.hint.say(_("Ngày cuối phải từ {day} trở đi.").format(day=show_date(first)), "danger")
            return
        self._last.hint.say("")
        if (first, last) != (self._period.first, self._period.last):
            self._period = Period(first, last)
            self.changed.emit()


class YearBox(QWidget):
    """``value()`` is the year; ``changed`` when the user steps to another."""

    changed = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self._word = parts.label(role="strong")
        back = parts.tool("chevron-left", _("Năm trước"), lambda: self._step(-1))
        on = parts.tool("chevron-right", _("Năm sau"), lambda: self._step(1))
        self.setLayout(parts.row(back, self._word, on, gap=4))
        self.set_value(year)

    def value(self) -> int:
        """The year."""
        return self._year

    def set_value(self, year: int) -> None:
        """Show a year without telling."""
        self._year = min(max(year, FIRST), LAST)
        self._word.setText(_("Năm {year}").format(year=self._year))

    def _step(self, way: int) -> None:
        before = self._year
        self.set_value(before + way)
        if self._year != before:
            self.changed.emit()
