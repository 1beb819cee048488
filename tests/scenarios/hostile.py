"""Profiles, names, paths, settings, months and clocks that nobody should have to meet, and what the command line must make of each:
done, or one sentence in her language with nothing left behind. The suite draws some of them, ``tests/prove`` thousands.
"""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from app.cli import main
from app.domain.money import dong
from app.models.book import Book
from app.services.members.keep_members import MemberEntry, add_member
from tests import small_books

VIETNAMESE = re.compile("[ạ-ỹăâđêôơưàáãèéìíòóõùúý]", re.IGNORECASE)
FOREIGN = re.compile(
    r"Traceback|Errno|WinError|Exception|\{|No such file|Permission denied|[Nn]ot a directory|Is a directory|File name too long"
    r"|Invalid argument|embedded null|codec can't|surrogates|usage:|error:|expected |invalid |Too many levels|must be|out of range"
    r"|unable to open|disk image|SQLITE|sqlite3|readonly|Expected|Cannot |NoneType|object "
)
"""What a system, Python or SQLite says in English, and what a sentence of the program never holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command came to: its exit code, and all it printed."""

    code: int
    text: str

    @property
    def lines(self) -> list[str]:
        """What it printed, line by line."""
        return [line for line in self.text.split("\n") if line.strip()]


def command(*arguments: str) -> Said:
    """Run one command in this process."""
    out, aside = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(aside):
        try:
            code = main(list(arguments))
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return Said(code, out.getvalue() + aside.getvalue())


def is_a_sentence(text: str) -> bool:
    """One line, in Vietnamese, with an end, and nothing of what a computer says by itself."""
    return text.strip("\n").isprintable() and VIETNAMESE.search(text) is not None and FOREIGN.search(text) is None


def refused_well(said: Said) -> None:
    """Exit 1 or 2 with exactly one sentence."""
    assert said.code in (1, 2), said
    assert len(said.lines) == 1, said
    assert is_a_sentence(said.lines[0]), said


@cache
def _template() -> Path:
    path = small_books.new_book()
    with Book.open(path) as book:
        add_member(book, MemberEntry("Lê Thị Na", small_books.OPENING_DAY, wage=dong(5_700_000)))
    return path


def working_book(folder: Path) -> Path:
    """A book with one member who pays dues, so that every command has something to do."""
    return Path(shutil.copyfile(_template(), folder / "sổ của tôi.socd"))


@contextmanager
def empty_folder() -> Iterator[Path]:
    """A folder for one example."""
    with small_books.folder_in_memory() as folder:
        yield Path(folder)


def listed(folder: Path) -> dict[str, bytes | None]:
    """Everything that lies in a folder, with its content; None for a folder or what leads nowhere."""
    return {
        str(file.relative_to(folder)): file.read_bytes() if file.is_file() else None
        for file in sorted(folder.rglob("*"))
    }


# ---- names -----------------------------------------------------------------------------------------------------------

LETTERS = "aZ9 ăệĐư-_.,()'&@#%+=~`!;[]$"
FORBIDDEN = '\\:*?"<>|\x01\x07\x1f\x7f\n\t\u202e\u2067\u200f\u200b\ufeff\ud800\udc80'
DEVICES = ("CON", "prn", "Aux", "NUL", "com1", "LPT9", "COM¹", "CONIN$", "conout$")

good_names = st.text(LETTERS, min_size=1, max_size=12).filter(lambda name: name.strip(" .") == name and name)
bad_names = st.one_of(
    st.builds(lambda head, sign, tail: f"{head}{sign}{tail}", good_names, st.sampled_from(FORBIDDEN), good_names),
    st.builds(
        lambda device, ending: device + ending,
        st.sampled_from(DEVICES),
        st.sampled_from(["", ".socd", ".a.socd", " .x"]),
    ),
    st.builds(lambda name, end: name + end, good_names, st.sampled_from([".", " ", "..", ". ", " ."])),
    st.builds(lambda sign, count: sign * count + ".socd", st.sampled_from("aệ𝕊"), st.integers(250, 400)),
    st.sampled_from(["..", " ", "...", "so:quy.socd", "C:quy.socd", "C:\\so\\quy.socd", "\u202edcos.exe"]),
)


