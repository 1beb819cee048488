"""``python3 dev.py prove-install``: an empty Debian, the .deb installed in it, the program started and used there.

The mirror is the one apt of this computer uses; its name is neither printed nor kept. Needs root. Leaves nothing behind.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from installer import debian, release, window_check

SUITE = "bookworm"
ASKED = {
    "HOME": "/root",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}
PROGRAM = f"/usr/bin/{release.NAME}"
BOOK = "/root/mẫu.socd"


def main() -> int:
    """Make the empty Debian, prove, print; 0 when everything there worked."""
    asked = argparse.ArgumentParser(description=main.__doc__)
    asked.add_argument("--suite", default=SUITE, help="the release of Debian")
    asked.add_argument("--deb", type=Path, default=release.DIST / debian.file_name())
    given = asked.parse_args()
    if os.geteuid() != 0 or not given.deb.is_file():
        say("this needs root, and the package of `python3 dev.py build`")
        return 1
    with tempfile.TemporaryDirectory(prefix="empty-debian-") as place:
        root = Path(place) / "root"
        began = time.monotonic()
        make_root(root, given.suite)
        say(f"an empty Debian {given.suite}, {disk(root):.0f} MiB, after {time.monotonic() - began:.0f} s")
        with mounted(root):
            prove(root, given.deb)
    return 0


def sites(suite: str) -> list[str]:
    """apt's sources of that release as lines of a sources.list, the release itself first."""
    asked = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(CREATED_BY)|$(SITE)|$(RELEASE)|$(COMPONENT)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line.split("|") for line in asked.stdout.splitlines() if line.startswith("Packages|")]
    found = {f"deb {site} {name} {part}" for _, site, name, part in rows if name.split("-")[0] == suite}
    if not any(line.split()[2] == suite for line in found):
        raise SystemExit(f"apt of this computer has no sources of {suite}")
    return sorted(found, key=lambda line: (line.split()[2] != suite, line))


def make_root(root: Path, suite: str) -> None:
    """The smallest Debian there is, and apt inside it reading the same sources as outside."""
    sources = sites(suite)
    run(["debootstrap", "--variant=minbase", "--components=main", suite, str(root), sources[0].split()[1]])
    (root / "etc/apt/sources.list").write_text("\n".join(sources) + "\n", encoding="utf-8")
    for file in Path("/etc/apt/apt.conf.d").glob("*"):
        if "Acquire" in file.read_text(encoding="utf-8", errors="replace"):
            shutil.copy(file, root / "etc/apt/apt.conf.d" / file.name)
    for name in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc") / name, root / "etc" / name)


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """/proc and shared memory inside, and the sockets of X when there are any; gone again at the end."""
    mounts: list[tuple[str, str, str, list[str]]] = [("proc", "proc", "proc", []), ("tmpfs", "tmpfs", "dev/shm", [])]
    sockets = Path("/tmp/.X11-unix")  # noqa: S108 - where X keeps them
    if shutil.which("Xvfb") is not None:
        if not sockets.is_dir():
            sockets.mkdir()
            sockets.chmod(0o1777)
        mounts.append(("none", str(sockets), "tmp/.X11-unix", ["--bind"]))
    done: list[Path] = []
    try:
        for kind, what, where, options in mounts:
            (root / where).mkdir(parents=True, exist_ok=True)
            run(["mount", *(options or ["-t", kind]), what, str(root / where)])
            done.append(root / where)
        yield
    finally:
        for where_mounted in reversed(done):
            run(["umount", str(where_mounted)])


