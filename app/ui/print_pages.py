"""Pages sent to a printer as they stand on paper."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.i18n import _
from app.ui.desk import Desk


def print_pages(desk: Desk, pdf: bytes, count: int) -> None:
    """Ask for a printer, send it the pages of a PDF, and say so."""
    printer = desk.ask.printer(count)
    if printer is not None:
        print_pdf(pdf, printer)
        desk.note(_("Đã gửi {count} trang tới máy in.").format(count=count), "good")


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Send the pages to a printer as they stand on paper, 300 dots an inch, within the pages the dialog asked for."""
    document = pypdfium2.PdfDocument(pdf)
    first = printer.fromPage() or 1
    last = printer.toPage() or len(document)
    painter = QPainter()
    painter.begin(printer)
    for number in range(first - 1, min(last, len(document))):
        if number > first - 1:
            printer.newPage()
        bitmap = document[number].render(scale=300 / 72, rev_byteorder=True)
        form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBA8888
        image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form)
        painter.drawImage(QRectF(0, 0, printer.width(), printer.height()), image)
    painter.end()
    document.close()
