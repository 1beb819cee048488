"""Every kind of act the trail knows: its name for the time line, and whether Ctrl+Z may take it back.

Each room brings its own (``domain/<room>/acts.py``); here are those that belong to every book and what finds them all.
Acts of record (posting, voiding, closing, filing) are never undone; the advice says which act of record answers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from app.domain.labelled import Labelled
from app.domain.problems import N_
from app.rooms import Registry


class Undo(Labelled):
    """How an act is taken back: by undo, by withdrawing the whole import, or only by another act of record."""

    YES = "undo", N_("Hoàn tác được")
    WITHDRAW = "withdraw", N_("Rút được")
    NO = "no", N_("Đã vào sổ")


@dataclass(frozen=True, slots=True)
class ActKind:
    """One kind of act. ``advice`` is what to do instead when it cannot be undone.

    ``withdrawn_by`` names the kind of act that takes it back whole: the next one of the same subject. ``answers`` is true of an
    act that takes another one back; such acts and those that are ``is_passed_over`` are never what Ctrl+Z offers.
    """

    kind: str
    title: str
    undo: Undo = Undo.YES
    advice: str = ""
    withdrawn_by: str = ""
    answers: bool = False
    is_passed_over: bool = False


ACTS = (
    ActKind("create_book", N_("Lập sổ"), Undo.NO, N_("Sổ đã lập thì không lấy lại được; có thể sửa ở Thiết lập.")),
    ActKind("withdraw_import", N_("Rút lần nhập sổ"), Undo.NO, N_("Hãy nhập lại tệp Excel."), answers=True),
    ActKind(
        "upgrade_book", N_("Nâng cấp sổ"), Undo.NO, N_("Sổ cũ còn nguyên trong tệp để bên cạnh."), is_passed_over=True
    ),
    ActKind(
        "accept_older",
        N_("Nhận bản cũ của sổ"),
        Undo.NO,
        N_("Nếu tìm lại được bản mới hơn, hãy mở bản đó thay cho bản này."),
        is_passed_over=True,
    ),
    ActKind("undo", N_("Hoàn tác"), answers=True),
    ActKind("redo", N_("Làm lại"), answers=True),
)
_OF_ROOMS = Registry("domain", ActKind, module="acts")


@cache
def act_kinds() -> Mapping[str, ActKind]:
    """Every kind by its name. Two of one name are a mistake of whoever wrote them."""
    return _OF_ROOMS.by("kind", ACTS)


def act_kind(kind: str) -> ActKind:
    """The kind by its name; an unknown one (a newer program's) shows its name and cannot be undone."""
    return act_kinds().get(kind) or ActKind(kind, kind, Undo.NO, N_("Hãy cập nhật chương trình."))
