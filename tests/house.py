"""The house as its code stands: floors by rooms, and which room leans on which. ``python -m tests.house`` prints it; ``--update``
writes it into ``app/README.md``, and ``tests/contract/test_rooms.py`` holds it there.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.rooms import Room, rooms

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "app" / "README.md"
BEGIN, END = "<!-- drawn by python -m tests.house --update -->", "<!-- drawn so far -->"
FLOORS = ("domain", "models", "models.queries", "imports", "services", "exports", "cli", "ui", "words")
"""The floors from the bottom up."""
KERNEL = "kernel"
LOWEST = "union"
"""The one room that the kernels of the upper floors may ask: every paper and page names the union."""


@cache
def tree_of(file: Path) -> ast.Module:
    """What stands in a file, parsed once for whoever reads the code."""
    return ast.parse(file.read_text("utf-8"))


@cache
def modules() -> dict[str, Path]:
    """Every module of the program and its file."""
    found = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        found[name.removesuffix(".__init__")] = path
    return found


@cache
def place_of(module: str) -> tuple[str, str]:
    """The floor and the room of a module; what lies in no room is kernel."""
    for floor in sorted(FLOORS, key=len, reverse=True):
        if module.startswith(f"app.{floor}."):
            first = module.removeprefix(f"app.{floor}.").split(".")[0]
            named = first in {room.name for room in rooms()}
            # Why the folder: a file of the kernel may bear the name of a room.
            return floor, first if named and (ROOT / "app" / floor.replace(".", "/") / first).is_dir() else KERNEL
    return "", KERNEL


def imported_by(module: str) -> Iterator[str]:
    """The modules of the program that a module imports, those inside functions too."""
    known = modules()
    for node in ast.walk(tree_of(known[module])):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module for name in names if node.module.split(".")[0] == "app")
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)


@cache
def leans() -> dict[tuple[str, str], list[str]]:
    """(room, other room) → the imports from the one into the other."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for module in modules():
        for target in sorted(set(imported_by(module))):
            one, other = place_of(module)[1], place_of(target)[1]
            if one != other:
                found[one, other].append(f"{module} imports {target}")
    return found


def files_of(folder: Path) -> list[Path]:
    """The files that lie in a folder itself, without what Python made of them."""
    return [path for path in folder.iterdir() if path.is_file() and path.suffix != ".pyc"]


def matrix() -> str:
    """Floors by rooms: how many files each room has on each floor."""
    columns = [KERNEL, *(room.name for room in rooms())]
    counts: Counter[tuple[str, str]] = Counter(
        place_of(name) for name, path in modules().items() if path.name != "__init__.py"
    )
    for floor, room in ((floor, room.name) for floor in ("words",) for room in rooms()):
        counts[floor, room] = sum(path.is_file() for path in (ROOT / "app" / floor / room).rglob("*"))
    rows = [["floor", *columns], ["---", *("--:" for _column in columns)]]
    rows += [[f"`{floor}`", *(str(counts[floor, column] or "") for column in columns)] for floor in FLOORS]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def graph() -> str:
    """Each room with the rooms it leans on, and by how many imports."""
    lines = []
    for room in rooms():
        used = [f"`{other}` {len(leans()[room.name, other])}" for other in room.uses if leans().get((room.name, other))]
        lines.append(f"| `{room.name}` | {_first_line(room)} | {', '.join(used) or '–'} |")
    return "\n".join(["| room | what it is about | leans on (imports) |", "|---|---|---|", *lines])


def _first_line(room: Room) -> str:
    return room.about.splitlines()[0]


def drawing() -> str:
    """Matrix and graph as they stand in the README."""
    return f"{BEGIN}\n\n{matrix()}\n\n{graph()}\n\n{END}"


def drawn() -> str:
    """What the README holds between the marks."""
    text = README.read_text("utf-8")
    return text[text.index(BEGIN) : text.index(END) + len(END)]


def main() -> int:
    """Print the drawing; with ``--update`` write it into the README."""
    if "--update" in sys.argv[1:]:
        README.write_text(README.read_text("utf-8").replace(drawn(), drawing()), encoding="utf-8")
    print(drawing())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
