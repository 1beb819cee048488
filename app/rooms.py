"""The rooms of the house and what they bring: the one way in which anything registered is found.

Every floor (``domain``, ``models``, ``models.queries``, ``imports``, ``services``, ``exports``, ``ui``, ``cli``) is a package with the
same rooms, its sub-packages. What a room brings is a value of a known type in its folder on one floor; a ``Registry`` scans the
folders and gathers it. No list of rooms, and none of what is in them, is written anywhere.
"""

from __future__ import annotations

import importlib
import pkgutil
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from graphlib import TopologicalSorter
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar

HOUSE = "app"
ALSO = "--also"
"""The option of the command line that names one more package of rooms."""
known_packages = [HOUSE]
"""The packages that bring rooms, the house first."""
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

    It must be added before anything is gathered, so the program's first argument says it (``--also``).
    """
    if package not in known_packages:
        if _module(package) is None:
            raise HouseUnsound(f"there is no package {package!r}")
        known_packages.append(package)
        rooms.cache_clear()


def add_named(arguments: Sequence[str]) -> list[str]:
    """Add each package that a command line names by ``--also PACKAGE``; gives what else it says."""
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        text = waiting.pop(0)
        if text == ALSO and waiting:
            add(waiting.pop(0))
        elif text.startswith(f"{ALSO}="):
            add(text.partition("=")[2])
        else:
            rest.append(text)
    return rest


def packages() -> tuple[str, ...]:
    """The packages that bring rooms, the house first."""
    return tuple(known_packages)


@cache
def rooms() -> tuple[Room, ...]:
    """Every room, those it leans on before it; by name where neither leans on the other. Refuses a circle."""
    found: dict[str, Room] = {}
    for room in (room for package in known_packages for room in _rooms_of(package)):
        if (other := found.setdefault(room.name, room)) is not room:
            raise HouseUnsound(f"{room.package!r} and {other.package!r} both bring a room called {room.name!r}")
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


def floors(floor: str) -> Iterator[ModuleType]:
    """A floor of every package that has it, the house first."""
    for package in packages():
        if (found := _module(f"{package}.{floor}")) is not None:
            yield found


def folders(floor: str) -> Iterator[ModuleType]:
    """The package of every room that has something on a floor, in the order of ``rooms``."""
    for room in rooms():
        package = _module(f"{room.package}.{floor}.{room.name}")
        # Why the path: a file of the kernel may bear the name of a room.
        if package is not None and hasattr(package, "__path__"):
            yield package


@cache
def _files_in(*paths: str) -> tuple[str, ...]:
    """The modules of a folder by name. Read once: several registries look into the same folder at the start."""
    return tuple(sorted(entry.name for entry in pkgutil.iter_modules(paths)))


def load_floor(floor: str) -> None:
    """Import every file of every room on a floor, for what registers itself by being there: tables in their metadata."""
    for folder in folders(floor):
        for name in _files_in(*folder.__path__):
            importlib.import_module(f"{folder.__name__}.{name}")


def resources(name: str, package: str = "") -> Iterator[Path]:
    """The files or folders of a name among the words, of one package or of all: each kernel's, then its rooms' in their order."""
    for each in (package,) if package else packages():
        if (words := _module(f"{each}.words")) is not None:
            root = Path(words.__path__[0])
            places = [root, *(root / room.name for room in rooms() if room.package == each)]
            yield from (place / name for place in places if (place / name).exists())


def one_of_each(key: str, values: Iterable[T]) -> Mapping[str, T]:
    """Values by one of their attributes; two of one name are a mistake of whoever wrote them."""
    found: dict[str, T] = {}
    for value in values:
        name = str(getattr(value, key))
        if name in found:
            raise HouseUnsound(f"two {type(value).__name__} are called {name!r}")
        found[name] = value
    return found


class Registry(Generic[T]):
    """What the rooms bring of one kind on one floor: objects of a type, or its concrete subclasses.

    ``module`` narrows the search to the file of that name in each room, or to the files of a pattern (``*_settings``), so that the
    others need not be loaded.
    An object counts once, a tuple of objects for each of them, a class where it is defined.
    """

    def __init__(self, floor: str, kind: type[T], *, module: str = "") -> None:
        self.floor = floor
        self._kind = kind
        self._module = module
        self._waiting: list[str] | None = None
        self._found: list[T] = []
        # Why: the window and the worker may ask for the same thing at the same moment.
        self._turn = threading.RLock()

    def _names(self) -> list[str]:
        """The modules not yet looked into, in the order of rooms, then of names."""
        if self._waiting is None:
            self._waiting = [
                f"{folder.__name__}.{name}"
                for folder in folders(self.floor)
                for name in _files_in(*folder.__path__)
                if not self._module or fnmatchcase(name, self._module)
            ]
        return self._waiting

    @property
    def is_loaded(self) -> bool:
        """True when every file was looked into."""
        return not self._names()

    def load_one(self) -> tuple[T, ...]:
        """Look into one more file; what it brought."""
        with self._turn:
            names = self._names()
            return self._load(names[0]) if names else ()

    def load_named(self, stem: str) -> tuple[T, ...]:
        """Look into the files of that name; what they brought."""
        with self._turn:
            return tuple(
                value for name in [*self._names()] if name.rpartition(".")[2] == stem for value in self._load(name)
            )

    def all(self) -> tuple[T, ...]:
        """Everything, in the order of rooms, files and lines."""
        with self._turn:
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

    def by(self, key: str, first: Sequence[T] = ()) -> Mapping[str, T]:
        """Everything by one of its attributes, after what the kernel brings itself; two of one name are a mistake of whoever
        wrote them."""
        return one_of_each(key, (*first, *self.all()))

    def in_place(self, key: str = "", first: Sequence[T] = ()) -> tuple[T, ...]:
        """Everything by its ``place``, the lowest first; with a ``key`` two of one name are a mistake here too."""
        values = self.by(key, first).values() if key else (*first, *self.all())
        return tuple(sorted(values, key=attrgetter("place")))


class ClassRegistry(Registry[type[T]]):
    """What the rooms bring as classes: those derived from a base and defined in a room's file, not merely imported there."""

    def __init__(self, floor: str, *bases: type[T], module: str = "") -> None:
        super().__init__(floor, type, module=module)
        self._bases = bases

    def _brought_by(self, module: ModuleType) -> Iterator[type[T]]:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, self._bases) and value.__module__ == module.__name__:
                yield value
