"""The attached source documents of a voucher as a strip."""

from __future__ import annotations

from pathlib import Path

from app.services.ledger.attach_file import attachment_content
from app.ui.desk import Desk
from app.ui.widgets.file_strip import FileStrip, show_file


class AttachmentStrip(FileStrip):
    """``open_content`` shows one that was asked for."""

    def open_content(self, desk: Desk, attachment: int, name: str) -> None:
        """Show a paper with the computer's own viewer."""
        with desk.read() as read:
            content = attachment_content(read, attachment)
        show_file(content, f"{attachment}-{Path(name).name}")
