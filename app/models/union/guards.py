"""What stays as it was written: who the book belongs to, the keys of funds and codes, openings after a close, kept files."""

from __future__ import annotations

from app.models.guards import Guard, opening_guards, refusing

GUARDS = (
    *opening_guards("opening"),
    refusing("identity_kept", "DELETE", "book_identity", "identity-kept", "1"),
    refusing("identity_frozen", "UPDATE", "book_identity", "identity-kept", "OLD.uuid IS NOT NEW.uuid"),
    Guard(
        "bucket_key_frozen",
        "CREATE TRIGGER bucket_key_frozen BEFORE UPDATE OF key, kind, id ON bucket WHEN OLD.key IS NOT NEW.key OR "
        "OLD.kind IS NOT NEW.kind OR OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'bucket-kept'); END",
        "bucket-kept",
    ),
    refusing("kept_file_frozen", "UPDATE", "kept_file", "attachment-kept", "1"),
)
