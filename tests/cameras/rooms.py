"""Every scene there is, found by scanning: a room is a sub-package with a ``scenes.py``, and that holds ``SCENES``."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator, Sequence

from app.rooms import packages
from tests.cameras.scene import Scene


def roots() -> tuple[str, ...]:
    """The packages whose sub-packages have scenes: ours, and those of every package that brings rooms of its own."""
    others = (f"{package}.cameras" for package in packages()[1:])
    return ("tests.cameras", *(name for name in others if importlib.util.find_spec(name) is not None))


def room_names(root: str) -> list[str]:
    """The rooms of a root package that have scenes, by name."""
    subs = [each.name for each in pkgutil.iter_modules(importlib.import_module(root).__path__) if each.ispkg]
    return sorted(name for name in subs if importlib.util.find_spec(f"{root}.{name}.scenes") is not None)


def scenes_by_room(places: Sequence[str] = ()) -> Iterator[tuple[str, Scene]]:
    """Each scene with the name of its room, of these root packages or of ``roots``."""
    for root in places or roots():
        for name in room_names(root):
            for scene in importlib.import_module(f"{root}.{name}.scenes").SCENES:
                yield name, scene


def scenes() -> tuple[Scene, ...]:
    """Every scene, room by room."""
    return tuple(scene for _room, scene in scenes_by_room())
