"""Vì sao số này?: the lines one figure of a period's activities adds up from; Enter opens the activity or member of a line."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.activities.activity_sums import SUM_NAMES, SUM_RULES, CountedFigure, SumLine
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities.activity_report import activity_report
from app.ui.activities.belongings import ACTIVITY
from app.ui.desk import Desk
from app.ui.kinds import period_word
from app.ui.navigation import open_keeper
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView


class ActivityWhyDialog(DeskDialog):
    """``enter(figure=key, period=…, plan=id or None)``; ``figure`` is the one shown."""

    key: ClassVar[str] = "activity_why"
    called: ClassVar[str] = N_("Vì sao số này?")
    takes: ClassVar[frozenset[str]] = frozenset({"figure", "period", "plan"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.figure = CountedFigure("activities", ())
        self._title = parts.label(role="title", wrap=True)
        self._about = parts.label(role="muted", wrap=True)
        what = Column("what", _("Từ đâu"), 360, lambda line: line.what, stretch=True)
        self._model = PagedTableModel(
            [what, money("value", _("Số"), lambda line: line.value, width=120)], lambda _ids: []
        )
        self.table = TableView(_("Các dòng cộng thành số này"), "activity_why", self._model)
        self._total = parts.label(role="figure")
        foot = (parts.row(None, self._total), parts.row(None, parts.button(_("Đóng"), self.accept)))
        stack = parts.column(self._title, self._about, self.table, *foot, gap=10, margins=(20, 16, 20, 16))
        stack.setStretch(2, 1)
        self.setLayout(stack)
        self.resize(620, 420)
        self.table.opened.connect(self._open)

    def enter(self, **arguments: Any) -> None:
        """Which figure of which period."""
        key: str = arguments.get("figure", "activities")
        period: Period = arguments.get("period") or Period.of_year(self.desk.month.year)
        with self.desk.read() as read:
            found = activity_report(read, period, arguments.get("plan"))
        self.figure = found.figures.get(key) or CountedFigure(key, ())
        word = _(SUM_NAMES[key]) if key in SUM_NAMES else key
        self._title.setText(_("Vì sao số này: {what}").format(what=word))
        about = _("{period}; bấm Enter để mở dòng.").format(period=period_word(period))
        self._about.setText(f"{about} {_(SUM_RULES[key])}" if key in SUM_RULES else about)
        self._model.set_rows(self.figure.lines)
        self._total.setText(_("Cộng {value}").format(value=show_money(self.figure.value)))
        if not self.figure.lines:
            self.table.say_empty(_("Không có dòng nào"), _("Trong kỳ này chưa có gì được ghi cho số này."))
        else:
            self.table.point_at(0)
        self.table.setFocus()

    def _open(self, place: int) -> None:
        line: SumLine = self.figure.lines[place]
        if line.activity_id is None and line.member_id is None:
            return
        self.accept()
        if line.activity_id is not None:
            open_keeper(self.desk, ACTIVITY, line.activity_id)
        else:
            self.desk.go("members", member=line.member_id)
