"""What the trail calls the import of a book, and that it is withdrawn whole."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (ActKind("import_book", N_("Nhập sổ từ Excel"), Undo.WITHDRAW),)
