"""Parts of statements about entries (``e``): what every read of posted money joins."""

from __future__ import annotations

POSTED = "JOIN voucher v ON v.id = e.voucher_id AND v.state = 'posted'"
"""The voucher of an entry, when it is in the books."""
SIDES = "JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id"
"""Where the money of an entry comes from, and where it goes."""
