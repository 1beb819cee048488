"""Đơn vị: the union's dated facts, each with the day it holds from and the paper it stands in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain import clock
from app.domain.dates import show_date
from app.i18n import _
from app.models.queries import organisation
from app.models.queries.organisation import DatedFact
from app.services import change_settings
from app.services.change_settings import NewFact
from app.ui.desk import Desk
from app.ui.row_box import RowBox, combo
from app.ui.settings_pages.page import ListPage
from app.ui.widgets.date_field import DateField
from app.ui.widgets.table_model import Column
from app.ui.widgets.text_field import TextField

CHOSEN = ("group", "region")
ORDER = ("union", "superior", "employer", "address", "place", "tax_code", "group", "region")


def fact_word(key: str) -> str:
    """Tên công đoàn, Cấp trên, …"""
    words = {
        "union": _("Tên công đoàn"),
        "superior": _("Công đoàn cấp trên"),
        "employer": _("Doanh nghiệp, cơ quan"),
        "address": _("Địa chỉ"),
        "place": _("Nơi ký báo cáo"),
        "tax_code": _("Mã số thuế"),
        "group": _("Nhóm đóng đoàn phí"),
        "region": _("Vùng lương tối thiểu"),
    }
    return words.get(key, key)


def value_choices(key: str) -> list[tuple[str, str]]:
    """The values of a fact that is chosen, not typed."""
    if key == "group":
        return [
            ("1", _("1 – đơn vị sự nghiệp không hưởng 100% lương ngân sách")),
            ("2", _("2 – doanh nghiệp nhà nước, cổ phần nhà nước chi phối")),
            ("3", _("3 – doanh nghiệp ngoài nhà nước, đơn vị ngoài công lập")),
            ("4", _("4 – nghiệp đoàn, đóng theo mức ấn định")),
        ]
    return [("1", _("Vùng I")), ("2", _("Vùng II")), ("3", _("Vùng III")), ("4", _("Vùng IV"))]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One line: a value from a day on, or a fact nobody entered yet."""

    key: str
    fact: DatedFact | None
    in_force: bool

    @property
    def shown(self) -> str:
        """The value as read."""
        if self.fact is None:
            return _("(chưa điền)")
        return dict(value_choices(self.key)).get(self.fact.value, self.fact.value) if self.key in CHOSEN else self.fact.value


def _columns() -> list[Column]:
    return [
        Column("key", _("Mục"), 176, lambda row: fact_word(row.key)),
        Column("value", _("Nội dung"), 260, lambda row: row.shown, stretch=True),
        Column("from", _("Từ ngày"), 106, lambda row: show_date(row.fact.valid_from) if row.fact else ""),
        Column("source", _("Căn cứ"), 160, lambda row: row.fact.source if row.fact else ""),
        Column("state", _("Hiệu lực"), 112, _state, tone=lambda row: "good" if row.in_force else "",
               icon=lambda row: "circle-check" if row.in_force else ""),
    ]  # fmt: skip


def _state(row: FactRow) -> str:
    if row.fact is None:
        return ""
    if row.in_force:
        return _("Đang dùng")
    return _("Sắp tới") if row.fact.valid_from > clock.today() else _("Đã thay")


class FactsPage(ListPage):
    """Add gives a new value from a day on; the old one stays for the time before."""

    key: ClassVar[str] = "facts"
    icon: ClassVar[str] = "building-2"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _columns(), faded=lambda row: not row.in_force)

    @classmethod
    def name(cls) -> str:
        """The page's word."""
        return _("Đơn vị")

    @classmethod
    def says(cls) -> str:
        """What dated means."""
        return _("Tên, cấp trên, địa chỉ in trên biểu mẫu theo ngày của biểu mẫu. Khi đổi tên hoặc đổi cấp trên, hãy Thêm giá trị mới kèm ngày; "
                 "giá trị cũ vẫn dùng cho thời gian trước.")  # fmt: skip

    def refresh(self) -> None:
        """Every fact in its order, newest value first; empty ones too."""
        today = clock.today()
        with self.desk.read() as read:
            self._facts = organisation.dated_facts(read)
            self._opening = organisation.opening_day(read)
        rows = []
        for key in ORDER:
            dated = sorted((fact for fact in self._facts if fact.key == key), key=lambda fact: fact.valid_from, reverse=True)
            now = next((fact for fact in dated if fact.valid_from <= today), dated[-1] if dated else None)
            rows += [FactRow(key, fact, fact is now) for fact in dated] or [FactRow(key, None, False)]
        self.show_rows(rows)

    def offers(self) -> dict[str, bool]:
        """Add, edit, delete."""
        row = self.row
        there = row is not None and row.fact is not None
        return {"add": self.may_write, "edit": self.may_write and row is not None, "delete": self.may_write and there}

    def add(self) -> None:
        """A new value of the fact pointed at, from a day on."""
        self._open(self.row.key if self.row is not None else "union", None)

    def edit(self) -> None:
        """Mend the value pointed at."""
        if self.row is not None:
            self._open(self.row.key, self.row.fact)

    def _open(self, key: str, fact: DatedFact | None) -> None:
        empty = not any(each.key == key for each in self._facts)
        title = _("{fact}: giá trị mới") if fact is None else _("{fact}: sửa giá trị")

        def submit(values: dict[str, Any], done: Callable[[Any], None], failed: Callable[[str], None]) -> None:
            self._store(key, fact, values, done, failed)

        box = RowBox(self.desk, self.window(), title.format(fact=fact_word(key)), submit)
        if key in CHOSEN:
            box.add("value", fact_word(key), combo(fact_word(key), value_choices(key), fact.value if fact else None), required=True)
        else:
            field = TextField(fact_word(key))
            field.set_value(fact.value if fact else "")
            box.add("value", fact_word(key), field, required=True)
        day = DateField(_("Từ ngày"), self.desk.month, any_day=True)
        day.set_value(fact.valid_from if fact else self._opening if empty else self.desk.month.first_day)
        box.add("from", _("Từ ngày"), day, required=True, tip=_("Biểu mẫu từ ngày này dùng giá trị này."))
        source = TextField(_("Căn cứ"), placeholder=_("ví dụ: Quyết định 12/QĐ-LĐLĐ ngày 01/07/2025"))
        source.set_value(fact.source if fact else "")
        box.add("source", _("Căn cứ"), source)
        self.box = box
        box.open()

    def _store(self, key: str, old: DatedFact | None, values: dict[str, Any], done: Callable[[Any], None],
               failed: Callable[[str], None]) -> None:
        day: dt.date = values["from"]
        others = [fact for fact in self._facts if old is None or fact.id != old.id]
        if any(fact.key == key and fact.valid_from == day for fact in others):
            failed(_("Đã có một giá trị từ ngày {day}: hãy chọn ngày khác hoặc sửa giá trị ấy.").format(day=show_date(day)))
            return
        facts = [NewFact(fact.key, fact.value, fact.valid_from, fact.source) for fact in others]
        facts.append(NewFact(key, values["value"], day, values["source"]))
        self.desk.do(change_settings.set_facts, facts, done=done, failed=failed)

    def delete(self) -> None:
        """Take one value away; the one before holds again."""
        row = self.row
        if row is None or row.fact is None:
            return
        told = _("«{value}» từ ngày {day}.").format(value=row.shown, day=show_date(row.fact.valid_from))
        if self.ask_delete(_("Xóa giá trị của «{fact}»?").format(fact=fact_word(row.key)), told):
            kept = [NewFact(f.key, f.value, f.valid_from, f.source) for f in self._facts if f.id != row.fact.id]
            self.desk.do(change_settings.set_facts, kept)
