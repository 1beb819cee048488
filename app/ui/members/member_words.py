"""How members, their states, dates and exemptions are called and marked in the window."""

from __future__ import annotations

from app.domain.members.exemptions import ExemptReason
from app.domain.members.members import Gender, MemberState, parse_known_date, show_known_date
from app.i18n import _

STATE_LOOKS = {
    MemberState.ACTIVE: ("good", "circle-check"),
    MemberState.PAUSED: ("warn", "clock"),
    MemberState.MOVED: ("note", "arrow-right"),
    MemberState.RETIRED: ("note", "arrow-right"),
    MemberState.LEFT: ("note", "arrow-right"),
}


def member_state_word(state: MemberState | None) -> str:
    """Đang sinh hoạt, Tạm dừng sinh hoạt, …"""
    return _("Chưa vào") if state is None else _(state.label)


def state_looks(state: MemberState | None) -> tuple[str, str]:
    """Tone and icon of a state."""
    return ("note", "clock") if state is None else STATE_LOOKS[state]


def gender_choices() -> list[tuple[str, str]]:
    """Not known, woman, man; by the stored key."""
    return [("", _("chưa rõ")), *((str(each), _(each.label)) for each in (Gender.FEMALE, Gender.MALE))]


def exempt_word(reason: str) -> str:
    """Why a month is waived, in a few words."""
    return _(ExemptReason(reason).short) if reason else ""


def known_date_word(stored: str) -> str:
    """A stored full or partial date as lists print it."""
    try:
        return show_known_date(parse_known_date(stored)) if stored else ""
    except ValueError:
        return stored


def masked(number: str) -> str:
    """A citizen number of which only the last three figures are seen."""
    return "•" * (len(number) - 3) + number[-3:] if len(number) > 3 else number
