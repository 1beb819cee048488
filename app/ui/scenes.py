"""The scenes that are pictured: which screen, with what in it. A new screen adds a line here and a test demands it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QThread
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from app.domain.dates import Month, Period
from app.domain.ledger.counting import DENOMINATIONS
from app.domain.ledger.vouchers import VoucherState
from app.i18n import _
from app.ui.ask import Question
from app.ui.main_window import MainWindow
from app.ui.screen import DeskDialog
from app.ui.search_palette import SearchPalette
from app.ui.widgets.page_preview import PagePreview


def settle(window: MainWindow, milliseconds: int = 60) -> None:
    """Let queued work, layouts and timers come to rest."""
    window.desk.worker.wait()
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        # Why: asking without a pause keeps the processor busy for nothing, and slows the work that is waited for.
        QThread.msleep(2)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture. ``prepare`` runs after the screen is open; ``dialog`` pictures the dialog that is open."""

    key: str
    screen: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    prepare: Callable[[MainWindow], object] | None = None
    without_book: bool = False
    whole_screen: bool = True
    opened_on: dt.date | None = None
    """An empty book opened on this day instead of the sample."""

    def take(self, window: MainWindow, book: Path) -> QPixmap:
        """Open the scene and picture it."""
        if self.without_book:
            window.desk.close_book()
        else:
            self._lay_book(window, book)
        settle(window)
        window.banner.hide()
        if self.screen:
            window.go(self.screen, dict(self.arguments))
            # Why: the first screen comes before the others are loaded, and with it their tabs.
            while not window.is_complete:
                settle(window, 20)
        settle(window)
        if self.prepare is not None:
            self.prepare(window)
            settle(window)
        for preview in window.findChildren(PagePreview):
            preview.images_now()
        settle(window, 30)
        picture = window.grab()
        over = _floating(window)
        if over is not None:
            _paint_over(picture, window, over)
            over.close()
            settle(window, 30)
        return picture

    def _lay_book(self, window: MainWindow, sample: Path) -> None:
        wanted = sample if self.opened_on is None else _empty_book(sample.parent, self.opened_on)
        if window.desk.book is None or window.desk.book.path != wanted:
            window.desk.open_book(wanted)
            settle(window)
        if self.opened_on is not None:
            window.desk.set_month(Month.of(self.opened_on))


def _empty_book(folder: Path, day: dt.date) -> Path:
    """A book with balances and nothing else, beside the sample."""
    from app.domain.money import Dong
    from app.services.book.create_book import create_book
    from app.services.union.read_profile import Profile, ProfileAccount

    file = folder / f"Công đoàn cơ sở {day.year}.socd"
    if not file.exists():
        account = ProfileAccount("VietinBank", "VietinBank Tây Ninh", "118002934455", Dong(26_510))
        union = "CĐCS Công ty TNHH May mặc Hoa Sen Trắng"
        create_book(
            file, Profile(opening_day=day, union=union, cash=Dong(11_149_200), accounts=(account,))
        ).value.close()
    return file


def _floating(window: MainWindow) -> QWidget | None:
    kinds = [child for child in window.findChildren(QWidget) if child.isWindow() and child.isVisible()]
    return kinds[-1] if kinds else None


