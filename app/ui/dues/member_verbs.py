"""What dues offer in the list of members: other wages, months without dues, a payment."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.members.member_verb import MemberVerb

VERBS = (
    MemberVerb("wages", 10, N_("Đổi lương"), "coins", "Ctrl+2", "member_wages", "members"),
    MemberVerb("exempt", 20, N_("Miễn đoàn phí"), "percent", "Ctrl+3", "member_exempt", "member"),
    MemberVerb("pay", 30, N_("Thu"), "hand-coins", "Ctrl+4", "member_payment", "member"),
    MemberVerb("refund", 35, N_("Hoàn trả"), "undo-2", "", "dues_refund", "member"),
)
