"""Made-up books for the forms' tests, built by hand: no book file is opened here.

The long ones come from a counter, so that the same sample always gives the same pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.dates import Month, Period
from app.domain.ledger.accounts import AccountKind
from app.domain.ledger.counting import CashCount, Counter
from app.domain.ledger.vouchers import VoucherKind, VoucherState
from app.domain.money import Dong, dong
from app.domain.settlement.settlement import BasicIndicators, Proof, Settlement, sums_by_line
from app.exports.form import Params
from app.exports.issuer import About, Issuer
from app.exports.ledger.c34 import Minutes
from app.exports.ledger.s11_s12 import BookFigures
from app.exports.ledger.voucherform import Issued, VoucherFigures
from app.models.queries.ledger.accounts import CashAccount
from app.models.queries.ledger.books import BookExtract, BookLine, MonthSum
from app.models.queries.ledger.vouchers import EntryCard, VoucherCard
from app.models.queries.union.organisation import Organisation

YEAR = Period.of_year(2024)
UNION = Organisation(
    union="Công đoàn cơ sở Công ty TNHH MTV Sao Mai",
    superior="Liên đoàn Lao động quận Nam Hải",
    employer="Công ty TNHH MTV Sao Mai",
    address="15 Đường số 7, phường Bình An, quận Nam Hải",
    place="Nam Hải",
    tax_code="",
    group=3,
    region=1,
    opening_day=dt.date(2024, 1, 1),
)
OFFICERS = {"chair": "Lê Thị Ân", "accountant": "Lê Thị Nhan", "cashier": "Đặng Hữu Chế"}
CASH = CashAccount(
    id=1, key="cash", kind=AccountKind.CASH, name="Tiền mặt", bank_name="", account_number="", number_tag=""
)
BANK = CashAccount(
    id=2,
    key="bank:1",
    kind=AccountKind.BANK,
    name="Ngân hàng",
    bank_name="Ngân hàng TMCP Sông Hồng – CN Nam Hải",
    account_number="0123 456 789",
    number_tag="",
)
FUNDS = {fund.key: fund for fund in (CASH, BANK)}

_SAYINGS = (
    "Chi mừng sinh nhật đoàn viên Đặng Thị Yến",
    "Chi thăm hỏi ốm đau con đoàn viên Nguyễn Hữu Chế",
    "Chi mua văn phòng phẩm",
    "Chi mừng Lễ Tết Dương lịch 2025 (50 đoàn viên)",
    "Chi phụ cấp trách nhiệm Phó Chủ tịch CĐCS (5.310.000 x 0.15)",
)


def who(params: Params | None = None) -> Issuer:
    """Who issues the papers of 2024."""
    return Issuer(UNION, OFFICERS, params or Params(period=YEAR))


def line(
    number: str,
    day: dt.date,
    amount: int,
    narration: str = "Chi mua văn phòng phẩm",
    kind: VoucherKind = VoucherKind.PAYMENT,
    state: VoucherState = VoucherState.POSTED,
    note: str = "",
) -> BookLine:
    """One line of a cash book, without its balance yet."""
    came, went = (amount, 0) if kind is VoucherKind.RECEIPT or kind is VoucherKind.BANK_IN else (0, amount)
    return BookLine(
        voucher_id=0,
        book_date=day,
        voucher_date=day,
        number=number,
        kind=kind,
        state=state,
        is_transfer=False,
        narration=narration,
        amount_in=dong(came),
        amount_out=dong(went),
        balance=dong(0),
        note=note,
    )


def extract(
    lines: Sequence[BookLine], opening: int = 11_149_200, fund: CashAccount = CASH, period: Period = YEAR
) -> BookExtract:
    """The lines with balances and monthly sums, as the books would give them."""
    from dataclasses import replace

    balance, placed = opening, []
    months: dict[Month, list[int]] = {month: [0, 0] for month in period.months()}
    for each in lines:
        came, went = (0, 0) if each.state is VoucherState.VOIDED else (each.amount_in, each.amount_out)
        balance += came - went
        months[Month.of(each.book_date)][0] += came
        months[Month.of(each.book_date)][1] += went
        placed.append(replace(each, amount_in=dong(came), amount_out=dong(went), balance=dong(balance)))
    sums, all_in, all_out = [], 0, 0
    for month, (came, went) in months.items():
        all_in, all_out = all_in + came, all_out + went
        sums.append(
            MonthSum(
                month=month,
                amount_in=dong(came),
                amount_out=dong(went),
                cumulative_in=dong(all_in),
                cumulative_out=dong(all_out),
                closing=dong(opening + all_in - all_out),
            )
        )
    return BookExtract(
        fund=fund,
        period=period,
        opening=dong(opening),
        lines=tuple(placed),
        months=tuple(sums),
        total_in=dong(all_in),
        total_out=dong(all_out),
        closing=dong(balance),
    )


def made_lines(count: int, bank: bool = False) -> list[BookLine]:
    """So many lines over the year, receipts among payments, one of them voided when there are ten or more."""
    kinds = (VoucherKind.BANK_IN, VoucherKind.BANK_OUT) if bank else (VoucherKind.RECEIPT, VoucherKind.PAYMENT)
    counters = dict.fromkeys(kinds, 0)
    made = []
    for place in range(count):
        kind = kinds[0] if place % 4 == 0 else kinds[1]
        counters[kind] += 1
        day = dt.date(2024, 1, 1) + dt.timedelta(days=place * 365 // max(count, 1))
        number = f"{kind}2024/{counters[kind]:02d}" if not bank else f"{kind}-{counters[kind]:02d}/2024"
        saying = f"Thu đoàn phí công đoàn tháng {day.month:02d} năm 2024" if place % 4 == 0 else _SAYINGS[place % 5]
        amount = 2_748_400 if place % 4 == 0 else 200_000 + 1_000 * (place % 7)
        state = VoucherState.VOIDED if place == 9 else VoucherState.POSTED
        made.append(line(number, day, amount, saying, kind, state))
    return made


def cash_book(lines: Sequence[BookLine], params: Params | None = None) -> BookFigures:
    """What S11 prints."""
    return BookFigures(who(params), (extract(lines),))


def bank_book(lines: Sequence[BookLine], params: Params | None = None) -> BookFigures:
    """What S12 prints."""
    return BookFigures(who(params), (extract(lines, 26_510, BANK),))


_BY_CODE = {
    "22": 13_787_400, "25.02": 3_364, "28.01": 21_902_100, "31": 29_000_000, "33": 2_254_500, "34.02": 2_601_900,
    "39": 6_660_540,
}  # fmt: skip


def settlement(
    period: Period = YEAR, indicators: BasicIndicators | None = None, by_code: dict[str, int] | None = None
) -> Settlement:
    """The settlement of 2024 as filed; or another."""
    return Settlement(
        period=period,
        opening=dong(11_175_710),
        sums=sums_by_line(_BY_CODE if by_code is None else by_code),
        payable_to_superior=Dong(0),
        over_remitted=dong(0),
        proof=Proof((), dong(0)),
        indicators=indicators or BasicIndicators(),
    )


def settled(params: Params | None = None, **given: object) -> About[Settlement]:
    """What B07 prints."""
    return About(who(params), settlement(**given))  # type: ignore[arg-type]


def voucher(
    number: str = "PC2024/04",
    kind: VoucherKind = VoucherKind.PAYMENT,
    amount: int = 5_000_000,
    narration: str = "Chi mừng Tết Âm lịch cho đoàn viên (10 người)",
    person: str = "Đặng Hữu Chế",
    address: str = "Công đoàn cơ sở Công ty TNHH MTV Sao Mai",
    state: VoucherState = VoucherState.POSTED,
    source_documents: int = 2,
    document_note: str = "",
) -> VoucherCard:
    """One voucher of one line."""
    source, target = ("code:22", "cash") if kind is VoucherKind.RECEIPT else ("cash", "code:31")
    entry = EntryCard(
        id=1,
        line=1,
        source_key=source,
        target_key=target,
        source_name="",
        target_name="",
        amount=dong(amount),
        narration=narration,
        money_source=None,
        for_first=None,
        for_last=None,
        member_id=None,
        case_id=None,
        activity_id=None,
        members=(),
    )
    return VoucherCard(
        id=1, kind=kind, state=state, number=number, original_number="", fund_key="cash",
        book_date=dt.date(2024, 2, 2), voucher_date=dt.date(2024, 2, 2), person=person, address=address, narration=narration,
        source_documents=source_documents, document_note=document_note, note="", state_reason="", reversal_of="", reversed_by="",
        entry_key="", entries=(entry,), attachments=(),
    )  # fmt: skip


def counted(*counts: CashCount | None) -> tuple[Minutes, ...]:
    """Minutes of counts; None gives blank ones of the end of 2024."""
    committee = (Counter("Lê Thị Ân", "Chủ tịch CĐCS", "Trưởng Ban"), Counter("Lê Thị Nhan", "Kế toán", "Ủy viên"))
    day = dt.date(2024, 12, 31)
    return tuple(
        Minutes(
            who=who(),
            day=each.counted_on if each else day,
            book_balance=dong(2_309_760),
            committee=committee,
            count=each,
        )
        for each in counts
    )


def cash_count(day: dt.date = dt.date(2024, 12, 31), **given: object) -> CashCount:
    """The count of a real year: 2.310.000 in the box against 2.309.760 in the book."""
    sheets = {500_000: 2, 200_000: 5, 100_000: 3, 10_000: 1}
    count = CashCount(
        day, dong(2_309_760), sheets, counted_at="15:30", reason="số lẻ", conclusion="Thừa 240đ do số lẻ."
    )
    return replace(count, **given)  # type: ignore[arg-type]


def issued(cards: Sequence[VoucherCard], union: Organisation, params: Params) -> VoucherFigures:
    """Vouchers of one union."""
    return VoucherFigures(tuple(Issued(card, Issuer(union, OFFICERS, params), FUNDS[card.fund_key]) for card in cards))


def vouchers(*cards: VoucherCard, two: bool = False) -> VoucherFigures:
    """What C40 or C41 prints."""
    return issued(cards, UNION, Params(two_to_a_page=two))


_LONG = (
    "Chi hỗ trợ đoàn viên có hoàn cảnh đặc biệt khó khăn, bệnh hiểm nghèo theo Nghị quyết số 12/NQ-BCH ngày 05/01/2024 của "
    "Ban Chấp hành công đoàn cơ sở và danh sách kèm theo (17 người)"
)


def _piece() -> object:
    period = Period(dt.date(2025, 1, 1), dt.date(2025, 5, 31))
    params = Params(period=period, signed_on=dt.date(2025, 6, 2), explanation="Đoàn phí quý II chưa thu.")
    return settled(
        params,
        period=period,
        indicators=BasicIndicators(
            workers=50, workers_payroll=1_378_740_000, members=48, dues_payroll=1_300_000_000, full_time_officers=0
        ),
    )


def _two_accounts() -> object:
    one = extract(made_lines(6, bank=True), 26_510, BANK)
    other = extract([], 5, replace(BANK, key="bank:2", bank_name="Ngân hàng TMCP Đồng Bằng", account_number=""))
    return replace(bank_book([]), extracts=(one, other))


CASES: dict[str, Callable[[], object]] = {
    "b07/year": settled,
    "b07/piece": _piece,
    "s11/short": lambda: cash_book(made_lines(14)),
    "s11/empty": lambda: cash_book([]),
    "s11/long": lambda: cash_book(made_lines(90)),
    "s12/short": lambda: bank_book(made_lines(10, bank=True)),
    "s12/two-accounts": _two_accounts,
    "c40/one": lambda: vouchers(
        voucher(
            "PT2024/06", VoucherKind.RECEIPT, 943_355, "Thu đoàn phí công đoàn 1% tháng 11 năm 2024", "Lê Thị Nhan", ""
        )
    ),
    "c34/small-change": lambda: counted(cash_count()),
    "c34/blank": lambda: counted(None),
    "c34/two": lambda: counted(
        cash_count(
            dt.date(2024, 6, 30),
            sheets={500_000: 4},
            other=760,
            counted_at="",
            reason="chi chưa ghi sổ",
            conclusion="Thiếu 309.000đ, chờ ghi phiếu chi.",
        ),
        cash_count(
            sheets={500_000: 4, 100_000: 3, 5_000: 1, 2_000: 2, 500: 1}, other=260, reason="", conclusion="Khớp."
        ),
    ),
    "c41/voided": lambda: vouchers(voucher(state=VoucherState.VOIDED)),
    "c41/two-to-a-page": lambda: vouchers(
        voucher(),
        voucher("PC2024/05", narration=_LONG, source_documents=0),
        voucher("PC2024/06", amount=1_234_567_891_234, person="", address="", document_note="hóa đơn 0000123"),
        two=True,
    ),
}
