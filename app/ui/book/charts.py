"""The chart of the home screen: income and spending of twelve months, drawn with QPainter from the tokens.

Two series told apart by place and by pattern as well as by colour; the figures stand in the tooltip and for screen readers.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.money import show_money
from app.i18n import _
from app.models.queries.book.overview import MonthFlow
from app.ui import theme


def _short(amount: int) -> str:
    if amount >= 1_000_000_000:
        return _("{amount} tỷ").format(amount=f"{amount / 1e9:.1f}".rstrip("0").rstrip(".").replace(".", ","))
    if amount >= 1_000_000:
        return _("{amount} tr").format(amount=f"{amount / 1e6:.1f}".rstrip("0").rstrip(".").replace(".", ","))
    return _("{amount} k").format(amount=round(amount / 1000)) if amount else "0"


def _step(highest: int) -> int:
    """A round distance between two lines so that about three fit."""
    if highest <= 0:
        return 1
    rough = highest / 3
    power = 10 ** (len(str(int(rough))) - 1)
    return int(next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough)) or 1


class FlowChart(QWidget):
    """``show_flows(flows)``: pairs of bars, income left and full, spending right and hatched."""

    def __init__(self) -> None:
        super().__init__()
        self._flows: Sequence[MonthFlow] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Biểu đồ thu, chi 12 tháng"))

    def show_flows(self, flows: Sequence[MonthFlow]) -> None:
        """Draw these months."""
        self._flows = flows
        told = [
            f"{flow.month.month:02d}/{flow.month.year}: {show_money(flow.income)} / {show_money(flow.spending)}"
            for flow in flows
        ]
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Low and wide."""
        return QSize(300, 190)

    def _plot(self) -> QRect:
        return self.rect().adjusted(42, 20, -4, -20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines with amounts, then the bars, then the months."""
        plot = self._plot()
        painter = QPainter(self)
        painter.setFont(theme.font(theme.tokens().tiny))
        highest = max((max(flow.income, flow.spending) for flow in self._flows), default=0)
        step = _step(highest)
        top = max(step * -(-highest // step), step)
        for level in range(0, top + 1, step):
            y = plot.bottom() - round(plot.height() * level / top)
            painter.setPen(theme.colour("line"))
            painter.drawLine(plot.left(), y, plot.right(), y)
            painter.setPen(theme.colour("faint"))
            painter.drawText(
                QRect(0, y - 9, 37, 18), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _short(level)
            )
        width = plot.width() / max(len(self._flows), 1)
        bar = max(3, min(18, int(width * 0.34)))
        for place, flow in enumerate(self._flows):
            middle = plot.left() + round(width * (place + 0.5))
            self._bar(painter, middle - bar - 1, bar, flow.income / top, QBrush(theme.colour("accent")))
            hatched = QBrush(theme.colour("warn"), Qt.BrushStyle.Dense4Pattern)
            self._bar(painter, middle + 1, bar, flow.spending / top, hatched, frame="warn")
            last = place == len(self._flows) - 1
            painter.setPen(theme.colour("text" if last else "faint"))
            spot = QRect(middle - 18, plot.bottom() + 3, 36, 16)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(flow.month.month))
        self._legend(painter)
        painter.end()

    def _bar(self, painter: QPainter, left: int, width: int, share: float, brush: QBrush, frame: str = "") -> None:
        plot = self._plot()
        high = round(plot.height() * max(share, 0.0))
        if high:
            painter.setPen(theme.colour(frame) if frame else Qt.PenStyle.NoPen)
            painter.setBrush(brush)
            inset = 1 if frame else 0
            painter.drawRect(QRect(left, plot.bottom() - high + 1, width - inset, high - inset))

    def _legend(self, painter: QPainter) -> None:
        left = self._plot().left()
        for word, name, brush in (
            (_("Thu"), "accent", QBrush(theme.colour("accent"))),
            (_("Chi"), "warn", QBrush(theme.colour("warn"), Qt.BrushStyle.Dense4Pattern)),
        ):
            painter.setPen(theme.colour(name))
            painter.setBrush(brush)
            painter.drawRect(left, 4, 8, 8)
            painter.setPen(theme.colour("muted"))
            painter.drawText(left + 13, 12, word)
            left += 13 + QFontMetrics(painter.font()).horizontalAdvance(word) + 14

    def event(self, event: QEvent) -> bool:
        """The figures of the month under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._flows:
            plot = self._plot()
            place = int((event.pos().x() - plot.left()) / max(plot.width() / len(self._flows), 1))
            if 0 <= place < len(self._flows):
                flow = self._flows[place]
                told = _("Tháng {month:02d}/{year}\nThu {income}\nChi {spending}").format(
                    month=flow.month.month,
                    year=flow.month.year,
                    income=show_money(flow.income),
                    spending=show_money(flow.spending),
                )
                QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)
