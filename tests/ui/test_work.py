"""The window's work on a real book: a new book, an import and its withdrawal, closing, filing, settings, papers, backups."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtPrintSupport import QPrinter

from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import VoucherState
from app.models.queries.ledger import accounts, coding, vouchers
from app.models.queries.settlement import settlement
from app.models.queries.union import organisation
from app.services import back_up
from app.ui.ledger.books import shown_rows
from tests.cameras.scene import settle
from tests.ui.keys import enter, write


@pytest.fixture
def new_book(make_window, tmp_path):
    """A window whose assistant has just made a book opened on 2024-01-01 with the sample union's balances."""
    window = make_window()
    start = window.pages.widget(0)
    start.begin()
    form = start.first_run
    form.widget("union").setText("Công đoàn cơ sở Công ty Bình Minh")
    form.submit()
    opening_day = form.widget("opening_day").edit
    opening_day.setText("01/01/2024")
    opening_day.editingFinished.emit()
    form.widget("cash").edit.setText("11149200")
    form.widget("accounts").set_lines([{"name": "VietinBank", "number": "1020", "opening": 26_510}])
    form.submit()
    form.widget("accountant").setText("Trần Thị Kế Toán")
    form.submit()
    form.widget("file").setText(str(tmp_path / "Sổ 2024"))
    form.submit()
    settle(window)
    return window


def test_the_assistant_makes_a_book_from_what_was_typed(new_book, tmp_path):
    assert new_book.desk.book.path == tmp_path / "Sổ 2024.socd"
    assert new_book.desk.officer == "Trần Thị Kế Toán"
    with new_book.desk.read() as read:
        assert accounts.openings(read) == {"cash": 11_149_200, "bank:1": 26_510}
        assert organisation.organisation(read, dt.date(2024, 5, 1)).union == "Công đoàn cơ sở Công ty Bình Minh"
    assert new_book.current.key == "month"


def test_the_assistant_asks_for_a_name_before_going_on(make_window):
    window = make_window()
    start = window.pages.widget(0)
    start.begin()
    start.first_run.submit()
    assert start.first_run.steps.currentIndex() == 0
    assert "tên công đoàn" in start.first_run.hints["union"].text()


def import_sheet(window, file, which: int) -> None:
    window.go("import", {"file": str(file)})
    settle(window)
    wizard = window.current
    wizard.take_sheet(which)
    settle(window)
    wizard.fix.setChecked(True)
    wizard.verbs.action("import").trigger()
    settle(window)


def test_a_real_year_comes_in_and_the_screen_shows_what_she_filed(new_book, sample_file):
    file = sample_file("so-sach-2024.xlsx")
    for which in (0, 1):
        import_sheet(new_book, file, which)
    new_book.go("settlement", {"period": Period.of_year(2024)})
    settle(new_book)
    screen = new_book.current
    shown = {
        row.code: row.amount
        for row in (screen.table.model().row_at(place) for place in range(screen.table.model().rowCount()))
        if row.code
    }
    wanted = {
        "10": 11_175_710,
        "22": 13_787_400,
        "25.02": 3_364,
        "28.01": 21_902_100,
        "31": 29_000_000,
        "33": 2_254_500,
    }
    wanted |= {"34.02": 2_601_900, "39": 6_660_540, "50": 6_351_634}
    assert {code: shown[code] for code in wanted} == wanted
    assert screen.proof.text().startswith("Khớp")


def test_an_import_is_previewed_before_anything_is_written(new_book, sample_file):
    new_book.go("import", {"file": str(sample_file("so-sach-2024.xlsx"))})
    settle(new_book)
    wizard = new_book.current
    assert wizard.model.rowCount() > 10
    with new_book.desk.read() as read:
        assert vouchers.voucher_ids(read) == []


def test_an_import_is_withdrawn_from_where_it_was_made_for_a_reason(new_book, sample_file, answers):
    import_sheet(new_book, sample_file("so-sach-2024.xlsx"), 0)
    wizard = new_book.current
    assert wizard.verbs.action("undo").isVisible()
    answers.ready.append("nhầm tệp năm trước")
    wizard.verbs.action("undo").trigger()
    settle(new_book)
    with new_book.desk.read() as read:
        assert vouchers.voucher_ids(read) == []


def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(window, tmp_path):
    file = tmp_path / "thư.xlsx"
    file.write_text("không phải Excel")
    window.go("import", {"file": str(file)})
    settle(window)
    assert "thư.xlsx" in window.current.strip.text()
    assert window.current.table.model().rowCount() == 0


