"""What a form is, how forms are found, and their JSON. A form is a class with a code in a file of its room, found by scanning.

A form gathers in one read of the books and lays out apart from it, so layouts are tested without a book.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from app.domain.dates import Period
from app.domain.problems import N_, Message, Refusal
from app.domain.words import WordStyle
from app.exports.document import Document
from app.exports.heads import HD_47, TT_107, Regime
from app.rooms import ClassRegistry, Registry, one_of_each

if TYPE_CHECKING:
    from app.models.queries import Read

Gathered = TypeVar("Gathered")
JsonValue = str | int | None


class UnknownForm(Refusal):
    """No form has this code."""

    code = "form-unknown"
    template = N_("Không có biểu mẫu «{given}». Các biểu mẫu đang có: {known}.")


class PeriodMissing(Refusal):
    """The form needs a period."""

    code = "form-period-missing"
    template = N_("Biểu mẫu «{form}» cần kỳ báo cáo. Hãy chọn tháng, quý, năm hoặc từ ngày đến ngày.")


class SubjectMissing(Refusal):
    """The form is about one thing (a case, an activity, an agreement) and none was chosen, or the book has none."""

    code = "form-subject-missing"
    template = N_("Biểu mẫu «{form}» in cho một việc cụ thể. Hãy chọn việc đó rồi in lại.")


class NothingToPrint(Refusal):
    """No voucher of this kind in the period."""

    code = "form-empty"
    template = N_("Không có chứng từ nào để in trong kỳ đã chọn. Hãy chọn kỳ khác hoặc ghi số chứng từ.")


@dataclass(frozen=True, slots=True)
class Params:
    """What the user chose. ``voucher`` may name several, parted by commas. ``regimes`` are dated: (first day, legal line); the last one begun by the form's day is printed."""

    period: Period | None = None
    voucher: str | None = None
    fund: str | None = None
    two_to_a_page: bool = False
    by_group: bool = False
    place: str | None = None
    signed_on: dt.date | None = None
    explanation: str = ""
    plain: bool = False
    """A workbook of values alone, without formulas."""
    subject: int | None = None
    """Whose paper it is, for a form about one thing: the id of a case, an activity, an agreement …"""
    words: WordStyle = WordStyle()
    regimes: tuple[tuple[dt.date, Regime], ...] = ((dt.date.min, TT_107),)
    union_regimes: tuple[tuple[dt.date, Regime], ...] = ((dt.date.min, HD_47),)

    def regime_on(self, day: dt.date) -> Regime:
        """The accounting regime whose circular is printed on a form of that day."""
        return [regime for first, regime in sorted(self.regimes, key=lambda dated: dated[0]) if first <= day][-1]

    def union_regime_on(self, day: dt.date) -> Regime:
        """The document of the Tổng Liên đoàn whose line is printed on its own forms of that day."""
        return [regime for first, regime in sorted(self.union_regimes, key=lambda dated: dated[0]) if first <= day][-1]

    def period_for(self, form: str) -> Period:
        """The period; refuses when none was chosen. ``form`` is the form's title."""
        if self.period is None:
            raise PeriodMissing(form=Message(form))
        return self.period

    def subject_for(self, form: str) -> int:
        """The thing the form is about; refuses when none was chosen. ``form`` is its title."""
        if self.subject is None:
            raise SubjectMissing(form=Message(form))
        return self.subject


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a form may be about, as it is offered to choose."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """A form's figures for other programs: columns as (key, label), rows by key, totals by name. Dates are ISO texts."""

    period: str
    columns: tuple[tuple[str, str], ...]
    rows: Sequence[Mapping[str, JsonValue]]
    totals: Mapping[str, JsonValue]


class Form(ABC, Generic[Gathered]):
    """A printed form. ``source`` is the legal line, ``group`` the heading it stands under in the window, ``wants`` what Params it uses.

    A form that wants a ``subject`` offers the ones there are; ``yearly`` forms are printed for a year in a pack of papers.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    source: ClassVar[str]
    group: ClassVar[str]
    wants: ClassVar[frozenset[str]] = frozenset({"period"})
    yearly: ClassVar[bool] = False

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        """What the form can be printed for, the likeliest first; only asked of forms that want a ``subject``."""
        return ()

    @abstractmethod
    def gather(self, read: Read, params: Params) -> Gathered:
        """Read everything the form shows, in one snapshot."""

    @abstractmethod
    def layout(self, gathered: Gathered) -> Document:
        """The printed form."""

    def missing(self, gathered: Gathered) -> Sequence[Message]:
        """What the paper leaves to the hand because the book does not know it, and where it is written; shown beside the preview."""
        return ()

    @abstractmethod
    def table(self, gathered: Gathered) -> Table:
        """The same figures for JSON."""


def to_json(form: Form[Any], gathered: Any) -> dict[str, object]:
    """``form, title, period, columns, rows, totals``; money as whole numbers, dates ISO."""
    table = form.table(gathered)
    return {
        "form": form.code,
        "title": form.title,
        "period": table.period,
        "columns": [{"key": key, "label": label} for key, label in table.columns],
        "rows": [dict(row) for row in table.rows],
        "totals": dict(table.totals),
    }


@dataclass(frozen=True, slots=True)
class FormGroup:
    """A heading of the list of forms that has a place of its own; the others follow by name. ``title`` is what forms say as ``group``."""

    title: str
    place: int


_FORMS: ClassRegistry[Form[Any]] = ClassRegistry("exports", Form)
_GROUPS: Registry[FormGroup] = Registry("exports", FormGroup, module="form_groups")
_LATER = 1000
"""The place of a heading that has none of its own."""


@cache
def _places() -> Mapping[str, int]:
    return {group.title: group.place for group in _GROUPS.by("title").values()}


def place_of_group(title: str) -> tuple[int, str]:
    """By what the headings of the list of forms are sorted."""
    return (_places().get(title, _LATER), title)


@cache
def forms() -> Mapping[str, Form[Any]]:
    """Every form by its code, in alphabetical order of the codes. A class without a code is what several share."""
    found = one_of_each("code", (form() for form in _FORMS.all() if hasattr(form, "code")))
    return {code: found[code] for code in sorted(found)}


def form_named(code: str) -> Form[Any]:
    """The form with that code, capital or small; refuses an unknown one."""
    try:
        return forms()[code.strip().lower()]
    except KeyError:
        raise UnknownForm(given=code, known=", ".join(forms())) from None
