"""The columns of a list of the window from the listing that its form, workbook and figures for programs are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from app.domain.dates import Month, show_date
from app.domain.labelled import Labelled
from app.exports.document import Kind
from app.exports.listing import ListColumn, Listing, Screen
from app.i18n import _
from app.ui.kinds import month_word
from app.ui.widgets.table_model import Column, column, count, money


def listed(listing: Listing[Any], *first: str, **more: Mapping[str, Any]) -> list[Column]:
    """Every column with a ``screen``, those named first before the others.

    ``more`` is what the window alone says of a column: looks, tone, what stands there instead.
    """
    shown = {each.key: each for each in listing.shown}
    keys = dict.fromkeys((*first, *shown))
    return [_column(shown[key], shown[key].screen or Screen(), dict(more.get(key, {}))) for key in keys]


def _column(of: ListColumn[Any], screen: Screen, more: dict[str, Any]) -> Column:
    if screen.stretch:
        more.setdefault("stretch", True)
    if screen.hidden:
        more.setdefault("hidden", True)
    if of.kind is Kind.MONEY or (of.kind is Kind.INT and of.record_field is None):
        more.setdefault("blank_zero", of.blank)
    value = more.pop("value", of.value)
    if of.record_field is not None:
        return column(of.record_field, value, screen.width, key=of.key, **more)
    title = _(screen.label or of.heading or of.label)
    if of.kind is Kind.MONEY:
        return money(of.key, title, value, width=screen.width, **more)
    if of.kind is Kind.INT:
        return count(of.key, title, value, screen.width, **more)
    return Column(of.key, title, screen.width or 100, **{"show": _as_text(value), **more})


def _as_text(value: Callable[[Any], Any]) -> Callable[[Any], str]:
    def text(row: Any) -> str:
        told = value(row)
        if isinstance(told, Labelled):
            return _(told.label)
        if isinstance(told, Month):
            return month_word(told)
        return show_date(told) if isinstance(told, dt.date) else str(told or "")

    return text
