"""The .deb: the built folder at /usr/lib/so-cong-doan, with its menu entry, picture, file type and licences.

Written with the standard library, so that any computer makes the same bytes from the same folder: names sorted, one
time, one owner. What the program needs of Debian comes from ``system_libraries``.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import lzma
import platform
import tarfile
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from installer import licences, system_libraries
from installer.release import NAME, ROOT, TITLE, VERSION

LINUX = ROOT / "installer" / "linux"
LOGO = ROOT / "resources" / "logo" / "so-cong-doan.svg"
PLACE = f"usr/lib/{NAME}"
MIME = "application-x-so-cong-doan"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
MAINTAINER = "So Cong Doan <so-cong-doan@example.invalid>"


@dataclass(frozen=True)
class Member:
    """One file, or one link when ``link`` is set, at ``place`` below the root of the system."""

    place: str
    source: Path | bytes = b""
    link: str = ""
    program: bool = False

    def size(self) -> int:
        """Bytes on disk; a link counts nothing."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def read(self) -> bytes:
        """The whole content."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()


def architecture() -> str:
    """What Debian calls this computer's processor."""
    return ARCHITECTURES[platform.machine()]


def file_name() -> str:
    """The package's file, as Debian names it."""
    return f"{NAME}_{VERSION}_{architecture()}.deb"


def members(folder: Path, moment: int) -> list[Member]:
    """Everything the package puts on the system, sorted by place."""
    files = (path for path in folder.rglob("*") if path.is_symlink() or path.is_file())
    # Why not LICENCES.txt: Debian keeps the same text as the package's copyright.
    found = [_built(path, folder) for path in files if path != folder / "LICENCES.txt"]
    share, doc = "usr/share", f"usr/share/doc/{NAME}"
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    found += [
        Member(f"usr/bin/{NAME}", link=f"../lib/{NAME}/{NAME}"),
        Member(f"{share}/applications/{NAME}.desktop", LINUX / f"{NAME}.desktop"),
        Member(f"{share}/mime/packages/{NAME}.xml", LINUX / f"{NAME}.xml"),
        Member(f"{share}/icons/hicolor/scalable/apps/{NAME}.svg", LOGO),
        Member(f"{share}/icons/hicolor/scalable/mimetypes/{MIME}.svg", LOGO),
        Member(f"{doc}/copyright", copyright_text().encode()),
        Member(f"{doc}/changelog.gz", gzip.compress(changes, 9, mtime=moment)),
    ]
    return sorted(found, key=lambda member: member.place)


def _built(path: Path, folder: Path) -> Member:
    relative = path.relative_to(folder).as_posix()
    if path.is_symlink():
        return Member(f"{PLACE}/{relative}", link=str(path.readlink()))
    return Member(f"{PLACE}/{relative}", path, program=relative == NAME)


def copyright_text() -> str:
    """The licences of all parts, under the head Debian asks for."""
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {TITLE}\n"
        "Comment: The program is shipped with the libraries, fonts and pictures listed below, each under its own\n"
        " licence. What Debian itself has (Qt's own needs of the system) is not shipped but depended on.\n\n"
        + licences.document()
    )


def control(files: Sequence[Member], depends: Sequence[str], recommends: Sequence[str]) -> str:
    """The package's description of itself."""
    installed = sum(-(-member.size() // 1024) if not member.link else 1 for member in files)
    lines = {
        "Package": NAME,
        "Version": VERSION,
        "Architecture": architecture(),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(installed),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join(recommends),
        "Section": "misc",
        "Priority": "optional",
        "Description": (
            "books of a grassroots trade union in Viet Nam\n"
            " Sổ sách của công đoàn cơ sở: đoàn viên, đoàn phí, phiếu thu, phiếu chi, sổ quỹ, quyết toán.\n"
            " Chạy trên máy này, không cần mạng, không cần biết Nợ – Có.\n"
            " .\n"
            " Members, dues, receipts, payments, cash and bank books and the settlement, offline and in Vietnamese."
        ),
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items() if value)


def tar_xz(files: Iterable[Member], moment: int, out: IO[bytes]) -> None:
    """A compressed archive of the files and the folders they need, owned by root, all of one time."""
    done: set[str] = set()
    with (
        lzma.open(out, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.GNU_FORMAT) as tar,
    ):
        for member in files:
            parts = member.place.split("/")[:-1]
            for depth in range(len(parts) + 1):
                folder = "/".join([".", *parts[:depth]])
                if folder not in done:
                    done.add(folder)
                    tar.addfile(_head(f"{folder}/" if folder == "." else folder, moment, tarfile.DIRTYPE, 0o755))
            head = _head(f"./{member.place}", moment, tarfile.REGTYPE, 0o755 if member.program else 0o644)
            if member.link:
                head.type, head.linkname, head.mode = tarfile.SYMTYPE, member.link, 0o777
                tar.addfile(head)
            else:
                content = member.read()
                head.size = len(content)
                tar.addfile(head, io.BytesIO(content))


def _head(name: str, moment: int, kind: bytes, mode: int) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.type, head.mode, head.mtime, head.uname, head.gname = kind, mode, moment, "root", "root"
    return head


def write_deb(file: Path, control_files: Mapping[str, str], files: Sequence[Member], moment: int) -> Path:
    """The archive dpkg reads: format, control, contents. The same input gives the same bytes."""
    sums = "".join(
        f"{hashlib.md5(member.read(), usedforsecurity=False).hexdigest()}  {member.place}\n"
        for member in files
        if not member.link
    )
    described = [Member(name, text.encode()) for name, text in sorted({**control_files, "md5sums": sums}.items())]
    with tempfile.TemporaryFile() as control_part, tempfile.TemporaryFile() as content_part:
        tar_xz(described, moment, control_part)
        tar_xz(files, moment, content_part)
        with file.open("wb") as deb:
            deb.write(b"!<arch>\n")
            _add(deb, "debian-binary", io.BytesIO(b"2.0\n"), moment)
            _add(deb, "control.tar.xz", control_part, moment)
            _add(deb, "data.tar.xz", content_part, moment)
    return file


def _add(deb: IO[bytes], name: str, content: IO[bytes], moment: int) -> None:
    size = content.seek(0, io.SEEK_END)
    content.seek(0)
    deb.write(f"{name:<16}{moment:<12}{0:<6}{0:<6}{'100644':<8}{size:<10}`\n".encode("ascii"))
    while block := content.read(1 << 20):
        deb.write(block)
    if size % 2:
        deb.write(b"\n")


def build(folder: Path, into: Path, moment: int) -> Path:
    """The package of the built folder, written into ``into``. Refuses a folder that loads an unknown library."""
    files = members(folder, moment)
    asked = system_libraries.loaded(folder)
    depends, recommends = system_libraries.packages(asked, system_libraries.oldest_libc(folder))
    recommends.append("xdg-utils")  # opens the paper somebody attached
    return write_deb(into / file_name(), {"control": control(files, depends, recommends)}, files, moment)
