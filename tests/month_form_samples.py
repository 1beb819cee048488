"""Made-up months for the tests of the union's own papers, built by hand: no book file is opened here.

Charges come from the real rule, so that the papers show shares as a run would make them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.dates import Month, Period
from app.domain.dues.dues import DuesPolicy, assess
from app.domain.dues.rate_change import ChargeChange
from app.domain.dues.remittance import Obligation, deadline_of
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Rate, dong
from app.domain.settlement.settlement import BasicIndicators, Proof, Settlement, sums_by_line
from app.domain.timeline import DatedValue
from app.domain.union.payee import Payee
from app.exports.dues.adjustment import Decided
from app.exports.dues.arrears import in_order
from app.exports.dues.dues_list import DuesListFigures
from app.exports.dues.dues_year import DuesYearFigures, YearMonth, month_lines
from app.exports.dues.duesform import Rates, RunRates
from app.exports.dues.remittance import RemittanceFigures
from app.exports.form import Params
from app.exports.issuer import About, Issuer, Listed
from app.exports.ledger.voucherform import VoucherFigures
from app.exports.settlement.monthfigures import MonthFigures
from app.models.queries.dues.assessment import DecisionCard
from app.models.queries.dues.dues import Arrear, DuesLine, MonthDues, RemittedLine
from app.models.queries.ledger.books import FundFlow
from app.models.queries.ledger.vouchers import VoucherCard
from app.models.queries.members.members import Movements
from tests.form_samples import BANK, CASH, OFFICERS, UNION, issued, voucher

JANUARY, FEBRUARY, MARCH = Month(2026, 1), Month(2026, 2), Month(2026, 3)
JOURNAL = "5f0c2a9be1d7448c93a6b2f0c77d1e5a8b64093dd2f1ce4b6a7f30915c8e42d7"
PAYEE = Payee("Liên đoàn Lao động quận Nam Hải", "1190 000 111 222", "Ngân hàng TMCP Sông Hồng – CN Nam Hải")
_LAW = "QĐ 61/QĐ-TLĐ ngày 29/7/2025, Điều 1"
_SHARE = "QĐ 8108/QĐ-TLĐ (sửa QĐ 4290/QĐ-TLĐ)"
_FAMILY = ("Lê Thị", "Trần Văn", "Nguyễn Hữu", "Đặng Quốc", "Phạm Thị Kim")
_GIVEN = ("An", "Bé", "Chế", "Đào", "Giang", "Hạnh", "Khánh", "Liễu", "Mận", "Ngạn", "Oanh", "Phương")
_GROUPS = ("Tổ May 1", "Tổ May 2", "")


def policy(month: Month = JANUARY) -> DuesPolicy:
    """What holds in early 2026 for group 3."""
    day = dt.date(2025, 7, 1)
    return DuesPolicy(
        month=month,
        group=3,
        rate=DatedValue(day, Rate("0,5%"), _LAW),
        share_up=DatedValue(day, Rate("30%"), _SHARE),
        base_salary=DatedValue(day, 2_340_000, ""),
        ceiling_rate=DatedValue(day, Rate("10%"), ""),
        wage_cap_times=DatedValue(day, Rate("20"), ""),
        fund_rate=DatedValue(day, Rate("2%"), ""),
        fund_kept=DatedValue(day, Rate("75%"), ""),
    )


def rates(month: Month = JANUARY, rate: str = "0,5%", group: int = 3, source: str = _LAW) -> RunRates:
    """What a run keeps of its policy."""
    return RunRates(
        month=month,
        group=group,
        rate=Rate(rate),
        share_up=Rate("30%"),
        fund_rate=Rate("2%"),
        fund_kept=Rate("75%"),
        rate_source=source,
        share_source=_SHARE,
        of_total=True,
    )


def name(place: int) -> str:
    """A made-up name."""
    return f"{_FAMILY[place % len(_FAMILY)]} {_GIVEN[place % len(_GIVEN)]}"


def line(
    place: int = 0, wage: int = 5_700_000, months: int = 1, exempt: str = "", note: str = "", group: str = ""
) -> DuesLine:
    """One member's line by the rule; an exempt one owes nothing."""
    if exempt and not months:
        return DuesLine(
            full_name=name(place),
            group=group,
            months=0,
            exempt_months=1,
            exempt=exempt,
            note=note,
            wage=0,
            base=0,
            fund_kept=0,
            fund_up=0,
            kept=0,
            up=0,
            extra=0,
        )
    due = assess(dong(wage), policy())
    return DuesLine(
        full_name=name(place),
        group=group,
        months=months,
        exempt_months=int(bool(exempt)),
        exempt=exempt,
        note=note,
        wage=months * due.wage,
        base=months * due.base,
        fund_kept=months * due.fund_kept,
        fund_up=months * due.fund_up,
        kept=months * due.kept,
        up=months * due.up,
        extra=months * due.extra,
    )


