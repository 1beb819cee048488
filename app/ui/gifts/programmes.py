"""Chương trình chăm lo: Tết Sum vầy, Chợ Tết, Bữa cơm Công đoàn and the others of a year, and the one pointed at whole beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from app.domain import clock
from app.domain.activities.activities import ActivityState, Funder, cost_shares
from app.domain.activities.programmes import (
    PROGRAMMES,
    TetTerms,
    announcement_findings,
    meal_findings,
    tet_announced_in,
    tet_for,
)
from app.domain.activities.records import ACTIVITY
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.activities.activities import ActivityRow
from app.models.queries.gifts import programmes, tet_report
from app.models.queries.gifts.programmes import ProgrammeRow
from app.models.queries.union.policies import calendar
from app.ui.activities.activity_list import ActivityListPage
from app.ui.activities.activity_words import programme_word
from app.ui.lists.list_filters import Choice, Filter, Search, choices_by
from app.ui.lists.row_table import Empty
from app.ui.widgets.table_model import RIGHT, Column, column, money


class ProgrammesScreen(ActivityListPage[ProgrammeRow]):
    """The care programmes of a year."""

    key: ClassVar[str] = "programmes"
    called: ClassVar[str] = N_("Chương trình chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"activity", "programme"})
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 3
    people: ClassVar[str] = "programme_people"
    gives_way: ClassVar[tuple[str, ...]] = ("programme", "people", "others", "in_kind")
    _announced: tuple[dt.date | None, TetTerms] | None = None

    def activity_of(self, row: ProgrammeRow) -> ActivityRow:
        """The activity of a programme."""
        return row.activity

    def columns(self) -> list[Column]:
        """When, what, for how many, at whose cost, how far."""
        return [
            self.day_column(),
            column(ACTIVITY["title"], lambda row: row.activity.title, 180, stretch=True),
            Column(
                "programme", _("Chương trình"), 138, lambda row: programme_word(row.activity.programme), hidden=True
            ),
            Column("people", _("Người"), 58, lambda row: str(row.people or ""), align=RIGHT),
            money("union", _("Công đoàn"), lambda row: row.activity.money.borne_by(Funder.UNION), blank_zero=True),
            money("others", _("Nguồn khác"), _others, blank_zero=True),
            money("in_kind", _("Phần của người"), _in_kind, blank_zero=True, hidden=True),
            self.state_column(),
        ]

    def read_beside(self, read: Read) -> None:
        """When the plan of pay and bonus of the Tết of the working month was announced."""
        near = tet_announced_in(self.desk.month, calendar(read))
        self._announced = (
            (tet_report.announced_on(read, near), tet_report.tet_terms(read, near)) if near is not None else None
        )

    def find_rows(self, read: Read) -> Sequence[ProgrammeRow]:
        """Those of the year, and those without a day."""
        return programmes.programme_rows(read, self.period)

    def list_filters(self) -> Sequence[Filter[ProgrammeRow]]:
        """By programme."""
        words = ((key, _(each.name)) for key, each in PROGRAMMES.items())
        choices = choices_by(lambda row: row.activity.programme, words)
        return [Filter("programme", _("Lọc chương trình"), [Choice("", _("Tất cả")), *choices], dropped=True)]

    def search(self) -> Search[ProgrammeRow]:
        """By name."""
        return Search(_("Tìm việc chăm lo"), _("Tìm tên…"), lambda row: row.activity.title)

    def offer_verbs(self) -> None:
        """From planning to the report of Tết."""
        self.offer("add", lambda: self.desk.go("programme_editor", programme=self.chosen("programme")), writes=True)
        self.offer("edit", to="programme_editor", naming="activity")
        self.offer_for_one(_("Người hưởng"))
        self.offer("sources", to="activity_sources", naming="activity", own=(_("Nguồn"), "coins", "Ctrl+4"))
        self.offer("report", self._report, own=(_("Báo cáo Tết"), "send", "Ctrl+5"))
        self.offer("print", paper="activity-report")

    def empty(self) -> Empty:
        """No programme this year."""
        return Empty(
            _("Năm {year} chưa có chương trình chăm lo nào").format(year=self.year),
            _(
                "Thêm Tết Sum vầy, Chợ Tết, Bữa cơm Công đoàn, phúc lợi hay một đợt trợ giúp; mọi khoản chi đều từ chứng từ."
            ),
            _("Thêm chương trình"),
            lambda: self.desk.go("programme_editor"),
        )

    def foot(self) -> str:
        """How many, for how many people, at whose cost."""
        live = [row for row in self.shown_rows() if programmes.is_live(row.activity)]
        shares = cost_shares(row.activity.money for row in live)
        text = _("Năm {year}: {count} việc, {people} lượt người; công đoàn {union} đồng, nguồn khác {others} đồng")
        return text.format(
            year=self.year,
            count=len(live),
            people=show_money(sum(row.people for row in live)),
            union=show_money(shares.by_funder[Funder.UNION]),
            others=show_money(sum(shares.by_funder.values()) - shares.by_funder[Funder.UNION]),
        )

    def notice(self, row: ProgrammeRow | None) -> str:
        """A plan of pay and bonus that is late or missing, and a meal beyond its price."""
        found = [*self._announcement(row), *(self._meal(row) if row is not None else [])]
        return " ".join(render(each.message) for each in found)

    def _announcement(self, row: ProgrammeRow | None) -> list[Finding]:
        """Of the plan pointed at, else of the Tết of the working month."""
        told = self._announced
        own = row.activity if row is not None and row.activity.programme == "tet_pay_plan" else None
        if own is not None and own.starts_on is not None and own.state is not ActivityState.CANCELLED:
            with self.desk.read() as read:
                told = own.starts_on, tet_report.tet_terms(read, tet_for(own.starts_on))
        return announcement_findings(*told, clock.today()) if told is not None else []

    def _meal(self, row: ProgrammeRow) -> list[Finding]:
        if row.activity.kind != "meal" or row.activity.starts_on is None or self.pane.card is None:
            return []
        with self.desk.read() as read:
            price, source = programmes.meal_price(read, row.activity.starts_on)
        meals = self.pane.card.figures.get("meals", 0) or row.people
        return meal_findings(meals, row.activity.money.borne_by(Funder.UNION), price, source)

    def _report(self) -> None:
        self.desk.go("forms", form="tet-report", period=self.period)


def _others(row: ProgrammeRow) -> int:
    return sum(row.activity.money.borne_by(funder) for funder in Funder if funder is not Funder.UNION)


def _in_kind(row: ProgrammeRow) -> int:
    return row.sums.in_kind if row.sums else 0
