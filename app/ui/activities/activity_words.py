"""How kinds, days and people of activities are told, and how their states are marked, everywhere in the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.activities.activities import MAY_PROGRAMMES, ActivityState, activity_kind
from app.domain.activities.programmes import PROGRAMMES
from app.domain.dates import show_date
from app.i18n import _
from app.models.queries.activities.activities import ActivityRow, People

STATE_LOOKS = {
    ActivityState.PLANNED: ("note", "circle-dot"),
    ActivityState.HELD: ("good", "circle-check"),
    ActivityState.SETTLED: ("good", "lock"),
    ActivityState.CANCELLED: ("danger", "ban"),
}


def activity_kind_word(kind: str) -> str:
    """Hội thao, Tập huấn, …"""
    return _(activity_kind(kind).name)


def programme_word(key: str, named: Sequence[tuple[str, str]] = ()) -> str:
    """A programme in the words of its plan, else by its usual name; empty for none."""
    own = dict(named).get(key)
    if own or key not in PROGRAMMES:
        return own or (_(MAY_PROGRAMMES[key]) if key in MAY_PROGRAMMES else key)
    return _(PROGRAMMES[key].name)


def days_word(first: dt.date | None, last: dt.date | None) -> str:
    """``10/05/2026``, ``28/04 – 03/05/2026`` or that the day is not fixed."""
    if first is None:
        return _("chưa định ngày")
    if last is None or last == first:
        return show_date(first)
    start = f"{first.day:02d}/{first.month:02d}" if first.year == last.year else show_date(first)
    return f"{start} – {show_date(last)}"


def people_word(people: People, expected: int = 0) -> str:
    """``52 người (31 nữ)``, what is expected while nobody has come, or nothing."""
    if people.came is not None:
        women = people.women
        if women is None:
            return _("{count} người").format(count=people.came)
        return _("{count} người ({women} nữ)").format(count=people.came, women=women)
    if people.listed:
        return _("{count} người trong danh sách").format(count=people.listed)
    return _("dự kiến {count} người").format(count=expected) if expected else ""


def people_figure(people: People) -> str:
    """``52 (31 nữ)`` for a narrow column; nothing while nobody is known to have come."""
    if people.came is None:
        return ""
    return (
        str(people.came)
        if people.women is None
        else _("{count} ({women} nữ)").format(count=people.came, women=people.women)
    )


def state_tone(row: ActivityRow, today: dt.date) -> tuple[str, str, str]:
    """(word, tone, icon) of a state; a planned activity whose day has passed asks for its result."""
    if row.state is ActivityState.PLANNED and row.starts_on is not None and (row.ends_on or row.starts_on) < today:
        return _("Chờ ghi kết quả"), "warn", "clock"
    return _(row.state.label), *STATE_LOOKS[row.state]
