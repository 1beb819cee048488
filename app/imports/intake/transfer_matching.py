"""Finding the same transfer in the other book: one to one, by number or by sum and side, the nearest days first.

Words are evidence, not a condition: one side that is worded as a transfer, or only speaks of the bank, of drawing money or of
nothing known, is enough to propose it (within three days) or to ask about it (within a month). What is only asked about is a
transfer when she says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.domain.dates import show_date
from app.domain.intake.book_import import KnownTransfer, SameTransfer
from app.domain.ledger.accounts import CASH_KEY
from app.domain.ledger.vouchers import SeriesNumber
from app.domain.money import Dong, show_money
from app.domain.problems import N_, Message, note, stop
from app.domain.text import fold
from app.imports.intake.book_rows import BookLine, Context, Fault

MOST_DAYS_APART = 3
"""So many days apart two halves are proposed to be one transfer."""
MOST_DAYS_ASKED = 31
"""So many days apart they are asked about."""


class Surety(Enum):
    """How sure it is that two halves are one transfer."""

    KNOWN = "known"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class TransferSide:
    """One side of a transfer, from whichever book: enough to tell whether two are the same.

    ``worded``: its words or its number say that it is a transfer. ``hinted``: they speak of a fund. ``unknown``: no rule knows
    them. ``booked``: it stands in the book as something else.
    """

    number: SeriesNumber | None
    date: dt.date | None
    amount: Dong
    leaves_cash: bool
    worded: bool = True
    hinted: bool = False
    unknown: bool = False
    booked: bool = False
    words: str = ""

    def speaks(self, days: int) -> bool:
        """True when anything but its sum speaks for a transfer with a row so many days away."""
        return self.worded or self.hinted or (self.unknown and days <= MOST_DAYS_APART)


@dataclass(frozen=True, slots=True)
class Pair:
    """The other side that a side is one transfer with, by its place, and how sure that is."""

    at: int
    surety: Surety


_HINTS = re.compile(
    r"\b(rut|nhap quy|ve quy|xuat quy|chuyen quy|ngan hang|nh|tai khoan|tk|tgnh|atm|sec|nop tien|nop tm|gui tien|withdraw\w*|deposit\w*)\b"
)
_NO_HINTS = re.compile(r"\b(phi|lai|cap tren|ldld)\b")


def hints_at_transfer(narration: str) -> bool:
    """True when a text speaks of drawing money or of the bank, and not of fees, interest, dues or the superior union."""
    text = fold(narration)
    return _HINTS.search(text) is not None and _NO_HINTS.search(text) is None


Fits = Callable[[TransferSide, TransferSide], bool]


def _days_apart(one: TransferSide, other: TransferSide) -> int:
    return abs((one.date - other.date).days) if one.date and other.date else 400


def same_number(one: SeriesNumber | None, other: SeriesNumber | None) -> bool:
    """True for one number of one series; a year that is not printed fits any."""
    if (
        one is None
        or other is None
        or (one.kind, one.sequence, one.suffix) != (other.kind, other.sequence, other.suffix)
    ):
        return False
    return one.year is None or other.year is None or one.year == other.year


def _by_number(one: TransferSide, other: TransferSide) -> bool:
    return not other.booked and same_number(one.number, other.number)


def _both_worded(one: TransferSide, other: TransferSide) -> bool:
    return one.worded and other.worded and not other.booked


def _within(days: int, *, both: bool) -> Fits:
    def fits(one: TransferSide, other: TransferSide) -> bool:
        apart = _days_apart(one, other)
        speak = _both_worded(one, other) if both else one.speaks(apart) or other.speaks(apart)
        return speak and apart <= days

    return fits


# Why that order: two halves that both say what they are belong together before a row that only has the sum is taken for one.
_WAYS: tuple[tuple[Fits, Surety], ...] = (
    (_by_number, Surety.KNOWN),
    (_within(MOST_DAYS_APART, both=True), Surety.NEAR),
    (_within(MOST_DAYS_ASKED, both=True), Surety.FAR),
    (_within(MOST_DAYS_APART, both=False), Surety.NEAR),
    (_within(MOST_DAYS_ASKED, both=False), Surety.FAR),
)


def _surety(one: TransferSide, other: TransferSide, surety: Surety) -> Surety:
    """Sure where both say that they are transfers, on one day."""
    return Surety.KNOWN if _both_worded(one, other) and _days_apart(one, other) == 0 else surety


def pair_off(mine: Sequence[TransferSide], theirs: Sequence[TransferSide]) -> dict[int, Pair]:
    """One to one, the surest ways first; in each as many pairs as there can be, then the nearest days, then the same words."""
    alike: dict[tuple[Dong, bool], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for sides, which in ((mine, 0), (theirs, 1)):
        for at, side in enumerate(sides):
            alike[side.amount, side.leaves_cash][which].append(at)
    pairs: dict[int, Pair] = {}
    for ours, others in alike.values():
        free = set(others)
        for fits, surety in _WAYS:
            chances = [
                (_days_apart(mine[index], theirs[at]), mine[index].words != theirs[at].words, index, at)
                for index in ours
                if index not in pairs
                for at in free
                if fits(mine[index], theirs[at])
            ]
            near = surety is not Surety.KNOWN
            found = _in_order(chances, mine, theirs) if near else _nearest_first(chances)
            pairs |= {index: Pair(at, _surety(mine[index], theirs[at], surety)) for index, at in found.items()}
            free -= set(found.values())
    return pairs


Chance = tuple[int, bool, int, int]
"""Days apart, whether the words differ, and the places of the two."""


def _nearest_first(chances: Iterable[Chance]) -> dict[int, int]:
    found: dict[int, int] = {}
    taken = set[int]()
    for _days, _differ, index, at in sorted(chances):
        if index not in found and at not in taken:
            found[index] = at
            taken.add(at)
    return found


_Best = tuple[int, int, tuple[tuple[int, int], ...]]
"""How many pairs, their cost below zero, and the pairs."""


def _in_order(
    chances: Sequence[Chance], mine: Sequence[TransferSide], theirs: Sequence[TransferSide]
) -> dict[int, int]:
    """The most pairs that do not cross in time, and of those the pairs with the fewest days between them."""
    costs = {(index, at): 2 * days + differ for days, differ, index, at in chances}
    ours = sorted({index for index, _at in costs}, key=lambda place: (mine[place].date or dt.date.min, place))
    others = sorted({at for _index, at in costs}, key=lambda place: (theirs[place].date or dt.date.min, place))
    row: list[_Best] = [(0, 0, ())] * (len(others) + 1)
    for index in ours:
        before, row = row, [(0, 0, ())]
        for place, at in enumerate(others):
            best = max(before[place + 1], row[place], key=lambda each: each[:2])
            if (cost := costs.get((index, at))) is not None:
                count, saved, taken = before[place]
                best = max(best, (count + 1, saved - cost, (*taken, (index, at))), key=lambda each: each[:2])
            row.append(best)
    return dict(row[-1][2])


# ---- the lines of a sheet --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be the other half of a line: its day, where it stands, and how sure that is."""

    date: dt.date | None
    where: Message
    surety: Surety


