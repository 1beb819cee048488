"""The birthdays of the month."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.members.member_verb import MemberVerb

VERBS = (MemberVerb("birthdays", 40, N_("Sinh nhật"), "gift", "Ctrl+5", "birthdays"),)
