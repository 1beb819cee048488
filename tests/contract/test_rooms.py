"""The same rooms on every floor: who may lean on whom, and that what the README draws is what stands there."""

from __future__ import annotations

import pytest

from app.rooms import HouseUnsound, Registry, rooms
from tests import house

ROOMS = {room.name: room for room in rooms()}
MOST_FILES = 25


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_leans_only_on_rooms_that_it_names(room):
    others = ROOMS.keys() - {room, *ROOMS[room].uses}
    assert [line for other in sorted(others) for line in house.leans().get((room, other), ())] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_names_no_room_that_it_could_do_without(room):
    assert [other for other in ROOMS[room].uses if not house.leans().get((room, other))] == []


def test_the_kernel_knows_no_room_but_the_union():
    others = ROOMS.keys() - {house.LOWEST}
    assert [line for other in sorted(others) for line in house.leans().get((house.KERNEL, other), ())] == []


def test_rooms_come_after_those_they_lean_on():
    order = list(ROOMS)
    assert all(order.index(other) < order.index(name) for name, room in ROOMS.items() for other in room.uses)


def test_the_graph_that_the_code_draws_has_no_circle():
    left = {room: {other for one, other in house.leans() if one == room and other in ROOMS} for room in ROOMS}
    while free := [room for room, others in left.items() if not others]:
        left = {room: others - set(free) for room, others in left.items() if room not in free}
    assert left == {}


def test_every_folder_can_be_looked_over():
    folders = [path for path in (house.ROOT / "app").rglob("*") if path.is_dir() and path.name != "__pycache__"]
    crowded = {path.relative_to(house.ROOT).as_posix(): len(house.files_of(path)) for path in folders}
    # Why the slack: every folder has its __init__.py, and one file more is no reason to move thirty.
    assert {name: count for name, count in crowded.items() if count > MOST_FILES + 1} == {}


def test_the_readme_draws_the_house_as_it_stands():
    assert house.drawn() == house.drawing(), "python -m tests.house --update"


def test_two_things_of_one_name_are_a_mistake():
    registry: Registry[str] = Registry("nowhere", str)
    with pytest.raises(HouseUnsound):
        registry.by("__class__", first=["same", "same"])
