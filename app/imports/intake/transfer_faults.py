"""Transfers between the cash box and the bank: recognising and numbering them, and what can be wrong with them.

A withdrawal is one PT, a deposit one BC, whichever book comes first; the receiving fund's book gives the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.dates import show_date
from app.domain.intake.book_import import KnownRow
from app.domain.ledger.coding import propose
from app.domain.ledger.vouchers import SeriesNumber, VoucherKind, show_number
from app.domain.money import show_money
from app.domain.problems import N_, Message, note, stop, warn
from app.imports.intake.book_rows import BookLine, Context, Fault, to_check
from app.imports.intake.number_faults import free_above, is_foreign, year_of
from app.imports.intake.transfer_matching import (
    Surety,
    pair_off,
    row_there,
    same_number,
    side_of_line,
    side_of_sibling,
)

# ---- recognising -----------------------------------------------------------------------------------------------


def recognise_transfers(context: Context) -> Context:
    """Propose a code for every line and mark those that move money between funds."""
    lines = []
    for line in context.lines:
        before = line.known or line.changed_from
        if line.direction is None:
            lines.append(line)
            continue
        # Why: what is one transfer with a row of the other book stays so when this book words it anew.
        if before is not None and (line.keeps_text or _stays_transfer(line, before)):
            stored = before.stored
            lines.append(replace(line, code=stored.code, is_transfer=stored.is_transfer, other_fund=stored.other_fund))
            continue
        proposal = propose(context.rules, line.direction, line.narration)
        is_transfer = (proposal is not None and proposal.is_transfer) or _number_says_so(context, line)
        code = None if is_transfer or proposal is None else proposal.code
        lines.append(replace(line, proposal=proposal, is_transfer=is_transfer, code=code))
    return replace(context, lines=tuple(lines))


def _stays_transfer(line: BookLine, before: KnownRow) -> bool:
    return before.stored.is_transfer and before.stored.direction == line.direction


def _number_says_so(context: Context, line: BookLine) -> bool:
    """A bank row with a PT number is a withdrawal, a cash row with a BC number a deposit; or the book has that transfer."""
    read = line.read_number
    if read is None:
        return False
    other_kinds = (
        {"out": (VoucherKind.BANK_IN,)}
        if context.is_cash
        else {"out": (VoucherKind.RECEIPT,), "in": (VoucherKind.PAYMENT,)}
    )
    if read.kind in other_kinds.get(line.direction or "", ()):
        return True
    return any(
        (transfer.amount, transfer.direction) == (line.amount, line.direction)
        and same_number(read, transfer.printed)
        and not transfer.matched
        for transfer in context.known.transfers
    )


def partners(context: Context) -> dict[int, BookLine]:
    """For each transfer line of this sheet, the line of the other book of the same file that shows the same transfer."""
    mine = [place for place, line in enumerate(context.lines) if line.is_transfer and line.amount is not None]
    theirs = [line for line in context.sibling if line.is_transfer and line.amount is not None]
    pairs = pair_off(
        [side_of_line(context, context.lines[place]) for place in mine],
        [side_of_sibling(context, line) for line in theirs],
    )
    return {mine[index]: theirs[pair.at] for index, pair in pairs.items() if pair.surety is not Surety.FAR}


def number_foreign_transfers(context: Context) -> Context:
    """Number the transfers that leave this fund: as booked already, as the other book prints it, as printed here, or anew."""
    beside = partners(context)
    taken = {series: set(sequences) for series, sequences in context.known.numbers.items()}
    lines = list(context.lines)
    for place, line in enumerate(lines):
        if not is_foreign(line) or line.keeps_number or line.amount is None:
            continue
        kind = VoucherKind.BANK_IN if context.is_cash else VoucherKind.RECEIPT
        year = year_of(context, line)
        if line.match is not None:
            match = line.match
            lines[place] = replace(line, number=SeriesNumber(match.kind, match.year, match.sequence, match.suffix))
            continue
        used = taken.setdefault((kind, year), set())
        printed = [beside[place].read_number if place in beside else None, line.read_number]
        number = next((read for read in printed if read and read.kind is kind and read.sequence not in used), None)
        sequence = number.sequence if number else free_above(used, max(used, default=0)) or 1
        used.add(sequence)
        lines[place] = replace(line, number=SeriesNumber(kind, year, sequence, number.suffix if number else ""))
    return replace(context, lines=tuple(lines))


# ---- the checks ------------------------------------------------------------------------------------------------


def transfer_on_wrong_side(context: Context) -> Iterator[Fault]:
    """The words say money comes into the cash box, the column says it leaves, or the reverse."""
    for place, line in to_check(context):
        if line.proposal is None or not line.proposal.is_transfer or not line.proposal.rule.toward:
            continue
        gains = (line.direction == "in") == (line.proposal.rule.toward == ("cash" if context.is_cash else "bank"))
        if not gains:
            text = N_("«{text}» nhưng số tiền ghi ở cột ngược lại: hãy xem khoản này thu hay chi.")
            yield context.at(place, stop("transfer-wrong-side", text, "amount", text=line.narration))


def transfer_without_account(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.is_transfer and line.other_fund is None:
            text = N_("Chưa rõ chuyển với tài khoản ngân hàng nào: hãy khai báo hoặc chọn tài khoản.")
            yield context.at(place, stop("transfer-account-unknown", text, "number"))


def transfer_numbers_differ(context: Context) -> Iterator[Fault]:
    """The two books give one transfer two numbers: both are named, the receiving fund's book wins."""
    beside = partners(context)
    for place, line in to_check(context):
        if not line.is_transfer or line.number is None:
            continue
        partner = beside.get(place)
        if partner is not None and _numbered_otherwise(line, partner.read_number):
            other, where = partner.source.number, row_there(context, partner)
        elif line.match is not None and _numbered_otherwise(line, line.match.printed):
            other, where = line.match.number, Message(N_("chứng từ đã nhập"))
        else:
            continue
        assert line.number.year is not None
        wins = show_number(line.number.kind, line.number.year, line.number.sequence, suffix=line.number.suffix)
        text = N_("Cùng một lần chuyển quỹ {amount} đồng: dòng này ghi số «{mine}», {where} ghi «{other}».")
        shown = {"amount": show_money(line.amount or 0), "mine": line.source.number, "other": other, "where": where}
        found = warn("transfer-number-differs", text, "number", **shown)
        yield context.at(place, found.proposing(N_("Một chứng từ chuyển quỹ, số {number}"), number=wins))