def prove(root: Path, deb: Path) -> None:
    """Install, use and start the program inside ``root``; any failure ends it."""
    shutil.copy(deb, root / "root" / deb.name)
    inside(root, ["apt-get", "update", "-q"], quiet=True)
    before = installed(root)
    size = disk(root)
    inside(root, ["apt-get", "install", "-y", "-q", "--no-install-recommends", f"/root/{deb.name}"], quiet=True)
    came = sorted(installed(root) - before)
    say(f"installed with {len(came) - 1} packages it depends on, {disk(root) - size:.0f} MiB together")
    print(" ".join(name for name in came if name != release.NAME))
    inside(root, [PROGRAM, "--version"])
    inside(root, [PROGRAM, "--selftest"])
    inside(root, [PROGRAM, "sample", BOOK])
    year = str(time.localtime().tm_year - 1)  # the sample holds this year and the one before
    for kind in ("pdf", "xlsx"):
        inside(root, [PROGRAM, "export", "b07", "--book", BOOK, "--period", year, "--to", f"/root/b07.{kind}"])
        paper = root / "root" / f"b07.{kind}"
        say(f"{paper.name}: {paper.stat().st_size} bytes, begins {paper.read_bytes()[:5]!r}")
    inside(root, [PROGRAM, "check", "--book", BOOK])
    window(root, {"QT_QPA_PLATFORM": "offscreen"})
    if shutil.which("Xvfb") is not None and (root / "tmp/.X11-unix").is_dir():
        with screen() as display:
            window(root, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display})
    else:
        say("no Xvfb here: the window on X was not tried")
    contents(deb)
    inside(root, ["apt-get", "remove", "-y", "-q", release.NAME], quiet=True)
    left = (root / "usr/lib" / release.NAME).exists() or (root / PROGRAM[1:]).is_symlink()
    say(
        f"removed; {'something was left behind' if left else 'nothing left'}, the book is {'there' if (root / BOOK[1:]).exists() else 'GONE'}"
    )
    if left:
        raise SystemExit(1)


def window(root: Path, where: dict[str, str]) -> None:
    """The window on the sample book, twice: the second time after a window that was killed."""
    for attempt in ("first", "second"):
        took = window_check.first_paint(["chroot", str(root), PROGRAM, BOOK], {**ASKED, **where})
        say(f"window ({where['QT_QPA_PLATFORM']}), {attempt} start: painted after {took:.2f} s, still up 3 s later")


@contextmanager
def screen() -> Iterator[str]:
    """A screen nobody sees; its name for DISPLAY."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait(20)


def contents(deb: Path) -> None:
    """The package's size, and what it holds by folder."""
    by_folder: Counter[str] = Counter()
    files: Counter[str] = Counter()
    unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", str(deb)], capture_output=True, check=True).stdout
    with tempfile.TemporaryFile() as held:
        held.write(unpacked)
        held.seek(0)
        with tarfile.open(fileobj=held) as tar:
            for member in tar:
                if member.isfile():
                    inner = member.name.removeprefix("./").split("/")
                    folder = "/".join(inner[:-1][:5])
                    by_folder[folder] += member.size
                    files[folder] += 1
    say(f"{deb.name}: {deb.stat().st_size / 2**20:.1f} MiB packed, {sum(by_folder.values()) / 2**20:.1f} MiB unpacked")
    rows = [(f"/{folder} ({files[folder]})", size) for folder, size in sorted(by_folder.items())]
    print(release.table(rows))


def installed(root: Path) -> set[str]:
    """Names of the packages inside."""
    asked = subprocess.run(
        ["chroot", str(root), "dpkg-query", "-W", "-f", "${Package}\n"], capture_output=True, text=True, check=True
    )
    return set(asked.stdout.split())


def disk(root: Path) -> float:
    """MiB on disk below ``root``, without what is mounted there and without downloaded packages."""
    asked = subprocess.run(
        ["du", "-xsm", "--exclude=./var/cache/apt", "--exclude=./var/lib/apt/lists", "."],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(asked.stdout.split()[0])


def inside(root: Path, command: Sequence[str], *, quiet: bool = False) -> None:
    """Run it in the empty Debian; a failure ends the proof."""
    run(["chroot", str(root), *command], quiet=quiet, environment=ASKED)


def run(command: Sequence[str], *, quiet: bool = True, environment: dict[str, str] | None = None) -> None:
    """Run it; quietly means: what it says is shown only when it fails."""
    if not quiet:
        say(" ".join(command[2:] if command[0] == "chroot" else command))
    answer = subprocess.run(
        list(command), env={**os.environ, **(environment or {})}, text=True, check=False,
        stdout=subprocess.PIPE if quiet else None, stderr=subprocess.STDOUT if quiet else None,
    )  # fmt: skip
    if answer.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {answer.returncode}\n{(answer.stdout or '')[-2000:]}")


def say(text: str) -> None:
    """A line to whoever waits, in its place among the output of the program."""
    print(f"· {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
