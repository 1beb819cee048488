"""What the union's own papers share, those no law prescribes: head, signatures, sizes. Figures and grids are each form's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.document import Align, Letterhead, Line, Signatures, Signer
from app.exports.form import Params
from app.exports.heads import NOTE, chair_signer, place_and_date

if TYPE_CHECKING:
    from app.models.queries.union.organisation import Organisation


OWN_FORM = N_("Mẫu công đoàn cơ sở thường dùng, không có mẫu quy định.")


NO_GROUP = "Chưa xếp tổ"
"""What lists call members without a tổ."""


def company_word(organisation: Organisation) -> str:
    """How lists call the union beside its shares."""
    company = organisation.employer.lower().startswith("công ty") or "công ty" in organisation.union.lower()
    return "Công đoàn Cty" if company else "CĐCS"


def superior_word(organisation: Organisation) -> str:
    """How lists call whoever the rest goes up to."""
    return "Liên đoàn" if organisation.superior.lower().startswith("liên đoàn") else "Cấp trên"


def own_head(organisation: Organisation, *right: Line, share: float = 0.55) -> Letterhead:
    """The superior union over the union, as official papers have it; on the right what a form puts there."""
    left = (
        Line(organisation.superior.upper()),
        Line(organisation.union.upper(), bold=True, underline=0.4),
    )
    return Letterhead(left, right or (Line(""),), share)


def own_signatures(
    organisation: Organisation, officers: Mapping[str, str], params: Params, *between: tuple[str, str]
) -> Signatures:
    """Người lập, the roles ``between`` (label, role), and the chair with place and day."""
    place = params.place if params.place is not None else organisation.place
    date = place_and_date(place, params.signed_on)
    preparer = officers.get("preparer") or officers.get("accountant", "")
    middle = (Signer((label,), NOTE, officers.get(role, "")) for label, role in between)
    return Signatures((Signer(("NGƯỜI LẬP",), NOTE, preparer), *middle, chair_signer(officers, date)), room=15)


def room_for(figure: int, size: float = 9.5) -> float:
    """Millimetres a money column needs for a figure in bold at a type size."""
    shown = show_money(figure)
    em = size * 0.3528
    return max(16.5, (len(shown) - 0.5 * shown.count(".")) * 0.5 * em + 2.4)


def centred(text: str, larger: float = 0) -> Line:
    """A bold line of a title."""
    return Line(text, bold=True, larger=larger, align=Align.CENTER)
