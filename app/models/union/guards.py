"""What stays as it was written: who the book belongs to, and kept files."""

from __future__ import annotations

from app.models.guards import refusing

GUARDS = (
    refusing("identity_kept", "DELETE", "book_identity", "identity-kept", "1"),
    refusing("identity_frozen", "UPDATE", "book_identity", "identity-kept", "OLD.uuid IS NOT NEW.uuid"),
    refusing("kept_file_frozen", "UPDATE", "kept_file", "attachment-kept", "1"),
)