def test_a_code_changed_in_the_preview_becomes_a_rule_and_the_plan_follows(new_book, sample_file):
    new_book.go("import", {"file": str(sample_file("so-sach-2024.xlsx"))})
    settle(new_book)
    wizard = new_book.current
    place = next(
        p for p in range(wizard.model.rowCount()) if "sinh nhật" in wizard.model.row_at(p).row.content.narration
    )
    wizard.table.point_at(wizard.model.identifier(place))
    wizard.verbs.action("code").trigger()
    settle(new_book)
    dialog = new_book.dialog
    dialog.set_value("phrases", ("sinh nhật",))
    dialog.set_value("code", "37")
    dialog.submit()
    settle(new_book)
    with new_book.desk.read() as read:
        assert coding.coding_rules(read)[0].phrases == ("sinh nhật",)
    assert wizard.model.row_at(place).row.content.code == "37"


# ---- closing and filing --------------------------------------------------------------------------------------------


def test_the_next_month_is_closed_after_a_backup_and_reopened_with_a_reason(window, answers):
    before = window.desk.closed_through
    window.go("close_month", {})
    dialog = window.dialog
    assert dialog.month == before.plus(1)
    dialog.submit()
    settle(window)
    assert window.desk.closed_through == before.plus(1)
    assert back_up.backups_of(window.desk.book)
    answers.ready.append("còn thiếu một phiếu chi")
    window.go("close_month", {})
    window.dialog.reopen()
    settle(window)
    assert window.desk.closed_through == before


def test_a_month_that_is_not_over_cannot_be_closed_and_says_why(window):
    window.go("close_month", {})
    window.dialog.submit()
    settle(window)
    window.go("close_month", {})
    assert not window.dialog.submit_button.isEnabled()


def test_a_filed_settlement_shows_red_when_the_books_change_after_it(window, answers):
    last_year = Period.of_year(2025)
    answers.ready.append(True)
    window.go("settlement", {"period": last_year})
    settle(window)
    window.current.verbs.action("file").trigger()
    settle(window)
    with window.desk.read() as read:
        assert [each.period for each in settlement.filed_settlements(read)] == [last_year]
    window.go("settlement", {"period": Period.of_year(2026)})
    settle(window)
    assert window.current.chain.isVisible()
    assert "nối đúng" in window.current.chain.text()


def test_basic_indicators_are_questioned_and_kept(window):
    period = Period.of_quarter(2025, 3)
    window.go("settlement", {"period": period})
    settle(window)
    window.current.verbs.action("heads").trigger()
    dialog = window.dialog
    dialog.set_value("full_time_officers", 3)
    assert "kiêm nhiệm" in dialog.hints["full_time_officers"].text()
    dialog.set_value("full_time_officers", 0)
    dialog.set_value("members", 45)
    dialog.submit()
    settle(window)
    with window.desk.read() as read:
        assert settlement.basic_indicators(read, period).members == 45


# ---- settings ------------------------------------------------------------------------------------------------------


def test_a_new_chair_from_a_day_signs_from_that_day_on(window):
    window.go("settings", {"page": "officers"})
    settle(window)
    page = window.current.page
    grid = page.widget("officers")
    lines = grid.lines()
    for line in lines:
        if line["role"] == "chair":
            line["valid_to"] = dt.date(2026, 2, 28)
    grid.set_lines(
        [*lines, {"role": "chair", "name": "Võ Thị Mới", "valid_from": dt.date(2026, 3, 1), "valid_to": None}]
    )
    window.current.verbs.action("save").trigger()
    settle(window)
    with window.desk.read() as read:
        assert organisation.officers(read, dt.date(2026, 3, 2))["chair"] == "Võ Thị Mới"
        assert organisation.officers(read, dt.date(2026, 2, 2))["chair"] != "Võ Thị Mới"


def test_a_wrong_setting_is_told_on_its_page_and_stays_typed(window, answers):
    window.go("settings", {"page": "unit"})
    settle(window)
    page = window.current.page
    first = {"valid_from": dt.date(2026, 1, 1)}
    page.widget("facts").set_lines([{"key": "group", "value": "9", **first}, {"key": "union", **first}])
    window.current.verbs.action("save").trigger()
    settle(window)
    assert "từ 1 đến 4" in page.hints["facts"].text()
    assert "hãy điền nội dung" in page.hints["facts"].text()
    assert page.touched()
    answers.ready.append("other")
    window.go("month", {})


def test_an_account_is_added_with_its_opening(new_book):
    new_book.go("settings", {"page": "funds"})
    settle(new_book)
    grid = new_book.current.page.widget("funds")
    grid.set_lines([*grid.lines(), {"name": "Agribank", "bank_name": "Agribank Vinh", "opening": 500_000}])
    new_book.current.verbs.action("save").trigger()
    settle(new_book)
    with new_book.desk.read() as read:
        assert accounts.openings(read)["bank:2"] == 500_000


def test_light_and_dark_are_taken_at_once_and_remembered(window):
    window.desk.set_looks(appearance="dark", text_size=15)
    settle(window)
    assert window.desk.preferences.text("appearance") == "dark"
    from app.ui import theme

    assert theme.tokens().dark
    assert theme.tokens().base == 15


# ---- papers --------------------------------------------------------------------------------------------------------


