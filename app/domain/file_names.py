"""Names of files that every system keeps: books and papers travel, so what one system cannot keep is refused on all of them.

A name that somebody typed is judged (``name_fault``); one that the program builds of a union's or a person's name is mended
(``keepable``). A book that is there already opens under whatever name it has.
"""

from __future__ import annotations

import os
import re
from pathlib import PurePath

from app.domain.problems import N_, Message, Refusal
from app.domain.text import UNSEEN, clean, is_visible, shown

SIGNS = '\\/:*?"<>|'
"""What Windows has in no name; ``:`` would hide a file in a stream of another."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
LONGEST_NAME = 255
"""Bytes of one name that every system keeps; UTF-16, which Windows counts in, never has more units than UTF-8 has bytes."""
LONGEST_ENDING = len("-journal.truoc-phuc-hoi.part")
"""The longest that the program itself puts behind the name of a file."""
_ROOM = 64
"""Bytes that a built name leaves for a day, the number of an act, a kind of file, and that ending."""
_SHOWN = 60
"""Letters of a name that a sentence repeats."""
_UNSEEN = Message(N_("trong tên có dấu không nhìn thấy"))


class NameRefused(Refusal):
    """A name that one of the systems cannot keep."""

    code = "name-refused"
    template = N_("Không đặt được tên «{name}»: {problem}. Hãy đặt tên khác.")


def _is_reserved(name: str) -> bool:
    # Why so: Windows takes «nul.pdf» and «con .2024.socd» for the device too.
    return _RESERVED.fullmatch(name.partition(".")[0].rstrip(" ")) is not None


def name_fault(name: str) -> Message | None:
    """Why one of the systems cannot keep this name of a file; None when all of them can."""
    if not name.strip().strip("."):
        return Message(N_("tên còn trống"))
    if not is_visible(name):
        return _UNSEEN
    if signs := [sign for sign in SIGNS if sign in name]:
        return Message(N_("có dấu {signs} mà Windows không nhận"), {"signs": " ".join(signs)})
    if _is_reserved(name):
        return Message(N_("Windows giữ tên này cho riêng nó"))
    if name.endswith((" ", ".")):
        return Message(N_("cuối tên có dấu cách hoặc dấu chấm, Windows sẽ bỏ mất"))
    if len(name.encode()) > LONGEST_NAME - LONGEST_ENDING:
        return Message(N_("tên dài quá, hãy rút ngắn lại"))
    return None


def name_refused(name: str, problem: Message) -> NameRefused:
    """The refusal of a name for a reason; a very long one is not repeated whole."""
    return NameRefused(name=name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…", problem=problem)


def refuse_name(path: PurePath) -> None:
    """Refuse to make a file under a name that one of the systems cannot keep (NameRefused)."""
    # Why the folders too: no system opens a path with such a sign, and Python fails at it in words of its own.
    problem = name_fault(path.name) if is_path(str(path)) else _UNSEEN
    if problem is not None:
        raise name_refused(path.name, problem)


def is_path(text: str) -> bool:
    """True when the system can be asked for a file of this path; what was read from a file of settings may be anything."""
    try:
        return bool(text) and "\0" not in text and bool(os.fsencode(text))
    except UnicodeEncodeError:
        return False


def keepable(name: str, ending: str = "") -> str:
    """A name of a file made of any text, such as a union's name, with its ending: every system keeps it."""
    plain = "".join("-" if sign in "\\/:|" else sign for sign in clean(shown(name)) if sign not in f'*?"<>{UNSEEN}')
    stem = " ".join(plain.split()).encode()[: LONGEST_NAME - _ROOM].decode(errors="ignore").strip(" .")
    if not stem:
        stem = "-"
    elif _is_reserved(stem):
        head, dot, rest = stem.partition(".")
        stem = f"{head.rstrip(' ')}-{dot}{rest}"
    return stem + ending
