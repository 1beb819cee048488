"""Made-up loans, a house and a Tết for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.domain.activities.activities import Funder
from app.domain.activities.programmes import TetTerms
from app.domain.care.houses import HouseDraft, HouseSource, Stage
from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.loans.loans import InterestMethod, LoanFund, LoanTerms, Repayment, schedule, standing
from app.domain.money import Rate, dong
from app.exports.form import Params
from app.exports.gifts.tet_report import TetFigures
from app.exports.issuer import About, Issuer
from app.exports.loans.loan_lists import FundAndLoans, LoansOn
from app.exports.loans.loanform import Borrowed
from app.models.queries.care.houses import HouseCard, HouseVoucher
from app.models.queries.gifts.tet_report import TetLine, TetReport, tet_window
from app.models.queries.loans.loans import LoanCard, LoanMove
from app.models.queries.members.members import MemberCard
from tests.form_samples import OFFICERS, UNION

YEAR = Period.of_year(2026)
UNTIL = dt.date(2026, 11, 25)
PARAMS = Params(period=YEAR, subject=1, signed_on=dt.date(2026, 12, 20))
WHO = Issuer(UNION, OFFICERS, PARAMS)
_KINDS = VoucherKind.PAYMENT, VoucherKind.RECEIPT


def loan(case: int, name: str, terms: LoanTerms, paid: int, *, late: int = 0, guarantor: str = "") -> LoanCard:
    """A loan with its first ``paid`` instalments paid in time, one of them ``late`` days after."""
    plan = schedule(terms)
    granted = plan[0].due_on - dt.timedelta(days=28)
    moves = [
        LoanMove(
            voucher_id=1,
            number="PC2026/07",
            on=granted,
            kind=_KINDS[0],
            state=VoucherState.POSTED,
            lent=terms.principal,
            principal=dong(0),
            interest=dong(0),
        )
    ]
    for each in plan[:paid]:
        day = each.due_on + dt.timedelta(days=late if each.position == paid else 0)
        moves.append(
            LoanMove(
                voucher_id=1 + each.position,
                number=f"PT2026/{each.position:02d}",
                on=day,
                kind=_KINDS[1],
                state=VoucherState.POSTED,
                lent=dong(0),
                principal=each.principal,
                interest=each.interest,
            )
        )
    back = [Repayment(each.on, each.principal, each.interest) for each in moves[1:]]
    return LoanCard(
        case_id=case,
        loan_id=case,
        member_id=case,
        name=name,
        group="Tổ May 1",
        principal=terms.principal,
        granted_on=granted,
        rate=terms.rate,
        method=terms.method,
        purpose="Sửa nhà, đóng học phí cho con",
        guarantor=guarantor,
        contract=f"0{case}/2026/HĐV",
        note="",
        instalments=plan,
        moves=tuple(moves),
        standing=standing(plan, back, UNTIL),
    )


def borrower(name: str, address: str = "Thôn Đông, xã An Hòa, tỉnh Tây Ninh") -> MemberCard:
    """A member as the papers name one."""
    return MemberCard(
        id=1,
        number="ĐV01",
        staff_number="",
        full_name=name,
        gender="female",
        birth="1990-05-04",
        birthday="05-04",
        citizen_number="",
        phone="0900000001",
        address=address,
        position="Công nhân may",
        group_id=1,
        group="Tổ May 1",
        joined="",
        note="",
        states=(),
        wages=(),
        exemptions=(),
    )


ONE = loan(
    1,
    "Lê Thị Ân",
    LoanTerms(principal=dong(12_000_000), instalments=12, first_month=Month(2025, 11), due_day=31, rate=Rate("0,5%")),
    12,
    late=9,
)
TWO = loan(
    2,
    "Nguyễn Thị Phương Thảo",
    LoanTerms(
        principal=dong(30_500_500),
        instalments=24,
        first_month=Month(2026, 5),
        due_day=10,
        rate=Rate("0,65%"),
        method=InterestMethod.FLAT,
    ),
    4,
    guarantor="Trần Văn Mận",
)
THREE = loan(3, "Đặng Hữu Chế", LoanTerms(dong(3_000_000), 6, Month(2026, 10), 5), 0)
FUND = LoanFund(dong(60_000_000), dong(45_500_500), dong(17_083_000))

TET = dt.date(2026, 2, 17)
LINES = (
    TetLine(
        key="tet_gathering",
        count=1,
        people=58,
        women=31,
        money={Funder.UNION: 46_400_000, Funder.EMPLOYER: 17_400_000, Funder.SPONSOR: 5_000_000},
        total=dong(68_800_000),
        gifts=58,
    ),
    TetLine(
        key="tet_fair",
        count=1,
        people=420,
        women=260,
        money={Funder.SUPERIOR: 210_000_000},
        total=dong(210_000_000),
        vouchers=401,
    ),
    TetLine(
        key="union_meal",
        count=2,
        people=512,
        women=300,
        money={Funder.UNION: 35_840_000, Funder.EMPLOYER: 12_000_000, Funder.PEOPLE: 1_000_000},
        total=dong(48_840_000),
        meals=512,
    ),
    TetLine(key="cases", count=6, people=6, women=0, money={Funder.UNION: 9_000_000}, total=dong(9_000_000), visits=6),
)


def tet(announced: dt.date | None, *lines: TetLine) -> TetFigures:
    """A report of one Tết."""
    words = "Thưởng Tết một tháng lương, trả trước Tết 7 ngày." if announced else ""
    results = ("Tết Sum vầy 2026: trao quà tận tay 58 đoàn viên ở lại không về quê.",) if lines else ()
    report = TetReport(
        tet=TET, window=tet_window(TET), lines=lines, announced=announced, announced_words=words, results=results,
        terms=TetTerms(TET, TET - dt.timedelta(days=1)),
    )  # fmt: skip
    explained = "Đề nghị cấp trên bố trí thêm phiếu mua hàng cho lao động thời vụ." if lines else ""
    return About(replace(WHO, params=replace(PARAMS, explanation=explained)), (report, 431))


HOUSE = HouseDraft(
    member_id=1,
    place="Ấp Bình Phú, xã Phước Chỉ, tỉnh Tây Ninh",
    reason="",
    support=dong(60_000_000),
    decision="02/QĐ-CĐCS",
    decided_on=dt.date(2026, 1, 8),
    handed_over_on=dt.date(2026, 4, 22),
    handed_to="Lê Thị Ân",
    note="",
    stages=(
        Stage(
            title="Làm móng, xây tường",
            planned_on=dt.date(2026, 2, 20),
            amount=dong(40_000_000),
            done_on=dt.date(2026, 2, 22),
            note="mưa, chậm 2 ngày",
        ),
        Stage("Lợp mái tôn", dt.date(2026, 3, 20), dong(20_000_000), dt.date(2026, 3, 19)),
        Stage("Quét vôi, lắp cửa", done_on=dt.date(2026, 4, 20)),
    ),
    sources=(
        HouseSource(Funder.EMPLOYER, "Công ty", dong(20_000_000)),
        HouseSource(
            Funder.SPONSOR,
            "Cửa hàng vật liệu xây dựng Hưng Phát",
            in_kind=dong(6_500_000),
            goods="50 bao xi măng, 2 khối cát",
        ),
        HouseSource(Funder.PEOPLE, "Gia đình", in_kind=dong(4_000_000), goods="20 ngày công"),
    ),
)
PAID = tuple(
    HouseVoucher(
        id=number,
        number=f"UNC-0{number}/2026",
        on=dt.date(2026, 1 + number, 22),
        state=VoucherState.POSTED,
        narration="Chi hỗ trợ Mái ấm",
        amount=dong(amount),
    )
    for number, amount in ((1, 40_000_000), (2, 20_000_000))
)
BEGUN = HouseDraft(1, "Ấp Bình Phú", support=dong(60_000_000), stages=(Stage("Làm móng", amount=dong(60_000_000)),))

CASES: dict[str, Callable[[], object]] = {
    "loan-request/no-interest": lambda: About(WHO, Borrowed(THREE, borrower("Đặng Hữu Chế", ""))),
    "loan-request/guaranteed": lambda: About(WHO, Borrowed(TWO, borrower(TWO.name))),
    "loan-contract/year": lambda: About(WHO, Borrowed(ONE, borrower(ONE.name))),
    "loan-contract/two-years": lambda: About(WHO, Borrowed(TWO, borrower(TWO.name))),
    "loan-book/year": lambda: About(WHO, FundAndLoans((ONE, TWO, THREE), UNTIL, FUND)),
    "loan-book/none": lambda: About(WHO, FundAndLoans((), UNTIL, LoanFund(dong(0), dong(0), dong(0)))),
    "loan-arrears/two": lambda: About(WHO, LoansOn((TWO, THREE), UNTIL)),
    "house-file/done": lambda: About(
        WHO, HouseCard(case_id=1, name="Lê Thị Ân", group="Tổ May 1", draft=HOUSE, vouchers=PAID)
    ),
    "house-file/begun": lambda: About(WHO, HouseCard(case_id=1, name="Lê Thị Ân", group="", draft=BEGUN, vouchers=())),
    "house-handover/done": lambda: About(
        WHO, HouseCard(case_id=1, name="Lê Thị Ân", group="Tổ May 1", draft=HOUSE, vouchers=PAID)
    ),
    "house-handover/begun": lambda: About(
        WHO, HouseCard(case_id=1, name="Lê Thị Ân", group="", draft=BEGUN, vouchers=())
    ),
    "tet-report/year": lambda: tet(dt.date(2026, 1, 12), *LINES),
    "tet-report/late": lambda: tet(dt.date(2026, 2, 2), *LINES[:1]),
    "tet-report/none": lambda: tet(None),
    "loan-arrears/none": lambda: About(WHO, LoansOn((), UNTIL)),
}