def side_of_line(context: Context, line: BookLine) -> TransferSide:
    """A line of this sheet as one side."""
    assert line.amount is not None
    leaves_cash = (line.direction == "out") == context.is_cash
    hinted, unknown = hints_at_transfer(line.narration), line.proposal is None
    words = fold(line.narration)
    return TransferSide(
        line.read_number, line.book_date, line.amount, leaves_cash, line.is_transfer, hinted, unknown, words=words
    )


def side_of_sibling(context: Context, line: BookLine) -> TransferSide:
    """A line of the other book of the same file as one side."""
    side = side_of_line(context, line)
    return replace(side, leaves_cash=not side.leaves_cash)


def _side_of_known(context: Context, known: KnownTransfer) -> TransferSide:
    leaves_cash = (known.direction == "out") == context.is_cash
    hinted = hints_at_transfer(known.narration)
    worded, booked, words = not known.is_plain, known.is_plain, fold(known.narration)
    return TransferSide(
        known.printed, known.near, known.amount, leaves_cash, worded, hinted, booked=booked, words=words
    )


def match_transfers(context: Context) -> Context:
    """Give each new line that is a transfer the one of the book it shows, and its other fund.

    A line that only may be one keeps what it may be in ``asked``; it becomes one where that is near enough, or she said so.
    """
    lines = list(context.lines)
    new = [
        place
        for place, line in enumerate(lines)
        if line.known is None and line.changed_from is None and line.amount is not None and line.direction is not None
    ]
    waiting = [transfer for transfer in context.known.transfers if not transfer.matched]
    beside = _others_of_the_file(context, waiting)
    theirs = [_side_of_known(context, each) for each in waiting] + [side_of_sibling(context, each) for each in beside]
    pairs = pair_off([side_of_line(context, lines[place]) for place in new], theirs)
    for mine, pair in pairs.items():
        place = new[mine]
        if pair.at >= len(waiting):
            lines[place] = _of_the_file(context, lines[place], beside[pair.at - len(waiting)], pair.surety)
        else:
            lines[place] = _of_the_book(context, lines[place], waiting[pair.at], pair.surety)
    other = _only_other_fund(context)
    lines = [
        replace(line, other_fund=other) if line.is_transfer and line.other_fund is None else line for line in lines
    ]
    return replace(context, lines=tuple(lines))


