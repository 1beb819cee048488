"""Hoạt động: what the union does in a year, by kind and state, and the one pointed at whole beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from app.domain import clock
from app.domain.activities.activities import GIFT_LIST, ActivityMoney, ActivityState, activity_kind, cost_shares
from app.domain.dates import Month, Period
from app.domain.ledger.accounts import CASH_KEY, code_key
from app.domain.ledger.vouchers import EntryDraft, VoucherDraft, VoucherKind
from app.domain.money import dong, show_money
from app.domain.problems import N_, Refusal
from app.i18n import _, render
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityFilter, ActivityRow
from app.services.activities import keep_activities
from app.ui.activities.activity_pane import ActivityPane
from app.ui.activities.activity_words import activity_kind_word, days_word, people_figure, state_tone
from app.ui.desk import Desk
from app.ui.screen import Screen, beside
from app.ui.widgets import parts
from app.ui.widgets.chips import Chips, SearchBox
from app.ui.widgets.table_model import Column, PagedTableModel, money
from app.ui.widgets.table_view import TableView

NARROW_HIDES = ("kind", "people", "place")
SUPPORT_CODE = "25.01"
DONE = (ActivityState.HELD, ActivityState.SETTLED)


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày"), 108, lambda row: days_word(row.starts_on, row.ends_on)),
        Column("title", _("Hoạt động"), 190, lambda row: row.title, stretch=True),
        Column("kind", _("Loại"), 132, lambda row: activity_kind_word(row.kind)),
        Column("place", _("Địa điểm"), 130, lambda row: row.place, hidden=True),
        Column("people", _("Người"), 92, lambda row: people_figure(row.people)),
        money("total", _("Chi phí"), lambda row: row.money.total, blank_zero=True),
        Column("state", _("Trạng thái"), 142, lambda row: state_tone(row, clock.today())[0], tone=_tone, icon=_icon),
    ]  # fmt: skip


def _tone(row: ActivityRow) -> str:
    tone = state_tone(row, clock.today())[1]
    return "muted" if tone == "note" else tone


def _icon(row: ActivityRow) -> str:
    return state_tone(row, clock.today())[2]


class ActivitiesScreen(Screen):
    """``enter(activity=id)`` points at one, ``enter(kind=…, state=…, year=…)`` filters."""

    key: ClassVar[str] = "activities"
    called: ClassVar[str] = N_("Các hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "kind", "state", "year"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "activity",
            "participant",
            "activity_source",
            "activity_figure",
            "plan",
            "voucher",
            "entry",
            "kept_file",
            "member",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ids: Sequence[int] = ()
        self._year = desk.month.year
        self._offer_verbs()
        self._which = Chips(_("Lọc hoạt động"), self._choices())
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("Loại hoạt động"))
        self._kind.setMinimumWidth(150)
        self._search = SearchBox(_("Tìm hoạt động"), _("Tìm tên, nơi, người…"))
        self._search.setFixedWidth(180)
        self._model = PagedTableModel(_columns(), self._rows, faded=lambda row: row.state is ActivityState.CANCELLED)
        self.table = TableView(_("Danh sách hoạt động"), "activities", self._model, desk.preferences)
        self.pane = ActivityPane(desk)
        self._split = beside(self.table, self.pane)
        self._foot = parts.label(role="muted")
        body = self.lay_out(parts.row(self._which, None, self._kind, self._search), self._split, self._foot, gap=8)
        body.setStretch(1, 1)
        self._which.changed.connect(self._look)
        self._kind.activated.connect(self._look)
        self._search.searched.connect(self._look)
        self.table.opened.connect(lambda activity: desk.go("activity_editor", activity=activity))
        self.table.pointed.connect(self._pointed)
        self.table.summed.connect(desk.summed)
        self.pane.voucher_asked.connect(lambda voucher: desk.go("voucher_editor", voucher=voucher))
        self.pane.people_asked.connect(self._people)
        self.pane.sources_asked.connect(self._sources)
        self.begin_at(self.table)

    def _offer_verbs(self) -> None:
        verbs, desk = self.verbs, self.desk
        verbs.offer("add", lambda: desk.go("activity_editor"))
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("people", self._people, word=_("Người tham gia"), icon="users", shortcut="Ctrl+1", after="edit")
        verbs.offer("result", self._result, word=_("Kết quả"), icon="file-check", shortcut="Ctrl+2", after="edit")
        verbs.offer("pay", self._pay, word=_("Chi"), icon="hand-coins", shortcut="Ctrl+3", after="edit")
        verbs.offer(
            "receive", self._receive, word=_("Thu hỗ trợ"), icon="arrow-down-to-line", shortcut="Ctrl+5", after="edit"
        )
        verbs.offer("settle", self._settle, word=_("Chốt quyết toán"), icon="lock", shortcut="Ctrl+4", after="edit")
        verbs.offer("reopen", self._reopen, word=_("Mở lại"), icon="rotate-ccw", shortcut="", after="edit")
        verbs.offer("cancel_it", self._cancel, word=_("Hủy bỏ"), icon="ban", shortcut="", after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", self._print)

    @staticmethod
    def _choices() -> list[tuple[str, str]]:
        return [
            ("", _("Tất cả")), ("planned", _("Dự kiến")), ("held", _("Đã tổ chức")), ("settled", _("Đã quyết toán")),
            ("cancelled", _("Đã hủy bỏ")),
        ]  # fmt: skip

    def enter(self, **arguments: Any) -> None:
        """Point at an activity, or filter."""
        if "year" in arguments:
            self._year = arguments["year"]
        if "state" in arguments:
            self._which.set_value(arguments["state"])
        if "kind" in arguments:
            self._offer_kinds({arguments["kind"]: 0})
            self._kind.setCurrentIndex(max(self._kind.findData(arguments["kind"]), 0))
        if arguments.get("activity") is not None:
            self._show_whichever(arguments["activity"])
        if arguments:
            self.refresh()
        if arguments.get("activity") is not None:
            self.table.point_at(arguments["activity"])

    def _show_whichever(self, activity: int) -> None:
        with self.desk.read() as read:
            rows = activities.activity_rows(read, [activity])
        self._which.set_value("")
        self._kind.setCurrentIndex(0)
        self._search.edit.clear()
        if rows and rows[0].starts_on is not None:
            self._year = rows[0].starts_on.year

    def where(self) -> dict[str, Any]:
        """The activity pointed at."""
        return {"activity": self.table.current_id()} if self.pane.card is not None else {}

    def _month_moved(self, month: object) -> None:
        self._year = self.desk.month.year
        super()._month_moved(month)

    def refresh(self) -> None:
        """The year's list by the present filters, keeping the row pointed at."""
        kept, year = self.table.current_id(), Period.of_year(self._year)
        with self.desk.read() as read:
            self._offer_kinds(activities.kind_counts(read, year))
            self._ids = activities.activity_ids(read, self._filter(year))
            rows = activities.activity_rows(read, self._ids)
        self._which.set_compact(self.width() < 1000)
        self._show_columns()
        self._model.set_ids(self._ids)
        if not (kept is not None and self.table.point_at(kept)) and self._ids:
            self.table.point_at(self._start(rows))
        if not self._ids:
            self._say_empty()
        self._pointed(self.table.current_id())
        self._tell(rows)

    def _start(self, rows: Sequence[ActivityRow]) -> int:
        """The first activity from the working month on, else the last one."""
        first = self.desk.month.first_day
        later = [row.id for row in rows if row.starts_on is not None and row.starts_on >= first]
        return later[0] if later else rows[-1].id

    def _filter(self, period: Period) -> ActivityFilter:
        chosen = self._which.value()
        return ActivityFilter(
            period,
            kind=str(self._kind.currentData() or ""),
            state=ActivityState(chosen) if chosen else None,
            search=self._search.value(),
        )

    def _offer_kinds(self, counts: dict[str, int]) -> None:
        kept = self._kind.currentData()
        self._kind.clear()
        self._kind.addItem(_("Mọi loại"), "")
        for kind, count in counts.items():
            self._kind.addItem(f"{activity_kind_word(kind)} ({count})" if count else activity_kind_word(kind), kind)
        self._kind.setCurrentIndex(max(self._kind.findData(kept), 0))

    def _look(self, *_args: object) -> None:
        self.refresh()

    def _rows(self, ids: Sequence[int]) -> Sequence[ActivityRow]:
        with self.desk.read() as read:
            found = {row.id: row for row in activities.activity_rows(read, ids)}
        return [found.get(number) or _gone(number) for number in ids]

    def _tell(self, rows: Sequence[ActivityRow]) -> None:
        counted = [row for row in rows if row.state is not ActivityState.CANCELLED]
        shares = cost_shares(row.money for row in counted)
        text = _("Năm {year}: {count} hoạt động, {held} đã tổ chức, {people} lượt người, chi phí {amount} đồng")
        self._foot.setText(
            text.format(
                year=self._year, count=len(counted), held=sum(row.state in DONE for row in counted),
                people=show_money(sum(row.people.came or 0 for row in counted if row.state in DONE)), amount=show_money(shares.total),
            )
        )  # fmt: skip

    def _say_empty(self) -> None:
        if self._which.value() or self._kind.currentData() or self._search.value():
            self.table.say_empty(
                _("Không có hoạt động nào khớp"),
                _("Bộ lọc đang thu hẹp danh sách của năm {year}.").format(year=self._year),
                _("Bỏ mọi bộ lọc"),
                self._clear,
            )
            return
        self.table.say_empty(
            _("Năm {year} chưa có hoạt động nào").format(year=self._year),
            _("Thêm từng hoạt động (Ctrl+N), hoặc lập kế hoạch năm, kế hoạch Tháng Công nhân rồi thêm vào đó."),
            _("Lập kế hoạch"),
            lambda: self.desk.go("plans"),
        )

    def _clear(self) -> None:
        self._which.set_value("")
        self._kind.setCurrentIndex(0)
        self._search.edit.clear()
        self.refresh()

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _pointed(self, identifier: int | None) -> None:
        try:
            self.pane.show_activity(identifier)
        except Refusal as refusal:
            self.desk.note(render(refusal), "danger")
        card, may = self.pane.card, not self.desk.read_only
        state = card.row.state if card is not None else None
        if card is not None and card.row.kind == GIFT_LIST:
            # Why: a list of gifts is ticked, paid, cancelled and deleted on its own page, where «Người tham gia» leads.
            state = None
        open_one = may and state in (ActivityState.PLANNED, ActivityState.HELD)
        self.verbs.allow(
            add=may, edit=card is not None, people=card is not None, result=open_one, pay=open_one, receive=open_one, settle=may and state is ActivityState.HELD,
            reopen=may and state not in (None, ActivityState.PLANNED), cancel_it=may and state is ActivityState.PLANNED,
            delete=may and state in (ActivityState.PLANNED, ActivityState.CANCELLED), print=card is not None,
        )  # fmt: skip

    def _go(self, dialog: str) -> None:
        if self.pane.card is not None:
            self.desk.go(dialog, activity=self.pane.card.row.id)

    def _edit(self) -> None:
        self._go("activity_editor")

    def _people(self) -> None:
        card = self.pane.card
        self._go("gifts" if card is not None and card.row.kind == GIFT_LIST else "activity_people")

    def _sources(self) -> None:
        self._go("activity_sources")

    def _result(self) -> None:
        self._go("activity_result")

    def _settle(self) -> None:
        card = self.pane.card
        if card is None:
            return
        text = _("{count} chứng từ, tổng chi phí {amount} đồng. Sau đó chỉ sửa được khi mở lại.").format(
            count=len(card.vouchers), amount=show_money(card.row.money.total)
        )
        if self.desk.ask.confirm(_("Quyết toán «{title}»?").format(title=card.row.title), text, _("Chốt quyết toán")):
            self.desk.do(keep_activities.settle_activity, card.row.id)

    def _reopen(self) -> None:
        if self.pane.card is not None:
            self.desk.do(keep_activities.reopen_activity, self.pane.card.row.id)

    def _cancel(self) -> None:
        card = self.pane.card
        if card is None:
            return
        title = _("Hủy «{title}»?").format(title=card.row.title)
        reason = self.desk.ask.reason(title, _("Hoạt động ở lại trong danh sách với lý do hủy."), _("Hủy hoạt động"))
        if reason:
            self.desk.do(keep_activities.cancel_activity, card.row.id, reason)

    def _delete(self) -> None:
        card = self.pane.card
        if card is None:
            return
        title = _("Xóa «{title}»?").format(title=card.row.title)
        text = _("Danh sách người và nguồn kinh phí dự kiến cũng mất theo. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(title, text, _("Xóa"), danger=True):
            self.desk.do(keep_activities.delete_activity, card.row.id)

    def _pay(self) -> None:
        """A payment that names the activity, filled in to look at and post."""
        card = self.pane.card
        if card is None:
            return
        left = dong(max(card.row.money.budget - card.row.money.total, 0))
        # Why: what stands in a voucher is Vietnamese in every language of the window.
        entry = EntryDraft(CASH_KEY, code_key(activity_kind(card.row.kind).code), left, activity_id=card.row.id)
        self._open_voucher(VoucherKind.PAYMENT, f"Chi {card.row.title}", entry, card.row.lead)

    def _receive(self) -> None:
        """A receipt of what the employer or others put into the union's cash for the activity."""
        card = self.pane.card
        if card is not None:
            entry = EntryDraft(code_key(SUPPORT_CODE), CASH_KEY, dong(0), activity_id=card.row.id)
            self._open_voucher(VoucherKind.RECEIPT, f"Nhận hỗ trợ {card.row.title}", entry, "")

    def _open_voucher(self, kind: VoucherKind, text: str, entry: EntryDraft, person: str) -> None:
        day = self.pane.card.row.starts_on if self.pane.card is not None else None
        if day is None or Month.of(day) != self.desk.month or day > clock.today():
            day = min(max(clock.today(), self.desk.month.first_day), self.desk.month.last_day)
        self.desk.go("voucher_editor", draft=VoucherDraft(kind, day, day, text, (entry,), person=person))

    def _print(self) -> None:
        if self.pane.card is not None:
            held = self.pane.card.row.state in DONE
            self.desk.go("forms", form="activity-report" if held else "attendance", subject=self.pane.card.row.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps day, name, cost and state in the list, and the pane beside it."""
        super().resizeEvent(event)
        wide = self.width() >= 1000
        pane = 360 if wide else 316
        self.pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])
        self._which.set_compact(not wide)
        self._show_columns()

    def _show_columns(self) -> None:
        hidden = NARROW_HIDES if self.width() < 1000 else ("kind",) if self.width() < 1250 else ()
        self.table.hide_for_room(hidden)


def _gone(number: int) -> ActivityRow:
    """Something undone in the worker may be painted once more before this screen hears of it."""
    return ActivityRow(
        number,
        "…",
        "other",
        "",
        ActivityState.PLANNED,
        None,
        None,
        None,
        "",
        "",
        0,
        activities.People(),
        ActivityMoney(),
    )
