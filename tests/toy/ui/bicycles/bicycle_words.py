"""How a bicycle as it stands is said: word, tone and icon."""

from __future__ import annotations

from app.domain import clock
from app.i18n import _
from tests.toy.models.queries.bicycles.bicycles import Bicycle


def state_look(row: Bicycle) -> tuple[str, str, str]:
    """In its place, lent, or late."""
    if row.member_id is None:
        return _("Ở công đoàn"), "good", "circle-check"
    if row.is_late(clock.today()):
        return _("Quá hạn"), "warn", "triangle-alert"
    return _("Đang cho mượn"), "", "bike"
