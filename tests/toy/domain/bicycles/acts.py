"""The acts of the room ``bicycles``, for the time line."""

from __future__ import annotations

from app.domain.acts import ActKind, Undo
from app.domain.problems import N_

ACTS = (
    ActKind("add_bicycle", N_("Thêm xe đạp")),
    ActKind("lend_bicycle", N_("Cho mượn xe đạp")),
    ActKind("return_bicycle", N_("Nhận lại xe đạp")),
    ActKind("import_bicycles", N_("Nhập danh sách xe đạp"), Undo.WITHDRAW),
)