def lines(count: int, months: int = 1) -> list[DuesLine]:
    """So many lines, in groups; the fourth is on leave, the seventh earns more than the insured wage may be."""
    made = []
    for place in range(count):
        wage = 60_000_000 if place == 6 else 5_700_000 + 133_333 * (place % 7)
        leave = (
            {"exempt": "benefit", "note": "Nghỉ thai sản", "months": months - 1} if place == 3 else {"months": months}
        )
        made.append(line(place, wage, group=_GROUPS[place * len(_GROUPS) // count], **leave))
    return made


def months(first: Month, last: Month) -> Period:
    """The days of these months."""
    return Period(first.first_day, last.last_day)


def dues_list(
    of: Sequence[DuesLine], first: Month = JANUARY, last: Month = JANUARY, by_group: bool = False
) -> About[DuesListFigures]:
    """What a dues list prints."""
    params = Params(months(first, last), by_group=by_group, signed_on=dt.date(2026, 1, 31))
    return About(Issuer(UNION, OFFICERS, params), DuesListFigures(Rates((rates(first),)), of))


def owed(month: Month, due: int, done: int) -> Obligation:
    """One month of an obligation."""
    return Obligation(month, dong(due), dong(done), deadline_of(month))


def year(halves: bool = False) -> About[DuesYearFigures]:
    """The year sheet of three months in 2026, or of 2025 with its change of rate."""
    first: Month
    all_rates: tuple[RunRates, ...]
    if halves:
        first, count, all_rates = Month(2025, 1), 12, (rates(Month(2025, 1), "1%"), rates(Month(2025, 7)))
    else:
        first, count, all_rates = JANUARY, 3, (rates(),)
    sheet, up, down = [], [], []
    for step in range(count):
        month = first.plus(step)
        wages = 242_610_000 + 14_300_000 * (step > 0)
        dues = wages // 200 * (2 if halves and step < 6 else 1)
        sheet.append(
            YearMonth(
                month=month,
                members=41 + step % 2,
                wages=wages,
                fund=wages // 50,
                fund_up=wages // 200,
                kept=dues * 7 // 10,
                up=dues * 3 // 10,
            )
        )
        up.append(owed(month, dues * 3 // 10, 0 if step == count - 1 else dues * 3 // 10))
        down.append(owed(month, wages * 3 // 200, wages * 3 // 200 if step == 0 else 0))
    last = Month(first.year, 12)
    period = months(first, last)
    figures = DuesYearFigures(Rates(all_rates), month_lines(period.months(), sheet, up, down))
    return About(Issuer(UNION, OFFICERS, Params(period)), figures)


def remitted(place: int, month: Month = JANUARY, wage: int = 5_700_000, part: int = 100) -> RemittedLine:
    """One member's month of which so many hundredths were collected; the number is made up."""
    due = assess(dong(wage), policy())
    paid = due.amount * part // 100
    share = due.up if paid >= due.amount else due.up * paid // due.amount
    number = f"0790{place % 100:02d}999{place % 1000:03d}"
    return RemittedLine(
        month=str(month),
        number=f"ĐV{place + 1:04d}",
        citizen_number=number,
        full_name=name(place),
        group="Tổ May 1",
        wage=wage,
        due=due.amount,
        collected=paid,
        share=share,
    )


def remittance(
    of: Sequence[RemittedLine],
    first: Month = JANUARY,
    last: Month = JANUARY,
    sent: int = 0,
    other: int = 0,
    payee: Payee = PAYEE,
) -> About[RemittanceFigures]:
    """What a remittance prints; ``other`` is owed beside the list, in the first month."""
    every = list(months(first, last).months())
    share = {month: sum(each.share for each in of if each.month == str(month)) for month in every}
    obligations = tuple(
        owed(month, share[month] + (other if month == first else 0), sent if month == first else 0) for month in every
    )
    union = replace(UNION, payee_name=payee.name, payee_account=payee.account, payee_bank=payee.bank)
    who = Issuer(union, OFFICERS, Params(months(first, last), signed_on=last.last_day))
    return About(who, RemittanceFigures(rates=Rates((rates(first),)), lines=of, owed=obligations, journal=JOURNAL))


def _dues_month(month: Month, paid: int | None = None) -> MonthDues:
    amount, up = 1_213_050, 363_915
    return MonthDues(
        month=month,
        members=41,
        exempt=1,
        wages=dong(242_610_000),
        amount=dong(amount),
        standard=dong(amount),
        up=dong(up),
        fund=dong(4_852_200),
        fund_up=dong(1_213_050),
        changed=dong(0),
        paid=dong(amount if paid is None else paid),
    )


def month(
    period: Period | None = None, *, is_open: bool = False, closing_off: int = 0, arrears: int = 0, owed_months: int = 2
) -> MonthFigures:
    """What the monthly report prints. ``closing_off`` puts the cash book that far beside the codes."""
    period = period or Period.of_month(MARCH)
    by_code = {"22": 1_213_050, "25.02": 512, "31": 1_500_000, "33.01": 38_500, "39": 363_915}
    so_far = {**by_code, "22": 3_639_150, "28.01": 3_639_150, "34.02": 1_062_000, "31": 4_700_000}
    income, spending, moved = 1_213_562, 1_902_415, 2_000_000
    cash = FundFlow(
        fund=CASH,
        opening=dong(2_119_745 + closing_off),
        amount_in=dong(1_213_050 + moved),
        amount_out=dong(1_500_000),
        closing=dong(3_832_795 + closing_off),
    )
    bank = FundFlow(
        fund=BANK,
        opening=dong(25_417_019),
        amount_in=dong(512),
        amount_out=dong(402_415 + moved),
        closing=dong(23_015_116),
    )
    opening = cash.opening + bank.opening - closing_off
    last = Month.of(period.last)
    up = tuple(owed(last.plus(-step), 363_915, 0) for step in range(owed_months - 1, -1, -1))
    sheet = Settlement(
        period=period,
        opening=dong(opening),
        sums=sums_by_line(by_code),
        payable_to_superior=dong(sum(each.left for each in up)),
        over_remitted=dong(0),
        proof=Proof((), dong(0)),
        indicators=BasicIndicators(),
    )
    assert sheet.closing == opening + income - spending
    late = [
        Arrear(member_id=place, full_name=name(place), group="", months=1, first=last, left=dong(29_050 + place))
        for place in range(arrears)
    ]
    return MonthFigures(
        who=Issuer(UNION, OFFICERS, Params(period, signed_on=period.last)),
        is_open=is_open,
        settlement=sheet,
        funds=(cash, bank),
        moved=moved,
        by_code=by_code,
        since=dt.date(period.last.year, 1, 1),
        so_far=so_far,
        dues=tuple(_dues_month(each, None if each != last or not arrears else 1_000_000) for each in period.months()),
        exempt=[("Đặng Thị Họa", "benefit", "Nghỉ thai sản"), ("Hồ Văn Tư", "unpaid_leave", "")],
        arrears=late,
        movements=Movements(at_start=41, came=(("admit", 2),), went=(("move", 1),), at_end=42, women_at_end=30),
        up=up,
        down=(owed(last, 3_639_150, 0),),
        sent=0,
        journal=JOURNAL,
    )


def bank_out(
    number: str = "UNC-01/2026",
    code: str = "39",
    amount: int = 749_280,
    narration: str = "Nộp 30% ĐPCĐ tháng 01+02 năm 2026",
    person: str = "",
    state: VoucherState = VoucherState.POSTED,
) -> VoucherCard:
    """A payment out of the bank account."""
    card = voucher(number, VoucherKind.BANK_OUT, amount, narration, person, "", state, source_documents=1)
    entry = replace(card.entries[0], source_key="bank:1", target_key=f"code:{code}")
    day = dt.date(2026, 3, 10)
    return replace(card, fund_key="bank:1", book_date=day, voucher_date=day, entries=(entry,))


def arrears(people: int, by_group: bool = False) -> Listed[Arrear]:
    """Who still owes in March, in the form's own order."""
    owing = [
        Arrear(
            member_id=place,
            full_name=f"{_FAMILY[place % 5]} {_GIVEN[place]}",
            group=_GROUPS[place % 3],
            months=1 + place % 3,
            first=MARCH.plus(-(place % 3)),
            left=dong(28_500 * (1 + place % 3)),
        )
        for place in range(people)
    ]
    params = Params(Period.of_month(MARCH), by_group=by_group)
    return About(Issuer(UNION, OFFICERS, params), in_order(owing, by_group))


def orders(*cards: VoucherCard, known: bool = True) -> VoucherFigures:
    """What payment orders print; the payee's account is known or not."""
    assert BANK.kind is AccountKind.BANK
    union = (
        replace(UNION, payee_name=PAYEE.name, payee_account=PAYEE.account, payee_bank=PAYEE.bank) if known else UNION
    )
    return issued(cards, union, Params())


def _quarter_remittance() -> About[RemittanceFigures]:
    of = [
        remitted(place, JANUARY.plus(step), 5_700_000 + 250_000 * place, 0 if (step, place) == (2, 1) else 100)
        for step in range(3)
        for place in range(6)
    ]
    return remittance(of, JANUARY, MARCH, sent=40_000, other=12_345)


def decided(count: int, first: Month = FEBRUARY, last: Month = MARCH) -> About[Decided]:
    """A decision that takes from some and adds to others; every fifth has not paid."""
    day = dt.date(2026, 3, 20)
    card = DecisionCard(
        id=1,
        number="05/QĐ-CĐCS",
        decided_on=day,
        first_month=first,
        rate="0,4%",
        ceiling="",
        share_up="25%",
        counts_from=day,
    )
    changes = [_changed(place, month) for month in first.through(last) for place in range(count)]
    return About(Issuer(UNION, OFFICERS, Params(signed_on=dt.date(2026, 3, 31))), Decided(card, changes))


def _changed(place: int, month: Month) -> ChargeChange:
    old, new = 26_550 + 500 * place, 21_240 + 800 * place
    return ChargeChange(
        member_id=place,
        full_name=name(place),
        group=f"Tổ {place % 3 + 1}",
        month=month,
        old=dong(old),
        new=dong(new),
        standard=dong(new - old),
        up=dong(new // 4 - old * 3 // 10),
        paid=dong(0 if place % 5 == 4 else old),
    )


CASES: dict[str, Callable[[], object]] = {
    "dues-list/month": lambda: dues_list(lines(41)),
    "dues-list/groups": lambda: dues_list(lines(41), by_group=True),
    "dues-list/quarter": lambda: dues_list(lines(12, 3), JANUARY, MARCH),
    "dues-list/long": lambda: dues_list([line(place, 5_000_000 + place) for place in range(130)]),
    "arrears/month": lambda: arrears(9),
    "arrears/groups": lambda: arrears(9, by_group=True),
    "arrears/none": lambda: arrears(0),
    "dues-year/year": year,
    "dues-year/two-rates": lambda: year(halves=True),
    "monthly-report/closed": month,
    "monthly-report/open": lambda: month(is_open=True, closing_off=-500, arrears=11, owed_months=15),
    "monthly-report/quarter": lambda: month(Period.of_quarter(2026, 1)),
    "remittance/month": lambda: remittance([remitted(place) for place in range(30)]),
    "remittance/quarter": _quarter_remittance,
    "dues-adjustment/month": lambda: decided(12, MARCH, MARCH),
    "dues-adjustment/months": lambda: decided(20),
    "dues-slips/months": lambda: decided(7),
    "payment-order/one": lambda: orders(bank_out()),
    "payment-order/other": lambda: orders(
        bank_out("UNC-02/2026", "31", 5_000_000, "Chi mua quà Tết & bánh mứt (41 phần)", "Cửa hàng Hoa Mai"),
        bank_out("UNC-03/2026", state=VoucherState.VOIDED),
        known=False,
    ),
}
