"""What is special about one kind of import; all the rest is the page's (``page.py``)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.import_plan import ImportOptions, ImportReport, JudgedRow
from app.domain.labelled import Labelled
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind
from app.domain.sheets import Difference, FoundSheet
from app.i18n import _
from app.services import undo_act
from app.services.import_service import ImportService
from app.ui.desk import Desk
from app.ui.widgets import parts
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import Column, column


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWords:
    """The sentences of a page (for the catalogue); most kinds change only the first two."""

    empty: str
    """What to choose, while no file is chosen."""
    nothing_found: str
    """Why no sheet of ``{file}`` can be taken."""
    hint: str = N_(
        "Kéo tệp thả vào đây, hoặc bấm Chọn tệp. Chương trình nhận cột theo tiêu đề, cho xem từng dòng, chưa ghi gì vào sổ."
    )
    carry_out: str = N_("Ghi vào sổ")
    carry_out_some: str = N_("Ghi {count} người")
    take_back: str = N_("Hoàn tác lần nhập vừa rồi")
    carrying_out: str = N_("Đang ghi vào sổ…")
    stopped: str = N_("Chưa ghi được: {count} điều phải xử lý. Hãy sửa trong tệp rồi đọc lại, hoặc {ways}.")
    done: str = N_("Đã ghi. {sentence}")
    fix_tip: str = ""


@dataclass(frozen=True, slots=True)
class OutOfPlace:
    """Why a whole file is not for this book: a sentence, and what stands in the empty table (title, advice)."""

    sentence: str
    title: str
    advice: str


def as_read(kind: Kind, text: str) -> str:
    """A kept cell as it is read elsewhere: days as dd/mm/yyyy, plain amounts with dots; anything else as it stands."""
    if kind is not Kind.TEXT and re.fullmatch(r"\d{4}-\d{2}-\d{2}(T00:00:00)?", text):
        return show_date(dt.date.fromisoformat(text[:10]))
    return show_money(int(text)) if kind is Kind.MONEY and re.fullmatch(r"-?\d{4,}", text) else text


def value_word(value: object, nothing: str = "∅") -> str:
    """A value of a row as it is read; numbers of four figures are years."""
    if value is None or value == "":
        return nothing
    if isinstance(value, Labelled):
        return _(value.label)
    if isinstance(value, dt.date):
        return show_date(value)
    return show_money(value) if isinstance(value, int) and not isinstance(value, bool) and value > 9999 else str(value)


def changes(labels: Mapping[str, str], differences: Iterable[Difference]) -> list[str]:
    """A line for each field that becomes otherwise: ``Số tiền: 300.000 → 350.000``."""
    return [
        f"{_(labels.get(each.field, each.field))}: {value_word(each.old)} → {value_word(each.new)}"
        for each in differences
    ]


def preview(
    fields: Iterable[Field], of: Callable[[Any], Mapping[str, Any]], **looks: Mapping[str, Any]
) -> list[Column]:
    """A column for each field, ``of`` a row giving its values by key; one that ``looks`` say nothing of can be brought in by her."""

    def value(key: str) -> Callable[[JudgedRow], Any]:
        return lambda each: of(each.row).get(key)

    def text(key: str) -> Callable[[JudgedRow], str]:
        return lambda each: value_word(of(each.row).get(key), "")

    columns = []
    for each in fields:
        more = dict(looks.get(each.key, {"hidden": True}))
        if each.kind is not Kind.MONEY:
            more.setdefault("show", text(each.key))
        columns.append(column(each, value(each.key), **more))
    return columns


class ImportKind(QObject):
    """What is asked beside the sheet, how a row is shown, and the service that finds, plans and carries out.

    ``changed``: something asked was answered anew, so that the plan must be made again.
    """

    words: ClassVar[ImportWords]
    service: ClassVar[ImportService[Any, Any]]
    table: ClassVar[ForeignTable]
    """What its columns are called."""
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def kinds_of_table(self) -> Mapping[str, str]:
        """The kinds of table that can be pointed at, with their words (for the catalogue)."""
        by_hand = self.service.by_hand
        return dict.fromkeys(by_hand.pointable.kinds, self.table.word) if by_hand is not None else {}

    # ---- what is asked ---------------------------------------------------------------------------------------------

    def sheet_word(self, found: FoundSheet) -> str:
        """A sheet as it is chosen from a list."""
        return found.sheet.strip()

    def asked(self) -> Sequence[QWidget]:
        """The fields beside the sheet, each with its label before it."""
        return ()

    def refresh(self) -> None:
        """Offer in the fields what the book holds now."""

    def month_moved(self) -> None:
        """The desk works in another month."""

    def take_sheet(self, found: FoundSheet) -> None:
        """Another sheet was chosen: what it says of itself goes into the fields."""

    def planned(self, report: ImportReport[Any]) -> None:
        """A plan was made: what is asked may depend on what it found."""

    def options(self, found: FoundSheet, fix: bool, leave_out: bool) -> ImportOptions | None:
        """What is chosen now; None while a field says nothing readable."""
        raise NotImplementedError

    # ---- how the plan is shown -------------------------------------------------------------------------------------

    def columns(self) -> list[Column]:
        """The columns between what becomes of a row and what was found in it; their row is a ``JudgedRow``."""
        raise NotImplementedError

    def sections(self, row: Any) -> Sequence[tuple[str, Sequence[str]]]:
        """(caption, lines) about a row, below its findings and above its cells; what is empty is not shown."""
        raise NotImplementedError

    def cell_line(self, name: str, text: str) -> str:
        """A cell of the file as it is read elsewhere, with what its column is called; nothing for the running number."""
        told = next((each for each in self.table.fields if each.key == name), None)
        if told is None or name == "counter":
            return "" if told else f"{name}: {text}"
        return f"{_(told.label)}: {as_read(told.kind, text)}"

    def choices(self, row: Any) -> Sequence[tuple[str, Callable[[], object]]]:
        """(word, act) of the buttons by which she settles a row."""
        return ()

    def out_of_place(self, report: ImportReport[Any]) -> OutOfPlace | None:
        """Why nothing of the file can come in, whatever she ticks."""
        return None

    def proof(self, report: ImportReport[Any]) -> Sequence[str]:
        """What the sheet's own totals say beside ours."""
        return ()

    # ---- afterwards ------------------------------------------------------------------------------------------------

    def carried_out(self, report: ImportReport[Any]) -> None:
        """The rows are in the book."""

    def take_back(self, operation: int, done: Callable[[object], None]) -> None:
        """Take the whole import back."""
        self.desk.do(undo_act.undo_act, operation, done=done, title=_("Đang hoàn tác…"))


class MonthlyKind(ImportKind):
    """A kind that asks from which month on the list holds: as the sheet says, else the working month."""

    options_type: ClassVar[type[ImportOptions]]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.month = MonthField(_("Từ tháng"), desk.month)
        self.month.set_value(desk.month)
        self.month.changed.connect(self.changed)

    def asked(self) -> Sequence[QWidget]:
        """The month."""
        return parts.label(_("Từ tháng"), "muted"), self.month

    def options(self, found: FoundSheet, fix: bool, leave_out: bool) -> ImportOptions | None:
        """What was chosen; None without a month."""
        month = self.month.value()
        if month is None:
            return None
        return self.options_type(sheet=found.sheet, fix=fix, leave_out=leave_out, **{"month": month, **self.more()})

    def more(self) -> dict[str, Any]:
        """What else was chosen, by the names of the options."""
        return {}

    def month_moved(self) -> None:
        """The list is of the working month too."""
        self.month.set_value(self.desk.month)

    def take_sheet(self, found: FoundSheet) -> None:
        """A sheet that says its month sets the month."""
        if found.month is not None:
            self.month.set_value(found.month)
