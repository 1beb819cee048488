"""Định mức: the union's own spending rules as dated rows; a change begins on its day, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from app.domain.care.records import NORM
from app.domain.care.welfare import care_kind
from app.domain.dates import Period, show_date
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import norms
from app.models.queries.care.norms import NormRow
from app.services.care import keep_norms
from app.ui.care.care_words import rule_words
from app.ui.lists.list_filters import Choice, Filter
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import RIGHT, Column, column


class NormsScreen(ListPage[NormRow]):
    """Those in force, or every row."""

    key: ClassVar[str] = "norms"
    called: ClassVar[str] = N_("Định mức")
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 8
    watches: ClassVar[frozenset[str]] = frozenset({"welfare_norm", "welfare_case"})
    gives_way: ClassVar[tuple[str, ...]] = ("until", "rule", "in_kind")

    def columns(self) -> list[Column]:
        """Kind, whose, how much, how often, from when to when, by which clause."""
        return [
            column(NORM["kind"], lambda row: care_kind(row.norm.kind), 124),
            column(NORM["relation"], lambda row: row.norm.relation, 156),
            Column("amount", _("Mức tiền"), show=_amount, align=RIGHT, widest="1.000.000–2.000.000"),
            column(NORM["in_kind"], lambda row: row.norm.in_kind, blank_zero=True, widest="999.999", summed=False),
            column(NORM["per_year"], lambda row: row.norm.per_year or None, 66),
            column(NORM["valid_from"], lambda row: row.norm.valid_from),
            Column("until", _("Đến ngày"), 96, _until, widest="30/12/2026"),
            Column("rule", _("Điều kiện"), 130, lambda row: rule_words(row.norm.rule), hidden=True),
            column(
                NORM["clause"],
                lambda row: row.norm.standing_on,
                190,
                stretch=True,
                tone=lambda row: "" if row.norm.has_source else "warn",
                icon=lambda row: "" if row.norm.has_source else "triangle-alert",
            ),
        ]

    def find_rows(self, read: Read) -> Sequence[NormRow]:
        """Every row, by kind, relation and day."""
        return norms.norm_rows(read)

    def list_filters(self) -> Sequence[Filter[NormRow]]:
        """In force at the end of the working month, or at any time."""
        choices: list[Choice[NormRow]] = [Choice("now", _("Đang áp dụng"), self._holds), Choice("", _("Mọi thời kỳ"))]
        return [Filter("which", _("Lọc định mức"), choices, start="now")]

    def _holds(self, row: NormRow) -> bool:
        return row.holds_on(self.desk.month.last_day)

    def row_looks(self) -> RowLooks[NormRow]:
        """What holds no longer, or not yet, is faint."""
        return RowLooks(faint=lambda row: not self._holds(row))

    def offer_verbs(self) -> None:
        """Written, changed from a day on, ended, taken from the samples; printed."""
        offer = partial(self.offer, writes=True)
        offer("add", to="norm_editor", primary=True)
        offer("edit", to="norm_editor", naming="norm", word=_("Đổi mức"))
        offer("delete", self._delete, about=About.ONE, when=lambda row: not row.cases)
        offer("end", self._end, about=About.ONE, when=self._holds, own=(_("Thôi áp dụng"), "ban", "Ctrl+1"))
        offer("starter", to="norm_starter", own=(_("Mức mẫu"), "book-open", "Ctrl+2"))
        self.offer("print", self._print)

    def empty(self) -> Empty:
        """No norm yet."""
        return Empty(
            _("Chưa có định mức nào"),
            _("Mức chi do quy chế chi tiêu nội bộ của đơn vị quy định. Nhận mức mẫu rồi sửa, hoặc ghi từng mức."),
            _("Xem mức mẫu"),
            partial(self.desk.go, "norm_starter"),
        )

    def notice(self, row: NormRow | None) -> str:
        """How many have no clause of the union's own."""
        without = sum(not each.norm.has_source for each in self.shown_rows())
        text = _("{count} mức chưa có điều khoản của đơn vị, chỉ là mẫu tham khảo: hãy đổi mức và ghi điều khoản.")
        return text.format(count=without) if without else ""

    def _delete(self, row: NormRow) -> None:
        self.desk.do(keep_norms.delete_norm, row.id)

    def _end(self, row: NormRow) -> None:
        day = self.desk.month.plus(1).first_day
        title = _("Thôi áp dụng «{kind}»?").format(kind=_(care_kind(row.norm.kind).name))
        text = _("Từ {day} việc loại này không còn định mức; việc đã chi giữ nguyên. Có thể lấy lại bằng Ctrl+Z.")
        if self.desk.ask.confirm(title, text.format(day=show_date(day)), _("Thôi áp dụng")):
            self.desk.do(keep_norms.end_norm, row.norm.kind, row.norm.relation, day)

    def _print(self) -> None:
        self.desk.go("forms", form="norm-table", period=Period.of_month(self.desk.month))


def _amount(row: NormRow) -> str:
    return "" if row.norm.ended else row.norm.show_amount()


def _until(row: NormRow) -> str:
    if row.norm.ended:
        return _("thôi áp dụng")
    return show_date(row.until) if row.until else ""
