"""Web pages packed into one file (.mht, also called ".xls"): the pages in it, in their order."""

from __future__ import annotations

import email
import email.policy

from app.imports.encodings import HalfDecodable, Undecodable, decoded


def is_archive(content: bytes) -> bool:
    """True for a file that begins as a message with parts does."""
    return content[:64].lstrip(b"\xef\xbb\xbf \r\n").lower().startswith(b"mime-version:")


def pages_of(content: bytes) -> list[str]:
    """The texts of its web pages; the one that only lists Excel's sheets is none of them."""
    pages = []
    for part in email.message_from_bytes(content, policy=email.policy.compat32).walk():
        place = (part.get("Content-Location") or "").lower()
        if part.get_content_type() != "text/html" or place.endswith("tabstrip.htm"):
            continue
        payload = part.get_payload(decode=True)
        try:
            pages.append(decoded(payload).text if isinstance(payload, bytes) else "")
        except (Undecodable, HalfDecodable):
            continue
    return pages
