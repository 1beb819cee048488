"""Files kept with what the union does: papers of a case, photographs, a signed agreement. Each content is stored once.

The papers of vouchers are ``attach_file``'s; both store contents here.
"""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Table

from app.domain.problems import N_, Refusal
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.models.queries.union.kept_files import OWNERS
from app.models.union.keeping import kept_file

LARGEST = 20 * 1024 * 1024


class AttachmentTooLarge(Refusal):
    """A file that would bloat the book."""

    code = "attachment-too-large"
    template = N_("Tệp «{name}» lớn hơn 20 MB: hãy chụp hoặc quét lại ở cỡ nhỏ hơn.")


class AttachmentUnreadable(Refusal):
    """The file cannot be read, or is empty."""

    code = "attachment-unreadable"
    template = N_("Không đọc được tệp «{name}»: hãy kiểm tra tệp rồi thử lại.")


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file as read from the disk: its name, kind and bytes."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest its content is known by."""
        return hashlib.sha256(self.content).hexdigest()


def read_file(file: Path) -> FileContent:
    """Read a file to keep; refuses one that is too large, empty or not readable."""
    try:
        if file.stat().st_size > LARGEST:
            raise AttachmentTooLarge(name=file.name)
        content = file.read_bytes()
    except OSError:
        raise AttachmentUnreadable(name=file.name) from None
    if not content:
        raise AttachmentUnreadable(name=file.name)
    return FileContent(file.name, mimetypes.guess_type(file.name)[0] or "application/octet-stream", content)


def store_file(operation: Operation, table: Table, kept: FileContent, **owner: object) -> int:
    """Keep a file with its owner inside an open act, its bytes once; gives the row's id."""
    operation.run(
        "INSERT INTO attachment_content (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (kept.sha256, kept.content),
    )
    about = {"name": kept.name, "media_type": kept.media_type, "size": len(kept.content), "sha256": kept.sha256}
    return operation.add(table, **owner, **about)


@dataclass(frozen=True, slots=True)
class _Content:
    name: str
    sha256: str
    content: bytes


def stored_content(read: Read, table: str, identifier: int) -> bytes:
    """The bytes behind a row of ``attachment`` or ``kept_file``; refuses when they are not what was stored."""
    found = read.record(
        _Content,
        f"SELECT a.name, a.sha256, c.content FROM {table} a JOIN attachment_content c ON c.sha256 = a.sha256 WHERE a.id = ?",
        (identifier,),
    )
    if found is None or hashlib.sha256(found.content).hexdigest() != found.sha256:
        raise AttachmentUnreadable(name=found.name if found else "?")
    return found.content


def keep_file(book: Book, owner: str, owner_id: int, file: Path, purpose: str = "") -> Outcome[int]:
    """Keep a copy of a file with its owner (a key of ``OWNERS``) for a purpose; gives the kept file's id."""
    kept = read_file(file)
    with book.operation("keep_file", subject=kept.name) as operation:
        number = store_file(operation, kept_file, kept, **{OWNERS[owner]: owner_id}, purpose=purpose)
    return operation.outcome(number, N_("Đã đính kèm «{name}»."), name=kept.name)


def delete_file(book: Book, kept_id: int) -> Outcome[None]:
    """Delete a kept file. Its content stays in the book, so that undo can bring it back."""
    with book.operation("drop_file") as operation:
        name = operation.read.value(str, "SELECT name FROM kept_file WHERE id = ?", (kept_id,))
        if name is None:
            raise AttachmentUnreadable(name="?")
        operation.remove(kept_file, id=kept_id)
    return operation.outcome(None, N_("Đã bỏ «{name}»."), name=name)


def kept_content(read: Read, kept_id: int) -> bytes:
    """The bytes of a kept file."""
    return stored_content(read, "kept_file", kept_id)
