"""The month's job about bicycles: those that are not back. No job while nobody has one."""

from __future__ import annotations

from app.domain import clock
from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read
from app.ui.brought.month_job import LOOK, OPEN, Job, MonthJob
from app.ui.desk import Desk
from tests.toy.models.queries.bicycles.bicycles import Bicycle, bicycles


def read_lent(read: Read, month: Month) -> list[Bicycle]:
    """The bicycles that somebody has."""
    return [each for each in bicycles(read) if each.member_id is not None]


def _tell(desk: Desk, facts: list[Bicycle]) -> Job | None:
    late = [each for each in facts if each.is_late(clock.today())]
    if not facts:
        return None
    told = _("{count} xe đang cho mượn.").format(count=len(facts))
    state = _("{count} xe quá hạn").format(count=len(late)) if late else _("Chưa đến hạn")
    which = (late or facts)[0].id
    return Job(
        title=_("Xe đạp chưa trả"),
        text=told,
        state=state,
        looks=LOOK if late else OPEN,
        button_text=_("Xem"),
        go=lambda: desk.go("bicycles", bicycle=which),
    )


MONTH_JOBS = (
    MonthJob(key="bicycles", place=65, read=read_lent, tell=_tell, watches=frozenset({"bicycle", "policy_value"})),
)
