"""The printer of this computer: pages moved by what it is off, a page to measure that by, and workbooks as she likes them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter

from app.ui.home.printer_settings import PrinterPage
from app.ui.main_window import MainWindow
from app.ui.print_pages import ACROSS, DOWN, WORKBOOK, offset_of, paint_test_page


def painted(file: Path, offset: tuple[int, int]) -> tuple[float, float]:
    """Where the frame of the test page begins on paper, in millimetres from the left and the top."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setFullPage(True)
    paint_test_page(printer, offset)
    with pypdfium2.PdfDocument(file) as pdf:
        dots = pdf[0].render(scale=2).to_pil().convert("L")
        dark = dots.point(lambda value: 255 if value < 128 else 0).getbbox()
        assert dark is not None
        return dark[0] / dots.width * 210, dark[1] / dots.height * 297


def test_the_test_page_stands_ten_millimetres_from_the_edges_and_moves(qapp: object, tmp_path: Path) -> None:
    left, top = painted(tmp_path / "0.pdf", (0, 0))
    assert abs(left - 10) < 0.6
    assert abs(top - 10) < 0.6
    moved = painted(tmp_path / "1.pdf", (30, -20))
    assert abs(moved[0] - left - 3) < 0.4
    assert abs(moved[1] - top + 2) < 0.4


def test_this_computer_keeps_its_offsets_and_the_kind_of_workbook(window: MainWindow) -> None:
    desk = window.desk
    page = PrinterPage(desk)
    page.begin()
    page.set_value("across", 25)
    page.set_value("down", -10)
    page.set_value("workbook", "plain")
    page.keep()
    assert offset_of(desk) == (25, -10)
    assert (desk.preferences.number(ACROSS), desk.preferences.number(DOWN)) == (25, -10)
    assert desk.preferences.text(WORKBOOK) == "plain"
