"""Định mức: the union's own spending rules as dated rows; a change begins on its day, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain.care.welfare import care_kind
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import norms
from app.models.queries.care.norms import NormRow
from app.services.care import keep_norms
from app.ui.care.care_words import rule_words
from app.ui.desk import Desk
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("in_kind", "rule", "until")


def _columns() -> list[Column]:
    return [
        Column("kind", _("Loại"), 150, lambda row: _(care_kind(row.norm.kind).name)),
        Column("relation", _("Của ai"), 160, lambda row: _(row.norm.relation.label)),
        Column("amount", _("Mức tiền"), 178, lambda row: "" if row.norm.ended else row.norm.show_amount(), align=RIGHT),
        money("in_kind", _("Quà"), lambda row: row.norm.in_kind, blank_zero=True, widest="999.999"),
        Column("times", _("Lần/năm"), 66, lambda row: str(row.norm.per_year) if row.norm.per_year else "", align=RIGHT),
        Column("from", _("Từ ngày"), 96, lambda row: show_date(row.norm.valid_from), widest="30/12/2026"),
        Column("until", _("Đến ngày"), 96, _until, widest="30/12/2026"),
        Column("rule", _("Điều kiện"), 130, lambda row: rule_words(row.norm.rule), hidden=True),
        Column("clause", _("Căn cứ"), 220, lambda row: row.norm.standing_on, stretch=True,
               tone=lambda row: "" if row.norm.has_source else "warn", icon=lambda row: "" if row.norm.has_source else "triangle-alert"),
    ]  # fmt: skip


def _until(row: NormRow) -> str:
    if row.norm.ended:
        return _("thôi áp dụng")
    return show_date(row.until) if row.until else ""


class NormsScreen(Screen):
    """The table; ``which`` shows those in force or every row."""

    key: ClassVar[str] = "norms"
    called: ClassVar[str] = N_("Định mức")
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 8
    watches: ClassVar[frozenset[str]] = frozenset({"welfare_norm", "welfare_case"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: Sequence[NormRow] = ()
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("norm_editor"), primary=True)
        verbs.offer("edit", self._edit, word=_("Đổi mức"))
        verbs.offer("delete", self._delete)
        verbs.offer("end", self._end, word=_("Thôi áp dụng"), icon="ban", shortcut="Ctrl+1", after="edit")
        verbs.offer("starter", lambda: desk.go("norm_starter"), word=_("Mức mẫu"), icon="book-open", shortcut="Ctrl+2", after="edit")  # fmt: skip
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)
        self._which = Chips(_("Lọc định mức"), [("now", _("Đang áp dụng")), ("", _("Mọi thời kỳ"))])
        self._model = PagedTableModel(_columns(), lambda _ids: [], faded=self._is_past)
        self.table = TableView(_("Định mức chi chăm lo"), "norms", self._model, desk.preferences)
        self._warn = Hint(_("Căn cứ"))
        body = self.lay_out(parts.row(self._which, None), self.table, self._warn, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda _value: self.refresh())
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(lambda _place: self._allow())
        self.begin_at(self.table)

    def _is_past(self, row: NormRow) -> bool:
        return not row.holds_on(self.desk.month.last_day)

    def refresh(self) -> None:
        """The rows of the working month's end, or all of them."""
        with self.desk.read() as read:
            every = norms.norm_rows(read)
        day = self.desk.month.last_day
        self._rows = [row for row in every if row.holds_on(day) or not self._which.value()]
        self._model.set_rows(list(self._rows))
        if self._rows:
            self.table.point_at(0)
        else:
            self.table.say_empty(
                _("Chưa có định mức nào"),
                _("Mức chi do quy chế chi tiêu nội bộ của đơn vị quy định. Nhận mức mẫu rồi sửa, hoặc ghi từng mức."),
                _("Xem mức mẫu"),
                lambda: self.desk.go("norm_starter"),
            )
        without = sum(not row.norm.has_source for row in self._rows)
        text = _("{count} mức chưa có điều khoản của đơn vị, chỉ là mẫu tham khảo: hãy đổi mức và ghi điều khoản.")
        self._warn.say(text.format(count=without) if without else "", "warn")
        self._allow()

    def _chosen(self) -> NormRow | None:
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _allow(self) -> None:
        may, row = not self.desk.read_only, self._chosen()
        self.verbs.allow(
            add=may, edit=may and row is not None, delete=may and row is not None and not row.cases,
            end=may and row is not None and not self._is_past(row), starter=may, print=True,
        )  # fmt: skip

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None and not self.desk.read_only:
            self.desk.go("norm_editor", norm=row.id)

    def _delete(self) -> None:
        row = self._chosen()
        if row is not None:
            self.desk.do(keep_norms.delete_norm, row.id)

    def _end(self) -> None:
        row = self._chosen()
        if row is None:
            return
        day = self.desk.month.plus(1).first_day
        title = _("Thôi áp dụng «{kind}»?").format(kind=_(care_kind(row.norm.kind).name))
        text = _("Từ {day} việc loại này không còn định mức; việc đã chi giữ nguyên. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(title, text.format(day=show_date(day)), _("Thôi áp dụng")):
            self.desk.do(keep_norms.end_norm, row.norm.kind, row.norm.relation, day)

    def _print(self) -> None:
        self.desk.go("forms", form="norm-table", period=Period.of_month(self.desk.month))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps kind, whose, amount, times, day and clause."""
        super().resizeEvent(event)
        hidden = self.desk.preferences.get("table.norms.hidden", None)
        narrow = NARROW_HIDES if self.width() < 1000 else ()
        for place, column in enumerate(self._model.columns):
            away = column.key in hidden if isinstance(hidden, list) else column.hidden
            self.table.setColumnHidden(place, away or column.key in narrow)
