"""The rooms of the house and what they bring: the one way in which anything registered is found.

Every floor (``domain``, ``models``, ``models.queries``, ``imports``, ``services``, ``exports``, ``ui``, ``cli``) is a package with the
same rooms, its sub-packages. What a room brings is a value of a known type in its folder on one floor; a ``Registry`` scans the
folders and gathers it. No list of rooms, and none of what is in them, is written anywhere.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar

HOUSE = "app"
_packages = [HOUSE]
T = TypeVar("T")


class HouseUnsound(Exception):
    """A mistake of whoever wrote a room: it leans on a room that is not there, or on one that leans on it."""


@dataclass(frozen=True, slots=True)
class Room:
    """One subject on every floor. ``package`` is the house or the package that brings it; ``uses`` names the rooms it leans on."""

    name: str
    package: str
    about: str
    uses: tuple[str, ...]


def add(package: str) -> None:
    """Let an importable package bring rooms too, laid out like the house: ``package.domain.room``, ``package.ui.room`` …

    It must be said before anything is gathered, so the program's first argument says it (``--also``).
    """
    if package not in _packages:
        importlib.import_module(package)
        _packages.append(package)
        rooms.cache_clear()


def packages() -> tuple[str, ...]:
    """The packages that bring rooms, the house first."""
    return tuple(_packages)


@cache
def rooms() -> tuple[Room, ...]:
    """Every room, those it leans on before it; by name where neither leans on the other. Refuses a circle."""
    found = {room.name: room for package in _packages for room in _rooms_of(package)}
    order: TopologicalSorter[str] = TopologicalSorter()
    for room in found.values():
        if missing := set(room.uses) - found.keys():
            raise HouseUnsound(f"room {room.name!r} uses {sorted(missing)}, which no package brings")
        order.add(room.name, *room.uses)
    order.prepare()
    lined: list[Room] = []
    while order.is_active():
        ready = sorted(order.get_ready())
        lined += [found[name] for name in ready]
        order.done(*ready)
    return tuple(lined)


def _rooms_of(package: str) -> Iterator[Room]:
    """A room is what has a folder among the rules (``domain``): its ``__init__`` says what it is about and what it leans on."""
    domain = _module(f"{package}.domain")
    for entry in pkgutil.iter_modules(domain.__path__) if domain else ():
        if entry.ispkg:
            declared = importlib.import_module(f"{package}.domain.{entry.name}")
            about = (declared.__doc__ or "").strip()
            yield Room(entry.name, package, about, tuple(getattr(declared, "USES", ())))


def _module(name: str) -> ModuleType | None:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as problem:
        if problem.name is not None and (name == problem.name or name.startswith(f"{problem.name}.")):
            return None
        raise


def folders(floor: str) -> Iterator[ModuleType]:
    """The package of every room that has something on a floor, in the order of ``rooms``."""
    for room in rooms():
        if (package := _module(f"{room.package}.{floor}.{room.name}")) is not None:
            yield package


def resources(kind: str) -> Iterator[tuple[Room, Path]]:
    """The folder ``kind`` of every room's words that has one: pages of help, sentences of another language."""
    for room in rooms():
        package = _module(f"{room.package}.words")
        if package is not None:
            folder = Path(package.__path__[0]) / room.name / kind
            if folder.is_dir():
                yield room, folder


class Registry(Generic[T]):
    """What the rooms bring of one kind on one floor: objects of a type, or its concrete subclasses.

    ``module`` narrows the search to the file of that name in each room, so that the others need not be loaded.
    An object counts once, a tuple of objects for each of them, a class where it is defined.
    """

    def __init__(self, floor: str, kind: type[T], *, module: str = "") -> None:
        self.floor = floor
        self._kind = kind
        self._module = module
        self._waiting: list[str] | None = None
        self._found: list[T] = []

    def _names(self) -> list[str]:
        """The modules not yet looked into, in the order of rooms, then of names."""
        if self._waiting is None:
            self._waiting = [
                f"{folder.__name__}.{entry.name}"
                for folder in folders(self.floor)
                for entry in sorted(pkgutil.iter_modules(folder.__path__), key=lambda entry: entry.name)
                if not self._module or entry.name == self._module
            ]
        return self._waiting

    @property
    def is_loaded(self) -> bool:
        """True when every file was looked into."""
        return not self._names()

    def load_one(self) -> tuple[T, ...]:
        """Look into one more file; what it brought."""
        names = self._names()
        return self._load(names[0]) if names else ()

    def load_named(self, stem: str) -> tuple[T, ...]:
        """Look into the files of that name; what they brought."""
        return tuple(
            value for name in [*self._names()] if name.rpartition(".")[2] == stem for value in self._load(name)
        )

    def all(self) -> tuple[T, ...]:
        """Everything, in the order of rooms, files and lines."""
        while self._names():
            self.load_one()
        return tuple(self._found)

    def _load(self, name: str) -> tuple[T, ...]:
        self._names().remove(name)
        known = {id(value) for value in self._found}
        brought = tuple(value for value in self._brought_by(importlib.import_module(name)) if id(value) not in known)
        self._found.extend(brought)
        return brought

    def _brought_by(self, module: ModuleType) -> Iterator[T]:
        for value in vars(module).values():
            if isinstance(value, self._kind):
                yield value
            elif isinstance(value, tuple):
                yield from (each for each in value if isinstance(each, self._kind))

    def by(self, key: str) -> Mapping[str, T]:
        """Everything by one of its attributes; two of one name are a mistake of whoever wrote them."""
        found: dict[str, T] = {}
        for value in self.all():
            name = str(getattr(value, key))
            if name in found:
                raise HouseUnsound(f"two {self._kind.__name__} are called {name!r}")
            found[name] = value
        return found


class ClassRegistry(Registry[type[T]]):
    """What the rooms bring as classes: those derived from a base and defined in a room's file, not merely imported there."""

    def __init__(self, floor: str, *bases: type[T], module: str = "") -> None:
        super().__init__(floor, type, module=module)
        self._bases = bases

    def _brought_by(self, module: ModuleType) -> Iterator[type[T]]:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, self._bases) and value.__module__ == module.__name__:
                yield value
