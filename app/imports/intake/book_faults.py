"""What can be wrong with the words, amounts and codes of a book's rows: one small function per fault.

Each check looks at the context and returns its faults; it changes nothing. Faults of days live in ``date_faults.py``, of
numbers in ``number_faults.py``, of transfers in ``transfer_faults.py``, of balances in ``balance_faults.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.ledger.coding import matches, propose
from app.domain.money import show_money
from app.domain.problems import N_, note, stop, warn
from app.domain.text import fold
from app.imports.cells import IS_TEXT
from app.imports.intake.book_rows import Context, Fault, to_check

MISSPELT_CODE = {"out": "37", "in": "25.02"}
"""Where money goes whose narration no rule knows, once the treasurer agrees."""


def row_is_quite_another(context: Context) -> Iterator[Fault]:
    """Under a number imported before there is now another day, another text and another amount."""
    for place, line in enumerate(context.lines):
        before = line.changed_from
        if before is None or line.keeps_dates or line.keeps_text or before.identity.amount == line.identity.amount:
            continue
        text = N_(
            "Số {number} trước đây nhập «{before}», nay là «{text}» với ngày và số tiền khác: sẽ thay chứng từ cũ."
        )
        shown = {"number": line.source.number, "before": before.identity.text, "text": line.narration}
        found = warn("row-replaced", text, "number", **shown)
        yield context.at(place, found)


# ---- words -----------------------------------------------------------------------------------------------------


def cells_are_doubtful(context: Context) -> Iterator[Fault]:
    """What was found in reading the words, the amount and whatever else a row tells of its voucher."""
    for place, line in to_check(context):
        is_text = context.sheet.page_of(line.source).is_text
        told = (found for found in line.found if not (is_text and found.code.endswith(IS_TEXT)))
        yield from (context.fault_of_cell(place, found) for found in told)


def narration_is_missing(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if not line.narration:
            text = N_("Chưa có diễn giải: hãy ghi khoản này thu, chi về việc gì.")
            yield context.at(place, stop("narration-missing", text, "text"))


# ---- amounts ---------------------------------------------------------------------------------------------------


def amount_is_missing(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.source.amount_in is None and line.source.amount_out is None:
            text = N_("Dòng này chưa có số tiền thu hoặc chi: hãy ghi số tiền hoặc bỏ dòng.")
            yield context.at(place, stop("amount-missing", text, "amount"))


def amount_on_both_sides(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.direction is None and line.source.amount_in is not None and line.source.amount_out is not None:
            text = N_("Dòng này vừa có tiền thu vừa có tiền chi: hãy tách thành hai dòng.")
            yield context.at(place, stop("amount-both-sides", text, "amount"))


def amount_is_not_positive(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.amount is not None and line.amount <= 0:
            text = N_("Số tiền {amount} không lớn hơn 0: hãy ghi số dương ở đúng cột thu hoặc chi.")
            yield context.at(place, stop("amount-not-positive", text, "amount", amount=show_money(line.amount)))


# ---- codes -----------------------------------------------------------------------------------------------------


def code_is_unknown(context: Context) -> Iterator[Fault]:
    for place, line in to_check(context):
        if line.is_transfer or line.direction is None or line.code is not None or not line.narration:
            continue
        code = MISSPELT_CODE[line.direction]
        text = N_("Chưa có luật nào nhận ra «{text}» để chọn mã.")
        found = stop("code-unknown", text, "code", text=line.narration)
        yield context.at(place, found.proposing(N_("Mã {code}"), code=code), {"code": code})


def words_of_two_codes(context: Context) -> Iterator[Fault]:
    """The first rule wins; where the words also fit another code, both are named."""
    for place, line in to_check(context):
        if line.is_transfer or line.direction is None or line.proposal is None or line.keeps_text:
            continue
        others = [
            found
            for found in matches(context.rules, line.direction, line.narration)
            if found.code not in (line.proposal.code, None)
        ]
        if others:
            text = N_("Có cả «{phrase}» (mã {code}) và «{other_phrase}» (mã {other}): luật đứng trước được lấy.")
            shown = {
                "phrase": line.proposal.phrase,
                "code": line.proposal.code,
                "other_phrase": others[0].phrase,
                "other": others[0].code,
            }
            found = note("code-two-rules", text, "code", **shown)
            yield context.at(place, found.proposing(N_("Mã {code}"), code=line.proposal.code))


def fee_is_money_out(context: Context) -> Iterator[Fault]:
    """ "Thu phí dịch vụ" in the column of money out is the bank taking its fee."""
    for place, line in to_check(context):
        proposal = propose(context.rules, "out", line.narration) if line.direction == "out" else None
        if proposal is None or proposal.code != "33" or "phi" not in fold(proposal.phrase).split():
            continue
        if not context.is_cash or fold(line.narration).startswith("thu "):
            text = N_("«{text}» là ngân hàng thu phí của công đoàn: tiền ra.")
            found = note("fee-is-out", text, "code", text=line.narration)
            yield context.at(place, found.proposing(N_("Mã {code}"), code=line.code))
