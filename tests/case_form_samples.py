"""Made-up cases and norms for the tests of the papers of care, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.domain.money import dong
from app.domain.welfare import CaseState, Relation, care_kind
from app.exports.form import Params
from app.exports.forms.c01 import VisitSlip
from app.models.queries.cases import CaseCard, CasePaper, CaseRow
from tests.form_samples import OFFICERS, UNION

SECRET = "viêm ruột thừa cấp"


def row(**more: object) -> CaseRow:
    """A visit to somebody ill, paid, one paper missing."""
    base = CaseRow(
        7, "Thăm ốm Nguyễn Thị Mận", care_kind("sick"), CaseState.PAID, 3, "Nguyễn Thị Mận", "Tổ May 1", "", Relation.SELF,
        dt.date(2026, 3, 10), dong(500_000), dong(0), dong(500_000), 1, 2, "05/NQ-CĐCS", dt.date(2026, 3, 12), None,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def card(**more: object) -> CaseCard:
    """The same case whole; its reason must not stand on any list."""
    papers = (CasePaper(1, "proposal", dt.date(2026, 3, 10), ""), CasePaper(2, "discharge", None, ""))
    base = CaseCard(
        row(), SECRET, "Bệnh viện Nam Hải", "", "Lê Thị Nhan", dt.date(2026, 3, 10), "Ban Chấp hành", "", 1, "", "", "", None,
        papers, (),
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def slip(**more: object) -> VisitSlip:
    """A slip to print."""
    return VisitSlip(UNION, OFFICERS, card(**more), Params(subject=7))


def funeral() -> VisitSlip:
    """A bereavement with goods beside the money, beyond the norm, received."""
    one = row(
        title="Viếng tang Trần Văn Bình", kind=care_kind("funeral"), name="Trần Văn Bình", person="Cụ Trần Thị Lụa",
        relation=Relation.PARENT, amount=dong(1_500_000), in_kind=dong(350_000), received_on=dt.date(2026, 3, 14), state=CaseState.CLOSED,
    )  # fmt: skip
    return slip(
        row=one,
        goods="Vòng hoa",
        beyond_norm="NQ 06/NQ-CĐCS ngày 12/3/2026",
        received_by="Trần Văn Bình",
        place="Nhà riêng",
    )


CASES: dict[str, Callable[[], object]] = {"c01/sick": slip, "c01/funeral": funeral}
