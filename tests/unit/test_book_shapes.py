"""A book in any layout is read as it happened, or it stops and says so: rows, days, sums in and out, closing, every row accounted for."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from app.domain.intake.book_import import BookKind, BookPlan, KnownBook, NewRow
from app.domain.ledger.accounts import AccountKind
from app.domain.money import dong
from app.domain.problems import Refusal
from app.imports.content import Content, contents
from app.imports.intake.book_plan import plan_book
from app.imports.intake.book_rows import PlanOptions
from app.imports.intake.book_sheet import books_in, choose, sibling_among
from app.imports.workbook import Workbook
from tests.book_samples import RULES
from tests.book_shapes import Style, Truth, any_style, bank_truth, cash_truth, singles, workbook_of

KNOWN = {
    BookKind.CASH: KnownBook(),
    BookKind.BANK: KnownBook(fund="bank:1", fund_kind=AccountKind.BANK),
}


def planned(workbook: Workbook, kind: BookKind, opening: int) -> BookPlan:
    books = books_in(workbook)
    book = choose(books, workbook, kind, None, None)
    known = KNOWN[kind]
    known = KnownBook(
        fund=known.fund, fund_kind=known.fund_kind, opening_balance=dong(opening), opened_with=dong(opening)
    )
    return plan_book(book, known, RULES, PlanOptions(sibling=sibling_among(books, book)))


def outcome(workbook: Workbook, kind: BookKind, truth: Truth) -> str:
    """``right``; ``refused`` with why; ``wrong`` when it would come in otherwise than it happened and nothing is said."""
    try:
        plan = planned(workbook, kind, truth.opening)
    except Refusal as refusal:
        return f"refused: {refusal.code}"
    permission = plan.may_apply(fix=True)
    if not permission.allowed:
        return "refused: " + ", ".join(sorted({found.code for found in permission.stopping}))
    taken = [row.content for row in plan.rows if isinstance(row, NewRow)]
    got: Counter[tuple[object, ...]] = Counter(
        (each.book_date, each.direction, each.amount, each.narration) for each in taken
    )
    wanted: Counter[tuple[object, ...]] = Counter(
        (each.day, each.way, each.amount, each.text) for each in truth.entries
    )
    if got != wanted:
        told = [found for found in plan.afterwards(tuple(plan.rows)) if found.code == "book-balance-differs"]
        sample = [*(got - wanted)][:2], [*(wanted - got)][:2]
        return f"{'said' if told else 'wrong'}: {sample}"
    asked = [found for found in plan.findings if found.stops and found.row is not None and found.code != "code-unknown"]
    warned = [f"{found.code}@{found.row}" for found in plan.findings if found.level == "warn" and found.code in NOISE]
    if asked or warned or plan.afterwards(tuple(plan.rows)):
        return f"noisy: {sorted({found.code for found in asked})} {warned[:3]}"
    return "right"


NOISE = {"balance-differs", "sums-differ", "closing-differs", "opening-differs", "number-hole"}


def unaccounted(workbook: Workbook, plan: BookPlan) -> list[tuple[str, int]]:
    """Rows with an amount that are neither a row of the plan nor named; counted by a scan that knows nothing of the reading."""
    one = plan.rows[0].sheet if plan.rows else ""
    sheets = {row.sheet for row in plan.rows} if one else {plan.sheet}
    known = {(row.sheet or plan.sheet, at) for row in plan.rows for at in (row.row, *row.more_rows)}
    known |= {(passed.sheet, passed.row) for passed in plan.passed}
    lost = []
    for sheet in workbook.sheets:
        if sheet.name in sheets:
            for at, cells in enumerate(sheet.rows, 1):
                if (
                    any((isinstance(cell, float) and cell) or Content.PERSON in contents(cell) for cell in cells)
                    and (sheet.name, at) not in known
                ):
                    lost.append((sheet.name, at))
    return lost


@pytest.mark.parametrize("style", list(singles()), ids=lambda style: ",".join(style.traits) or "plain")
def test_every_trait_by_itself_is_read_right(style: Style) -> None:
    rng = random.Random(7)
    cash, bank = cash_truth(rng), bank_truth(rng)
    workbook = workbook_of(style, cash, bank)
    assert outcome(workbook, BookKind.CASH, cash) == "right"
    if style.beside != "none":
        assert outcome(workbook, BookKind.BANK, bank) == "right"
    assert unaccounted(workbook, planned(workbook, BookKind.CASH, cash.opening)) == []


@dataclass
class Tally:
    right: int = 0
    read: int = 0
    by_trait: dict[str, list[int]] = field(default_factory=dict)


def test_books_of_several_traits_are_read_right_or_stop() -> None:
    tally, bad = Tally(), []
    for seed in range(250):
        rng = random.Random(seed)
        style, cash, bank = any_style(rng), cash_truth(rng, rng.randint(6, 40)), bank_truth(rng)
        workbook = workbook_of(style, cash, bank)
        found = outcome(workbook, BookKind.CASH, cash)
        tally.read += 1
        tally.right += found == "right"
        for trait in style.traits:
            counts = tally.by_trait.setdefault(trait, [0, 0])
            counts[0] += found == "right"
            counts[1] += 1
        if found != "right":
            bad.append((seed, style.traits, found))
        if not found.startswith("refused: book"):
            lost = unaccounted(workbook, planned(workbook, BookKind.CASH, cash.opening))
            assert lost == [], (seed, style.traits, lost)
    for trait, (right, of) in sorted(tally.by_trait.items()):
        print(f"{trait}: {right}/{of}")
    print(f"{tally.right}/{tally.read}")
    for each in bad:
        print(each)
    assert [each for each in bad if each[2].startswith("wrong")] == []
    assert tally.right * 10 >= tally.read * 9
