"""What most forms are: of a period or of one thing chosen, gathered with who issues them; a form says what it reads and how it looks."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from typing import TypeVar

from app.domain import clock
from app.domain.dates import Period
from app.exports.form import Form, Params
from app.exports.issuer import About, issuer
from app.models.queries import Read

Thing = TypeVar("Thing")


class PeriodForm(Form[About[Thing]]):
    """A form of a period, issued by the union as it was on the last day."""

    @abstractmethod
    def facts(self, read: Read, period: Period) -> Thing:
        """What the form is about."""

    def gather(self, read: Read, params: Params) -> About[Thing]:
        """The facts of the period chosen, and who issues them."""
        period = params.period_for(self.title)
        return About(issuer(read, params, period.last), self.facts(read, period))


class SubjectForm(Form[About[Thing]]):
    """A form of one thing chosen among those of the book, issued by the union as it was on the thing's day, else today."""

    wants = frozenset({"subject"})

    @abstractmethod
    def facts(self, read: Read, subject: int) -> Thing:
        """Everything of the thing chosen."""

    @abstractmethod
    def day(self, about: Thing) -> dt.date | None:
        """The day of the thing, when it has one."""

    def gather(self, read: Read, params: Params) -> About[Thing]:
        """The thing chosen, and who the union was on its day."""
        about = self.facts(read, params.subject_for(self.title))
        return About(issuer(read, params, self.day(about) or clock.today()), about)