def test_a_paper_is_kept_with_its_voucher(window, answers, tmp_path):
    paper = tmp_path / "hóa đơn.pdf"
    paper.write_bytes(b"%PDF-1.4 gia")
    with window.desk.read() as read:
        draft = vouchers.voucher_ids(read, vouchers.VoucherFilter(state=VoucherState.DRAFT))[0]
    window.go("voucher_editor", {"voucher": draft})
    settle(window)
    answers.ready.append([paper])
    window.current.form.attachments.add_asked.emit()
    settle(window)
    assert [each.name for each in window.current.card.attachments] == ["hóa đơn.pdf"]


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "json"])
def test_a_form_goes_to_a_file(window, answers, tmp_path, kind):
    window.go("forms", {"form": "b07", "period": Period.of_year(2025)})
    settle(window)
    assert window.current.preview.page_count() >= 1
    answers.ready.append(tmp_path / f"b07.{kind}")
    window.current.verbs.action("excel" if kind == "xlsx" else kind).trigger()
    settle(window)
    assert (tmp_path / f"b07.{kind}").stat().st_size > 500


def test_a_form_goes_to_the_printer_page_by_page(window, answers, tmp_path):
    window.go("forms", {"form": "c41", "period": Period.of_month(Month(2026, 1))})
    settle(window)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    answers.ready.append(printer)
    window.current.verbs.action("print").trigger()
    assert (tmp_path / "in.pdf").read_bytes().startswith(b"%PDF")
    assert answers.asked == [f"printer for {window.current.preview.page_count()}"]


def test_a_form_with_nothing_to_print_says_so_in_the_page(window):
    window.go("forms", {"form": "c41", "period": Period.of_year(2001)})
    settle(window)
    assert "Không có chứng từ" in window.current.hint.text()
    assert not window.current.verbs.action("print").isEnabled()


# ---- books, log, backups -------------------------------------------------------------------------------------------


def test_the_book_on_screen_ends_with_what_the_fund_holds(window):
    window.go("books", {"fund": "cash", "period": Period.of_year(2025)})
    settle(window)
    extract = window.current.extract
    rows = shown_rows(extract)
    assert rows[0].balance == extract.opening
    assert rows[-1].balance == extract.closing
    sums = [row for row in rows if row.line is None and row.text.startswith("Cộng phát sinh tháng")]
    assert len(sums) == len({line.book_date.month for line in extract.lines})


def test_clicking_a_figure_of_the_settlement_shows_its_vouchers(window):
    window.go("settlement", {"period": Period.of_year(2025)})
    settle(window)
    screen = window.current
    place = next(p for p in range(screen.table.model().rowCount()) if screen.table.model().row_at(p).code == "31")
    row = screen.table.model().row_at(place)
    screen.table.point_at(screen.table.model().identifier(place))
    screen.table.opened.emit(screen.table.current_id())
    settle(window)
    listed = window.current
    with window.desk.read() as read:
        cards = vouchers.cards(read, [*listed.shown_ids()])
    total = sum(
        e.amount
        for card in cards
        for e in card.entries
        if e.code.startswith("31") and card.state is VoucherState.POSTED
    )
    assert total == row.amount


def test_the_time_line_takes_an_act_back(window):
    window.go("settings", {"page": "printing"})
    settle(window)
    window.current.page.widget("words_thousand").setCurrentIndex(1)
    window.current.verbs.action("save").trigger()
    settle(window)
    window.go("acts", {})
    settle(window)
    assert window.current.row().kind.kind == "set_options"
    window.current.verbs.action("take_back").trigger()
    settle(window)
    with window.desk.read() as read:
        assert "words_thousand" not in organisation.settings(read)


def test_restoring_tells_what_is_lost_and_keeps_the_book_beside(window, answers):
    window.desk.copies.make_now()
    settle(window)
    copy = back_up.backups_of(window.desk.book)[0]
    path = window.desk.book.path
    answers.ready.append(True)
    window.desk.copies.restore(copy.path, path)
    settle(window, 200)
    settle(window)
    assert window.desk.book is not None
    assert any("truoc-khoi-phuc" in file.name for file in path.parent.iterdir())


def test_the_check_finds_nothing_wrong_with_a_sound_book(window):
    window.go("checks", {})
    settle(window)
    assert "đạt" in window.current.strip.text() or "nên xem" in window.current.strip.text()


def test_a_book_open_to_look_at_offers_no_verb_that_writes(make_window, book_file):
    window = make_window()
    window.desk.open_book(book_file, read_only=True)
    settle(window)
    window.go("vouchers", {})
    settle(window)
    verbs = window.current.verbs
    assert not any(verbs.action(key).isEnabled() for key in ("delete", "copy", "post", "unpost"))
    assert window.top.lock.accessibleName() == "Chỉ xem"


def test_a_search_that_finds_nothing_says_how_to_go_on(window):
    window.activateWindow()
    window.go("vouchers", {})
    settle(window)
    window.current.filters.search.setFocus()
    write("khong co gi het")
    settle(window, 350)
    assert window.current.table.empty_words()
    enter()
