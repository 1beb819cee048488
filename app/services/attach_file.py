"""Papers of a voucher: kept inside the book once by content, counted with the voucher, given back as files."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path
from typing import Any

from app.domain.problems import N_, Message, Refusal
from app.domain.vouchers import VoucherState
from app.models.book import Book, Read, outcome_of
from app.models.operation import FrozenVoucher, Outcome
from app.models.queries.vouchers import voucher

LARGEST = 20 * 1024 * 1024


class AttachmentTooLarge(Refusal):
    """A file that would bloat the book."""

    code = "attachment-too-large"
    template = N_("Tệp «{name}» lớn hơn 20 MB: hãy chụp hoặc quét lại ở cỡ nhỏ hơn.")


class AttachmentUnreadable(Refusal):
    """The file cannot be read, or is empty."""

    code = "attachment-unreadable"
    template = N_("Không đọc được tệp «{name}»: hãy kiểm tra tệp rồi thử lại.")


def attach_file(book: Book, voucher_id: int, file: Path) -> Outcome[int]:
    """Keep a copy of a file with a voucher (posted ones too: papers often come later); gives the attachment's id."""
    try:
        if file.stat().st_size > LARGEST:
            raise AttachmentTooLarge(name=file.name)
        content = file.read_bytes()
    except OSError:
        raise AttachmentUnreadable(name=file.name) from None
    if not content:
        raise AttachmentUnreadable(name=file.name)
    digest = hashlib.sha256(content).hexdigest()
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    with book.operation("attach_file", subject=file.name) as act:
        voucher(Read(act.connection), voucher_id)
        act.run(
            "INSERT INTO attachment_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, content)
        )
        number = act.run(
            "INSERT INTO attachment (voucher_id, name, media_type, size, sha256) VALUES (?, ?, ?, ?, ?)",
            (voucher_id, file.name, media_type, len(content), digest),
        ).lastrowid
    return outcome_of(act, int(number), Message(N_("Đã đính kèm «{name}»."), {"name": file.name}))


def detach_file(book: Book, attachment_id: int) -> Outcome[None]:
    """Take a paper off a voucher that is not posted. Its content stays in the book, so that undo can bring it back."""
    with book.operation("detach_file") as act:
        row: Any = act.run("SELECT voucher_id, name FROM attachment WHERE id = ?", (attachment_id,)).first()
        if row is None:
            raise AttachmentUnreadable(name="?")
        if voucher(Read(act.connection), row[0]).state is VoucherState.POSTED:
            raise FrozenVoucher
        act.run("DELETE FROM attachment WHERE id = ?", (attachment_id,))
    return outcome_of(act, None, Message(N_("Đã bỏ «{name}»."), {"name": row[1]}))


def attachment_content(read: Read, attachment_id: int) -> bytes:
    """The bytes of a kept paper; refuses when they are not what was attached."""
    row = read.one(
        "SELECT c.content, a.sha256, a.name FROM attachment a JOIN attachment_content c ON c.sha256 = a.sha256 WHERE a.id = ?",
        (attachment_id,),
    )
    if row is None or hashlib.sha256(row[0]).hexdigest() != row[1]:
        raise AttachmentUnreadable(name=row[2] if row else "?")
    return bytes(row[0])