def all_systems_keep(name: str) -> bool:
    """The rule told another way than the program tells it."""
    if (
        not name
        or name[-1] in " ."
        or len(name.encode("utf-8", "replace")) > 255
        or len(name.encode("utf-16-le", "replace")) > 510
    ):
        return False
    if any(ord(sign) < 32 or sign in '<>:"/\\|?*' for sign in name):
        return False
    return re.match(r"(?i)^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$) *(\.|$)", name) is None


# ---- paths -----------------------------------------------------------------------------------------------------------


def a_folder(folder: Path) -> Path:
    (folder / "thư mục.socd").mkdir(exist_ok=True)
    return folder / "thư mục.socd"


def a_loop(folder: Path) -> Path:
    (folder / "vòng").symlink_to(folder / "vòng")
    return folder / "vòng"


def beneath_a_file(folder: Path) -> Path:
    (folder / "tệp").write_text("x")
    return folder / "tệp" / "sổ.socd"


HOSTILE_PATHS: dict[str, Callable[[Path], Path]] = {
    "no folder": lambda folder: folder / "không có" / "sổ.socd",
    "a folder": a_folder,
    "beneath a file": beneath_a_file,
    "a loop": a_loop,
    "within a loop": lambda folder: a_loop(folder) / "sổ.socd",
    "too long": lambda folder: folder.joinpath(*["rất-dài" * 8] * 90) / "sổ.socd",
    "longer than SQLite": lambda folder: long_folder(folder) / ("s" * 100 + ".socd"),
    "a device": lambda folder: Path("/dev/null"),
    "beneath a device": lambda folder: Path("/dev/null/sổ.socd"),
    "nothing": lambda folder: Path(),
    "the root": lambda folder: Path("/"),
    "no sign": lambda folder: folder / "a\0b" / "sổ.socd",
    "half a letter": lambda folder: folder / "a\ud800" / "sổ.socd",
    "a system's own": lambda folder: Path("/proc/self/sổ.socd"),
}


def long_folder(folder: Path) -> Path:
    """A folder that the system opens and SQLite, with a name behind it, does not."""
    deep = folder
    while len(str(deep)) < 420:
        deep = deep / ("d" * 50)
    deep.mkdir(parents=True, exist_ok=True)
    return deep


# ---- profiles --------------------------------------------------------------------------------------------------------

Content = dict[str, Any]
VALID: Content = {
    "union": "CĐCS Sao Mai",
    "opening_day": dt.date(2024, 1, 1),
    "group": 3,
    "payee": {"name": "Công đoàn cấp trên", "account": "117"},
    "opening": {"cash": 1_000_000, "owed_up": {"2023-12": 5_000}},
    "officers": [
        {"role": "chair", "name": "Lê Thị Ân"},
        {"role": "cashier", "name": "Ngô Oanh", "from": dt.date(2023, 1, 1)},
    ],
    "accounts": [{"name": "VietinBank", "number": "118002"}, {"name": "Agribank", "number": "220", "opening": 5}],
}
WRONG_TYPES: tuple[Any, ...] = (
    -1, 0, 10**20, -(10**15), 1.5, float("inf"), float("nan"), True, "", "x" * 500, "a\u202eb", "a\tb", [], ["a"], {}, {"a": 1}, [[]],
    dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.datetime(2024, 1, 1, 5), dt.time(5), "2024-13-45", "hôm qua", "９",
)  # fmt: skip
KEYS = ("union", "opening_day", "group", "region", "payee", "opening", "officers", "accounts", "address", "tax_code")
INNER = {
    "payee": ("name", "account", "bank"),
    "opening": ("cash", "bank", "owed_up", "due_down"),
    "officers": ("role", "name", "from", "to"),
    "accounts": ("name", "bank", "number", "opening"),
}
UNKNOWN = ("openning", "Union", "officer", "cashh", "tên", "", "a b", 'a"b', "x" * 300, "role ")


