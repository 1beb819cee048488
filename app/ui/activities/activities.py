"""Hoạt động: what the union does in a year, by kind and state, and the one pointed at whole beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from app.domain import clock
from app.domain.activities.activities import KINDS, ActivityState, cost_shares
from app.domain.activities.records import ACTIVITY
from app.domain.money import show_money
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import activities
from app.models.queries.activities.activities import ActivityFilter, ActivityRow
from app.services.activities import keep_activities
from app.services.activities.activity_vouchers import support_draft
from app.ui.activities.activity_list import OPEN, ActivityListPage
from app.ui.activities.activity_words import activity_kind_word, people_figure
from app.ui.lists.list_filters import Choice, Filter, Search, choices_by
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import Column, column, money


class ActivitiesScreen(ActivityListPage[ActivityRow]):
    """Every activity of a year, gift lists and programmes among them."""

    key: ClassVar[str] = "activities"
    called: ClassVar[str] = N_("Các hoạt động")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "kind", "state", "year"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 2
    people: ClassVar[str] = "activity_people"
    gives_way: ClassVar[tuple[str, ...]] = ("kind", "people", "place")

    def activity_of(self, row: ActivityRow) -> ActivityRow:
        """The row itself."""
        return row

    def columns(self) -> list[Column]:
        """When, what, where, for how many, at what cost, how far."""
        return [
            self.day_column(),
            column(ACTIVITY["title"], lambda row: row.title, 190, stretch=True),
            Column("kind", _("Loại"), 132, lambda row: activity_kind_word(row.kind)),
            column(ACTIVITY["place"], lambda row: row.place, 130, hidden=True),
            Column("people", _("Người"), 92, lambda row: people_figure(row.people)),
            money("total", _("Chi phí"), lambda row: row.money.total, blank_zero=True),
            self.state_column(),
        ]

    def find_rows(self, read: Read) -> Sequence[ActivityRow]:
        """Those of the year, and those without a day."""
        return activities.activity_rows(read, activities.activity_ids(read, ActivityFilter(self.period)))

    def list_filters(self) -> Sequence[Filter[ActivityRow]]:
        """By state and by kind."""
        states = choices_by(lambda row: row.state, ((each, _(each.label)) for each in ActivityState))
        kinds = choices_by(lambda row: row.kind, ((key, activity_kind_word(key)) for key in KINDS))
        return [
            Filter("state", _("Lọc hoạt động"), [Choice("", _("Tất cả")), *states]),
            Filter("kind", _("Loại hoạt động"), [Choice("", _("Mọi loại")), *kinds], dropped=True),
        ]

    def search(self) -> Search[ActivityRow]:
        """By name, kind, place and whoever leads it."""
        return Search(
            _("Tìm hoạt động"),
            _("Tìm tên, nơi, người…"),
            lambda row: f"{row.title} {activity_kind_word(row.kind)} {row.place} {row.lead}",
        )

    def offer_verbs(self) -> None:
        """From planning to settling."""
        self.offer("add", to="activity_editor", writes=True)
        self.offer("edit", to="activity_editor", naming="activity")
        self.offer_for_one(_("Người tham gia"))
        closed = set(ActivityState) - {ActivityState.PLANNED}
        self.offer_act("receive", self._receive, OPEN, _("Thu hỗ trợ"), "arrow-down-to-line", "Ctrl+5")
        self.offer_act("settle", self._settle, [ActivityState.HELD], _("Chốt quyết toán"), "lock", "Ctrl+4")
        self.offer_act("reopen", self._reopen, closed, _("Mở lại"), "rotate-ccw", "")
        self.offer_act("cancel_it", self._cancel, [ActivityState.PLANNED], _("Hủy bỏ"), "ban", "")
        self.offer(
            "print",
            lambda row: self.desk.go("forms", form="activity-report" if row.is_held else "attendance", subject=row.id),
            about=About.ONE,
        )

    def empty(self) -> Empty:
        """Nothing planned this year."""
        return Empty(
            _("Năm {year} chưa có hoạt động nào").format(year=self.year),
            _("Thêm từng hoạt động (Ctrl+N), hoặc lập kế hoạch năm, kế hoạch Tháng Công nhân rồi thêm vào đó."),
            _("Lập kế hoạch"),
            lambda: self.desk.go("plans"),
        )

    def foot(self) -> str:
        """How many, how many held, for how many people, at what cost."""
        counted = [row for row in self.shown_rows() if row.state is not ActivityState.CANCELLED]
        held = [row for row in counted if row.is_held]
        text = _("Năm {year}: {count} hoạt động, {held} đã tổ chức, {people} lượt người, chi phí {amount} đồng")
        return text.format(
            year=self.year,
            count=len(counted),
            held=len(held),
            people=show_money(sum(row.people.came or 0 for row in held)),
            amount=show_money(cost_shares(row.money for row in counted).total),
        )

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _receive(self, row: ActivityRow) -> None:
        self.desk.go("voucher_editor", draft=support_draft(row, self.desk.month, clock.today()))

    def _settle(self, row: ActivityRow) -> None:
        text = _("{count} chứng từ, tổng chi phí {amount} đồng. Sau đó chỉ sửa được khi mở lại.").format(
            count=len(self.pane.card.vouchers), amount=show_money(row.money.total)
        )
        if self.desk.ask.confirm(_("Quyết toán «{title}»?").format(title=row.title), text, _("Chốt quyết toán")):
            self.desk.do(keep_activities.settle_activity, row.id)

    def _reopen(self, row: ActivityRow) -> None:
        self.desk.do(keep_activities.reopen_activity, row.id)

    def _cancel(self, row: ActivityRow) -> None:
        title = _("Hủy «{title}»?").format(title=row.title)
        reason = self.desk.ask.reason(title, _("Hoạt động ở lại trong danh sách với lý do hủy."), _("Hủy hoạt động"))
        if reason:
            self.desk.do(keep_activities.cancel_activity, row.id, reason)
