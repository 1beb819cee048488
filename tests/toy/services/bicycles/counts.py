"""What of the bicycles a copy of a book must have as the book has it."""

from __future__ import annotations

from app.services.back_up import Count

COUNTS = (Count("bicycles", lambda read: read.number("SELECT count(*) FROM bicycle")),)
