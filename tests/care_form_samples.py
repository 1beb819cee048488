"""Made-up loans, a house and a Tết for the tests of their papers, built by hand: no book file is opened here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.domain.activities.activities import Funder
from app.domain.care.houses import HouseDraft, HouseSource, Stage
from app.domain.dates import Month, Period
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.loans.loans import InterestMethod, LoanFund, LoanTerms, Repayment, schedule, standing
from app.domain.money import Rate, dong
from app.exports.form import Params
from app.exports.gifts.tet_report import TetFigures
from app.exports.issuer import About, Issuer
from app.exports.loans.loan_arrears import LoanArrearsFigures
from app.exports.loans.loan_book import LoanBookFigures
from app.exports.loans.loanform import LoanFigures
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
    moves = [LoanMove(1, "PC2026/07", granted, _KINDS[0], VoucherState.POSTED, terms.principal, dong(0), dong(0))]
    for each in plan[:paid]:
        day = each.due_on + dt.timedelta(days=late if each.position == paid else 0)
        moves.append(
            LoanMove(
                1 + each.position,
                f"PT2026/{each.position:02d}",
                day,
                _KINDS[1],
                VoucherState.POSTED,
                dong(0),
                each.principal,
                each.interest,
            )
        )
    back = [Repayment(each.on, each.principal, each.interest) for each in moves[1:]]
    return LoanCard(
        case, case, case, name, "Tổ May 1", terms.principal, granted, terms.rate, terms.method, "Sửa nhà, đóng học phí cho con", guarantor,
        f"0{case}/2026/HĐV", "", plan, tuple(moves), standing(plan, back, UNTIL),
    )  # fmt: skip


def borrower(name: str, address: str = "Thôn Đông, xã An Hòa, tỉnh Tây Ninh") -> MemberCard:
    """A member as the papers name one."""
    return MemberCard(
        1, "ĐV01", "", name, "female", "1990-05-04", "05-04", "", "0900000001", address, "Công nhân may", 1, "Tổ May 1", "", "", (), (), (),
    )  # fmt: skip


ONE = loan(1, "Lê Thị Ân", LoanTerms(dong(12_000_000), 12, Month(2025, 11), 31, Rate("0,5%")), 12, late=9)
TWO = loan(
    2, "Nguyễn Thị Phương Thảo", LoanTerms(dong(30_500_500), 24, Month(2026, 5), 10, Rate("0,65%"), InterestMethod.FLAT), 4,
    guarantor="Trần Văn Mận",
)  # fmt: skip
THREE = loan(3, "Đặng Hữu Chế", LoanTerms(dong(3_000_000), 6, Month(2026, 10), 5), 0)
FUND = LoanFund(dong(60_000_000), dong(45_500_500), dong(17_083_000))

TET = dt.date(2026, 2, 17)
LINES = (
    TetLine(
        "tet_gathering",
        1,
        58,
        31,
        {Funder.UNION: 46_400_000, Funder.EMPLOYER: 17_400_000, Funder.SPONSOR: 5_000_000},
        dong(68_800_000),
        gifts=58,
    ),
    TetLine("tet_fair", 1, 420, 260, {Funder.SUPERIOR: 210_000_000}, dong(210_000_000), vouchers=401),
    TetLine(
        "union_meal",
        2,
        512,
        300,
        {Funder.UNION: 35_840_000, Funder.EMPLOYER: 12_000_000, Funder.PEOPLE: 1_000_000},
        dong(48_840_000),
        meals=512,
    ),
    TetLine("cases", 6, 6, 0, {Funder.UNION: 9_000_000}, dong(9_000_000), visits=6),
)


def tet(announced: dt.date | None, *lines: TetLine) -> TetFigures:
    """A report of one Tết."""
    words = "Thưởng Tết một tháng lương, trả trước Tết 7 ngày." if announced else ""
    results = ("Tết Sum vầy 2026: trao quà tận tay 58 đoàn viên ở lại không về quê.",) if lines else ()
    report = TetReport(TET, tet_window(TET), lines, announced, words, results)
    explained = "Đề nghị cấp trên bố trí thêm phiếu mua hàng cho lao động thời vụ." if lines else ""
    return TetFigures(replace(WHO, params=replace(PARAMS, explanation=explained)), report, 431)


HOUSE = HouseDraft(
    1, "Ấp Bình Phú, xã Phước Chỉ, tỉnh Tây Ninh", "", dong(60_000_000), "02/QĐ-CĐCS", dt.date(2026, 1, 8), dt.date(2026, 4, 22), "Lê Thị Ân", "",
    (
        Stage("Làm móng, xây tường", dt.date(2026, 2, 20), dong(40_000_000), dt.date(2026, 2, 22), "mưa, chậm 2 ngày"),
        Stage("Lợp mái tôn", dt.date(2026, 3, 20), dong(20_000_000), dt.date(2026, 3, 19)),
        Stage("Quét vôi, lắp cửa", done_on=dt.date(2026, 4, 20)),
    ),
    (
        HouseSource(Funder.EMPLOYER, "Công ty", dong(20_000_000)),
        HouseSource(Funder.SPONSOR, "Cửa hàng vật liệu xây dựng Hưng Phát", in_kind=dong(6_500_000), goods="50 bao xi măng, 2 khối cát"),
        HouseSource(Funder.PEOPLE, "Gia đình", in_kind=dong(4_000_000), goods="20 ngày công"),
    ),
)  # fmt: skip
PAID = tuple(
    HouseVoucher(
        number,
        f"UNC-0{number}/2026",
        dt.date(2026, 1 + number, 22),
        VoucherState.POSTED,
        "Chi hỗ trợ Mái ấm",
        dong(amount),
    )
    for number, amount in ((1, 40_000_000), (2, 20_000_000))
)
BEGUN = HouseDraft(1, "Ấp Bình Phú", support=dong(60_000_000), stages=(Stage("Làm móng", amount=dong(60_000_000)),))

CASES: dict[str, Callable[[], object]] = {
    "loan-request/no-interest": lambda: LoanFigures(WHO, THREE, borrower("Đặng Hữu Chế", "")),
    "loan-request/guaranteed": lambda: LoanFigures(WHO, TWO, borrower(TWO.name)),
    "loan-contract/year": lambda: LoanFigures(WHO, ONE, borrower(ONE.name)),
    "loan-contract/two-years": lambda: LoanFigures(WHO, TWO, borrower(TWO.name)),
    "loan-book/year": lambda: LoanBookFigures(WHO, FUND, (ONE, TWO, THREE), UNTIL),
    "loan-book/none": lambda: LoanBookFigures(WHO, LoanFund(dong(0), dong(0), dong(0)), (), UNTIL),
    "loan-arrears/two": lambda: LoanArrearsFigures(WHO, (TWO, THREE), UNTIL),
    "house-file/done": lambda: About(WHO, HouseCard(1, "Lê Thị Ân", "Tổ May 1", HOUSE, PAID)),
    "house-file/begun": lambda: About(WHO, HouseCard(1, "Lê Thị Ân", "", BEGUN, ())),
    "house-handover/done": lambda: About(WHO, HouseCard(1, "Lê Thị Ân", "Tổ May 1", HOUSE, PAID)),
    "house-handover/begun": lambda: About(WHO, HouseCard(1, "Lê Thị Ân", "", BEGUN, ())),
    "tet-report/year": lambda: tet(dt.date(2026, 1, 12), *LINES),
    "tet-report/late": lambda: tet(dt.date(2026, 2, 2), *LINES[:1]),
    "tet-report/none": lambda: tet(None),
    "loan-arrears/none": lambda: LoanArrearsFigures(WHO, (), UNTIL),
}
