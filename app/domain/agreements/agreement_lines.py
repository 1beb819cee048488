"""The lines of an agreement as typed: who sits at the talks, who was asked, the clauses; and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.agreements.agreements import HEADS
from app.domain.problems import N_, Finding, Refusal, all_at_once
from app.domain.text import clean


class TeamNameMissing(Refusal):
    """A line of a team without a name."""

    code = "agreement-team-name"
    template = N_("Dòng {line} của Tổ thương lượng chưa có họ tên: hãy ghi tên hoặc bỏ dòng ấy.")


class VoterNameMissing(Refusal):
    """A line of the list without a name."""

    code = "agreement-voter-name"
    template = N_("Dòng {line} của danh sách chưa có họ tên: hãy ghi tên hoặc bỏ dòng ấy.")


class TooManyVoters(Refusal):
    """More people on the list than there are workers."""

    code = "agreement-too-many-voters"
    template = N_(
        "Danh sách có {listed} người, nhiều hơn {workers} người lao động: hãy sửa số lao động hoặc danh sách."
    )


class ClauseTitleMissing(Refusal):
    """A clause without a title."""

    code = "agreement-clause-title"
    template = N_("Điều khoản thứ {line} chưa có tên: hãy ghi tên ngắn, ví dụ «Tiền ăn ca».")


class ClauseHeadWrong(Refusal):
    """A head outside the seven."""

    code = "agreement-clause-head"
    template = N_("Điều khoản «{title}» phải thuộc một trong bảy nhóm nội dung.")


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One person of a side (union, employer, witness)."""

    side: str
    name: str
    role: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class VoterLine:
    """One worker on the list of a vote: a member, or a name typed in."""

    name: str
    place: str = ""
    vote: str = "for"
    member_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause as typed; ``head`` from 1 to 7."""

    head: int
    title: str
    proposed: str = ""
    agreed: str = ""
    law: str = ""
    better: bool = False
    gain: str = ""
    opinions_for: int | None = None
    opinions_against: int | None = None
    objection: str = ""
    unity: str = ""


@all_at_once
def team_findings(lines: Sequence[TeamLine]) -> Iterator[Finding]:
    """Lines without a name."""
    for place, line in enumerate(lines, 1):
        if not clean(line.name):
            yield TeamNameMissing(line=place).at("lines")


@all_at_once
def voter_findings(lines: Sequence[VoterLine], workers: int) -> Iterator[Finding]:
    """Lines without a name, and more of them than there are workers (0 when nobody noted how many)."""
    for place, line in enumerate(lines, 1):
        if not clean(line.name):
            yield VoterNameMissing(line=place).at("lines")
    if workers and len(lines) > workers:
        yield TooManyVoters(listed=len(lines), workers=workers).at("lines")


@all_at_once
def clause_findings(lines: Sequence[ClauseLine]) -> Iterator[Finding]:
    """Clauses without a title, or outside the seven heads."""
    for place, line in enumerate(lines, 1):
        if not clean(line.title):
            yield ClauseTitleMissing(line=place).at("lines")
        if not 1 <= line.head <= len(HEADS):
            yield ClauseHeadWrong(title=clean(line.title)).at("lines")
