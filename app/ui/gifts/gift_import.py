"""Nhập danh sách quà từ Excel: who is on a list of hers, what each was given, which voucher paid it; then one act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.gifts.gift_import import GiftImportOptions, GiftPlan, GiftRow
from app.domain.gifts.records import GIFT_SHEET
from app.domain.import_plan import ImportReport, Spot
from app.domain.problems import N_
from app.domain.sheets import FoundSheet
from app.i18n import _, render
from app.services.gifts.import_gifts import IMPORT_GIFTS
from app.ui.desk import Desk
from app.ui.importing.kind import ImportKind, ImportWords
from app.ui.importing.page import ImportPage
from app.ui.widgets import parts
from app.ui.widgets.choice_field import TickField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.table_model import Column, money


class GiftListKind(ImportKind):
    """Gift lists of any occasion."""

    words: ClassVar[ImportWords] = ImportWords(
        empty=N_("Chọn tệp Excel có danh sách quà: Tết, 8/3, Trung thu…"),
        nothing_found=N_("Tệp «{file}» không có sheet nào là danh sách quà: cần cột họ tên và cột số tiền."),
    )
    service = IMPORT_GIFTS
    table = GIFT_SHEET

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: dict[Spot, int] = {}
        self.day = DateField(_("Ngày phát"), desk.month, any_day=True)
        self.day.changed.connect(self.changed)
        self.untied = TickField(_("Không gắn chứng từ"))
        self.untied.toggled.connect(lambda _on: self.changed.emit())

    def asked(self) -> Sequence[QWidget]:
        """The day, where the list says none or another one; and that no voucher paid it."""
        return parts.label(_("Ngày phát"), "muted"), self.day, self.untied

    def take_sheet(self, found: FoundSheet) -> None:
        """Nobody is chosen of another sheet yet, and its day is its own."""
        self._chosen = {}
        self.day.set_value(None)

    def options(self, found: FoundSheet, fix: bool, leave_out: bool) -> GiftImportOptions:
        """What was chosen."""
        return GiftImportOptions(
            sheet=found.sheet,
            fix=fix,
            leave_out=leave_out,
            day=self.day.value(),
            chosen=dict(self._chosen),
            untied=self.untied.value(),
        )

    def columns(self) -> list[Column]:
        """Who, of which group, how much; a name that is no member's is told so."""
        return [
            Column("name", _("Họ và tên"), 190, lambda each: each.row.name, stretch=True),
            Column("group", _("Tổ"), 120, lambda each: each.row.group),
            Column(
                "member",
                _("Đoàn viên"),
                96,
                lambda each: _("có") if each.row.member_id else "",
                tone=lambda _each: "muted",
            ),
            money("amount", _("Số tiền"), lambda each: each.row.amount, width=104),
        ]

    def sections(self, row: GiftRow) -> Sequence[tuple[str, Sequence[str]]]:
        """Who may be meant."""
        return ((_("Có thể là"), [who for _number, who in row.candidates]),)

    def choices(self, row: GiftRow) -> Sequence[tuple[str, Callable[[], object]]]:
        """Which namesake is meant."""
        return [
            (_("Là {name}").format(name=who), partial(self._choose, ("", row.row), number))
            for number, who in row.candidates
        ]

    def _choose(self, spot: Spot, member: int) -> None:
        self._chosen[spot] = member
        self.changed.emit()

    def proof(self, report: ImportReport[GiftPlan]) -> Sequence[str]:
        """The voucher it is tied to."""
        told = (found for found in report.plan.findings if found.code == "gift-voucher")
        return [render(found) for found in told]


class GiftImport(ImportPage):
    """A page of Quà tặng."""

    key: ClassVar[str] = "gift_import"
    called: ClassVar[str] = N_("Nhập danh sách quà từ Excel")
    rail_entry: ClassVar[str] = "welfare"
    place: ClassVar[int] = 6
    watches: ClassVar[frozenset[str]] = frozenset({"member", "voucher", "activity"})
    kind_of_import = GiftListKind
