"""Vì sao số này?: the lines one figure of a period's activities adds up from; Enter opens the activity or member of a line."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.activities.activity_sums import SUM_NAMES, SUM_RULES, CountedFigure, SumLine
from app.domain.dates import Period
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities.activity_report import activity_report
from app.ui.activities.belongings import ACTIVITY
from app.ui.desk import Desk
from app.ui.kinds import period_word
from app.ui.lists.row_table import Empty, RowTable
from app.ui.navigation import open_keeper
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.table_model import Column, money


class ActivityWhyDialog(DeskDialog):
    """``enter(figure=key, period=…, plan=id or None)``; ``figure`` is the one shown."""

    key: ClassVar[str] = "activity_why"
    called: ClassVar[str] = N_("Vì sao số này?")
    takes: ClassVar[frozenset[str]] = frozenset({"figure", "period", "plan"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.figure = CountedFigure("activities", ())
        self._about = parts.label(role="muted", wrap=True)
        what = Column("what", _("Từ đâu"), 360, lambda line: line.what, stretch=True)
        empty = Empty(_("Không có dòng nào"), _("Trong kỳ này chưa có gì được ghi cho số này."))
        columns = [what, money("value", _("Số"), lambda line: line.value)]
        self.lines: RowTable[SumLine] = RowTable(
            desk, _("Các dòng cộng thành số này"), "activity_why", columns, empty=empty
        )
        self.frame(self._about, self.lines, high=420)
        self.lines.opened.connect(self._open)

    def enter(self, **arguments: Any) -> None:
        """Which figure of which period."""
        key: str = arguments.get("figure", "activities")
        period: Period = arguments.get("period") or Period.of_year(self.desk.month.year)
        with self.desk.read() as read:
            found = activity_report(read, period, arguments.get("plan"))
        self.figure = found.figures.get(key) or CountedFigure(key, ())
        word = _(SUM_NAMES[key]) if key in SUM_NAMES else key
        self.title.setText(_("Vì sao số này: {what}").format(what=word))
        about = _("{period}; bấm Enter để mở dòng.").format(period=period_word(period))
        self._about.setText(f"{about} {_(SUM_RULES[key])}" if key in SUM_RULES else about)
        self.lines.show_rows(self.figure.lines)
        self.lines.say_sums({"value": self.figure.value})
        self.lines.setFocus()

    def _open(self, line: SumLine) -> None:
        if line.activity_id is None and line.member_id is None:
            return
        self.accept()
        if line.activity_id is not None:
            open_keeper(self.desk, ACTIVITY, line.activity_id)
        else:
            self.desk.go("members", member=line.member_id)
