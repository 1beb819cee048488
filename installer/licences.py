"""The licences of everything that is shipped: each library of the lock, Python, the boot loader, fonts, icons.

Texts come from the installed libraries and from ``installer/licences``. Nothing here decides a licence of our own.
"""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from installer import lockfile
from installer.release import ROOT, TITLE

TEXTS = ROOT / "installer" / "licences"
RESOURCES = ROOT / "resources"
LICENCE_FILE = re.compile(r"(?i)^(licen[cs]e|copying|notice|authors)")

# Where the library itself does not say it as an SPDX expression.
EXPRESSIONS = {
    "defusedxml": "PSF-2.0",
    "olefile": "BSD-2-Clause",
    "pypdfium2": "Apache-2.0 AND BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
}
# What a library brings along and where its words are, when it does not bring them itself.
BROUGHT = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt", "Qt.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt", "Qt.txt"),
    "sqlcipher3": ("SQLCipher.txt",),
}


@dataclass(frozen=True)
class Part:
    """One thing shipped: its name, version, SPDX expression, and the words of its licences by title."""

    name: str
    version: str
    expression: str
    texts: tuple[tuple[str, str], ...]


def parts() -> list[Part]:
    """Everything shipped, libraries first, in the order of their names."""
    libraries = [library(name) for name in sorted(lockfile.pins("runtime"))]
    return [*libraries, *others()]


def library(name: str) -> Part:
    """One installed library with the licence files it came with."""
    installed = importlib.metadata.distribution(name)
    metadata = installed.metadata
    named = [text for head in ("License-Expression", "License") for text in metadata.get_all(head) or () if text]
    expression = EXPRESSIONS.get(name) or next(iter(named), "NOASSERTION")
    own = tuple(sorted(_own_texts(installed)))
    brought = tuple((file, words(TEXTS / file)) for file in BROUGHT.get(name, ()))
    return Part(name, installed.version, expression, own + brought)


def _own_texts(installed: importlib.metadata.Distribution) -> Iterator[tuple[str, str]]:
    for file in installed.files or ():
        inside = file.parts[0].endswith(".dist-info") and (
            "licenses" in file.parts or LICENCE_FILE.match(file.name) is not None
        )
        # Why not: what pypdfium2 lists for Android and musl is in other wheels than ours.
        if inside and not {"android", "cibw_musl", "pbin_musl"} & set(file.parts):
            yield "/".join(file.parts[1:]).removeprefix("licenses/"), words(Path(str(file.locate())))


def others() -> list[Part]:
    """What is shipped and no library of the lock."""
    import platform

    loader = importlib.metadata.distribution("pyinstaller")
    return [
        Part("python", platform.python_version(), "PSF-2.0", (("Python.txt", words(TEXTS / "Python.txt")),)),
        Part(
            "pyinstaller-bootloader",
            loader.version,
            "GPL-2.0-or-later WITH Bootloader-exception",
            tuple(sorted(_own_texts(loader))),
        ),
        Part("be-vietnam-pro", "1", "OFL-1.1", (_of("fonts/OFL-BeVietnamPro.txt"),)),
        Part("liberation-serif", "2.1.5", "OFL-1.1", (_of("fonts/OFL-LiberationSerif.txt"),)),
        Part("gnu-unifont", "15.0.1", "OFL-1.1", (_of("fonts/OFL-Signs.txt"),)),
        Part("droid-sans-fallback", "6.0.1", "Apache-2.0", (_of("fonts/Apache-DroidSansFallback.txt"),)),
        Part("lucide-icons", "1", "ISC", (_of("icons/LICENSE-lucide.txt"),)),
        Part("vietnamese-given-names", "1", "see text", (_of("sample/LICENSE.txt"),)),
    ]


def _of(relative: str) -> tuple[str, str]:
    return relative, words(RESOURCES / relative)


def words(file: Path) -> str:
    """The text of a licence file with plain line ends."""
    return file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip("\n")


def document() -> str:
    """All of it as one text: first the list, then every licence once."""
    shipped = parts()
    width = max(len(part.name) for part in shipped)
    lines = [f"{TITLE}: giấy phép của các phần đi kèm · licences of the parts it is shipped with", ""]
    lines += [f"  {part.name:<{width}}  {part.version:<10}  {part.expression}" for part in shipped]
    seen: dict[str, list[str]] = {}
    for part in shipped:
        for title, text in part.texts:
            seen.setdefault(text, []).append(f"{part.name}: {title}")
    for text, titles in seen.items():
        lines += ["", "=" * 100, *titles, "=" * 100, "", text]
    return "\n".join(line.rstrip() for line in "\n".join(lines).split("\n")) + "\n"
