"""What is owed to the union above and what is receivable from it, read once for home's job and card."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import Month
from app.domain.dues.remittance import Obligation
from app.models.queries import Read
from app.models.queries.dues import obligations

OWED_RESTS_ON = frozenset(
    {"dues_run", "allocation_batch", "voucher", "entry", "policy_value", "opening", "filed_settlement"}
)
"""The tables that what is owed rests on."""


@dataclass(frozen=True, slots=True)
class Owed:
    """Both ways, by month."""

    up: tuple[Obligation, ...]
    down: tuple[Obligation, ...]


def read_owed(read: Read, _month: Month) -> Owed:
    """All of it, whatever the working month."""
    return Owed(obligations.payables_to_superior(read), obligations.receivables_from_superior(read))
