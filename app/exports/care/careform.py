"""What the papers of care share: their heading, and the columns of a case, described without its reason."""

from __future__ import annotations

from app.domain.care.welfare import Relation
from app.domain.problems import N_
from app.exports.ownform import Item, OwnList
from app.models.queries.care.cases import CaseRow

GROUP = N_("Chăm lo")


class CareList(OwnList[Item]):
    """A list of care of a period."""

    group = GROUP
    wants = frozenset({"period", "place", "signed"})


def event_words(row: CaseRow) -> str:
    """``Ốm đau``, ``Tang (cha mẹ đẻ)``: the kind and whose, never why."""
    name = row.kind.name
    return name if row.relation is Relation.SELF or row.member_id is None else f"{name} ({row.relation.label.lower()})"
