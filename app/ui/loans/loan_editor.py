"""What every dialogue about one loan asks: who borrows, on what terms, since when, for what; and the schedule these make."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, TypeVar

from app.domain.dates import Month, show_date
from app.domain.loans.granting import LoanDraft
from app.domain.loans.loans import schedule
from app.domain.loans.records import LOAN
from app.domain.money import show_money
from app.domain.problems import Refusal
from app.domain.records import Record
from app.i18n import _, render
from app.ui.records.binding import Bound, Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.money_field import RateField
from app.ui.widgets.month_field import MonthField

Draft = TypeVar("Draft", bound=LoanDraft)


class LoanEditor(Editor[Draft]):
    """``asked`` gives the fields in the order wanted; ``summary`` stands above them, the schedule below."""

    record: ClassVar[Record | None] = LOAN
    caption_width: ClassVar[int] = 104

    @abstractmethod
    def asked(self) -> Iterable[Bound]:
        """The fields, in two columns."""

    def sheet(self) -> Sheet:
        """What may be lent on top, the fields in two columns, the schedule below."""
        self.summary = parts.label(role="muted", wrap=True)
        self.plan = parts.label(role="small", wrap=True)
        yield self.summary
        yield Group(list(self.asked()), columns=2)
        yield self.plan
        self.follows("principal", "instalments", "first_month", "due_day", "rate", "method")

    def asked_terms(self, month: Month) -> Iterable[Bound]:
        """The fields of the terms after the amount; ``month`` is what a month without its year is near to."""
        yield self.bind("instalments", columns=("terms",))
        yield self.bind("first_month", MonthField(_("Tháng trả đầu"), month))
        yield self.bind("due_day")
        yield self.bind("rate", RateField(_("Lãi một tháng"), placeholder=_("ví dụ 0,5%")))
        yield self.bind("method")

    def follow(self) -> None:
        """The schedule of what is typed."""
        self.plan.setText(schedule_words(self.collect()))


def schedule_words(draft: LoanDraft) -> str:
    """The schedule of a loan in one sentence, or why there is none."""
    terms = draft.terms()
    if terms is None:
        return _("Lịch trả nợ hiện ở đây khi đã ghi số tiền, số kỳ và lãi.")
    try:
        made = schedule(terms)
    except Refusal as refusal:
        return render(refusal)
    shown = [f"{show_date(each.due_on)}: {show_money(each.total)}" for each in (*made[:3], made[-1])]
    return _("{count} kỳ, gốc {principal}, lãi {interest}: {first}").format(
        count=len(made),
        principal=show_money(terms.principal),
        interest=show_money(sum(each.interest for each in made)),
        first=" · ".join(dict.fromkeys(shown)),
    )
