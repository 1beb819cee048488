"""Verbs of a page of rows: what each is about, whether it writes, and when it may be used, told where it is offered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtGui import QAction

from app.i18n import _
from app.ui.desk import Desk
from app.ui.screen import Screen

Row = TypeVar("Row")


class About(Enum):
    """What a verb is about: nothing in the list, the row pointed at, or the rows selected (the one pointed at when none is)."""

    NOTHING = "nothing"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class _Told(Generic[Row]):
    """What a verb was told to need."""

    action: QAction
    about: About
    writes: bool
    when: Callable[..., bool] | None
    vanishes: bool


class RowVerbs(Screen, Generic[Row]):
    """A page whose verbs are about rows. ``opens`` is the verb of Enter and of a double click."""

    opens: ClassVar[str] = "edit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._told: dict[str, _Told[Row]] = {}

    @abstractmethod
    def row(self) -> Row | None:
        """The row pointed at."""

    @abstractmethod
    def current_id(self) -> Any:
        """The identity of the row pointed at, or None."""

    @abstractmethod
    def chosen_ids(self) -> list[Any]:
        """Identities of the rows selected, else of the one pointed at, from the top."""

    @abstractmethod
    def chosen_rows(self) -> list[Row]:
        """The rows selected, else the one pointed at, from the top."""

    def identify(self, row: Row) -> Any:
        """What tells a row from every other; it stays the same over a refresh."""
        return row.id  # type: ignore[attr-defined]

    def offer(
        self,
        key: str,
        call: Callable[..., object] | None = None,
        *,
        about: About = About.NOTHING,
        writes: bool = False,
        when: Callable[..., bool] | None = None,
        to: str = "",
        naming: str = "",
        paper: str = "",
        vanishes: bool = False,
        own: tuple[str, str, str] | None = None,
        **looks: Any,
    ) -> None:
        """Offer a verb: ``call()``, ``call(row)`` or ``call(rows)`` by what it is ``about``; ``looks`` are those of ``VerbBar.offer``.

        ``to`` opens that page instead, with the identity of the row in the argument ``naming``. ``writes`` keeps it off in a book
        that may only be looked at, ``when`` (asked of the row, or of nothing) in other cases; it ``vanishes`` then if told so.
        ``own`` are word, icon and shortcut of a verb only this page has; it stands after Sửa.
        ``paper`` prints that form about the row.
        """
        if paper:
            about, call = About.ONE, lambda row: self.desk.go("forms", form=paper, subject=self.identify(row))
        if to and naming and about is About.NOTHING:
            about = About.ONE

        def run() -> None:
            if to:
                chosen = self.chosen_ids() if about is About.SEVERAL else self.current_id()
                self.desk.go(to, **({naming: chosen} if naming else {}))
            elif call is not None and about is About.NOTHING:
                call()
            elif call is not None and about is About.SEVERAL:
                call(self.chosen_rows())
            elif call is not None and (row := self.row()) is not None:
                call(row)

        if own is not None:
            looks = {**dict(zip(("word", "icon", "shortcut"), own, strict=True)), "after": "edit", **looks}
        action = self.verbs.offer(key, run, **looks)
        self._told[key] = _Told(action, about, writes, when, vanishes)

    def offer_delete(
        self,
        service: Callable[..., Any],
        title: Callable[[Row], str],
        text: Callable[[Row], str],
        *,
        word: str = "",
        when: Callable[[Row], bool] | None = None,
        **looks: Any,
    ) -> None:
        """Offer Xóa for the row pointed at: it asks with ``title`` and ``text``, then runs the service with the row's identity.

        ``looks`` are those of ``offer``.
        """

        def delete(row: Row) -> None:
            if self.desk.ask.confirm(title(row), text(row), word or _("Xóa"), danger=True):
                self.desk.do(service, self.identify(row))

        self.offer("delete", delete, about=About.ONE, writes=True, when=when, word=word, **looks)

    def _allow(self) -> None:
        row, writable = self.row(), not self.desk.read_only
        for key, told in self._told.items():
            there = told.about is About.NOTHING or row is not None
            asked = () if told.about is About.NOTHING else (row,)
            fits = there and (told.when is None or told.when(*asked))
            if told.vanishes:
                self.verbs.present(**{key: fits})
            self.verbs.allow(**{key: fits and (writable or not told.writes)})

    def writing_verbs(self) -> frozenset[str]:
        """The keys of the verbs that write."""
        return frozenset(key for key, told in self._told.items() if told.writes)

    def open_row(self) -> None:
        """Enter or a double click: the verb that opens the row, when it may be used."""
        told = self._told.get(self.opens)
        if told is not None and told.action.isEnabled():
            told.action.trigger()
