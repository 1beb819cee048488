"""Quy định theo ngày: every dated legal value the book reckons with, from which day, by which paper, and the union's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.dates import show_date
from app.domain.problems import N_
from app.domain.text import fold
from app.domain.timeline import DatedValue
from app.i18n import _
from app.models.queries.union import policies
from app.services.union import change_settings
from app.ui.desk import Desk
from app.ui.screen import Screen
from app.ui.union.policy_words import OWN, SURE, policy_word, policy_words, value_shown
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel
from app.ui.widgets.table_view import TableView


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One value of one policy; ``standing`` is ``now``, ``past`` or ``later`` in the working month."""

    policy: str
    value: DatedValue[str]
    standing: str

    @property
    def is_own(self) -> bool:
        """True for a value the union entered itself."""
        return self.value.confidence == OWN

    @property
    def is_sure(self) -> bool:
        """False where the source is weak or missing."""
        return self.value.confidence in SURE


def _standing_word(row: PolicyRow) -> str:
    return {"now": _("Đang dùng"), "past": _("Đã thay"), "later": _("Chưa tới")}[row.standing]


def _trust_word(row: PolicyRow) -> str:
    if row.is_own:
        return _("của đơn vị")
    return _("có nguồn") if row.is_sure else _("cần xác minh")


def _columns() -> list[Column]:
    return [
        Column("policy", _("Quy định"), 322, lambda row: policy_word(row.policy)),
        Column("value", _("Giá trị"), 134, lambda row: value_shown(row.policy, row.value.value), align=RIGHT),
        Column("from", _("Từ ngày"), 104, lambda row: show_date(row.value.valid_from)),
        Column("standing", _("Hiệu lực"), 112, _standing_word, tone=lambda row: "good" if row.standing == "now" else "",
               icon=lambda row: "circle-check" if row.standing == "now" else ""),
        Column("source", _("Căn cứ"), 240, lambda row: row.value.source, stretch=True),
        Column("trust", _("Độ tin"), 124, _trust_word, tone=lambda row: "accent" if row.is_own else "" if row.is_sure else "warn",
               icon=lambda row: "stamp" if row.is_own else "" if row.is_sure else "triangle-alert"),
    ]  # fmt: skip


