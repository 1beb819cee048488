"""What the union's own dues papers share: whole months, the rates their lists were made by, heads, notes and signers.

The figures and grids are each form's own. These papers are house forms; no law prescribes their layout.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Sized
from dataclasses import dataclass
from typing import Any, TypeVar

from app.domain.dates import Month
from app.domain.members.exemptions import ExemptReason
from app.domain.money import Rate
from app.domain.problems import N_, Message, Refusal
from app.domain.union.policies import UNKNOWN
from app.exports.document import PageNumbers, PageSetup
from app.exports.form import Params
from app.exports.heads import month_name
from app.exports.issuer import About, Issuer, issuer
from app.exports.listing import ListColumn, numbered
from app.exports.ownform import OwnPaper
from app.models.queries import Read
from app.models.queries.dues.dues import DuesRunCard, dues_runs

Thing = TypeVar("Thing")
_ON_ONE_PAGE = 60
_EXEMPT = {
    ExemptReason.BENEFIT: "hưởng trợ cấp BHXH",
    ExemptReason.UNPAID_LEAVE: "nghỉ không lương",
    ExemptReason.OTHER: "theo quy định của đơn vị",
}


class WholeMonthsOnly(Refusal):
    """The period cuts a month."""

    code = "form-whole-months"
    template = N_(
        "Biểu mẫu «{form}» lập theo tháng tròn. Hãy chọn tháng, quý, năm hoặc kỳ từ đầu tháng đến cuối tháng."
    )


class NoDuesList(Refusal):
    """No month of the period has a dues list."""

    code = "form-no-dues-list"
    template = N_("Chưa có bảng trích nộp cho kỳ đã chọn. Hãy lập bảng trích nộp của tháng rồi in lại.")


@dataclass(frozen=True, slots=True)
class RunRates:
    """The rates one month's list was made by, as stored with it, and the papers they stand on; ``of_total`` when its share is that of
    the month's total, rounded once, and not of each row."""

    month: Month
    group: int
    rate: Rate
    share_up: Rate
    fund_rate: Rate
    fund_kept: Rate | None
    rate_source: str
    share_source: str
    of_total: bool


def whole_months(params: Params, form: str) -> tuple[Month, Month]:
    """First and last month of the period; refuses none and one that cuts a month. ``form`` is the form's title."""
    period = params.period_for(form)
    first, last = Month.of(period.first), Month.of(period.last)
    if period.first != first.first_day or period.last != last.last_day:
        raise WholeMonthsOnly(form=Message(form))
    return first, last


class MonthsPaper(OwnPaper[Thing]):
    """A paper of whole months, issued on the last day of the last."""

    group = N_("Đoàn phí")
    wants = frozenset({"period", "place", "signed"})

    @abstractmethod
    def facts(self, read: Read, first: Month, last: Month, by_group: bool) -> Thing:
        """What the paper is about; ``by_group`` when it is to be in the order of tổ."""

    def gather(self, read: Read, params: Params) -> About[Thing]:
        """The facts of the months chosen; refuses a period that cuts one."""
        first, last = whole_months(params, self.title)
        return About(issuer(read, params, last.last_day), self.facts(read, first, last, params.by_group))

    def under(self, who: Issuer, about: Thing) -> tuple[str, ...]:
        """The months."""
        return (months_of(who),)


def months_of(who: Issuer) -> str:
    """The months of a paper as titles name them."""
    return months_line(Month.of(who.period.first), Month.of(who.period.last))


def place_among(count: int) -> ListColumn[Any]:
    """The place of each of so many lines, as wide as the last one is."""
    return numbered(width=max(8.5, len(str(count)) * 1.9 + 3.5))


def dues_page(lines: Sized, *, landscape: bool = False) -> PageSetup:
    """The page of a list: a short one shrinks to go on one page; a long one is not measured over and over."""
    fit = 1.5 if len(lines) <= _ON_ONE_PAGE else 0
    return PageSetup(landscape, top=12, right=10, bottom=13, left=18, size=12, numbers=PageNumbers.BOTTOM, fit=fit)


def _as_stored(run: DuesRunCard) -> RunRates:
    """The rates stored with a run."""
    stored = json.loads(run.policy)
    return RunRates(
        run.month,
        run.group,
        Rate(stored["rate"]),
        Rate(stored["share_up"]),
        Rate(stored["fund_rate"]),
        Rate(stored["fund_kept"]) if stored["fund_kept"] else None,
        stored.get("rate_source", ""),
        stored.get("share_source", ""),
        "share_of_total" in stored,
    )


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of the lists of some months, in their order; a period that holds several names each once: ``1% và 0,5%``."""

    lists: tuple[RunRates, ...]

    @classmethod
    def between(cls, read: Read, first: Month, last: Month) -> Rates:
        """Those of every list of these months; refuses months without any list."""
        found = tuple(_as_stored(run) for run in dues_runs(read) if first <= run.month <= last)
        if not found:
            raise NoDuesList
        return cls(found)

    @property
    def dues(self) -> str:
        """The part of the wage that dues are."""
        return _shown(each.rate for each in self.lists)

    @property
    def up(self) -> str:
        """The part of the dues that goes up."""
        return _shown(each.share_up for each in self.lists)

    @property
    def kept(self) -> str:
        """The part of the dues that stays."""
        return _shown(Rate(1 - each.share_up) for each in self.lists)

    @property
    def fund(self) -> str:
        """The part of wages that the 2% is."""
        return _shown(each.fund_rate for each in self.lists)

    @property
    def fund_kept(self) -> str:
        """The part of the 2% that comes back; not a figure where no paper tells it."""
        return _shown(each.fund_kept for each in self.lists if each.fund_kept is not None) or UNKNOWN

    @property
    def fund_up(self) -> str:
        """The part of the 2% that does not."""
        return _shown(Rate(1 - each.fund_kept) for each in self.lists if each.fund_kept is not None) or UNKNOWN

    @property
    def note(self) -> str:
        """The papers behind them, each named once: ``đoàn phí 0,5% theo QĐ 61/…; nộp cấp trên 30% theo QĐ 8108/…``."""
        dues = dict.fromkeys((each.rate.show(), each.rate_source) for each in self.lists)
        shares = dict.fromkeys((each.share_up.show(), each.share_source) for each in self.lists)
        texts = [f"đoàn phí {rate}{_by(source)}" for rate, source in dues]
        texts += [f"nộp cấp trên {share}{_by(source)}" for share, source in shares]
        return "; ".join(texts)


def _shown(rates: Iterable[Rate]) -> str:
    return " và ".join(dict.fromkeys(rate.show() for rate in rates))


def _by(source: str) -> str:
    return f" theo {source}" if source else ""


def months_line(first: Month, last: Month) -> str:
    """``Tháng 01 năm 2026``, ``Quý 1 năm 2026``, ``Năm 2026`` or ``Từ tháng 01/2026 đến tháng 05/2026``."""
    if first == last:
        return f"Tháng {first.month:02d} năm {first.year}"
    if (first.month, last) == (1, Month(first.year, 12)):
        return f"Năm {first.year}"
    if first.month % 3 == 1 and first.plus(2) == last:
        return f"Quý {last.month // 3} năm {first.year}"
    return f"Từ tháng {month_name(first)} đến tháng {month_name(last)}"


def exempt_note(reason: str, note: str) -> str:
    """What a list says beside a member who owes nothing: what was written down, else the reason in short."""
    if note:
        return note
    known = {str(each): words for each, words in _EXEMPT.items()}
    return f"Miễn: {known.get(reason, reason)}"
