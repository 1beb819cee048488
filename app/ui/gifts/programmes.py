"""Chương trình chăm lo: Tết Sum vầy, Chợ Tết, Bữa cơm Công đoàn and the others of a year, and the one pointed at whole beside."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent

from app.domain import clock
from app.domain.activities.activities import ActivityState, Funder, cost_shares
from app.domain.activities.programmes import PROGRAMMES, announcement_findings, meal_findings, tet_announced_in, tet_for
from app.domain.dates import Period
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _, render
from app.models.queries.activities import activities
from app.models.queries.gifts import programmes, tet_report
from app.models.queries.gifts.programmes import ProgrammeRow
from app.services.activities import keep_activities
from app.services.gifts.keep_benefits import expense_draft
from app.ui.activities.activity_pane import ActivityPane
from app.ui.activities.activity_words import days_word, programme_word, state_tone
from app.ui.desk import Desk
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("programme", "people", "others", "in_kind")


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày"), show=lambda row: days_word(row.activity.starts_on, row.activity.ends_on), widest="30/12/2026"),
        Column("title", _("Việc làm"), 180, lambda row: row.activity.title, stretch=True),
        Column("programme", _("Chương trình"), 138, lambda row: programme_word(row.activity.programme), hidden=True),
        Column("people", _("Người"), 58, lambda row: str(row.people or ""), align=RIGHT),
        money("union", _("Công đoàn"), lambda row: row.activity.money.borne_by(Funder.UNION), blank_zero=True),
        money("others", _("Nguồn khác"), _others, blank_zero=True),
        money("in_kind", _("Phần của người"), lambda row: row.sums.in_kind if row.sums else 0, blank_zero=True, hidden=True),
        Column("state", _("Trạng thái"), show=lambda row: _state(row)[0], tone=_tone, icon=lambda row: _state(row)[2], widest=_("Đã tổ chức")),
    ]  # fmt: skip


def _others(row: ProgrammeRow) -> int:
    return sum(row.activity.money.borne_by(funder) for funder in Funder if funder is not Funder.UNION)


def _state(row: ProgrammeRow) -> tuple[str, str, str]:
    return state_tone(row.activity, clock.today())


def _tone(row: ProgrammeRow) -> str:
    tone = _state(row)[1]
    return "muted" if tone == "note" else tone


class ProgrammesScreen(Screen):
    """``enter(activity=id)`` points at one, ``enter(programme=…)`` filters."""

    key: ClassVar[str] = "programmes"
    called: ClassVar[str] = N_("Chương trình chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "programme"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 3
    watches: ClassVar[frozenset[str]] = frozenset(
        {"activity", "participant", "activity_source", "activity_figure", "voucher", "entry", "kept_file", "member"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._year = desk.month.year
        self._rows: list[ProgrammeRow] = []
        self._offer_verbs()
        self._which = Chips(
            _("Lọc chương trình"), [("", _("Tất cả")), *((key, _(each.name)) for key, each in PROGRAMMES.items())]
        )
        self._which.set_compact(True)
        self._search = SearchBox(_("Tìm việc chăm lo"), _("Tìm tên…"))
        self._search.setFixedWidth(180)
        self._model = PagedTableModel(
            _columns(), lambda _ids: [], faded=lambda row: row.activity.state is ActivityState.CANCELLED
        )
        self.table = TableView(_("Danh sách việc chăm lo"), "programmes", self._model, desk.preferences)
        self.pane = ActivityPane(desk)
        self._split = beside(self.table, self.pane)
        self._warn = Hint(_("Điều cần xem"))
        self._foot = parts.label(role="muted", wrap=True)
        body = self.lay_out(parts.row(self._which, None, self._search), self._split, self._warn, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(lambda *_args: self.refresh())
        self._search.searched.connect(lambda _text: self.refresh())
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(lambda _place: self._pointed())
        self.table.summed.connect(desk.summed)
        self.pane.voucher_asked.connect(lambda voucher: desk.go("voucher_editor", voucher=voucher))
        self.pane.people_asked.connect(self._people)
        self.pane.sources_asked.connect(lambda: self._go("activity_sources"))
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", lambda: self.desk.go("programme_editor", programme=self._which.value()))
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("people", self._people, word=_("Người hưởng"), icon="users", shortcut="Ctrl+1", after="edit")
        verbs.offer(
            "result",
            lambda: self._go("activity_result"),
            word=_("Kết quả"),
            icon="file-check",
            shortcut="Ctrl+2",
            after="edit",
        )
        verbs.offer("pay", self._pay, word=_("Chi"), icon="hand-coins", shortcut="Ctrl+3", after="edit")
        verbs.offer(
            "sources",
            lambda: self._go("activity_sources"),
            word=_("Nguồn"),
            icon="coins",
            shortcut="Ctrl+4",
            after="edit",
        )
        verbs.offer("report", self._report, word=_("Báo cáo Tết"), icon="send", shortcut="Ctrl+5", after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)

    def enter(self, **arguments: Any) -> None:
        """Point at one, or filter by programme."""
        if "programme" in arguments or "activity" in arguments:
            self._which.set_value(arguments.get("programme", ""))
            self._search.edit.clear()
        if "activity" in arguments:
            self._year = self._year_of(arguments["activity"])
        if arguments:
            self.refresh()
        if "activity" in arguments:
            self._point(arguments["activity"])

    def _year_of(self, activity: int) -> int:
        """The year a programme is listed in: a voucher of last year leads to last year's."""
        with self.desk.read() as read:
            rows = activities.activity_rows(read, [activity])
        day = rows[0].starts_on if rows else None
        return day.year if day is not None else self._year

    def _month_moved(self, month: object) -> None:
        self._year = self.desk.month.year
        super()._month_moved(month)

    def where(self) -> dict[str, Any]:
        """The one pointed at."""
        return {"activity": self.pane.card.row.id} if self.pane.card is not None else {}

    def _point(self, activity: int | None) -> bool:
        places = [place for place, row in enumerate(self._rows) if row.id == activity]
        return bool(places) and bool(self.table.point_at(places[0]))

    def refresh(self) -> None:
        """The programmes of the year, keeping the one pointed at."""
        kept = self.pane.card.row.id if self.pane.card is not None else None
        words, year = fold(self._search.value()).split(), self._year
        with self.desk.read() as read:
            found = programmes.programme_rows(read, Period.of_year(year), self._which.value())
        self._rows = [row for row in found if all(word in fold(row.activity.title) for word in words)]
        self._model.set_rows(self._rows)
        if self._rows and not self._point(kept):
            self.table.point_at(len(self._rows) - 1)
        if not self._rows:
            self._say_empty()
        self._pointed()
        self._tell(year)

    def _tell(self, year: int) -> None:
        live = [row for row in self._rows if programmes.is_live(row.activity)]
        shares = cost_shares(row.activity.money for row in live)
        others = sum(amount for funder, amount in shares.by_funder.items() if funder is not Funder.UNION)
        self._foot.setText(
            _("Năm {year}: {count} việc, {people} lượt người; công đoàn {union} đồng, nguồn khác {others} đồng").format(
                year=year, count=len(live), people=show_money(sum(row.people for row in live)),
                union=show_money(shares.by_funder[Funder.UNION]), others=show_money(others),
            )
        )  # fmt: skip

    def _say_empty(self) -> None:
        if self._which.value() or self._search.value():
            self.table.say_empty(
                _("Không có việc nào khớp"),
                _("Bộ lọc hoặc ô tìm đang thu hẹp danh sách."),
                _("Bỏ mọi bộ lọc"),
                self._clear,
            )
            return
        self.table.say_empty(
            _("Năm {year} chưa có chương trình chăm lo nào").format(year=self._year),
            _(
                "Thêm Tết Sum vầy, Chợ Tết, Bữa cơm Công đoàn, phúc lợi hay một đợt trợ giúp; mọi khoản chi đều từ chứng từ."
            ),
            _("Thêm chương trình"),
            lambda: self.desk.go("programme_editor"),
        )

    def _clear(self) -> None:
        self._which.set_value("")
        self._search.edit.clear()
        self.refresh()

    def _pointed(self) -> None:
        place = self.table.current_id()
        row = self._rows[place] if place is not None and place < len(self._rows) else None
        self.pane.show_activity(row.id if row is not None else None)
        state, may = row.activity.state if row is not None else None, not self.desk.read_only
        open_one = may and state in (ActivityState.PLANNED, ActivityState.HELD)
        self.verbs.allow(
            add=may, edit=row is not None, people=row is not None, result=open_one, pay=open_one, sources=row is not None,
            delete=may and state in (ActivityState.PLANNED, ActivityState.CANCELLED), print=row is not None, report=True,
        )  # fmt: skip
        text = " ".join(each for each in (self._announcement_text(row), self._meal_text(row)) if each)
        self._warn.say(text, "warn")

    def _announcement_text(self, row: ProgrammeRow | None) -> str:
        """The plan of pay and bonus that is late or missing: of the plan pointed at, else of the Tết of the working month."""
        own = row.activity if row is not None and row.activity.programme == "tet_pay_plan" else None
        announced: dt.date | None
        if own is not None and own.starts_on is not None and own.state is not ActivityState.CANCELLED:
            announced, tet = own.starts_on, tet_for(own.starts_on)
        else:
            near = tet_announced_in(self.desk.month)
            if near is None:
                return ""
            tet = near
            with self.desk.read() as read:
                announced = tet_report.announced_on(read, tet)
        return " ".join(render(each.message) for each in announcement_findings(announced, tet, clock.today()))

    def _meal_text(self, row: ProgrammeRow | None) -> str:
        card = self.pane.card
        if row is None or card is None or row.activity.kind != "meal" or row.activity.starts_on is None:
            return ""
        with self.desk.read() as read:
            price, source = programmes.meal_price(read, row.activity.starts_on)
        meals = card.figures.get("meals", 0) or row.people
        found = meal_findings(meals, row.activity.money.borne_by(Funder.UNION), price, source)
        return " ".join(render(each.message) for each in found)

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def _go(self, dialog: str) -> None:
        if self.pane.card is not None:
            self.desk.go(dialog, activity=self.pane.card.row.id)

    def _edit(self) -> None:
        self._go("programme_editor")

    def _people(self) -> None:
        self._go("programme_people")

    def _pay(self) -> None:
        if self.pane.card is not None:
            draft = expense_draft(self.pane.card, self.desk.month, clock.today())
            self.desk.go("voucher_editor", draft=draft)

    def _delete(self) -> None:
        card = self.pane.card
        if card is None:
            return
        text = _("Danh sách người và nguồn kinh phí dự kiến cũng mất theo. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(_("Xóa «{title}»?").format(title=card.row.title), text, _("Xóa"), danger=True):
            self.desk.do(keep_activities.delete_activity, card.row.id)

    def _report(self) -> None:
        self.desk.go("forms", form="tet-report", period=Period.of_year(self._year))

    def _print(self) -> None:
        if self.pane.card is not None:
            self.desk.go("forms", form="activity-report", subject=self.pane.card.row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps day, title, union money and state; people stand in the pane."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 360 if wide else 310
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        hidden = self.desk.preferences.get("table.programmes.hidden", None)
        for place, column in enumerate(self._model.columns):
            away = column.key in hidden if isinstance(hidden, list) else column.hidden
            self.table.setColumnHidden(place, away or (column.key in NARROW_HIDES and not wide))