def _numbered_otherwise(line: BookLine, printed: SeriesNumber | None) -> bool:
    """True when both books print a number of the receiving fund's series, and not the same; one of another series says nothing."""
    mine, kind = line.read_number, line.number.kind if line.number else None
    both = mine is not None and printed is not None and mine.kind is kind and printed.kind is kind
    return both and not same_number(mine, printed)


def number_is_another_transfer_there(context: Context) -> Iterator[Fault]:
    """The other book of the file gives this row's number to a transfer that is not this row."""
    mine = {id(partner) for partner in partners(context).values()}
    theirs = {
        (line.read_number.kind, line.read_number.sequence): line
        for line in context.sibling
        if line.is_transfer and line.read_number is not None and id(line) in mine
    }
    for place, line in to_check(context):
        other = theirs.get((line.number.kind, line.number.sequence)) if line.number else None
        if other is not None and not line.is_transfer:
            text = N_("Số {number} ở {where} lại ghi cho «{text}».")
            shown = {"number": line.source.number, "where": row_there(context, other), "text": other.narration}
            found = note("number-used-there", text, "number", **shown)
            yield context.at(place, found.proposing(N_("Giữ {number} cho dòng này"), number=line.source.number))


def transfer_dates_differ(context: Context) -> Iterator[Fault]:
    beside = partners(context)
    for place, line in to_check(context):
        partner = beside.get(place)
        other = partner.book_date if partner else line.match.date if line.match else None
        if line.is_transfer and line.asked is None and line.book_date and other and line.book_date != other:
            text = N_("Lần chuyển quỹ này ghi ngày {mine}, sổ kia ghi ngày {other}.")
            found = warn("transfer-date-differs", text, "date", mine=show_date(line.book_date), other=show_date(other))
            yield context.at(place, found)


def transfer_is_alone(context: Context) -> Iterator[Fault]:
    """The other book stands in the same file but has no such transfer."""
    if context.options.sibling is None:
        return
    beside = partners(context)
    for place, line in to_check(context):
        if line.is_transfer and line.match is None and place not in beside:
            text = N_("Sổ kia trong cùng tệp không có lần chuyển quỹ {amount} đồng này.")
            yield context.at(place, warn("transfer-alone", text, amount=show_money(line.amount or 0)))


def transfer_amounts_differ(context: Context) -> Iterator[Fault]:
    """The same number in the other book with another amount: one of the two is wrong, nobody can know which."""
    beside = partners(context)
    booked = [(known.printed, known.amount) for known in context.known.transfers if not known.matched]
    paired = {id(found) for found in beside.values()}
    printed = [
        (line.read_number, line.amount)
        for line in context.sibling
        if line.is_transfer and line.read_number and line.amount and id(line) not in paired
    ]
    for place, line in to_check(context):
        if not line.is_transfer or line.match or place in beside or line.read_number is None:
            continue
        for number, amount in [*booked, *printed]:
            if amount != line.amount and same_number(line.read_number, number):
                text = N_("Số {number}: dòng này {mine} đồng, sổ kia {other} đồng. Hãy xem lại chứng từ gốc.")
                shown = {
                    "number": line.source.number,
                    "mine": show_money(line.amount or 0),
                    "other": show_money(amount or 0),
                }
                found = stop("transfer-amount-differs", text, "amount", **shown)
                yield context.at(place, found)
                break
