"""Months in which a member owes nothing, and why. They are waived, not postponed."""

from __future__ import annotations

from app.domain.labelled import Labelled
from app.domain.problems import N_


class ExemptReason(Labelled):
    """Why a member owes nothing for a month. The months are waived, not postponed.

    Law: QĐ 1908/QĐ-TLĐ, Điều 23 khoản 6; QĐ 2399/QĐ-TLĐ năm 2024, Điều 2, adds a suspended contract and a lost job.
    """

    BENEFIT = "benefit", N_("hưởng trợ cấp BHXH từ 1 tháng trở lên (ốm dài ngày, thai sản)")
    UNPAID_LEAVE = "unpaid_leave", N_("nghỉ không lương từ 1 tháng trở lên, tạm hoãn hợp đồng lao động, mất việc làm")
    OTHER = "other", N_("được miễn theo quy định của đơn vị")

    @property
    def short(self) -> str:
        """The reason in a few words (for the catalogue)."""
        return _EXEMPT_WORDS[self]


_EXEMPT_WORDS = {
    ExemptReason.BENEFIT: N_("Hưởng BHXH"),
    ExemptReason.UNPAID_LEAVE: N_("Nghỉ không lương"),
    ExemptReason.OTHER: N_("Miễn khác"),
}
