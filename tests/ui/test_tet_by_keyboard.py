"""A Tết list of five hundred by keyboard: what the book and the papers hold, added up here from what she typed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from app.domain.ledger.vouchers import CASH_KEY
from app.models.queries.gifts import gifts
from app.models.queries.gifts.gifts import GiftState
from app.models.queries.ledger import books, vouchers
from app.models.queries.union import kept_files
from app.services.book import check_book
from tests.ui import tet_by_keyboard as plan
from tests.ui.test_year_by_keyboard import text_of
from tests.ui.year_by_keyboard import dotted

TOTAL = (plan.MEMBERS - plan.WITH_LESS) * plan.EACH + plan.WITH_LESS * plan.LESS
FIRST = TOTAL - plan.ABSENT * plan.EACH
"""What the first voucher holds: everybody but those who did not come."""


@pytest.mark.slow
def test_a_tet_list_of_five_hundred_signed_and_settled(make_window, answers, tmp_path: Path, fixed_clock):
    from app.ui.ask import Ask

    window = make_window()
    window.desk.ask = Ask(window)
    album = plan.record(window, tmp_path, tmp_path / "pictures", fixed_clock)
    with window.desk.read() as read:
        (row,) = gifts.gift_rows(read)
        card = gifts.gift_card(read, row.id)
        people = gifts.gift_people(read, gifts.person_ids(read, row.id))
        files = kept_files.kept_files(read, "activity", row.id)
        cash = books.balances(read, dt.date(2026, 2, 28))[CASH_KEY]
        posted = vouchers.cards(read, [each.id for each in card.vouchers])
    assert (card.title, card.state, card.rule.months_member) == (plan.TITLE, GiftState.SETTLED, plan.MONTHS)
    assert len(people) == plan.MEMBERS
    assert [each.amount for each in people[: plan.WITH_LESS + 1]] == [plan.LESS] * plan.WITH_LESS + [plan.EACH]
    assert {each.note for each in people[: plan.WITH_LESS]} == {"nghỉ dài ngày mới trở lại"}
    # One voucher whose amount follows the ticks, one for the latecomer, and the voided one between them.
    assert [(each.state, each.amount, each.people) for each in card.vouchers] == [
        ("posted", FIRST, plan.MEMBERS - plan.ABSENT), ("voided", plan.EACH, 0), ("posted", plan.EACH, 1),
    ]  # fmt: skip
    assert card.posted == FIRST + plan.EACH == sum(each.amount for each in people if each.received)
    assert card.left_over == plan.DRAWN - card.posted == (plan.ABSENT - 1) * plan.EACH
    assert card.sums.given_in_kind == (plan.MEMBERS - plan.ABSENT + 1) * plan.IN_KIND
    assert {entry.activity_id for voucher in posted for entry in voucher.entries} == {row.id}
    assert cash == plan.PROFILE.cash + plan.DRAWN - card.posted
    assert [each.name for each in files] == [plan.SIGNED_SHEET]
    assert [finding for finding in check_book.check_book(window.desk.book) if finding.stops] == []
    _papers_say_so(tmp_path)
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    assert len(pictures) == len(album.captions) >= 30


def _papers_say_so(folder: Path) -> None:
    sheet, settled = text_of(folder / "gift-sheet.pdf"), text_of(folder / "gift-settlement.pdf")
    assert f"Cộng {plan.MEMBERS} người, số tiền {dotted(TOTAL)} đồng" in sheet
    document = pypdfium2.PdfDocument(folder / "gift-sheet.pdf")
    assert len(document) > 10
    document.close()
    assert dotted(FIRST) in settled
    assert f"nộp lại quỹ {dotted(plan.DRAWN - FIRST)} đồng" in settled
    workbook = openpyxl.load_workbook(folder / "gift-sheet.xlsx")
    numbers = [cell for row in workbook.active.iter_rows(values_only=True) for cell in row[:1]]
    assert [cell for cell in numbers if isinstance(cell, int)] == list(range(1, plan.MEMBERS + 1))
    workbook.close()
    assert dotted(FIRST) in text_of(folder / "c41.pdf")
