"""The offices of a union's committee, by whose holder a paper is signed."""

from __future__ import annotations

from app.domain.labelled import Labelled
from app.domain.problems import N_


class OfficerRole(Labelled):
    """What an officer does in the union, in the order officers are listed."""

    CHAIR = "chair", N_("Chủ tịch")
    VICE_CHAIR = "vice_chair", N_("Phó chủ tịch")
    ACCOUNTANT = "accountant", N_("Kế toán")
    CASHIER = "cashier", N_("Thủ quỹ")
    PREPARER = "preparer", N_("Người lập")
