"""What a command of the command line is, what a kind of import is, and how both tell what they did."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.dates import Month
from app.domain.import_plan import ImportOptions, ImportReport
from app.domain.problems import N_, Finding, Refusal
from app.domain.text import shown
from app.i18n import _, render
from app.models.book import Book
from app.services.import_service import ImportService
from app.services.kept_readings import load_reading

Result = dict[str, Any]
DONE: Result = {"result": "done", "counts": {}, "findings": []}


def plain_text(text: str) -> str:
    """A text of the command line; refuses one that holds half a letter, which no book can keep or find."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError(_("«{given}» có chữ không đọc được.").format(given=shown(text))) from None
    return text


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command; an option when its name begins with ``--``. ``kind`` reads its text; a switch has none."""

    name: str
    kind: Callable[[str], Any] | None = None
    help: str = ""
    default: Any = None
    required: bool = False
    is_switch: bool = False

    def add_to(self, line: argparse.ArgumentParser) -> None:
        """Let a parser know it."""
        more: dict[str, Any] = {"help": _(self.help)} if self.help else {}
        if self.is_switch:
            line.add_argument(self.name, action="store_true", **more)
            return
        if self.name.startswith("-"):
            more |= {"default": self.default, "required": self.required}
        line.add_argument(self.name, type=self.kind or plain_text, **more)


BOOK = Argument("--book", Path, required=True)
MAP = Argument("--map", Path, N_("tệp cách đọc: trang, dòng và cột nào là gì (TOML)"))


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name. ``help`` is for the catalogue; ``place`` orders commands as they are listed.

    A name that begins with ``--`` is a switch of the program itself.
    """

    name: str
    place: int
    help: str
    run: Callable[[argparse.Namespace], Result]
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of ``import``: ``run`` reads ``given.file`` into the book, or only plans with ``given.dry_run``; gives its report.

    ``arguments`` are the options it needs beside those of every import; two kinds may share one.
    """

    name: str
    place: int
    run: Callable[[Book, argparse.Namespace], Any]
    arguments: tuple[Argument, ...] = ()


class NotByHand(Refusal):
    """A file of readings for a kind of import that cannot be pointed at."""

    code = "not-by-hand"
    template = N_("Loại {kind} chưa dùng được tệp cách đọc (--map).")


def run_import(
    service: ImportService[Any, Any], options: type[ImportOptions], book: Book, given: argparse.Namespace, **more: Any
) -> ImportReport[Any]:
    """Carry an import of ``given.file`` out, or only plan it for ``--dry-run``; ``more`` are the options of its kind."""
    if given.map is not None and service.by_hand is None:
        raise NotByHand(kind=given.kind)
    pointed = load_reading(given.map) if given.map is not None else () if given.unaided else None
    switches = {"fix": given.fix, "leave_out": given.leave_out, "only": given.only}
    chosen = options(sheet=given.sheet, pointed=pointed, **switches, **more)
    if given.dry_run:
        return service.plan(book, given.file, chosen)
    return service.carry_out(book, given.file, chosen).value


def finding_as_json(finding: Finding) -> Result:
    """A finding with the keys the command line promises."""
    return {
        "level": str(finding.level),
        "code": finding.code,
        "sheet": finding.sheet,
        "row": finding.row,
        "message": render(finding.message),
        "proposal": render(finding.proposal) if finding.proposal is not None else None,
    }


def finding_as_line(finding: Finding) -> str:
    """A finding as one line: level, where, sentence, proposal."""
    levels = {"stop": _("DỪNG"), "warn": _("XEM"), "note": _("GHI CHÚ")}
    where = f" {finding.sheet.strip() if finding.sheet else ''}" + (f":{finding.row}" if finding.row else "")
    proposal = f" → {render(finding.proposal)}" if finding.proposal is not None else ""
    return f"[{levels[str(finding.level)]}]{where.rstrip()} {render(finding.message)}{proposal}"


def accounted_as_json(report: ImportReport[Any]) -> Result:
    """What became of every row with an amount or a name, the rows that were passed over, and the columns as they were understood."""
    passed = [{"sheet": row.sheet, "row": row.row, "why": str(row.why), "text": row.text} for row in report.plan.passed]
    columns = [
        {"key": each.key, "column": each.letter, "heading": each.heading, "why": render(each.why)}
        for each in report.plan.reasons
    ]
    return {"accounted": report.accounted()._asdict(), "passed": passed, "columns": columns}


DECISIONS = (
    Argument("--accept-older", help=N_("nhận bản cũ của sổ, dù lần trước đã mở bản mới hơn"), is_switch=True),
    Argument("--accept-clock", help=N_("đồng hồ máy đúng, dù lệch xa việc cuối trong sổ"), is_switch=True),
)
"""What a command that writes a book may have to be told: each answers doubts of ``open_book``."""


@contextmanager
def opened(given: argparse.Namespace, *, read_only: bool = False) -> Iterator[Book]:
    """The book of one command, closed when the block ends. A doubt about it is refused unless its answer is given."""
    from app.services.open_book import ClockAhead, ClockBehind, accept, close_book, open_book

    found = open_book(given.book, read_only=read_only)
    for doubt in found.doubts:
        accepted = given.accept_clock if isinstance(doubt, ClockAhead | ClockBehind) else given.accept_older
        if not accepted:
            # Why not close_book: what was remembered of the book stays, or the next try would find nothing wrong.
            found.book.close()
            raise doubt
    try:
        accept(found)
        yield found.book
    finally:
        close_book(found.book)


def say(sentence: str, **more: Any) -> Result:
    """The result of a command that is done."""
    return {**DONE, "sentence": sentence, **more}


def whole(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number between two others as an argument."""

    def read(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", text) or not low <= int(text) <= high:
            sentence = _("«{given}» không dùng được: cần số nguyên từ {low} đến {high}.")
            raise argparse.ArgumentTypeError(sentence.format(given=shown(text), low=low, high=high))
        return int(text)

    return read


MOST = 10**12 - 1
"""The largest number that stands for a thing of the book, or for how many."""


def words_of(text: str) -> frozenset[str]:
    """Reads ``new,changed`` as an argument."""
    return frozenset(part.strip() for part in text.split(",") if part.strip())


def month_of(text: str) -> Month:
    """Reads ``2026-01`` as an argument."""
    try:
        return Month.parse(text)
    except (ValueError, Refusal):
        raise argparse.ArgumentTypeError(
            _("«{given}» không phải tháng: viết 2026-01.").format(given=shown(text))
        ) from None
