"""What an agreement is made of beside its steps: the two teams, the clauses under the seven heads, the yearly grade. Each function is one operation."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence

from app.domain.agreements.agreement_checks import grading_findings
from app.domain.agreements.agreement_grading import grade_of, total_points
from app.domain.agreements.agreement_lines import ClauseLine, TeamLine, clause_findings, team_findings
from app.domain.problems import N_, refuse_stopped
from app.domain.text import clean
from app.models.agreements import agreement as tables
from app.models.book import Book
from app.models.operation import Outcome
from app.models.queries.agreements.agreements import agreement, agreement_law, agreement_state
from app.models.queries.agreements.grading import grading_rules


def set_team(book: Book, identifier: int, lines: Sequence[TeamLine]) -> Outcome[int]:
    """Replace the negotiating teams; gives how many people. The first one marked leads its side."""
    refuse_stopped(team_findings(lines))
    with book.operation("set_agreement_team") as operation:
        agreement(operation.read, identifier)
        operation.replace(tables.agreement_person, lines, agreement_id=identifier)
    return operation.outcome(len(lines), N_("Đã lưu Tổ thương lượng: {count} người."), count=len(lines))


def set_clauses(book: Book, identifier: int, lines: Sequence[ClauseLine]) -> Outcome[int]:
    """Replace the clauses; gives how many are better than the law."""
    refuse_stopped(clause_findings(lines))
    with book.operation("set_agreement_clauses") as operation:
        agreement(operation.read, identifier)
        operation.replace(tables.agreement_clause, lines, agreement_id=identifier)
    better = sum(line.better for line in lines)
    return operation.outcome(
        better, N_("Đã lưu {count} điều khoản, {better} điều có lợi hơn luật."), count=len(lines), better=better
    )


def grade_agreement(book: Book, identifier: int, points: Mapping[str, int], by: str, on: dt.date) -> Outcome[str]:
    """Grade an agreement by points of the criteria in force that day; gives A to D. Refuses what HD 1580 leaves ungraded."""
    with book.operation("grade_agreement") as operation:
        read = operation.read
        card = agreement(read, identifier)
        law, rules = agreement_law(read, on), grading_rules(read, on)
        refuse_stopped(grading_findings(card.facts, agreement_state(card, on, law), card.better, law))
        grade = grade_of(points, rules)
        operation.change(
            tables.agreement,
            identifier,
            points=json.dumps(dict(points)),
            grade=grade,
            graded_by=clean(by),
            graded_on=on,
        )
    stored = {"title": card.title, "grade": grade, "points": total_points(points, rules)}
    return operation.outcome(grade, N_("«{title}» xếp loại {grade}, {points} điểm."), **stored)
