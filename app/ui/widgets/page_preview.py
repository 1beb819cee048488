"""The page itself: a PDF shown as it will be printed, with zoom and page n/N. Pages are drawn only when they come into view."""

from __future__ import annotations

from collections import OrderedDict

import pypdfium2
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from app.i18n import _
from app.ui import theme

GAP = 14
KEPT = 8
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
POINT = 96 / 72


class PagePreview(QAbstractScrollArea):
    """``show_pdf(bytes)``; ``page_changed(page, pages)`` while scrolling. Zoom 0 fits the width, -1 the whole page."""

    page_changed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Trang in"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._document: pypdfium2.PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._zoom = 0.0
        self._message = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_next)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def show_pdf(self, content: bytes) -> None:
        """Show these pages, keeping the place when the same number of pages comes again."""
        self._close()
        self._document = pypdfium2.PdfDocument(content)
        same = len(self._document) == len(self._sizes)
        spot = self.verticalScrollBar().value() if same else 0
        self._sizes = [self._document.get_page_size(number) for number in range(len(self._document))]
        self._message = ""
        self._lay_out()
        self.verticalScrollBar().setValue(spot)
        self._moved()

    def say(self, message: str) -> None:
        """Show a sentence in place of pages."""
        self._close()
        self._sizes = []
        self._message = message
        self._lay_out()
        self.page_changed.emit(0, 0)
        self.viewport().update()

    def _close(self) -> None:
        self._images.clear()
        if self._document is not None:
            self._document.close()
            self._document = None

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 when there is none."""
        if not self._sizes:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        for number, box in enumerate(self._boxes()):
            if box.bottom() >= middle:
                return number + 1
        return len(self._sizes)

    def go_to(self, page: int) -> None:
        """Scroll to a page, from 1."""
        boxes = self._boxes()
        if boxes:
            place = max(0, min(page - 1, len(boxes) - 1))
            self.verticalScrollBar().setValue(boxes[place].top() - GAP)

    def zoom(self) -> float:
        """The scale in force, 1.0 being paper size."""
        if self._zoom > 0 or not self._sizes:
            return self._zoom or 1.0
        width, height = max(size[0] for size in self._sizes), max(size[1] for size in self._sizes)
        across = (self.viewport().width() - 2 * GAP) / (width * POINT)
        if self._zoom == 0:
            return max(0.2, min(across, 1.6))
        return max(0.2, min(across, (self.viewport().height() - 2 * GAP) / (height * POINT)))

    def set_zoom(self, zoom: float) -> None:
        """A scale, 0 for the width, -1 for the whole page; the place on the page is kept."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._zoom = zoom
        self._images.clear()
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def step_zoom(self, up: bool) -> None:
        """The next larger or smaller scale."""
        now = self.zoom()
        steps = [step for step in STEPS if (step > now + 0.02 if up else step < now - 0.02)]
        if steps:
            self.set_zoom(steps[0] if up else steps[-1])

    def _boxes(self) -> list[QRect]:
        scale, top, made = self.zoom() * POINT, GAP, []
        widest = max((round(size[0] * scale) for size in self._sizes), default=0)
        room = max(self.viewport().width(), widest + 2 * GAP)
        for width, height in self._sizes:
            wide, high = round(width * scale), round(height * scale)
            made.append(QRect((room - wide) // 2, top, wide, high))
            top += high + GAP
        return made

    def _lay_out(self) -> None:
        boxes = self._boxes()
        high = boxes[-1].bottom() + GAP if boxes else 0
        wide = max((box.width() for box in boxes), default=0) + 2 * GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, high - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(40)
        across.setRange(0, max(0, wide - self.viewport().width()))
        across.setPageStep(self.viewport().width())

    def _origin(self) -> QPoint:
        return QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pages on the window's ground; those not drawn yet are white and come at once after."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("head"))
        if self._message:
            painter.setPen(theme.colour("muted"))
            box = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        shown = self.viewport().rect()
        for number, box in enumerate(self._boxes()):
            box = box.translated(self._origin())
            if not box.intersects(shown):
                continue
            painter.setPen(theme.colour("line_strong"))
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRect(box.adjusted(-1, -1, 0, 0))
            image = self._images.get((number, box.width()))
            if image is not None:
                painter.drawImage(box, image)
            else:
                self._timer.start()
        painter.end()

    def _draw_next(self) -> None:
        # Trap: pdfium is not made for several threads; one page at a time here keeps the window lively enough.
        if self._document is None:
            return
        shown = self.viewport().rect()
        for number, box in enumerate(self._boxes()):
            if not box.translated(self._origin()).intersects(shown) or (number, box.width()) in self._images:
                continue
            ratio = self.devicePixelRatioF()
            page = self._document[number]
            bitmap = page.render(scale=box.width() * ratio / self._sizes[number][0], rev_byteorder=True)
            stride, form = (
                bitmap.stride,
                QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888,
            )
            # Why: copy(), because the bitmap's memory goes with it.
            image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, stride, form).copy()
            page.close()
            self._images[number, box.width()] = image
            if len(self._images) > KEPT:
                self._images.popitem(last=False)
            self.viewport().update()
            return

    def images_now(self) -> None:
        """Draw every page in view at once (pictures and tests)."""
        for _number in range(len(self._sizes)):
            self._draw_next()

    def _moved(self, _value: int = 0) -> None:
        self.viewport().update()
        self.page_changed.emit(self.page(), len(self._sizes))

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        """Repaint at the new place."""
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted page follows the width."""
        super().resizeEvent(event)
        self._lay_out()
        self._moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(event.angleDelta().y() > 0)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down go by the screen, Ctrl with plus and minus zoom."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - 40,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + 40,
            Qt.Key.Key_Down: bar.value() + 60,
            Qt.Key.Key_Up: bar.value() - 60,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.key() in moves:
            bar.setValue(moves[Qt.Key(event.key())])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in (
            Qt.Key.Key_Plus,
            Qt.Key.Key_Equal,
        ):
            self.step_zoom(True)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_Minus:
            self.step_zoom(False)
        else:
            super().keyPressEvent(event)
