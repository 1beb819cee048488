"""Made-up cases and norms for the tests of the papers of care, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.care.care_report import CareFact, CareReport, care_report
from app.domain.care.norms import Norm, NormRule
from app.domain.care.welfare import CaseState, Relation, care_kind
from app.domain.dates import Period
from app.domain.money import dong
from app.exports.care.case_list import CaseWithVouchers, Missing
from app.exports.care.member_care import CareOfMember
from app.exports.form import Params
from app.exports.issuer import About, Issuer, Listed
from app.models.queries.care.cases import CaseCard, CasePaper, CaseRow
from tests.form_samples import OFFICERS, UNION

SECRET = "viêm ruột thừa cấp"


def row(**more: object) -> CaseRow:
    """A visit to somebody ill, paid, one paper missing."""
    base = CaseRow(
        id=7,
        title="Thăm ốm Nguyễn Thị Mận",
        kind=care_kind("sick"),
        state=CaseState.PAID,
        member_id=3,
        name="Nguyễn Thị Mận",
        group="Tổ May 1",
        person="",
        relation=Relation.SELF,
        happened_on=dt.date(2026, 3, 10),
        amount=dong(500_000),
        in_kind=dong(0),
        paid=dong(500_000),
        missing=1,
        asked=2,
        decision="05/NQ-CĐCS",
        decided_on=dt.date(2026, 3, 12),
        received_on=None,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def card(**more: object) -> CaseCard:
    """The same case whole; its reason must not stand on any list."""
    papers = (CasePaper(1, "proposal", dt.date(2026, 3, 10), ""), CasePaper(2, "discharge", None, ""))
    base = CaseCard(
        row=row(),
        reason=SECRET,
        place="Bệnh viện Nam Hải",
        goods="",
        proposed_by="Lê Thị Nhan",
        proposed_on=dt.date(2026, 3, 10),
        decided_by="Ban Chấp hành",
        refusal="",
        norm_id=1,
        beyond_norm="",
        received_by="",
        note="",
        activity_id=None,
        papers=papers,
        vouchers=(),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def slip(**more: object) -> About[CaseCard]:
    """A slip to print."""
    return About(Issuer(UNION, OFFICERS, Params(subject=7)), card(**more))


def funeral() -> About[CaseCard]:
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


YEAR = Period.of_year(2026)
WHO = Issuer(UNION, OFFICERS, Params(period=YEAR))


def case_list(rows: Sequence[CaseRow] | None = None) -> Listed[CaseWithVouchers]:
    """A visit, a bereavement with goods, and a proposal."""
    rows = (row(), funeral().about.row, row(id=9, state=CaseState.PROPOSED, decision="", paid=dong(0), name="Lê Văn Sáu"))[:3] if rows is None else rows  # fmt: skip
    numbers = {7: "PC2026/12, PC2026/15"}
    return About(WHO, [(each, numbers.get(each.id, "")) for each in rows])


def missing() -> Listed[Missing]:
    """One case that misses two papers, one of the union's own naming."""
    return About(WHO, [(row(), ("discharge", "Giấy xác nhận của tổ {May 1}"))])


def norms() -> Listed[Norm]:
    """A norm of the union, a range for a bereavement, and a sample without source."""
    day = dt.date(2026, 1, 1)
    return About(
        WHO,
        [
            Norm(
                "sick",
                day,
                amount=dong(500_000),
                per_year=2,
                papers=("proposal", "discharge"),
                clause="Điều 5 Quy chế chi tiêu nội bộ",
            ),
            Norm(
                kind="funeral",
                valid_from=day,
                relation=Relation.PARENT,
                amount=dong(1_000_000),
                amount_most=dong(2_000_000),
                rule=NormRule(months=6),
                papers=("death",),
                clause="Điều 8",
            ),
            Norm(
                "womens_day",
                day,
                amount=dong(200_000),
                in_kind=dong(50_000),
                per_year=1,
                rule=NormRule(women_only=True, not_on_unpaid_leave=True),
                source="Mẫu tham khảo: một CĐCS",
                confidence="chưa có nguồn – mẫu tham khảo",
            ),
        ],
    )


def facts() -> list[CareFact]:
    """Somebody ill twice, a birthday, vouchers of a fair, money beside every name for 25 people only counted."""
    ill = CareFact(
        line="sick",
        name="Ốm đau",
        title="Thăm ốm Nguyễn Thị Mận",
        person="m3",
        who="Nguyễn Thị Mận",
        member_id=3,
        group="Tổ May 1",
        gender="female",
        day=dt.date(2026, 3, 12),
        money=dong(500_000),
        in_kind=dong(200_000),
    )
    fair = replace(
        ill,
        line="programme:tet_fair",
        name="Chợ Tết Công đoàn",
        title="Chợ Tết Công đoàn 2026",
        day=dt.date(2026, 1, 20),
        in_kind=dong(0),
    )
    return [
        fair,
        replace(fair, person="m4", member_id=4, who="Trần Văn Bình", gender="male", group=""),
        replace(fair, person="", member_id=None, who="", gender="", group="", money=dong(3_000_000), counted=25),
        ill,
        replace(ill, day=dt.date(2026, 8, 3), in_kind=dong(0)),
        replace(ill, line="hardship", name="Hoàn cảnh khó khăn", person="m4", member_id=4, gender="male", group="", money=dong(3_900_000), in_kind=dong(0)),
        replace(ill, line="birthday", name="Sinh nhật", title="Mừng sinh nhật Nguyễn Thị Mận", day=dt.date(2026, 9, 9), money=dong(300_000), in_kind=dong(0)),
    ]  # fmt: skip


def report() -> About[CareReport]:
    """Those facts added up."""
    return About(WHO, care_report(facts()))


def nothing() -> About[CareReport]:
    """A period without any care."""
    return About(WHO, care_report([]))


def history() -> About[CareOfMember]:
    """What one of them received."""
    received = [fact for fact in facts() if fact.member_id == 3]
    return About(WHO, CareOfMember("Nguyễn Thị Mận (mã ĐV0003, Tổ May 1)", received))


CASES: dict[str, Callable[[], object]] = {
    "c01/sick": slip,
    "c01/funeral": funeral,
    "case-list/year": case_list,
    "case-list/empty": lambda: case_list(()),
    "case-papers/year": missing,
    "norm-table/year": norms,
    "care-report/year": report,
    "care-report/empty": nothing,
    "member-care/year": history,
}
