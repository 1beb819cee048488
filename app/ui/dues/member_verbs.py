"""Taking a payment from the member pointed at."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.members.member_verb import MemberVerb

VERBS = (MemberVerb("pay", 10, N_("Thu"), "hand-coins", "Ctrl+4", "member_payment", about_one=True),)
