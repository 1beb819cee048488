"""Where tables stand, told by whoever drew them, as the file of a reading that the program takes by ``--map``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tests.shapes.grid import Place

_KINDS = {"cash": "cash-book", "bank": "bank-book", "dues": "dues-list", "members": "members"}
_BOOK = {
    "day": "book_date", "voucher_day": "voucher_date", "day_of_month": "book_date", "in": "amount_in", "out": "amount_out",
    "kind": "side",
}  # fmt: skip
_PEOPLE = {
    "name": "full_name", "first_part": "family_name", "male": "if_male", "female": "if_female", "birth_of_men": "if_male",
    "birth_of_women": "if_female",
}  # fmt: skip
_UNKNOWN = {"code", "amount"}
"""What stands in a column of a list and is no field of that import."""


def as_toml(places: Iterable[Place]) -> str:
    """One ``[[table]]`` for each book or list."""
    return "\n".join(line for place in places for kind in place.kind.split("+") for line in _table(place, kind))


def _table(place: Place, kind: str) -> Iterator[str]:
    is_book = kind in ("cash", "bank")
    columns = dict(_book(place, kind) if is_book else _people(place, kind))
    yield "[[table]]"
    yield f"kind = {_quoted(_KINDS.get(kind, kind))}"
    yield f"sheet = {_quoted(place.sheet)}"
    if place.head_row:
        yield f"head = [{place.head_row}]"
    yield f"first = {place.head_row + 1 if place.head_row else place.first_row}"
    yield f"last = {place.last_row}"
    if unit := _UNITS.get(place.special.get("wage", "")):
        yield f"unit = {unit}"
    if is_book:
        yield f"year = {place.special['year']}"
        if place.special.get("days") == "once":
            yield "carries_days = true"
        if beside := [at for name, at in place.columns.items() if name.startswith(_OTHER[kind])]:
            yield f"beside = [{', '.join(map(_quoted, beside))}]"
    if kind == "dues":
        yield f"month = {_quoted(place.special['month'])}"
    yield "[table.columns]"
    yield from (f"{name} = {_quoted(at)}" for name, at in columns.items())
    yield ""


_OTHER = {"cash": "bank_", "bank": "cash_"}
_UNITS = {"đồng": 1, "nghìn đồng in the head": 1000, "nghìn đồng above": 1000}


def _book(place: Place, kind: str) -> Iterator[tuple[str, str]]:
    for name, at in place.columns.items():
        own = name.removeprefix(f"{kind}_")
        if not own.startswith(_OTHER[kind]) and own != "code":
            yield _BOOK.get(own, own), at


def _people(place: Place, kind: str) -> Mapping[str, str]:
    known = {_PEOPLE.get(name, name): at for name, at in place.columns.items() if name not in _UNKNOWN}
    return {name: at for name, at in known.items() if kind == "members" or name not in _ONLY_OF_MEMBERS}


_ONLY_OF_MEMBERS = {"gender", "if_male", "if_female", "joined", "phone", "position"}


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
