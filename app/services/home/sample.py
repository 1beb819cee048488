"""What a sample treasurer has on her desk in the middle of a month: two drafts not yet posted."""

from __future__ import annotations

from app.domain.ledger.vouchers import VoucherKind
from app.models.book import Book
from app.services.ledger.sample_vouchers import sample_voucher
from app.services.ledger.save_draft import save_draft
from app.services.members.sample_people import people
from app.services.sample import SamplePart, SampleUnion


def _drafts(book: Book, union: SampleUnion) -> None:
    for person in people(union.members, union.seed)[:2]:
        text = f"Chi hỗ trợ dự tập huấn cán bộ công đoàn: {person.name}"
        save_draft(book, sample_voucher(VoucherKind.PAYMENT, union.today, "32", 250_000, text, person.name))


SAMPLE = (SamplePart("drafts", 920, end=_drafts),)
