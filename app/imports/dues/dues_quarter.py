"""Comparing her list of several months ("Q1.2026") with the months of ours: who is who, and every cell beside our own sums.

Such a list gives each member one wage, of a month or of all months together; which of the two is seen from its shares.
Pure: from the sheet's rows, the members and policies by month to a ``DuesComparison``, as the month list is compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce

from app.domain.dates import Month
from app.domain.dues.dues import Charge, DuesPolicy, assess
from app.domain.dues.dues_import import ComparedRow, DuesColumn, DuesComparison, KnownPayer, Place
from app.domain.members.named import KnownPerson
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding, note, warn
from app.imports.dues.dues_cells import exact_amount
from app.imports.dues.dues_compare import Paid, compared_row, comparison_of, recognise_rows
from app.imports.dues.dues_sheet import DuesRow, DuesSheet
from app.imports.dues.dues_strangers import Who

_SHARES = (DuesColumn.FUND_KEPT, DuesColumn.FUND_UP, DuesColumn.KEPT, DuesColumn.UP, DuesColumn.FUND, DuesColumn.DUES)


@dataclass(frozen=True, slots=True)
class QuarterOfOurs:
    """The months of a list as the book has them: members with wage and exemption, and the policy, by month."""

    payers: Mapping[Month, Sequence[KnownPayer]]
    policies: Mapping[Month, DuesPolicy]

    @property
    def months(self) -> tuple[Month, ...]:
        """The months, in order."""
        return tuple(sorted(self.policies))


@dataclass(frozen=True, slots=True)
class _Member:
    """One member through the months: as known last, and by month."""

    payer: KnownPayer
    months: Mapping[Month, KnownPayer]


def compare_quarter_list(
    sheet: DuesSheet,
    ours: QuarterOfOurs,
    chosen: Mapping[Place, int] | None = None,
    elsewhen: Sequence[KnownPerson] = (),
) -> DuesComparison:
    """Every row and the total line beside the sums of what ``assess`` gives for each month; never raises for a row."""
    months = ours.months
    members = _members(ours)
    known = [member.payer for member in members.values()]
    who = recognise_rows(sheet, known, chosen or {}, elsewhen)
    times = months_in_a_wage(sheet, who, members, ours)
    rows = tuple(_row(part, row, who[row.place], members, ours, times) for part in sheet.sheets for row in part.rows)
    return comparison_of(sheet, rows, known, months[0], months[-1], len(months))


def _members(ours: QuarterOfOurs) -> dict[int, _Member]:
    by_month = {month: {payer.id: payer for payer in ours.payers[month]} for month in ours.months}
    last = {number: payer for payers in by_month.values() for number, payer in payers.items()}
    return {
        number: _Member(payer, {month: payers[number] for month, payers in by_month.items() if number in payers})
        for number, payer in last.items()
    }


def months_in_a_wage(
    sheet: DuesSheet, who: Mapping[Place, Who], members: Mapping[int, _Member], ours: QuarterOfOurs
) -> int:
    """Of how many months her wages are, 1 or all: recognised by the wages of the book, else by the shares beside the wage."""
    policy, months = ours.policies[ours.months[0]], len(ours.months)
    seen: Counter[str] = Counter()
    for row in sheet.rows:
        wage = exact_amount(row.cells.get(DuesColumn.WAGE))
        if not wage or wage <= 0:
            continue
        member = members.get(who[row.place].member_id or 0)
        known = [payer.wage or 0 for payer in member.months.values()] if member is not None else []
        seen["book month"] += wage in known
        seen["book all"] += len(known) > 1 and wage == sum(known)
        for column in _SHARES:
            theirs, rate = exact_amount(row.cells.get(column)), _rate(column, policy)
            if theirs and rate:
                seen["share all" if abs(theirs - wage * rate) <= months else "share month"] += 1
    if seen["book month"] != seen["book all"]:
        return months if seen["book all"] > seen["book month"] else 1
    # Why: where a share is the rate of the wage as it stands, the wage holds every month already.
    return months if seen["share all"] > seen["share month"] else 1


def _rate(column: DuesColumn, policy: DuesPolicy) -> Fraction:
    fund, dues = Fraction(policy.fund_rate.value), Fraction(policy.rate.value)
    up, known = Fraction(policy.share_up.value), policy.fund_kept
    kept = Fraction(known.value) if known is not None else None
    rates = {
        DuesColumn.FUND: fund,
        DuesColumn.FUND_KEPT: fund * kept if kept is not None else Fraction(0),
        DuesColumn.FUND_UP: fund * (1 - kept) if kept is not None else Fraction(0),
        DuesColumn.DUES: dues,
        DuesColumn.KEPT: dues * (1 - up),
        DuesColumn.UP: dues * up,
    }
    return rates[column]


# ---- one row ---------------------------------------------------------------------------------------------------


def _row(
    sheet: DuesSheet, source: DuesRow, who: Who, members: Mapping[int, _Member], ours: QuarterOfOurs, times: int
) -> ComparedRow:
    member = members.get(who.member_id) if who.member_id is not None else None
    payer = member.payer if member is not None else None

    def paid(listed: Dong) -> Paid:
        wage, found = _month_wage(sheet, source, listed, member, times)
        return wage, _sum_of(member, wage, ours, times), [*found, *_fewer_months(sheet, source, member, ours)]

    exempt_as, months = _exempt_throughout(member, ours), ours.months
    return compared_row(sheet, source, who, payer, _wage_of(member), paid, exempt_as, months[0], len(months))


def _wage_of(member: _Member | None) -> Dong | None:
    """The wage that stands in the latest month as a member."""
    if member is None:
        return None
    return next(
        (payer.wage for _, payer in sorted(member.months.items(), reverse=True) if payer.wage is not None), None
    )


def _paying(member: _Member | None, ours: QuarterOfOurs) -> list[Month]:
    """The months that ask for dues: as a member, not exempt; all of them for a name that is nobody's yet."""
    if member is None:
        return list(ours.months)
    return [month for month, payer in member.months.items() if payer.exempt is None]


