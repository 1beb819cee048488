"""The libraries of Linux the built program loads and does not bring: read from its files, named as Debian packages.

A library that is not in the table stops the build: somebody then decides whether to ask Debian for it or to bring it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# Library -> the Debian package that has it; t64 is the name since Debian 13 and Ubuntu 24.04.
PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libc.so.6": "libc6",
    "libm.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libcups.so.2": "libcups2 | libcups2t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libexpat.so.1": "libexpat1",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "liblzma.so.5": "liblzma5",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Why: only who has a printer needs these, and then they are there; without them the window starts and prints to a file.
WISHED = {"libcups.so.2"}


class UnknownLibrary(Exception):
    """The built program loads something this table does not know; the text names it and who loads it."""


def binaries(folder: Path) -> Iterator[Path]:
    """Every program and shared library in the folder, in the order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def loaded(folder: Path) -> dict[str, str]:
    """Libraries that files of the folder load and the folder does not hold, each with one file that asks for it."""
    files = list(binaries(folder))
    brought = {path.name for path in folder.rglob("*.so*")}
    asked: dict[str, str] = {}
    for path in files:
        for library in re.findall(r"NEEDED\s+(\S+)", _objdump("-p", path)):
            if library not in brought:
                asked.setdefault(library, str(path.relative_to(folder)))
    return asked


def oldest_libc(folder: Path) -> str:
    """The oldest version of Debian's libc6 the program starts with, for example ``2.34``."""
    found = {version for path in binaries(folder) for version in re.findall(r"GLIBC_(2\.\d+)", _objdump("-T", path))}
    return max(found, key=lambda version: int(version.split(".")[1]), default="2.31")


def packages(libraries: Iterable[str], libc: str) -> tuple[list[str], list[str]]:
    """What the package depends on and what it recommends, as Debian writes it. Refuses an unknown library."""
    libraries = set(libraries)
    if unknown := sorted(libraries - PACKAGES.keys()):
        raise UnknownLibrary(f"not in installer/system_libraries.py: {', '.join(unknown)}")
    depends = {PACKAGES[library] for library in libraries - WISHED}
    wished = {PACKAGES[library] for library in libraries & WISHED} - depends
    return sorted(name if name != "libc6" else f"libc6 (>= {libc})" for name in depends), sorted(wished)


def _objdump(option: str, path: Path) -> str:
    asked = subprocess.run(["objdump", option, str(path)], capture_output=True, text=True, check=False)
    return asked.stdout