def put(content: Content, key: str, inner: str, value: Any) -> None:
    """Put a value at the top or into a table; into the first of several tables."""
    if key not in INNER or not inner:
        content[key] = value
        return
    within = content.get(key)
    if isinstance(within, list) and within and isinstance(within[0], dict):
        within[0][inner] = value
    elif isinstance(within, dict):
        within[inner] = value
    else:
        content[key] = {inner: value}


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """A profile with one to four things in it changed for the worse."""
    content = copy.deepcopy(VALID)
    for _time in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["type", "unknown", "unknown within", "twice", "month", "overlap", "gone"]))
        key = draw(st.sampled_from(KEYS))
        if kind == "type":
            inner = draw(st.sampled_from((*INNER.get(key, ("",)), "")))
            put(content, key, inner, draw(st.sampled_from(WRONG_TYPES)))
        elif kind == "unknown":
            content[draw(st.sampled_from(UNKNOWN))] = draw(st.sampled_from(WRONG_TYPES))
        elif kind == "unknown within":
            put(content, draw(st.sampled_from(sorted(INNER))), draw(st.sampled_from(UNKNOWN)) or "x", 1)
        elif kind == "twice":
            put(
                content,
                "accounts",
                draw(st.sampled_from(["name", "number"])),
                draw(st.sampled_from(["agribank", "2-20", "220"])),
            )
        elif kind == "month":
            month = draw(
                st.sampled_from(
                    ["2023-13", "0001-01", "9999-12", "1969-12", "2024-02", "２０２３-12", "tháng 1", "", "2023-12"]
                )
            )
            put(
                content,
                "opening",
                draw(st.sampled_from(["owed_up", "due_down"])),
                {month: draw(st.sampled_from([-5, 5, "5"]))},
            )
        elif kind == "overlap":
            name = draw(st.sampled_from(["Trần Ba", ""]))
            content["officers"] = [
                {"role": "chair", "name": "A"},
                {"role": "chair", "name": name, "from": dt.date(2024, 6, 1)},
            ]
        else:
            content.pop(key, None)
    return content


def as_toml(content: Content) -> str:
    """A profile as TOML, every table inline."""
    return "".join(f"{_quoted(key)} = {_toml(value)}\n" for key, value in content.items())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return value.isoformat() if isinstance(value, dt.date | dt.time) else repr(value)


WRITTEN = as_toml(VALID).encode()
raw_profiles = st.one_of(
    st.binary(max_size=60),
    st.builds(lambda at, rubbish: WRITTEN[:at] + rubbish + WRITTEN[at:], st.integers(0, len(WRITTEN)), st.binary(min_size=1, max_size=4)),
    st.builds(lambda at: WRITTEN[:at], st.integers(0, len(WRITTEN))),
    st.sampled_from([
        b"a = " + b"[" * 3000, b"a = " + b"9" * 5000, b"a = 0x" + b"f" * 4000, WRITTEN + b"union = 'x'", WRITTEN.decode().encode("utf-16"),
        b"\xef\xbb\xbf= =", b"opening_day = 2024-02-30", b"x" * 1_200_000, b"union = '''\nx", b"[opening]\n[opening]", b"\xff\xfe", b"",
    ]),
)  # fmt: skip


def judge_profile(written: bytes) -> bool:
    """``new`` with a profile makes a whole book or says one sentence and leaves nothing; True when it made one."""
    with empty_folder() as folder:
        (folder / "hồ sơ.toml").write_bytes(written)
        before = listed(folder)
        said = command("new", str(folder / "sổ.socd"), "--profile", str(folder / "hồ sơ.toml"))
        if said.code == 0:
            assert listed(folder).keys() - before.keys() == {"sổ.socd"}
            return True
        refused_well(said)
        assert said.code == 1
        assert listed(folder) == before
        return False


def judge_name(name: str, book: Path) -> bool:
    """A book, and a paper of a book, under a name: made when every system keeps it, else refused; True when made."""
    with empty_folder() as folder:
        (folder / "hồ sơ.toml").write_bytes(WRITTEN)
        before, content = listed(folder), book.read_bytes()
        made = command("new", f"{folder}/{name}", "--profile", str(folder / "hồ sơ.toml"))
        paper = command("export", "s11", "--book", str(book), "--period", "2025", "--to", f"{folder}/{name}.json")
        found = listed(folder).keys() - before.keys()
        assert book.read_bytes() == content
        for said, named in ((made, name), (paper, f"{name}.json")):
            if said.code == 0:
                assert all_systems_keep(named)
                assert named in found
            else:
                refused_well(said)
        assert len(found) == (made.code == 0) + (paper.code == 0), found
        return made.code == 0