def _paint_over(picture: QPixmap, window: MainWindow, over: QWidget) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QColor, QPainter

    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    spot = QPoint((window.width() - over.width()) // 2, max((window.height() - over.height()) // 2, 0))
    painter.drawPixmap(spot, over.grab())
    painter.end()


def _type_payment(window: MainWindow) -> None:
    editor: Any = window.current
    editor = editor.form
    editor.person.setText("Bùi Ngọc Ánh")
    editor.narration.setText("Chi thăm hỏi đoàn viên nằm viện")
    editor.narration.editingFinished.emit()
    model = editor.lines.grid.model()
    model.setData(model.index(0, 1), "=12*350000")
    editor.documents.editingFinished.emit()
    settle(window, 320)


def _open_posted(window: MainWindow) -> None:
    from app.models.queries.ledger import vouchers

    with window.desk.read() as read:
        ids = vouchers.voucher_ids(read, vouchers.VoucherFilter(state=VoucherState.POSTED))
        rows = vouchers.voucher_rows(read, ids[-60:])
    window.go("voucher_editor", {"voucher": next((row.id for row in rows if "," in row.codes), rows[-1].id)})


def _begin_book(window: MainWindow) -> None:
    start: Any = window.pages.widget(0)
    start.begin()


def _begin_money(window: MainWindow) -> None:
    _begin_book(window)
    start: Any = window.pages.widget(0)
    start.first_run.union.setText(_("Công đoàn cơ sở Công ty Giày Bình Minh"))
    start.first_run.step_on()
    start.first_run.cash.set_value(5_000_000)


def _search(window: MainWindow) -> None:
    window.open_search()
    settle(window)
    box = next(child for child in window.findChildren(SearchPalette) if child.isVisible())
    box.box.setText("tham hoi")
    box.look()


def _question(window: MainWindow) -> None:
    told = _("Chứng từ ra khỏi sổ để sửa; số giữ nguyên.")
    Question(window, _("Bỏ ghi {number}").format(number="PC2026/13"), told, _("Bỏ ghi"), reason=True).open()


def _agree_to_all(window: MainWindow) -> None:
    wizard: Any = window.current
    wizard.fix.setChecked(True)
    wizard.leave.setChecked(True)


def _open_dialog(window: MainWindow) -> Any:
    return next(child for child in window.findChildren(DeskDialog) if child.isVisible())


def _month_before(window: MainWindow) -> None:
    window.desk.set_month(window.desk.month.plus(-1))


def _last_may(window: MainWindow) -> None:
    window.desk.set_month(Month(2025, 5))


def _before_tet(window: MainWindow) -> None:
    window.desk.set_month(Month(2026, 1))


def _this_month(window: MainWindow) -> None:
    from app.domain.dates import Month

    with window.desk.read() as read:
        last = Month.parse(read.value("SELECT max(day) FROM fund_day")[:7])
    window.desk.set_month(last)


def _collect_last_month(window: MainWindow) -> None:
    dialog = _open_dialog(window)
    before = window.desk.month.plus(-1)
    dialog.choose(before, before)
    dialog.table.flip([0])


def _type_member(window: MainWindow) -> None:
    dialog: Any = _open_dialog(window)
    with window.desk.read() as read:
        name = read.value("SELECT full_name FROM member ORDER BY id LIMIT 1")
    dialog.full_name.setText(name)
    dialog.birth.setText("05/1990")
    dialog.citizen.setText("072085999001")
    dialog.gender.setCurrentIndex(1)
    dialog.wage.set_value(6_200_000)
    dialog.phone.setFocus()
    settle(window, 320)


def _raise_wages(window: MainWindow) -> None:
    dialog: Any = _open_dialog(window)
    dialog.way.setCurrentIndex(2)
    dialog.rate.setText("6%")


def _tick_all(window: MainWindow) -> None:
    screen: Any = window.current
    screen.fix.setChecked(True)
    screen.leave.setChecked(True)


def _compare_quarter(window: MainWindow) -> None:
    """The last whole quarter of the book, printed to a workbook and held against the book."""
    from app.exports.form import Params
    from app.services.export_form import export_form

    _this_month(window)
    book, month = window.desk.book, window.desk.month.plus(-1)
    if book is None:
        return
    quarter = Period.of_quarter(month.year, (month.month + 2) // 3) if month.month % 3 == 0 else None
    quarter = quarter or Period.of_quarter(month.year, max((month.month - 1) // 3, 1))
    file = book.path.parent / f"Trich nop quy {quarter.last.month // 3}-{quarter.first.year}.xlsx"
    export_form(book, "dues-list", Params(period=quarter), file)
    screen: Any = window.current
    screen.look_at(file)
    settle(window, 400)


def _count_notes(window: MainWindow) -> None:
    """What the book says, in the notes there are: a few coins too much."""
    dialog: Any = _open_dialog(window)
    left = (int(dialog.book_balance) + 499) // 500 * 500
    for value in DENOMINATIONS:
        sheets, left = divmod(left, value)
        dialog.sheets[value].set_value(sheets or None)
    dialog.hour.set_value("15:30")


def _find_member(window: MainWindow) -> None:
    with window.desk.read() as read:
        name = read.value("SELECT full_name FROM member ORDER BY id LIMIT 1")
    window.open_search()
    settle(window)
    box = next(child for child in window.findChildren(SearchPalette) if child.isVisible())
    box.box.setText(name)
    box.look()


def _activity(title: str) -> Callable[[MainWindow], int]:
    """The id of the newest activity whose name holds some words."""

    def find(window: MainWindow) -> int:
        from app.models.queries.activities.activities import ActivityFilter, activity_ids

        with window.desk.read() as read:
            return activity_ids(read, ActivityFilter(search=title, newest_first=True))[0]

    return find


def _open_activity(key: str, title: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(key, {"activity": _activity(title)(window)})


def _why_people(window: MainWindow) -> None:
    may = Period.of_month(Month(2025, 5))
    window.go("activity_why", {"figure": "people", "period": may})


def _type_activity(window: MainWindow) -> None:
    dialog = _open_dialog(window)
    dialog.activity_title.set_value(_("Tập huấn phòng cháy, chữa cháy"))
    dialog.kind.setCurrentIndex(dialog.kind.findData("training"))
    dialog.expected.set_value("40")
    dialog.budget.set_value(1_500_000)


def _choose_people(window: MainWindow) -> None:
    _open_activity("activity_choose", "Giải cầu lông")(window)
    settle(window)
    _open_dialog(window).table.flip([0, 2, 3])


def _all_dialogues(window: MainWindow) -> None:
    screen: Any = window.current
    screen.enter(dialogue=1)


def _this_year_of_care(window: MainWindow) -> None:
    window.go("care_report", {"period": Period.of_year(window.desk.month.year)})


def _type_case(window: MainWindow) -> None:
    dialog: Any = _open_dialog(window)
    with window.desk.read() as read:
        member = read.value(
            "SELECT member_id FROM welfare_case WHERE kind = 'sick' AND relation = 'self' ORDER BY id DESC"
        )
    dialog.member.set_value(str(member))
    dialog.amount.set_value(800_000)
    settle(window, 320)


def _programme(window: MainWindow, key: str) -> int:
    with window.desk.read() as read:
        return int(read.value("SELECT max(id) FROM activity WHERE programme = ?", (key,)))


def _tet_programme(window: MainWindow) -> None:
    window.go("programmes", {"activity": _programme(window, "tet_gathering")})


def _people_of_fair(window: MainWindow) -> None:
    window.go("programmes", {})
    settle(window)
    window.go("programme_people", {"activity": _programme(window, "tet_fair")})


def _mend_house(window: MainWindow) -> None:
    with window.desk.read() as read:
        case = int(read.value("SELECT max(id) FROM welfare_case WHERE kind = 'house'"))
    window.go("houses", {"house": case})
    settle(window)
    window.go("house_editor", {"house": case})


def _late_loan(window: MainWindow) -> None:
    _this_month(window)
    window.go("loans", {"which": "late"})


def _paid_loan(window: MainWindow) -> None:
    _this_month(window)
    window.go("loans", {"which": "paid_off"})


def _type_loan(window: MainWindow) -> None:
    dialog: Any = _open_dialog(window)
    dialog.amount.set_value(5_000_000)
    dialog.terms.rate.setText("0,5%")
    dialog.purpose.setText("Mua xe máy đi làm")


def _type_old_loan(window: MainWindow) -> None:
    dialog: Any = _open_dialog(window)
    granted = Month.of(dialog.opens).plus(-4)
    dialog.day.set_value(granted.first_day.replace(day=10))
    dialog.terms.first.set_value(granted.plus(1))
    dialog.terms.due_day.setText("10")
    dialog.amount.set_value(6_000_000)
    dialog.repaid.set_value(2_000_000)
    dialog.terms.rate.setText("0,5%")
    dialog.contract.setText("05/HĐV")
    dialog.purpose.setText("Sửa bếp")


def _gift(window: MainWindow, words: str) -> int:
    with window.desk.read() as read:
        wanted = ("gift", f"%{words}%")
        return int(read.value("SELECT max(id) FROM activity WHERE kind = ? AND search_key LIKE ?", wanted))


def _open_gift(key: str, words: str) -> Callable[[MainWindow], object]:
    return lambda window: window.go(key, {"activity": _gift(window, words)})


def _receive_case(window: MainWindow) -> None:
    """A visit that was paid and not yet signed for, else any paid one."""
    with window.desk.read() as read:
        number = read.value(
            "SELECT c.id FROM welfare_case c JOIN entry e ON e.case_id = c.id WHERE c.kind NOT IN ('house', 'loan') "
            "ORDER BY c.received_on IS NOT NULL, c.id DESC LIMIT 1"
        )
    window.go("case_receive", {"case": int(number)})


def _set_gift_amount(window: MainWindow) -> None:
    _open_gift("gifts", "")(window)
    settle(window)
    screen: Any = window.current
    screen.pane.table.selectAll()
    screen.verbs.action("amount").trigger()


def _several_groups(window: MainWindow) -> None:
    dialog: Any = _open_dialog(window)
    box = dialog.group
    box.set_value([box.itemData(0), box.itemData(1)])
    box.changed.emit()


def scenes() -> tuple[Scene, ...]:
    """Every scene, in the order of the rail."""
    return (
        Scene("start", without_book=True),
        Scene("start-new", without_book=True, prepare=_begin_book),
        Scene("start-money", without_book=True, prepare=_begin_money),
        Scene("month", "month", prepare=_this_month),
        Scene("members", "members", {"member": 1}),
        Scene("members-empty", "members", {"which": "gone", "search": ""}),
        Scene("member_import-empty", "member_import"),
        Scene(
            "member_import",
            "member_import",
            {"file": "tests/data/danh_sach_doan_vien_lan_lon_bang_ma.xlsx"},
            prepare=_tick_all,
        ),
        Scene("member_editor-new", "member_editor", prepare=_type_member),
        Scene("member_editor-edit", "member_editor", {"member": 2}),
        Scene("member_change", "member_change", {"member": 3}),
        Scene("member_wages", "member_wages", {"members": list(range(1, 13))}, prepare=_raise_wages),
        Scene("member_exempt", "member_exempt", {"member": 3}),
        Scene("member_payment", "member_payment", {"member": 2}),
        Scene("birthdays", "birthdays"),
        Scene("dues-empty", "dues"),
        Scene("dues", "dues", prepare=_month_before),
        Scene("arrears", "arrears", prepare=_this_month),
        Scene("collect_dues", "collect_dues", prepare=_collect_last_month),
        Scene("dues_why", "dues_why"),
        Scene("dues_findings", "dues_findings"),
        Scene("dues_import", "dues_import", {"file": "tests/data/trich-nop-2026.xlsx"}, prepare=_tick_all),
        Scene("dues_import-quarter", "dues_import", prepare=_compare_quarter),
        Scene("gifts", "gifts", prepare=_open_gift("gifts", "tet nguyen dan")),
        Scene("gift_editor-new", "gift_editor", {"holiday": "mid_autumn"}),
        Scene("gift_editor", prepare=_open_gift("gift_editor", "")),
        Scene("gift_people", prepare=_open_gift("gift_people", "")),
        Scene("gift_editor-groups", "gift_editor", {"holiday": "tet"}, prepare=_several_groups),
        Scene("gift_amount", prepare=_set_gift_amount),
        Scene("gift_settle", prepare=_open_gift("gift_settle", "")),
        Scene("gifts-empty", "gifts", {"year": 2019}),
        Scene("relative_editor", "relative_editor", {"member": 1}),
        Scene("holiday_calendar", "holiday_calendar"),
        Scene("programmes", "programmes", prepare=_tet_programme),
        Scene("programmes-meal", "programmes", {"programme": "union_meal"}),
        Scene("programme_editor", "programme_editor", {"programme": "tet_fair"}),
        Scene("programme_people", prepare=_people_of_fair),
        Scene("houses", "houses"),
        Scene("house_editor", prepare=_mend_house),
        Scene("house_editor-new", "house_editor"),
        Scene("loans", "loans", prepare=_late_loan),
        Scene("loans-paid", "loans", prepare=_paid_loan),
        Scene("loan_grant", "loan_grant", {"member": 6}, prepare=_type_loan),
        Scene("loan_open", "loan_open", {"member": 6}, prepare=_type_old_loan),
        Scene("loan_repay", "loan_repay"),
        Scene("loan_capital", "loan_capital"),
        Scene("obligations", "obligations"),
        Scene("obligation_why", "obligation_why"),
        Scene("obligation_why-down", "obligation_why", {"direction": "down"}),
        Scene("remit", "remit"),
        Scene("vouchers", "vouchers", {"state": ""}),
        Scene("vouchers-empty", "vouchers", {"state": "unposted"}),
        Scene("voucher_editor-new", "voucher_editor", {"kind": "PC"}, prepare=_type_payment),
        Scene("voucher_editor-posted", "voucher_editor", prepare=_open_posted),
        Scene("voucher_editor-transfer", "voucher_editor", {"kind": "transfer"}),
        Scene("books", "books"),
        Scene("books-bank", "books", {"fund": "bank:1"}),
        Scene("initiatives", "initiatives"),
        Scene("initiative_editor", "initiative_editor", {"initiative": 1}),
        Scene("initiative_reward", "initiative_reward", {"initiative": 1}),
        Scene("emulation", "emulation"),
        Scene("emulation_register", "emulation_register"),
        Scene("emulation_result", "emulation_result", {"registrations": [1]}),
        Scene("party", "party"),
        Scene("party_stage", "party_stage"),
        Scene("surveys", "surveys"),
        Scene("survey_editor", "survey_editor", {"survey": 1}),
        Scene("union_value", "union_value"),
        Scene("forms-union-value", "forms", {"form": "union-value", "period": Period.of_year(2026)}),
        Scene("workers_month", "workers_month", {"year": 2025}),
        Scene("workers_month-empty", "workers_month", {"year": 2024}),
        Scene("plans", "plans", {"plan": 2}),
        Scene("plan_editor", prepare=lambda window: window.go("plan_editor", {"plan": 2})),
        Scene("plan_editor-new", "plan_editor", {"kind": "workers_month", "year": 2026}),
        Scene("activity_why", prepare=_why_people),
        Scene("cases", "cases", {"which": "year"}),
        Scene("cases-empty", "cases", {"which": "paid", "search": "không có ai"}),
        Scene("norms", "norms"),
        Scene("norm_editor", "norm_editor", {"norm": 2}),
        Scene("norm_starter", "norm_starter"),
        Scene("care_report", "care_report", prepare=_this_year_of_care),
        Scene("case_editor", "case_editor", prepare=_type_case),
        Scene("case_approve", "case_approve"),
        Scene("case_pay", "case_pay"),
        Scene("case_papers", "case_papers", {"case": 3}),
        Scene("case_receive", prepare=_receive_case),
        Scene("activities", "activities", prepare=_open_activity("activities", "Hội thao Tháng Công nhân")),
        Scene("activities-empty", "activities", {"year": 2019}),
        Scene("activity_editor-new", "activity_editor", prepare=_type_activity),
        Scene("activity_editor", prepare=_open_activity("activity_editor", "Hội thao Tháng Công nhân")),
        Scene("activity_people", prepare=_open_activity("activity_people", "Gặp mặt nữ đoàn viên")),
        Scene("activity_choose", prepare=_choose_people),
        Scene("activity_result", prepare=_open_activity("activity_result", "Đối thoại tháng 5")),
        Scene("activity_sources", prepare=_open_activity("activity_sources", "Ngày hội Cảm ơn")),
        Scene("vouchers-papers", "vouchers", {"state": "", "papers": True}, prepare=_month_before),
        Scene("agreements", "agreements", {"agreement": 2}),
        Scene("agreements-talks", "agreements", {"which": "talks"}),
        Scene("agreements-empty", "agreements", opened_on=dt.date(2026, 1, 1)),
        Scene("agreement_editor-new", "agreement_editor"),
        Scene("agreement_editor-edit", "agreement_editor", {"agreement": 2}),
        Scene("agreement_step", "agreement_step", {"agreement": 3}),
        Scene("agreement_step-vote", "agreement_step", {"agreement": 2, "step": "vote"}),
        Scene("agreement_team", "agreement_team", {"agreement": 2}),
        Scene("agreement_clauses", "agreement_clauses", {"agreement": 2}),
        Scene("agreement_votes", "agreement_votes", {"agreement": 2}),
        Scene("agreement_grade", "agreement_grade", {"agreement": 2}),
        Scene("agreement_end", "agreement_end", {"agreement": 2}),
        Scene("agreement_editor-amend", "agreement_editor", {"previous": 2, "change": "amendment"}),
        Scene("forms-agreement-text", "forms", {"form": "agreement-09-text", "subject": 2}),
        Scene("forms-agreement-report", "forms", {"form": "agreement-report", "period": Period.of_year(2026)}),
        Scene("agreement_step-refused", "agreement_step", {"agreement": 3, "step": "talks"}),
        Scene("dialogues", "dialogues", prepare=_all_dialogues),
        Scene("dialogue_editor", "dialogue_editor", {"dialogue": 1}),
        Scene("dialogue_request", "dialogue_request", {"dialogue": 1, "request": 1}),
        Scene("forms-dialogue-minutes", "forms", {"form": "dialogue-minutes"}),
        Scene("cash_counts", "cash_counts"),
        Scene("cash_count", "cash_count", prepare=_count_notes),
        Scene("settlement", "settlement"),
        Scene("forms-b07", "forms", {"form": "b07", "period": Period.of_year(2025)}),
        Scene("forms-groups", "forms", {"form": "dues-list", "by_group": True}, prepare=_month_before),
        Scene("forms-c34", "forms", {"form": "c34"}, prepare=_month_before),
        Scene("forms-c41", "forms", {"form": "c41", "period": Period.of_year(2025)}),
        Scene("forms-s12", "forms", {"form": "s12", "period": Period.of_year(2025)}),
        Scene("import-empty", "import"),
        Scene("import-preview", "import", {"file": "tests/data/so-sach-2024.xlsx"}, opened_on=dt.date(2024, 1, 1)),
        Scene("import-earlier", "import", {"file": "tests/data/so-sach-2024.xlsx"}),
        Scene(
            "import-faults",
            "import",
            {"file": "tests/data/so-quy-nhieu-loi.xlsx"},
            prepare=_agree_to_all,
            opened_on=dt.date(2026, 1, 1),
        ),
        Scene("rules", "rules", {"text": "Chi mừng sinh nhật đoàn viên tháng 3"}),
        Scene("coding_rule", "coding_rule", {"text": "Mua quà Tết cho đoàn viên", "way": "out", "code": "31"}),
        Scene("policies", "policies"),
        Scene("policy_value", "policy_value", {"policy": "dues_share_up"}),
        Scene("acts", "acts"),
        *(
            Scene(f"settings-{page}", "settings", {"page": page})
            for page in ("unit", "officers", "funds", "superior", "printing", "looks", "backup")
        ),
        Scene("checks", "checks"),
        Scene("close_month", "close_month"),
        Scene("head_figures", "head_figures"),
        Scene("why", "why"),
        Scene("search", "vouchers", {"state": ""}, prepare=_search),
        Scene("search-member", "vouchers", prepare=_find_member),
        Scene("question", "vouchers", {"state": ""}, prepare=_question),
        Scene("help", "voucher_editor", {"kind": "PC"}, prepare=MainWindow.open_help),
        # Why last: the working month it leaves behind would be every later scene's.
        Scene("month-may", "month", prepare=_last_may),
        Scene("month-tet", "month", prepare=_before_tet),
    )