def _taken(context: Context, surety: Surety) -> bool:
    """True when two halves are joined as things stand: sure, or proposed, or asked about and answered so."""
    said = context.options.same_transfer
    return surety is Surety.KNOWN or said is SameTransfer.JOIN or (surety is Surety.NEAR and said is None)


def _of_the_book(context: Context, line: BookLine, known: KnownTransfer, surety: Surety) -> BookLine:
    if surety is not Surety.KNOWN:
        if context.options.same_transfer is SameTransfer.APART:
            return line
        line = replace(line, asked=Asked(known.near, known.where, surety))
    if not _taken(context, surety):
        return line
    return replace(line, is_transfer=True, code=None, match=known, other_fund=known.other_fund)


def _of_the_file(context: Context, line: BookLine, other: BookLine, surety: Surety) -> BookLine:
    """Two lines of one file that are both worded need no word here: the second book that comes in meets the first."""
    if line.is_transfer or context.options.same_transfer is SameTransfer.APART:
        return line
    line = replace(line, asked=Asked(other.book_date, row_there(context, other), surety))
    return replace(line, is_transfer=True, code=None) if _taken(context, surety) else line


def _others_of_the_file(context: Context, waiting: Sequence[KnownTransfer]) -> list[BookLine]:
    """The transfers of the other book of the file that are not in the book yet."""
    booked = {(each.near, each.amount, each.direction) for each in waiting}
    return [
        line
        for line in context.sibling
        if line.is_transfer
        and line.amount is not None
        and (line.book_date, line.amount, "in" if line.direction == "out" else "out") not in booked
    ]


def row_there(context: Context, line: BookLine) -> Message:
    """Where a row of the other book of the file stands."""
    return Message(N_("dòng {row} sổ ngân hàng") if context.is_cash else N_("dòng {row} sổ quỹ"), {"row": line.row})


def _only_other_fund(context: Context) -> str | None:
    if not context.is_cash:
        return CASH_KEY
    accounts = context.known.bank_accounts
    if context.options.transfer_account in accounts:
        return context.options.transfer_account
    return accounts[0] if len(accounts) == 1 else None


# ---- what is proposed and asked --------------------------------------------------------------------------------


def halves_are_one_transfer(context: Context) -> Iterator[Fault]:
    """Two rows that may be one transfer: near in time proposed, further away asked about. Both rows and both days are named."""
    for place, line in enumerate(context.lines):
        asked = line.asked
        if asked is None or line.book_date is None or line.amount is None:
            continue
        shown = {
            "amount": show_money(line.amount),
            "mine": show_date(line.book_date),
            "where": asked.where,
            "other": show_date(asked.date) if asked.date else "?",
        }
        if context.options.same_transfer is SameTransfer.JOIN:
            text = N_("{amount} đồng ngày {mine} và {where} ngày {other} là một lần chuyển quỹ, theo lựa chọn.")
            yield context.at(place, note("transfer-joined", text, "amount", **shown))
        elif asked.surety is Surety.NEAR:
            text = N_("{amount} đồng ngày {mine} và {where} ngày {other}: cùng số tiền, ngược chiều, gần ngày.")
            found = stop("transfer-near", text, "amount", **shown)
            yield context.at(
                place,
                found.proposing(N_("Một lần chuyển quỹ (nếu không phải, chọn «Là hai khoản khác nhau», --apart)")),
            )
        else:
            text = N_(
                "{amount} đồng ngày {mine} và {where} ngày {other} có phải một lần chuyển quỹ không? "
                "Chọn «Là một lần chuyển quỹ» (--join) hoặc «Là hai khoản khác nhau» (--apart), hay để lại dòng này (--leave-out)."
            )
            yield context.at(place, stop("transfer-asked", text, "amount", **shown))