def _month_wage(
    sheet: DuesSheet, source: DuesRow, listed: Dong, member: _Member | None, times: int
) -> tuple[Dong | None, list[Finding]]:
    """The wage of one month that her wage means, and what to say of it; None where it means no one wage."""
    wages = [payer.wage for payer in member.months.values() if payer.exempt is None] if member is not None else []
    known = [wage for wage in wages if wage is not None]
    old, about = _wage_of(member), {"name": source.name}
    found: Finding | None = None
    if times > 1:
        if len(known) == len(wages) and sum(known) == listed:
            return old, []
        shared = len(wages) or times
        if listed % shared:
            text = N_("Tổng lương «{name}» ghi {listed}, sổ cộng {ours}: không suy ra được mức lương một tháng.")
            sums = {"listed": show_money(listed), "ours": show_money(sum(known))}
            found = warn("quarter-wage-differs", text, "wage", **sums, **about)
            return old, [found.at(sheet.name, source.row)]
        listed = dong(listed // shared)
    if old is None:
        found = note(
            "wage-first", N_("Mức lương của «{name}» lần đầu có: {new}."), "wage", new=show_money(listed), **about
        )
    elif listed not in known:
        text = N_("Mức lương của «{name}» đổi từ {old} sang {new} từ tháng đầu của danh sách.")
        found = warn("wage-changes", text, "wage", old=show_money(old), new=show_money(listed), **about)
    # Why: a wage that stands in one of the months is no news; the months with another wage keep theirs.
    return (old, []) if found is None else (listed, [found.at(sheet.name, source.row)])


def _sum_of(member: _Member | None, wage: Dong | None, ours: QuarterOfOurs, times: int) -> Charge | None:
    """Our sums for one row: each month by the book's wage, or by the list's where it changes the book."""
    news = member is None or wage != _wage_of(member)
    charges = []
    for month in _paying(member, ours):
        stands = wage if news or member is None else member.months[month].wage
        if stands is not None and stands > 0:
            charges.append(assess(stands, ours.policies[month]))
    if not charges:
        return None
    shown = sum(charge.wage for charge in charges) if times > 1 else charges[-1].wage
    return replace(reduce(_added, charges), wage=dong(shown))


def _added(one: Charge, other: Charge) -> Charge:
    """Two months of one member as one; the base is the later month's."""
    return Charge(
        one.month,
        other.wage,
        other.base,
        dong(one.amount + other.amount),
        dong(one.standard + other.standard),
        dong(one.kept + other.kept),
        dong(one.up + other.up),
        dong(one.fund + other.fund),
        dong(one.fund_kept + other.fund_kept),
        dong(one.fund_up + other.fund_up),
    )


def _fewer_months(sheet: DuesSheet, source: DuesRow, member: _Member | None, ours: QuarterOfOurs) -> Iterator[Finding]:
    paying = _paying(member, ours)
    if member is None or len(paying) == len(ours.months):
        return
    without = ", ".join(f"{month.month:02d}/{month.year}" for month in ours.months if month not in paying)
    text = N_("«{name}» chỉ tính {count} tháng: tháng {without} được miễn hoặc chưa là đoàn viên.")
    found = note("fewer-months", text, "wage", name=source.name, count=len(paying), without=without)
    yield found.at(sheet.name, source.row)


def _exempt_throughout(member: _Member | None, ours: QuarterOfOurs) -> KnownPayer | None:
    """The member as known; exempt only where no month asks for dues."""
    if member is None:
        return None
    reason = None if _paying(member, ours) else member.payer.exempt
    payer = member.payer
    return KnownPayer(payer.id, payer.name, payer.wage, payer.staff_number, reason)
