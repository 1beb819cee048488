"""What the time line calls the tables, columns and stored keys of imported books."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.intake.book_import import BookKind
from app.i18n import _
from app.ui.brought.trail_words import TrailWords, labels


def _tables() -> Mapping[str, str]:
    return {"import_batch": _("Lần nhập"), "import_row": _("Dòng nhập")}


def _columns() -> Mapping[str, str]:
    return {
        "file_name": _("tệp"), "sheet": _("trang tính"), "original_number": _("số gốc"), "rows_new": _("dòng mới"),
        "rows_changed": _("dòng đổi"), "rows_same": _("dòng đã có"), "rows_refused": _("dòng bị từ chối"),
        "row": _("dòng"), "fund_id": _("quỹ"),
    }  # fmt: skip


def _values() -> Mapping[str, Mapping[str, str]]:
    return {"kind": labels(BookKind)}


TRAIL_WORDS = TrailWords(
    tables=_tables,
    columns=_columns,
    values=_values,
    hidden=frozenset({"file_sha256", "findings", "identity", "line", "occurrence", "original"}),
    funds=frozenset({"fund_id"}),
)
