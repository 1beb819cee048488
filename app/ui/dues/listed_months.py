"""The months whose list of dues is made."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.dates import Month
from app.models.queries import Read
from app.models.queries.dues import dues
from app.ui.members.listed_months import ListedMonths


def _months(read: Read) -> Iterable[Month]:
    return (run.month for run in dues.dues_runs(read))


LISTED = ListedMonths(_months)
