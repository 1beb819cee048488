"""Mức mẫu: amounts seen elsewhere, ticked and taken into the book as they are, to be edited with the union's own clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain.care.norms import Norm, day_of_norm
from app.domain.care.records import NORM
from app.domain.care.welfare import care_kind
from app.domain.money import show_money
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.services.care import keep_norms
from app.ui.records.binding import Group, Sheet
from app.ui.records.tick_editor import TickEditor
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column, column
from app.ui.widgets.text_field import TextField
from app.ui.widgets.tick_table import TickList


class NormStarterDialog(TickEditor[None, Norm]):
    """Those the book has no row of yet."""

    key: ClassVar[str] = "norm_starter"
    called: ClassVar[str] = N_("Nhận định mức mẫu")
    verb: ClassVar[str] = N_("Nhận vào sổ")
    record: ClassVar[Record | None] = NORM
    wide: ClassVar[int] = 780
    caption_width: ClassVar[int] = 86

    def sheet(self) -> Sheet:
        """The samples, from which day and by which clause."""
        about = _(
            "Không có mức nào do luật định: đây là mức thấy ở nơi khác, chưa có nguồn. Nhận vào sổ rồi sửa theo quy chế của đơn vị."
        )
        yield parts.label(about, "muted", wrap=True)
        columns = [
            column(NORM["kind"], lambda norm: care_kind(norm.kind), 196),
            column(NORM["relation"], lambda norm: norm.relation, 140),
            Column("amount", _("Mức tiền"), 150, _amount, align=RIGHT),
            Column("source", _("Nguồn"), 240, lambda norm: norm.source, stretch=True, tone=lambda _norm: "muted"),
        ]
        yield self.ticks(TickList(_("Mức mẫu"), columns, _identify, _words, _("Tìm loại việc…")))
        clause = TextField(_("Điều khoản"), placeholder=_("nếu quy chế đã có đúng các mức này"))
        yield Group([self.bind("valid_from"), self.bind("clause", clause)], columns=2)

    def begin(self, **_arguments: Any) -> None:
        """All of them ticked, from the beginning of the year."""
        with self.desk.read() as read:
            found = keep_norms.missing_starters(read, self.desk.month.first_day)
        self.list.offer(found, set(map(_identify, found)))
        if not found:
            title, why = _("Sổ đã có mọi loại mức mẫu"), _("Muốn đổi một mức thì dùng «Đổi mức» ở Định mức.")
            self.list.table.say_empty(title, why)
        self.set_value("valid_from", self.desk.month.first_day.replace(month=1))

    def amounts_to(self, rows: Sequence[Norm]) -> str:
        """How many."""
        return _("{count} mức sẽ vào sổ").format(count=len(rows))

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """They hold from a day on."""
        return day_of_norm(self.value("valid_from"))

    def store(self, _draft: None) -> None:
        """Take the ticked ones."""
        day, clause = self.value("valid_from"), self.value("clause")
        chosen = [
            replace(norm, valid_from=day, clause=clause, confidence="" if clause else norm.confidence)
            for norm in self.chosen()
        ]
        self.act(keep_norms.accept_norms, chosen)


def _identify(norm: Norm) -> tuple[str, str]:
    return norm.kind, norm.relation


def _words(norm: Norm) -> str:
    return f"{_(care_kind(norm.kind).name)} {_(norm.relation.label)}"


def _amount(norm: Norm) -> str:
    if norm.most:
        return norm.show_amount()
    return _("quà {amount}").format(amount=show_money(norm.in_kind))
