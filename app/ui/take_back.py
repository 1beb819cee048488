"""Taking back an act of the time line: what may be, why not, and the question that comes before it."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.acts import Undo
from app.i18n import _
from app.models.queries.trail import Act
from app.services import undo_act
from app.ui.desk import Desk


def why_not(act: Act) -> str:
    """Why an act cannot be taken back from the time line; nothing when it can."""
    if act.undone_by is not None:
        return _("Việc này đã được hoàn tác.")
    if act.kind.answers:
        advice = (
            _(act.kind.advice) if act.kind.advice else _("Muốn trở lại, dùng Ctrl+Y (Làm lại) hoặc làm lại việc ấy.")
        )
        return _("Đây là việc lấy lại một việc khác, không hoàn tác được. {advice}").format(advice=advice)
    if act.kind.undo is Undo.NO:
        return _("Việc đã vào sổ, không hoàn tác được. {advice}").format(advice=_(act.kind.advice))
    return ""


def state_word(act: Act) -> str:
    """The column of the time line: taken back, can be taken back, can be withdrawn, of record."""
    if act.undone_by is not None:
        return _("Đã hoàn tác")
    if act.kind.answers:
        return _("Việc lấy lại")
    return _(act.kind.undo.label)


def take_back_import(desk: Desk, number: int, done: Callable[[object], None] | None = None) -> None:
    """Withdraw a whole import, with a reason."""
    text = _("Mọi chứng từ của lần nhập này rời khỏi sổ, sổ trở lại đúng như trước khi nhập.")
    reason = desk.ask.reason(_("Rút lần nhập?"), text, _("Rút lần nhập"), danger=True)
    if reason:
        desk.do(undo_act.withdraw_import, number, reason, done=done, title=_("Đang rút lần nhập…"))


def take_back(desk: Desk, act: Act) -> None:
    """Undo an act, or withdraw what it brought in."""
    if why_not(act):
        return
    if act.kind.undo is Undo.WITHDRAW and not act.kind.withdrawn_by:
        take_back_import(desk, act.id)
    elif act.kind.undo is Undo.WITHDRAW:
        text = _("Việc này được rút cả lần, sổ trở lại đúng như trước đó.")
        if desk.ask.confirm(_("Rút việc này?"), text, _("Rút lại"), danger=True):
            desk.do(undo_act.undo_act, act.id, title=_("Đang rút…"))
    else:
        desk.do(undo_act.undo_act, act.id, title=_("Đang hoàn tác…"))
