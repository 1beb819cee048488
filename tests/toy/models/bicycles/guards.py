"""What a row of a bicycle must be, whatever program writes it: one that is out is not lent on before it is back."""

from __future__ import annotations

from app.domain.problems import N_
from app.models.guards import GuardRefusal, refusing


class BicycleIsOut(GuardRefusal):
    """Somebody has it."""

    code = "bicycle-is-out"
    template = N_("Xe đang có người mượn: hãy nhận lại xe trước khi cho người khác mượn.")


GUARDS = (refusing("bicycle_back_first", "UPDATE", "bicycle", BicycleIsOut.code, "OLD.member_id <> NEW.member_id"),)
