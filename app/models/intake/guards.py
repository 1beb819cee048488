"""Imported rows go only with their import."""

from __future__ import annotations

from app.models.guards import during, refusing

GUARDS = (
    refusing(
        "import_row_kept", "DELETE", "import_row", "import-row-kept", f"NOT {during('import_book', 'withdraw_import')}"
    ),
)