class PoliciesScreen(Screen):
    """The second page of Quy định."""

    key: ClassVar[str] = "policies"
    called: ClassVar[str] = N_("Mức và tỷ lệ theo ngày")
    rail_entry: ClassVar[str] = "rules"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"policy_value"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: dict[str, tuple[DatedValue[str], ...]] = {}
        self._rows: Sequence[PolicyRow] = ()
        self.verbs.offer("add", self._add, word=_("Thêm giá trị"))
        self.verbs.offer("edit", self._edit)
        self.verbs.offer("delete", self._delete)
        self.verbs.offer("reload", self.refresh)
        choices = [("now", _("Đang dùng")), ("", _("Mọi mốc")), ("own", _("Của đơn vị")), ("doubt", _("Cần xác minh"))]
        self._which = Chips(_("Hiện những giá trị"), choices)
        self._which.set_value("now")
        self._search = SearchBox(_("Tìm quy định"), _("Tìm quy định, số văn bản…"))
        self._search.setFixedWidth(220)
        self._model = PagedTableModel(_columns(), lambda _ids: [], faded=lambda row: row.standing == "past")
        self.table = TableView(_("Quy định theo ngày"), "policies", self._model, desk.preferences)
        self._foot = parts.label(role="small", wrap=True)
        self._about = parts.label(role="small", wrap=True)
        body = self.lay_out(parts.row(self._which, None, self._search), self._about, self.table, self._foot, gap=8)
        body.setStretch(2, 1)
        self._which.changed.connect(self._show)
        self._search.searched.connect(self._show)
        self.table.pointed.connect(self._pointed)
        self.table.opened.connect(lambda _place: self._edit())
        self.begin_at(self.table)

    def refresh(self) -> None:
        """The values of the book, in force or not in the working month."""
        with self.desk.read() as read:
            self._all = policies.policy_values(read)
        month = self.desk.month
        text = _("Giá trị được lấy theo tháng của nghĩa vụ, không theo hôm nay. «Đang dùng» là theo tháng làm việc {month:02d}/{year}. "
                 "Đơn vị có nghị quyết hoặc hướng dẫn khác thì thêm giá trị của mình, kèm số văn bản.")  # fmt: skip
        self._about.setText(text.format(month=month.month, year=month.year))
        self._show()

    def _standing(self, values: Sequence[DatedValue[str]], value: DatedValue[str], day: dt.date) -> str:
        if value.valid_from > day:
            return "later"
        return "now" if value is [each for each in values if each.valid_from <= day][-1] else "past"

    def _show(self, *_args: object) -> None:
        day = self.desk.month.first_day
        order = {policy: place for place, policy in enumerate(policy_words())}
        rows = [
            PolicyRow(policy, value, self._standing(values, value, day))
            for policy, values in sorted(self._all.items(), key=lambda item: (order.get(item[0], 99), item[0]))
            for value in reversed(values)
        ]
        kept = self.row
        self._rows = [row for row in rows if self._fits(row)]
        self._model.set_rows(self._rows)
        if self._rows:
            same = (
                i for i, row in enumerate(self._rows) if kept and (row.policy, row.value) == (kept.policy, kept.value)
            )
            self.table.point_at(next(same, 0))
        else:
            self.table.say_empty(
                _("Không có giá trị nào khớp"), _("Bộ lọc đang thu hẹp danh sách."), _("Bỏ bộ lọc"), self._clear
            )
        self._pointed(None)

    def _fits(self, row: PolicyRow) -> bool:
        which = self._which.value()
        if (
            (which == "now" and row.standing != "now")
            or (which == "own" and not row.is_own)
            or (which == "doubt" and row.is_sure)
        ):
            return False
        text = fold(f"{policy_word(row.policy)} {row.value.source} {value_shown(row.policy, row.value.value)}")
        return all(word in text for word in fold(self._search.value()).split())

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self._show()

    @property
    def row(self) -> PolicyRow | None:
        """The row pointed at."""
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _pointed(self, _place: object) -> None:
        row, may = self.row, not self.desk.read_only
        several = row is not None and len(self._all.get(row.policy, ())) > 1
        self.verbs.allow(
            add=may, edit=may and row is not None, delete=may and row is not None and (several or row.is_own)
        )
        text = _("{policy}: {value} từ {day}. Căn cứ ({trust}): {source}.")
        self._foot.setText(text.format(policy=policy_word(row.policy), value=value_shown(row.policy, row.value.value),
                                       day=show_date(row.value.valid_from), trust=_trust_word(row), source=row.value.source)
                           if row else "")  # fmt: skip

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        self.desk.go("policy_value", **({"policy": self.row.policy} if self.row is not None else {}))

    def _edit(self) -> None:
        if self.row is not None and not self.desk.read_only:
            self.desk.go("policy_value", policy=self.row.policy, day=self.row.value.valid_from)

    def _delete(self) -> None:
        row = self.row
        if row is None:
            return
        text = _("{value} từ ngày {day}. Giá trị liền trước sẽ dùng tiếp. Có thể lấy lại bằng Ctrl+Z.").format(
            value=value_shown(row.policy, row.value.value), day=show_date(row.value.valid_from)
        )
        if self.desk.ask.confirm(
            _("Xóa giá trị của «{policy}»?").format(policy=policy_word(row.policy)), text, _("Xóa"), danger=True
        ):
            kept = [value for value in self._all[row.policy] if value.valid_from != row.value.valid_from]
            self.desk.do(change_settings.set_policy, row.policy, kept)

    def resizeEvent(self, event: Any) -> None:
        """A narrow window leaves how sure a source is to the line below the table."""
        super().resizeEvent(event)
        wide = self.width() >= 960
        self._which.set_compact(not wide)
        self.table.setColumnHidden(5, not wide)
