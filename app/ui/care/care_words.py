"""How papers, norms and states of a case are told and marked in the window."""

from __future__ import annotations

from app.domain.care.houses import HouseState
from app.domain.care.norms import NormRule
from app.domain.care.welfare import KINDS, CareKind, CaseState, Paper
from app.domain.text import clean, fold
from app.i18n import _
from app.ui.widgets.lookup_field import Choice, search

STATE_LOOKS = {
    CaseState.PROPOSED: ("note", "clock"),
    CaseState.APPROVED: ("warn", "circle-dot"),
    CaseState.PAID: ("good", "banknote"),
    CaseState.CLOSED: ("good", "circle-check"),
    CaseState.REFUSED: ("note", "ban"),
}

HOUSE_LOOKS = {
    HouseState.PLANNED: ("note", "circle-dot"),
    HouseState.BUILDING: ("note", "clock"),
    HouseState.DONE: ("warn", "house"),
    HouseState.HANDED_OVER: ("good", "circle-check"),
}


def kinds_by_case() -> list[CareKind]:
    """The kinds a case can be opened for; gifts by list and programmes have screens of their own."""
    return [kind for kind in KINDS.values() if kind.by_case]


def rule_words(rule: NormRule) -> str:
    """Who qualifies, in a few words."""
    texts = [_("đoàn viên") if rule.members_only else _("mọi người lao động")]
    texts += [_("từ {months} tháng").format(months=rule.months)] if rule.months else []
    texts += [_("không nghỉ không lương")] if rule.not_on_unpaid_leave else []
    texts += [_("nữ")] if rule.women_only else []
    return ", ".join(texts)


def typed_paper(text: str) -> str | None:
    """The key of a usual paper whose name begins like what was typed, else the text itself."""
    wanted = clean(text)
    choices = [Choice(str(paper), "", _(paper.label)) for paper in Paper]
    found = [each for each in search(choices, wanted) if fold(each.name).startswith(fold(wanted))] if wanted else []
    return found[0].key if found else wanted or None
