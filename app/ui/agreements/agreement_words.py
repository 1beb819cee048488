"""How collective agreements are marked in the window, and how their terms, shares and days are said."""

from __future__ import annotations

import datetime as dt

from app.domain.agreements.agreements import HEADS, AgreementState, Votes
from app.domain.dates import show_date
from app.i18n import _
from app.models.queries.agreements.agreements import AgreementCard

STATE_LOOKS = {
    AgreementState.BARGAINING: ("note", "circle-dot"),
    AgreementState.SIGNED: ("good", "file-signature"),
    AgreementState.IN_FORCE: ("good", "circle-check"),
    AgreementState.EXPIRING: ("warn", "clock"),
    AgreementState.CONTINUED: ("warn", "triangle-alert"),
    AgreementState.EXPIRED: ("danger", "circle-x"),
    AgreementState.ENDED: ("note", "ban"),
    AgreementState.VOID: ("danger", "ban"),
    AgreementState.REPLACED: ("note", "arrow-right"),
}


def head_words() -> dict[int, str]:
    """The seven heads, numbered from 1."""
    return {place: _(head) for place, head in enumerate(HEADS, 1)}


def share_word(votes: Votes | None) -> str:
    """``86,7%`` of all workers; empty while nobody voted."""
    if votes is None or not votes.workers:
        return ""
    tenths = round(votes.share * 1000)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}%" if rest else f"{whole}%"


def term_word(card: AgreementCard) -> str:
    """``01/04/2026 – 31/03/2028``; a part not known is left out."""
    first, last = card.facts.valid_from or card.facts.signed_on, card.facts.valid_to
    if first is None and last is None:
        return ""
    return f"{show_date(first) if first else '…'} – {show_date(last) if last else '…'}"


def days_word(days: int | None) -> str:
    """``còn 45 ngày``, ``quá 3 ngày``."""
    if days is None:
        return ""
    return _("còn {days} ngày").format(days=days) if days >= 0 else _("quá {days} ngày").format(days=-days)


def until_word(until: dt.date, today: dt.date) -> str:
    """``hạn 20/03/2026, còn 4 ngày``."""
    return _("hạn {until}, {left}").format(until=show_date(until), left=days_word((until - today).days))
