"""Months in which a member owes nothing, and why. They are waived, not postponed."""

from __future__ import annotations

from enum import StrEnum

from app.domain.problems import N_


class ExemptReason(StrEnum):
    """Why a member owes nothing for a month. The months are waived, not postponed."""

    BENEFIT = "benefit"
    UNPAID_LEAVE = "unpaid_leave"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The reason in Vietnamese (for the catalogue)."""
        return _EXEMPT_LABELS[self]

    @property
    def short(self) -> str:
        """The reason in a few words (for the catalogue)."""
        return _EXEMPT_WORDS[self]


_EXEMPT_LABELS = {
    ExemptReason.BENEFIT: N_("hưởng trợ cấp BHXH từ 1 tháng trở lên (ốm dài ngày, thai sản)"),
    ExemptReason.UNPAID_LEAVE: N_("nghỉ không lương từ 1 tháng trở lên"),
    ExemptReason.OTHER: N_("được miễn theo quy định của đơn vị"),
}
_EXEMPT_WORDS = {
    ExemptReason.BENEFIT: N_("Hưởng BHXH"),
    ExemptReason.UNPAID_LEAVE: N_("Nghỉ không lương"),
    ExemptReason.OTHER: N_("Miễn khác"),
}
