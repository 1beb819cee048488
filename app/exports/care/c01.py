"""C01-TLĐ, phiếu thăm hỏi đoàn viên: who visits whom, what kind of event, how much, who approves. Never a diagnosis.

Law: HD 2212/HD-TLĐ of 2010; whether HD 47/HD-TLĐ keeps the form is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import clock
from app.domain.care.welfare import CaseState, Relation
from app.domain.dates import Period, iso_of, long_date, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.domain.words import amount_in_words
from app.exports.document import (
    Align,
    Document,
    Field,
    Fields,
    Letterhead,
    Line,
    PageSetup,
    Signatures,
    Signer,
    Spacer,
    Title,
)
from app.exports.form import Form, Params, Subject, Table
from app.exports.heads import BLANK_DATE, NOTE, NOTE_AND_SEAL

if TYPE_CHECKING:
    from app.models.queries import Read
    from app.models.queries.care.cases import CaseCard
    from app.models.queries.union.organisation import Organisation


@dataclass(frozen=True, slots=True)
class VisitSlip:
    """One case to print."""

    organisation: Organisation
    officers: Mapping[str, str]
    card: CaseCard
    params: Params


def whose_event(card: CaseCard) -> str:
    """``Ốm đau`` or ``Tang: cha mẹ đẻ (Cụ …)``: the kind, never why."""
    row = card.row
    if row.relation is Relation.SELF or row.member_id is None:
        return row.kind.name
    name = f" ({row.person})" if row.person else ""
    return f"{row.kind.name}: {row.relation.label.lower()}{name}"


class C01(Form[VisitSlip]):
    """Phiếu thăm hỏi đoàn viên."""

    code = "c01"
    title = N_("Phiếu thăm hỏi đoàn viên (C01-TLĐ)")
    source = N_("Hướng dẫn 2212/HD-TLĐ năm 2010; chưa rõ Hướng dẫn 47/HD-TLĐ có giữ mẫu này không.")
    group = N_("Chăm lo")
    wants = frozenset({"subject", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        from app.models.queries.care.cases import CaseFilter, case_ids, case_rows

        rows = case_rows(read, case_ids(read, CaseFilter())[:300])
        rows.sort(key=lambda row: row.state is not CaseState.PROPOSED)
        return [
            Subject(row.id, f"{row.title}, {show_date(row.happened_on)}" if row.happened_on else row.title) for row in rows
        ]  # fmt: skip

    def gather(self, read: Read, params: Params) -> VisitSlip:
        from app.models.queries.care import cases
        from app.models.queries.union import organisation

        card = cases.case(read, params.subject_for(self.title))
        day = card.row.happened_on or clock.today()
        return VisitSlip(organisation.organisation(read, day), organisation.officers(read, day), card, params)

    def layout(self, gathered: VisitSlip) -> Document:
        union, card, params = gathered.organisation, gathered.card, gathered.params
        row = card.row
        words = amount_in_words(row.amount, params.words)
        signed = params.signed_on or row.decided_on
        decided = long_date(signed) if signed else BLANK_DATE
        lines = [
            Field("Họ và tên người thăm hỏi:", card.proposed_by or None),
            Field("Họ và tên người được thăm hỏi:", row.name, bold=True),
            Field("Tổ công đoàn:", row.group or None),
            Field("Lý do thăm hỏi:", whose_event(card)),
            Field("Ngày, nơi thăm hỏi:", ", ".join(filter(None, [show_date(row.happened_on) if row.happened_on else "", card.place]))),
            Field("Số tiền:", f"{show_money(row.amount)} đồng" if row.amount else "không chi tiền", bold=True),
            *((Field("(Bằng chữ):", f"{words}.", italic=True),) if row.amount else ()),
            *((Field("Quà bằng hiện vật:", f"{card.goods}, trị giá {show_money(row.in_kind)} đồng"),) if row.in_kind else ()),
            *((Field("Duyệt theo:", f"{row.decision}" + (f" ngày {show_date(row.decided_on)}" if row.decided_on else "")),) if row.decision else ()),
            *((Field("Chi vượt định mức theo:", card.beyond_norm),) if card.beyond_norm else ()),
        ]  # fmt: skip
        received = long_date(row.received_on) if row.received_on else BLANK_DATE
        return Document(
            title=f"Phiếu thăm hỏi – {union.union}",
            author=union.union,
            subject="Phiếu thăm hỏi đoàn viên",
            sheet="C01-TLĐ",
            setup=PageSetup(top=16, right=18, bottom=14, left=25, size=13),
            blocks=(
                Letterhead(
                    (
                        Line(union.superior, align=Align.LEFT),
                        Line(f"Công đoàn: {union.union}", bold=True, align=Align.LEFT),
                    ),
                    (Line("Mẫu số C01-TLĐ", bold=True),),
                    0.68,
                ),
                Spacer(5),
                Title((Line("PHIẾU THĂM HỎI ĐOÀN VIÊN", bold=True, larger=3),)),
                Spacer(4),
                Fields(tuple((line,) for line in lines)),
                Spacer(4),
                Signatures(
                    (
                        Signer(("NGƯỜI NHẬN",), NOTE, card.received_by, received),
                        Signer(("NGƯỜI THĂM HỎI",), NOTE, card.proposed_by),
                        Signer(("TM. BCH CĐCS", "(duyệt)"), NOTE_AND_SEAL, gathered.officers.get("chair", ""), decided),
                    ),
                    room=20,
                ),
            ),
        )  # fmt: skip

    def table(self, gathered: VisitSlip) -> Table:
        card, row = gathered.card, gathered.card.row
        line: dict[str, str | int | None] = {
            "visitor": card.proposed_by,
            "person": row.name,
            "group": row.group,
            "event": whose_event(card),
            "date": iso_of(row.happened_on),
            "amount": row.amount,
            "in_kind": row.in_kind,
            "decision": row.decision,
            "state": str(row.state),
            "vouchers": ", ".join(each.number for each in card.vouchers if each.number),
        }
        day = row.happened_on.isoformat() if row.happened_on else ""
        return Table(day, _JSON_COLUMNS, [line], {"amount": row.amount, "in_kind": row.in_kind})


_JSON_COLUMNS = (
    ("visitor", "Người thăm hỏi"),
    ("person", "Người được thăm hỏi"),
    ("group", "Tổ công đoàn"),
    ("event", "Lý do thăm hỏi"),
    ("date", "Ngày"),
    ("amount", "Số tiền"),
    ("in_kind", "Trị giá quà"),
    ("decision", "Duyệt theo"),
    ("state", "Trạng thái"),
    ("vouchers", "Chứng từ"),
)

FORM = C01()
