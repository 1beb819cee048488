"""The offices of a union's committee, by whose holder a paper is signed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.domain.labelled import Labelled
from app.domain.problems import N_


class OfficerRole(Labelled):
    """What an officer does in the union, in the order officers are listed."""

    CHAIR = "chair", N_("Chủ tịch")
    VICE_CHAIR = "vice_chair", N_("Phó chủ tịch")
    ACCOUNTANT = "accountant", N_("Kế toán")
    CASHIER = "cashier", N_("Thủ quỹ")
    PREPARER = "preparer", N_("Người lập")


@dataclass(frozen=True, slots=True)
class TermOfOffice:
    """Who holds a role from a day on, until a day or still."""

    role: str
    name: str
    valid_from: dt.date
    valid_to: dt.date | None = None
