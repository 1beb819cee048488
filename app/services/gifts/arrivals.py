"""Gift lists that came in before the vouchers that paid them are tied when those come."""

from __future__ import annotations

from app.domain.gifts.gift_import import line_for
from app.models.operation import Operation
from app.models.queries.gifts.paid_lines import open_lists, paid_lines
from app.services.gifts.import_gifts import tie
from app.services.ledger.arrivals import Arrivals


def tie_open_lists(operation: Operation) -> None:
    """Tie each list that nothing paid yet to the one line of its sum and occasion near its day."""
    for each in open_lists(operation.read):
        line = line_for(each.title, each.day, each.total, paid_lines(operation.read))
        if line is not None:
            tie(operation, each.id, line)


ARRIVALS = (Arrivals("gift_lists", tie_open_lists),)
