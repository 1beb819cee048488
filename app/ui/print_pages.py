"""Pages sent to a printer as they stand on paper, moved by what this computer's printer is off; and a page to measure that by."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.i18n import _
from app.ui.desk import Desk

ACROSS, DOWN, WORKBOOK = "print.across", "print.down", "print.workbook"
"""Names under which this computer keeps tenths of a millimetre to the right and down, and ``live`` or ``plain`` workbooks."""
_FRAME = 10
_A4 = (210.0, 297.0)
Offset = tuple[int, int]
"""Tenths of a millimetre to the right and down."""


def offset_of(desk: Desk) -> Offset:
    """What the pages are moved by."""
    return desk.preferences.number(ACROSS), desk.preferences.number(DOWN)


def print_pages(desk: Desk, pdf: bytes, count: int) -> None:
    """Ask for a printer, send it the pages of a PDF, and say so."""
    printer = desk.ask.printer(count)
    if printer is not None:
        print_pdf(pdf, printer, offset_of(desk))
        desk.note(_("Đã gửi {count} trang tới máy in.").format(count=count), "good")


def print_pdf(pdf: bytes, printer: QPrinter, offset: Offset = (0, 0)) -> None:
    """Send the pages to a printer as they stand on paper, 300 dots an inch, within the pages the dialog asked for."""
    document = pypdfium2.PdfDocument(pdf)
    first = printer.fromPage() or 1
    last = printer.toPage() or len(document)
    painter = QPainter()
    painter.begin(printer)
    _move(painter, printer, offset)
    for number in range(first - 1, min(last, len(document))):
        if number > first - 1:
            printer.newPage()
        bitmap = document[number].render(scale=300 / 72, rev_byteorder=True)
        form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form)
        painter.drawImage(QRectF(0, 0, printer.width(), printer.height()), image)
    painter.end()
    document.close()


def print_test_page(desk: Desk) -> None:
    """Ask for a printer and send it the page to measure by."""
    printer = desk.ask.printer(1)
    if printer is not None:
        paint_test_page(printer, offset_of(desk))
        desk.note(_("Đã gửi trang thử tới máy in."), "good")


def paint_test_page(printer: QPrinter, offset: Offset) -> None:
    """A frame ten millimetres from each edge of the paper, with ticks by the millimetre from its corners, as moved now."""
    painter = QPainter()
    painter.begin(printer)
    _move(painter, printer, offset)
    across, down = printer.width() / _A4[0], printer.height() / _A4[1]
    painter.scale(across, down)
    width, height = _A4[0] - 2 * _FRAME, _A4[1] - 2 * _FRAME
    pen = painter.pen()
    pen.setWidthF(0.2)
    painter.setPen(pen)
    painter.drawRect(QRectF(_FRAME, _FRAME, width, height))
    for step in range(21):
        tick = 3.0 if step % 5 == 0 else 1.5
        painter.drawLine(*map(int, (_FRAME + step, _FRAME, _FRAME + step, _FRAME + tick)))
        painter.drawLine(*map(int, (_FRAME, _FRAME + step, _FRAME + tick, _FRAME + step)))
    font = QFont("Liberation Serif")
    font.setPixelSize(6)
    painter.setFont(font)
    text = _(
        "Trang thử: khung này cách mỗi mép giấy {frame} mm. Đang dời sang phải {across} mm, xuống {down} mm."
    ).format(frame=_FRAME, across=offset[0] / 10, down=offset[1] / 10)
    painter.drawText(QRectF(_FRAME + 15, _FRAME + 30, width - 30, 60), text)
    painter.end()


def _move(painter: QPainter, printer: QPrinter, offset: Offset) -> None:
    across, down = offset
    painter.translate(across / 10 / _A4[0] * printer.width(), down / 10 / _A4[1] * printer.height())