def judge_path(kind: str, act: str, book: Path) -> None:
    """Each act on a path where nothing can be: one sentence, the book as before, nothing made."""
    with empty_folder() as folder:
        profile = folder / "hồ sơ.toml"
        profile.write_bytes(WRITTEN)
        path = str(HOSTILE_PATHS[kind](folder))
        before, content = listed(folder), book.read_bytes()
        said = command(*{
            "new": ("new", path, "--profile", str(profile)),
            "profile": ("new", str(folder / "x.socd"), "--profile", path),
            "sample": ("sample", path, "--members", "1", "--years", "1"),
            "check": ("check", "--book", path),
            "undo": ("undo", "--book", path),
            "import": ("import", "members", path, "--book", str(book)),
            "export": ("export", "s11", "--book", str(book), "--period", "2025", "--to", path),
            "dues": ("dues", "--book", path, "--month", "2025-01"),
        }[act])  # fmt: skip
        refused_well(said)
        assert listed(folder) == before
        assert book.read_bytes() == content


ACTS = ("new", "profile", "sample", "check", "undo", "import", "export", "dues")

# ---- what the program keeps for itself ---------------------------------------------------------------------------------

loose = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**30), 10**30),
        st.floats(),
        st.text(max_size=6),
        st.just("a\0b"),
        st.just("\ud800"),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
SETTING_KEYS = (
    "appearance", "text_size", "language", "recent", "backup_folder", "list.members.filters", "table.members.widths",
    "table.members.sort", "table.members.hidden", "last_kind",
)  # fmt: skip
settings_written = st.one_of(
    st.dictionaries(st.sampled_from(SETTING_KEYS), loose, max_size=6).map(lambda kept: json.dumps(kept).encode()),
    loose.map(lambda kept: json.dumps(kept).encode()),
    st.binary(max_size=20),
    st.sampled_from([b"[" * 100_000, b'{"a":', b"\xef\xbb\xbf{}", b"9" * 5000]),
)


def heads_written(uuid: str) -> st.SearchStrategy[bytes]:
    """What may stand where the program remembers the last act of a book."""
    head = st.one_of(loose, st.tuples(loose, loose), st.tuples(st.integers(-(2**70), 2**70), st.text(max_size=4)))
    return st.one_of(head.map(lambda kept: json.dumps({uuid: kept}).encode()), settings_written)


periods = st.one_of(
    st.sampled_from(
        [
            "0001",
            "9999",
            "0000",
            "1899",
            "2201",
            "2200",
            "1900",
            "2024Q5",
            "2024-13",
            "9999-12",
            "0001-01",
            "1969-12",
            "２０２４",
        ]
    ),
    st.sampled_from(
        ["2024-01-01..2023-01-01", "0001-01-01..9999-12-31", "9999-12-01..9999-12-31", "", " ", "hôm qua", "-1", "1e9"]
    ),
    st.text(LETTERS, max_size=8),
)
clocks = st.one_of(
    st.sampled_from(
        ["0001-01-01", "1969-12-31", "9999-12-31T23:59:59", "1601-01-01", "2150-01-01", "2554-07-21", "1899-12-30"]
    ),
    st.dates(max_value=dt.date(1969, 12, 31)).map(dt.date.isoformat),
    st.dates(min_value=dt.date(2150, 1, 1)).map(dt.date.isoformat),
)


def judge_period(period: str, book: Path) -> None:
    """A paper of a period that may be none: written, or one sentence."""
    with empty_folder() as folder:
        said = command("export", "s11", "--book", str(book), f"--period={period}", "--to", str(folder / "s11.json"))
        if said.code:
            refused_well(said)
        assert bool(listed(folder)) == (said.code == 0)


def judge_kept(name: str, written: bytes, book: Path, home: Path) -> None:
    """Whatever stands in a file of the program's own, the commands do their work; a head that is none of the book's is asked about."""
    home.mkdir(exist_ok=True)
    (home / name).write_bytes(written)
    for arguments in (("log",), ("dues", "--month", "2025-01"), ("undo",)):
        said = command(*arguments, "--book", str(book))
        if said.code:
            refused_well(said)
            assert "lần mở trước" in said.text
        assert FOREIGN.search(said.text) is None, said


def judge_clock(moment: str, book: Path, set_clock: Callable[[str], None]) -> None:
    """With a clock that cannot be right nothing is written, and one sentence says why."""
    content = book.read_bytes()
    set_clock(moment)
    for arguments in (("dues", "--book", str(book), "--month", "2025-01"), ("undo", "--book", str(book))):
        refused_well(command(*arguments))
    with empty_folder() as folder:
        (folder / "hồ sơ.toml").write_bytes(WRITTEN)
        before = listed(folder)
        refused_well(command("new", str(folder / "sổ.socd"), "--profile", str(folder / "hồ sơ.toml")))
        assert listed(folder) == before
    assert book.read_bytes() == content
