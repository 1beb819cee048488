"""How collective agreements, their steps, states, sides and votes are called and marked in the window."""

from __future__ import annotations

import datetime as dt

from app.domain.agreements.agreements import (
    HEADS,
    STATE_NAMES,
    STEPS,
    AgreementKind,
    AgreementState,
    Change,
    Step,
    Votes,
)
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


def state_word(state: AgreementState) -> str:
    """Đang thương lượng, Đang hiệu lực, …"""
    return _(STATE_NAMES[state])


def kind_words() -> dict[AgreementKind, str]:
    """Kind → word, in order."""
    return {
        AgreementKind.ENTERPRISE: _("Thỏa ước doanh nghiệp"),
        AgreementKind.ENTERPRISES: _("Thỏa ước có nhiều doanh nghiệp"),
        AgreementKind.SECTOR: _("Thỏa ước ngành"),
    }


def change_words() -> dict[Change, str]:
    """New, amendment, extension → word."""
    return {
        Change.NEW: _("Thỏa ước mới"),
        Change.AMENDMENT: _("Sửa đổi, bổ sung thỏa ước đang có"),
        Change.EXTENSION: _("Gia hạn thỏa ước sắp hết"),
    }


def step_word(step: Step) -> str:
    """A step's name."""
    return _(STEPS[step].name)


def step_words() -> dict[str, str]:
    """Stored step → name."""
    return {str(step): step_word(step) for step in STEPS}


def head_words() -> dict[int, str]:
    """The seven heads, numbered from 1."""
    return {place: _(head) for place, head in enumerate(HEADS, 1)}


def side_words() -> dict[str, str]:
    """The sides of the talks."""
    return {
        "union": _("Người lao động"),
        "employer": _("Người sử dụng lao động"),
        "witness": _("Người chứng kiến, thư ký"),
    }


def vote_words() -> dict[str, str]:
    """What a worker said."""
    return {"for": _("Tán thành"), "against": _("Không tán thành"), "absent": _("Chưa cho ý kiến")}


def ending_words() -> dict[str, str]:
    """How an agreement may end before its last day."""
    return {
        "both": _("Hai bên thỏa thuận chấm dứt"),
        "replaced": _("Thay thế bằng thỏa ước khác"),
        "void": _("Tòa án tuyên vô hiệu (Điều 86, 87)"),
    }


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
