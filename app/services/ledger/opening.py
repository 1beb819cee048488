"""What is shown when the program before this one did not close the book: the last voucher that was saved."""

from __future__ import annotations

from app.domain import clock
from app.domain.money import show_money
from app.domain.problems import N_, Finding, note
from app.models.book import Book, Read
from app.models.queries.ledger.vouchers import last_posted
from app.services.open_book import Telling


def _ended_badly(book: Book, read: Read) -> Finding | None:
    if not book.ended_badly:
        return None
    last = last_posted(read)
    if last is None:
        return note("ended-badly", N_("Lần trước chương trình dừng đột ngột. Sổ còn nguyên, chưa có chứng từ nào."))
    number, total, at = last
    text = N_(
        "Lần trước chương trình dừng đột ngột. Sổ còn nguyên; chứng từ ghi sổ sau cùng là {number}, {amount} đồng, lúc {time}."
    )
    return note("ended-badly", text, number=number, amount=show_money(total), time=clock.local_time(at))


TELLINGS = (Telling("ended-badly", _ended_badly),)
