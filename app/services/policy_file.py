"""A policy file: new values, norms or codes that a superior union or the treasurer writes down, taken into the book as one act.

A file is TOML. Each of its sections belongs to a room, which looks it over and writes it (``PolicySection``); nothing is written
unless all of them are sound. What the program ships is taken in by the same way, when she asks for it.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.problems import N_, Finding, Message, Refusal, Stopped, note, refuse_stopped, stop
from app.domain.union.texts import LegalText, citations
from app.models.book import Book, Read
from app.models.operation import Operation, Outcome
from app.rooms import Registry

LARGEST = 1_000_000
"""Bytes that no file of values reaches."""
SURE = ("có nguồn", "cao", "trung bình", "thấp")
"""How sure a value is, from one whose text was read to one without a source."""
Data = Mapping[str, Any]


class PolicyFileUnreadable(Refusal):
    """A file that is no policy file."""

    code = "policy-file-unreadable"
    template = N_("Tệp «{file}» không phải tệp quy định đọc được: {why}")


class PolicyFileWrong(Stopped):
    """A policy file with entries that cannot stand; none of it was taken."""

    code = "policy-file-wrong"
    template = N_("Chưa nhận tệp quy định nào vào sổ: {reasons}")


class NothingNew(Refusal):
    """Everything of the file is in the book."""

    code = "policy-file-nothing-new"
    template = N_("Sổ đã có đủ những giá trị này: không có gì để nhận.")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One change a file would make: what it is about, from which day, what it was and will be, and by which paper."""

    about: str | Message
    valid_from: dt.date
    old: str | Message
    new: str | Message
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """What a section would change, what was seen in it, and how it is written."""

    lines: tuple[PlanLine, ...]
    findings: tuple[Finding, ...]
    write: Callable[[Operation], None]


@dataclass(frozen=True, slots=True)
class PolicySection:
    """A section of a policy file by its key in the file; ``place`` orders them."""

    key: str
    place: int
    plan: Callable[[Read, Any], SectionPlan]


_SECTIONS = Registry("services", PolicySection, module="policy_sections")


@cache
def sections() -> Mapping[str, PolicySection]:
    """Every section by its key."""
    return {section.key: section for section in _SECTIONS.in_place()}


@dataclass(frozen=True, slots=True)
class PolicyPlan:
    """What a file would change and what was seen in it, section by section."""

    parts: tuple[SectionPlan, ...]
    findings: tuple[Finding, ...]

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """Every change, in the order of the sections."""
        return tuple(line for part in self.parts for line in part.lines)


def read_policy_file(file: Path) -> Data:
    """The content of a policy file; refuses one that cannot be read, is too large or is not TOML."""
    try:
        if file.stat().st_size > LARGEST:
            raise PolicyFileUnreadable(file=file.name, why=Message(N_("tệp quá lớn.")))
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError:
        raise PolicyFileUnreadable(file=file.name, why=Message(N_("không mở được tệp."))) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        why = Message(N_("hãy lưu tệp dạng TOML, mã UTF-8, theo mẫu ở trang giúp đỡ «Mức và tỷ lệ theo ngày»."))
        raise PolicyFileUnreadable(file=file.name, why=why) from None


def plan_policies(read: Read, data: Data) -> PolicyPlan:
    """What taking a file in would change in the book, without writing."""
    known = sections()
    unknown = [key for key in data if key not in known]
    text = N_("Mục «{key}» không có trong tệp quy định: chỉ dùng {known}.")
    found = [stop("policy-file-section", text, key=key, known=", ".join(known)) for key in unknown]
    if not data:
        found.append(stop("policy-file-empty", N_("Tệp không có giá trị nào.")))
    parts = tuple(section.plan(read, data[key]) for key, section in known.items() if key in data)
    return PolicyPlan(parts, (*found, *(each for part in parts for each in part.findings)))


def take_policies(book: Book, data: Data, name: str = "") -> Outcome[int]:
    """Take a file into the book as one act; refuses it whole with every entry that cannot stand. Gives how much changed."""
    with book.operation("take_policy_file", subject=name) as operation:
        plan = plan_policies(operation.read, data)
        refuse_stopped(plan.findings, PolicyFileWrong)
        if not plan.lines:
            raise NothingNew
        for part in plan.parts:
            part.write(operation)
    return operation.outcome(len(plan.lines), N_("Đã nhận {count} giá trị vào sổ."), count=len(plan.lines))


def entry_findings(
    where: Message, entry: object, allowed: Sequence[str], texts: Sequence[LegalText]
) -> Iterator[Finding]:
    """What any dated entry of a file must have: known keys alone, a first day, a source, how sure it is."""
    if not isinstance(entry, dict):
        yield stop("policy-file-entry", N_("{where}: phải là một bảng có from, source, confidence."), where=where)
        return
    if extra := [key for key in entry if key not in (*allowed, "from", "source", "confidence")]:
        text = N_("{where}: không có mục «{key}», chỉ dùng {known}.")
        known = ", ".join(("from", "source", "confidence", *allowed))
        yield stop("policy-file-key", text, where=where, key=", ".join(extra), known=known)
    if type(entry.get("from")) is not dt.date:
        text = N_("{where}: hãy ghi ngày bắt đầu áp dụng, ví dụ from = 2027-01-01.")
        yield stop("policy-file-day", text, where=where)
    source = entry.get("source")
    if not isinstance(source, str) or not source.strip():
        yield stop("policy-file-source", N_("{where}: hãy ghi số và ngày văn bản ở source."), where=where)
    else:
        yield from _texts_seen(where, source, texts)
    if entry.get("confidence") not in SURE:
        text = N_("{where}: confidence phải là một trong: {known}.")
        yield stop("policy-file-sure", text, where=where, known=", ".join(SURE))


def _texts_seen(where: Message, source: str, texts: Sequence[LegalText]) -> Iterator[Finding]:
    """A paper the program does not know is no fault: new norms come with new papers."""
    for cited in citations(source, texts):
        if cited.text is None:
            text = N_("{where}: chương trình chưa biết văn bản «{words}», hãy đối chiếu số và ngày.")
            yield note("policy-file-text", text, where=where, words=cited.words)
