"""The lock, read: requirements/*.txt as names, versions, markers and hashes. Only reading; ``dev.py lock`` writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
PIN = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")


@dataclass(frozen=True)
class Pin:
    """One library of the lock; ``asked_by`` names the libraries that need it, or the .in file."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]


def pins(name: str) -> dict[str, Pin]:
    """The pins of ``runtime`` or ``develop`` by library, in the order of the file."""
    return read((REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8"))


def read(text: str) -> dict[str, Pin]:
    """Pins of a lock as ``uv pip compile --generate-hashes`` writes it."""
    found: dict[str, Pin] = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", text):
        head = PIN.match(block.strip().split("\n")[0].rstrip())
        if head is None:
            continue
        hashes = tuple(sorted(set(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))))
        requirements = re.findall(r"^\s+#[ ]+(?:via\b[ ]*)?(.*)$", block, flags=re.MULTILINE)
        asked = tuple(word.strip() for word in requirements if word.strip())
        found[head["name"]] = Pin(head["name"], head["version"], (head["marker"] or "").strip(), hashes, asked)
    return found
