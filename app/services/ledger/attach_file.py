"""Papers of a voucher: kept inside the book once by content, counted with the voucher, given back as files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.ledger.vouchers import VoucherState
from app.domain.problems import N_
from app.models.book import Book, Read
from app.models.ledger import voucher as tables
from app.models.ledger.guards import FrozenVoucher
from app.models.operation import Outcome
from app.models.queries.ledger.vouchers import voucher
from app.services.union.keep_file import AttachmentUnreadable, read_file, store_file, stored_content


def attach_file(book: Book, voucher_id: int, file: Path) -> Outcome[int]:
    """Keep a copy of a file with a voucher (posted ones too: source documents often come later); gives the attachment's id."""
    kept = read_file(file)
    with book.operation("attach_file", subject=kept.name) as operation:
        voucher(operation.read, voucher_id)
        number = store_file(operation, tables.attachment, kept, voucher_id=voucher_id)
    return operation.outcome(number, N_("Đã đính kèm «{name}»."), name=kept.name)


@dataclass(frozen=True, slots=True)
class _Attached:
    voucher_id: int
    name: str


def detach_file(book: Book, attachment_id: int) -> Outcome[None]:
    """Detach a file from a voucher that is not posted. Its content stays in the book, so that undo can bring it back."""
    with book.operation("detach_file") as operation:
        kept = operation.read.record(_Attached, "FROM attachment WHERE id = ?", (attachment_id,))
        if kept is None:
            raise AttachmentUnreadable(name="?")
        if voucher(operation.read, kept.voucher_id).state is VoucherState.POSTED:
            raise FrozenVoucher
        operation.remove(tables.attachment, id=attachment_id)
    return operation.outcome(None, N_("Đã bỏ «{name}»."), name=kept.name)


def attachment_content(read: Read, attachment_id: int) -> bytes:
    """The bytes of a kept paper; refuses when they are not what was attached."""
    return stored_content(read, "attachment", attachment_id)
