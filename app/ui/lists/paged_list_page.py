"""A list page of any length: it never holds all its rows."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from app.models.queries import Read
from app.ui.desk import Desk
from app.ui.lists.list_page import ListPage

Row = TypeVar("Row")


class PagedListPage(ListPage[Row]):
    """A list of any length: the query filters, sorts and counts, and rows are fetched by the page as they are painted."""

    def __init__(self, desk: Desk) -> None:
        self._ids: Sequence[Any] = ()
        self._sums: Mapping[str, int] = {}
        super().__init__(desk)
        self.table.sorted_by.connect(lambda *_how: self.filters_changed())

    @abstractmethod
    def find_ids(self, read: Read) -> Sequence[Any]:
        """Identities of the rows the filters keep, sorted."""

    @abstractmethod
    def rows_of(self, read: Read, ids: Sequence[Any]) -> Sequence[Row]:
        """The rows of these identities, in their order."""

    def find_sums(self, read: Read, ids: Sequence[Any]) -> Mapping[str, int]:
        """The sums of the columns of money over the whole list, by the key of the column."""
        return {}

    def find_counts(self, read: Read) -> Mapping[str, Mapping[str, int]]:
        """How many rows each choice keeps, by filter and choice."""
        return {}

    def find_whole(self, read: Read) -> int:
        """How many rows there are without any filter; asked only while the list is empty."""
        return 0

    def load(self, read: Read) -> None:
        """Ask for the identities, sums and counts."""
        self.filters.count(self.find_counts(read))
        self._find(read)

    def _find(self, read: Read) -> None:
        self._ids = self.find_ids(read)
        self._sums = self.find_sums(read, self._ids)
        self._count = len(self._ids) or self.find_whole(read)

    def filters_changed(self) -> None:
        """Another choice: the query is asked anew; how many rows each choice keeps does not hang on it."""
        with self.desk.read() as read:
            self._find(read)
        self._show()

    def visible_ids(self) -> Sequence[Any]:
        """Identities as the query gave them."""
        return self._ids

    def sums(self) -> Mapping[str, int]:
        """The sums the query gave."""
        return self._sums

    def _start(self, ids: Sequence[Any]) -> Any:
        # Why not asked with the rows: a hundred thousand would be read for it.
        return ids[0]

    def rows_reader(self) -> Callable[[Read, Sequence[Any]], Sequence[Row]]:
        """Rows are asked for by the page, there too."""
        return self.rows_of

    def _fetch(self, ids: Sequence[Any]) -> Sequence[Row]:
        with self.desk.read() as read:
            return self.rows_of(read, ids)
