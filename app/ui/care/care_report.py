"""Báo cáo chăm lo: people and money of a period each way; a line shows who it is made of, and each leads to its case or voucher."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from app.domain.care.care_report import CareFact, CareReport, CareSum, care_report, headline, part_of
from app.domain.care.records import CASE
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.records import Kind
from app.i18n import _
from app.models.queries.care.care import care_facts
from app.ui.activities.belongings import ACTIVITY
from app.ui.care import belongings
from app.ui.desk import Desk
from app.ui.lists.row_table import Empty, RowTable
from app.ui.lists.row_verbs import About
from app.ui.lists.table_page import Span, TablePage
from app.ui.navigation import open_keeper
from app.ui.screen import scrolled
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.table_model import RIGHT, Column, column


def _sum_columns() -> list[Column]:
    counts = (("people", _("Người"), 62), ("women", _("Nữ"), 56), ("times", _("Lượt"), 62))
    return [
        Column("name", _("Nội dung"), 190, lambda row: _(row.name), stretch=True),
        *(
            Column(key, title, width, value=attrgetter(key), kind=Kind.COUNT, align=RIGHT, widest="99.999")
            for key, title, width in counts
        ),
        column(CASE["amount"], lambda row: row.money, key="money"),
        column(CASE["in_kind"], lambda row: row.in_kind, blank_zero=True, widest="9.999.999"),
    ]


def _fact_columns() -> list[Column]:
    return [
        column(CASE["happened_on"], lambda row: row.day),
        Column(
            "who",
            _("Người nhận"),
            150,
            lambda row: row.who or _("không ghi theo người"),
            stretch=True,
            tone=lambda row: "" if row.who else "muted",
        ),
        Column("name", _("Loại"), 130, lambda row: _(row.name), hidden=True),
        column(CASE["amount"], lambda row: row.money, key="money"),
        column(CASE["in_kind"], lambda row: row.in_kind, blank_zero=True, widest="9.999.999"),
    ]


class CareReportScreen(TablePage[CareFact]):
    """``enter(period=…)``."""

    key: ClassVar[str] = "care_report"
    called: ClassVar[str] = N_("Báo cáo chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"period"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 9
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            *("welfare_case", "voucher", "entry", "participant", "activity"),
            *("activity_source", "gift_terms", "member", "union_group"),
        }
    )

    span: ClassVar[Span] = Span.PERIOD
    period_start: ClassVar[str] = "half"
    period_all: ClassVar[bool] = False
    opens: ClassVar[str] = "open"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: Sequence[CareFact] = ()
        self._report: CareReport = care_report([])
        self._sections = Chips(
            _("Chia theo"),
            [("kinds", _("Loại việc")), ("groups", _("Tổ")), ("genders", _("Giới tính")), ("months", _("Tháng"))],
        )
        self.summary = parts.label(role="strong", wrap=True)
        self._summary_area = scrolled(self.summary)
        nothing = Empty(
            _("Kỳ này chưa có gì"),
            _("Báo cáo cộng việc thăm hỏi, sinh nhật đã chi, quà và chương trình đã nhận. Hãy chọn kỳ khác."),
        )
        self.sums: RowTable[CareSum] = RowTable(
            desk, _("Cộng theo dòng"), "care_sums", _sum_columns(), empty=nothing, identify=lambda row: row.key
        )
        self.facts: RowTable[CareFact] = RowTable(
            desk, _("Người và việc của dòng"), "care_facts", _fact_columns(), empty=Empty(_("Chọn một dòng bên trái"))
        )
        self.add_table(self.facts)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.sums)
        self._split.addWidget(self.facts)
        self._split.setStretchFactor(0, 5)
        self._split.setStretchFactor(1, 4)
        self._split.setCollapsible(0, False)
        self._split.setCollapsible(1, False)
        self._foot = parts.label(role="muted", wrap=True)
        body = self.lay_out(
            parts.row(self.period_box, None),
            self._summary_area,
            parts.row(self._sections, None),
            self._split,
            self._foot,
            gap=8,
        )
        body.setStretch(3, 1)
        self._sections.changed.connect(lambda _value: self._show_section())
        self.sums.table.pointed.connect(lambda _key: self._show_part())
        word, icon = _("Mở việc, chứng từ"), "arrow-right"
        self.offer("open", self._open_fact, about=About.ONE, word=word, icon=icon, shortcut="Ctrl+1")
        self.offer("print", self._print, primary=True)
        self.offer_common_verbs()
        self.begin_at(self.sums.table)

    def refresh(self) -> None:
        """Gather the period's facts aside and add them up."""
        book, period = self.desk.book, self.period

        def look(_progress: object) -> list[CareFact]:
            with book.read_apart() as read:
                return care_facts(read, period)

        def seen(found: list[CareFact]) -> None:
            if self.desk.book is book and period == self.period:
                self._show(found)

        self.desk.run(look, seen, title=_("Đang cộng báo cáo…"))

    def _show(self, facts: Sequence[CareFact]) -> None:
        self._facts, self._report = facts, care_report(facts)
        text, whole = headline(self._report), self._report.whole
        self.summary.setText(f"{text[:1].upper()}{text[1:]}." if text else _("Trong kỳ chưa chi chăm lo khoản nào."))
        self.summary.setToolTip(self.summary.text())
        self._fit_sentence()
        text = _(
            "{people} người ({women} nữ), {times} lượt · tiền theo chứng từ {money} đồng · hiện vật {in_kind} đồng"
        )
        sums = ("people", "women", "times", "money", "in_kind")
        self._foot.setText(text.format(**{key: show_money(getattr(whole, key)) for key in sums}))
        if whole.counted:
            more = _(" · gồm {count} người chỉ đếm, không có danh sách").format(count=show_money(whole.counted))
            self._foot.setText(self._foot.text() + more)
        self._show_section()

    def _show_section(self) -> None:
        lines, whole = self._report.section(self._sections.value() or "kinds"), self._report.whole
        self.sums.show_rows(lines)
        # Why not the sum of the lines: somebody who got twice stands in two of them.
        self.sums.say_sums({"money": whole.money, "in_kind": whole.in_kind} if lines else {})
        self._show_part()

    def _show_part(self) -> None:
        line = self.sums.row()
        part = part_of(self._facts, self._sections.value() or "kinds", line.key) if line is not None else []
        self.facts.show_rows(part)
        self._allow()

    def current_table(self) -> RowTable[Any]:
        """On paper and in Excel the sums; the people of a line while the keyboard is with them."""
        return self.facts if self.facts.table.hasFocus() else self.sums

    def row(self) -> CareFact | None:
        """Who or what of the line is pointed at."""
        return self.facts.row()

    def _open_fact(self, fact: CareFact) -> None:
        """Its case, else its activity, else its voucher."""
        if fact.case_id is not None:
            open_keeper(self.desk, belongings.CASE, fact.case_id)
        elif fact.activity_id is not None:
            open_keeper(self.desk, ACTIVITY, fact.activity_id)
        elif fact.voucher_id is not None:
            self.desk.go("voucher_editor", voucher=fact.voucher_id)

    def _print(self) -> None:
        self.desk.go("forms", form="care-report", period=self.period)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows less of each line; a low one scrolls the sentence, so that the lines have room."""
        super().resizeEvent(event)
        narrow = self.width() < 900
        self.sums.table.hide_for_room(("women", "times") if narrow else ())
        self.facts.table.hide_for_room(("in_kind",) if narrow else ())
        self._fit_sentence()

    def _fit_sentence(self) -> None:
        """As high as the sentence, up to a share of the window: it scrolls, and its whole is its tooltip."""
        wanted = self.summary.heightForWidth(max(self._summary_area.viewport().width(), 200))
        self._summary_area.setFixedHeight(min(max(wanted, 0), max(self.height() // 8, 38)))
