"""The month's last job: a copy of the book in a safe place."""

from __future__ import annotations

from app.domain.dates import Month
from app.i18n import _
from app.models.queries import Read
from app.ui.brought.month_job import DONE, LOOK, Job, MonthJob
from app.ui.desk import Desk


def _nothing(_read: Read, _month: Month) -> None:
    """The desk knows the copies; the book does not."""


def _tell_backup(desk: Desk, _facts: None) -> Job:
    text = desk.copies.last_sentence()
    is_safe = bool(text) and not desk.copies.short
    return Job(
        _("Sao lưu"),
        text or _("Chưa có bản sao lưu nào của sổ này."),
        _("Có") if is_safe else _("Nên xem") if text else _("Chưa có"),
        DONE if is_safe else LOOK,
        _("Sao lưu"),
        lambda: desk.go("settings", page="backup"),
    )


MONTH_JOBS = (MonthJob("backup", 110, _nothing, _tell_backup, frozenset({"backup"})),)
