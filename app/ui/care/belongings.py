"""The cases a voucher may be for: what they are called, and the pages that keep visits and houses."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.care import cases
from app.ui.brought.belongings import Belonged, Belonging, Keeper

CASE = "case_id"


def find_cases(read: Read, ids: Sequence[int]) -> Sequence[Belonged]:
    """The cases of these ids."""
    return [Belonged(row.id, row.title, (row.kind.key,), _(row.state.label)) for row in cases.case_rows(read, ids)]


BELONGINGS = (Belonging(CASE, 10, N_("Cho việc: {title}"), N_("Mở việc này"), find_cases),)
KEEPERS = (Keeper(CASE, "cases", "case"), Keeper(CASE, "houses", "house", frozenset({"house"})))
