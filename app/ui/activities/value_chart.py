"""One measured value over the years as a small chart: a bar a year with its value and both its figures, drawn from the tokens.

The figures also stand in the accessible description; a year without a value says so in words.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.activities.indicators import Indicator, Unit, YearFacts, chart_scale, figures_of, rounded, value_of
from app.domain.money import show_money
from app.i18n import _
from app.ui import theme

ROW = 24
HEAD = 24


def value_shown(indicator: Indicator, facts: YearFacts) -> str:
    """``86,7%``, ``612.000 đồng``; a dash when there is no value."""
    value = value_of(indicator, facts)
    if value is None:
        return "–"
    shown = rounded(value, indicator.unit)
    return _("{amount} đồng").format(amount=shown) if indicator.unit is Unit.MONEY else shown


def figures_shown(indicator: Indicator, facts: YearFacts) -> str:
    """Both figures with what they count."""
    above, below = figures_of(indicator, facts)
    return _("{above} {of_what} / {below} {in_all}").format(
        above=show_money(above), of_what=_(indicator.above), below=show_money(below), in_all=_(indicator.below)
    )


class ValueChart(QWidget):
    """``show_years(facts)``: bars of one indicator under one another, the latest year at the bottom in full colour."""

    def __init__(self, indicator: Indicator) -> None:
        super().__init__()
        self.indicator = indicator
        self._years: Sequence[YearFacts] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_(indicator.title))

    def show_years(self, years: Sequence[YearFacts]) -> None:
        """Draw these years."""
        self._years = years
        told = [f"{facts.year}: {value_shown(self.indicator, facts)}" for facts in years]
        self.setAccessibleDescription("; ".join(told))
        tips = [
            f"{facts.year}: {value_shown(self.indicator, facts)} = {figures_shown(self.indicator, facts)}"
            for facts in years
        ]
        self.setToolTip("\n".join(tips))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its years."""
        return QSize(260, HEAD + ROW * max(len(self._years), 1) + 4)

    def minimumSizeHint(self) -> QSize:
        """Never lower than its years."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The title, then a row a year: the year, its bar, its value."""
        t = theme.tokens()
        painter = QPainter(self)
        painter.setFont(theme.font(t.base, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("text"))
        title = painter.fontMetrics().elidedText(_(self.indicator.title), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRect(0, 0, self.width(), HEAD), Qt.AlignmentFlag.AlignVCenter, title)
        values = [value_of(self.indicator, facts) for facts in self._years]
        scale = chart_scale(self.indicator.unit, [value for value in values if value is not None])
        painter.setFont(theme.font(t.base))
        room = max(
            (QFontMetrics(painter.font()).horizontalAdvance(value_shown(self.indicator, f)) for f in self._years),
            default=0,
        )
        left, most = 44, max(self.width() - 44 - room - 12, 20)
        for place, (facts, value) in enumerate(zip(self._years, values, strict=True)):
            top = HEAD + ROW * place
            last = place == len(self._years) - 1
            painter.setPen(theme.colour("text" if last else "muted"))
            painter.drawText(QRect(0, top, left - 6, ROW), Qt.AlignmentFlag.AlignVCenter, str(facts.year))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if last else "line_strong"))
            long = round(most * float(value / scale)) if value is not None else 0
            if long > 0:
                painter.drawRect(left, top + 5, long, ROW - 10)
            painter.setPen(theme.colour("text" if last else "muted"))
            spot = QRect(left + long + 6, top, self.width() - left - long - 6, ROW)
            painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, value_shown(self.indicator, facts))
        painter.end()
