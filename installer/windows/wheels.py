"""The win_amd64 wheels of the lock: fetches each by its hash, and writes their names and hashes to wheels.txt.

``python3 -m installer.windows.wheels`` runs on any system after ``dev.py lock``; build_windows.py installs what it wrote.
No address is written: pip fetches from wherever it is configured to.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from installer import lockfile

LIST = Path(__file__).with_name("wheels.txt")
PYTHON_VERSION = "3.11"
TOOLS = ("altgraph", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "pywin32-ctypes", "setuptools")
TARGET = [
    "--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--implementation", "cp",
    "--abi", "cp311", "--abi", "abi3", "--abi", "none",
]  # fmt: skip
HEAD = f"""# The wheels for Windows (win_amd64, CPython {PYTHON_VERSION}): what the lock allows there, each with its hash.
# Written by python3 -m installer.windows.wheels; pip reads it with --require-hashes. Do not edit by hand.
"""


def wanted() -> dict[str, lockfile.Pin]:
    """The program's libraries and the tools that build it on Windows, as the lock pins them."""
    locked = lockfile.pins("develop")
    return {name: locked[name] for name in sorted({*lockfile.pins("runtime"), *TOOLS})}


def line(pin: lockfile.Pin, wheel: str, digest: str) -> str:
    """One wheel as pip's requirement, with the name of its file behind it."""
    return f"{pin.name}=={pin.version} --hash=sha256:{digest}  # {wheel}"


def listed() -> dict[str, tuple[str, str]]:
    """What wheels.txt says: library -> (file, hash)."""
    found = re.findall(
        r"^([\w.-]+)==\S+ --hash=sha256:([0-9a-f]{64})  # (\S+\.whl)$", LIST.read_text("utf-8"), re.MULTILINE
    )
    return {name: (wheel, digest) for name, digest, wheel in found}


def main() -> int:
    """Fetch, check and list; 1 when a wheel does not exist or has another hash than the lock."""
    pins = wanted()
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "asked.txt"
        rows = [
            f"{pin.name}=={pin.version} " + " ".join(f"--hash=sha256:{one}" for one in pin.hashes)
            for pin in pins.values()
        ]
        asked.write_text("\n".join(rows) + "\n", encoding="utf-8")
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:", "--require-hashes"]
        command = [sys.executable, "-m", "pip", "download", *options, *TARGET, "-d", folder, "-r", str(asked)]
        if code := subprocess.run(command, check=False).returncode:
            return code
        wheels = {plain(file.name.split("-")[0]): file for file in Path(folder).glob("*.whl")}
        lines = [
            line(pin, wheels[plain(name)].name, hashlib.sha256(wheels[plain(name)].read_bytes()).hexdigest())
            for name, pin in pins.items()
        ]
        size = sum(file.stat().st_size for file in wheels.values())
    LIST.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(lines)} wheels, {size / 2**20:.0f} MiB: {LIST.name} written")
    return 0


def plain(name: str) -> str:
    """A library's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    raise SystemExit(main())
