"""The half-year figures of a large union: said on the screen, on the paper and in its workbook, from one click."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from app.services.home import check_book
from tests.large_care import AT_FAIR, EACH, IN_HARDSHIP, VOUCHER
from tests.ui import half_year_by_keyboard as plan
from tests.ui.test_year_by_keyboard import text_of
from tests.ui.year_by_keyboard import dotted

SAID = "4.356 đoàn viên khó khăn, 3,9 tỷ đồng; Chợ Tết Công đoàn 958 đoàn viên, 479 triệu đồng."


@pytest.mark.slow
def test_the_half_year_of_a_large_union(make_window, answers, tmp_path: Path, fixed_clock):
    from app.ui.ask import Ask

    window = make_window()
    window.desk.ask = Ask(window)
    album = plan.record(window, tmp_path, tmp_path / "pictures", fixed_clock)
    window.go("care_report", {})
    window.desk.worker.wait()
    window.current.refresh()
    window.desk.worker.wait()
    assert window.current.summary.text() == SAID
    report = text_of(tmp_path / "care-report.pdf").replace("\r\n", " ")
    assert SAID[:-1] in report
    assert dotted(AT_FAIR * VOUCHER) in report
    workbook = openpyxl.load_workbook(tmp_path / "care-report.xlsx")
    cells = [cell for row in workbook.active.iter_rows(values_only=True) for cell in row]
    workbook.close()
    # Twice two hundred were helped a second time; the sum of the kinds is what the vouchers paid.
    assert IN_HARDSHIP * EACH + 200 * 100_000 + AT_FAIR * VOUCHER in cells
    assert [finding for finding in check_book.check_book(window.desk.book) if finding.stops] == []
    assert len(list((tmp_path / "pictures").glob("*.png"))) == len(album.captions) == 7
