"""C01-TLĐ, phiếu thăm hỏi đoàn viên: who visits whom, what kind of event, how much, who approves. Never a diagnosis.

Law: HD 47/HD-TLĐ 30/12/2021, Phụ lục 01, lists it; the layout is that of HD 2212/HD-TLĐ of 2010.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.care.records import CASE
from app.domain.care.welfare import CaseState, Relation
from app.domain.dates import Period, long_date, show_date
from app.domain.money import show_money
from app.domain.problems import N_
from app.exports.care.careform import GROUP
from app.exports.document import Document, Field, Line, PageSetup, Spacer, Title, fields
from app.exports.form import Subject, Table
from app.exports.heads import BLANK_DATE, plain_head, signatures, signer, union_without_kind
from app.exports.issuer import About
from app.exports.listing import Data, FieldColumns, Listing
from app.exports.members.memberform import in_group
from app.exports.paper import SubjectForm
from app.models.queries import Read
from app.models.queries.care import cases
from app.models.queries.care.cases import CaseCard, CaseFilter, case_ids, case_rows


def whose_event(card: CaseCard) -> str:
    """``Ốm đau`` or ``Tang: cha mẹ đẻ (Cụ …)``: the kind, never why."""
    row = card.row
    if row.relation is Relation.SELF or row.member_id is None:
        return row.kind.name
    name = f" ({row.person})" if row.person else ""
    return f"{row.kind.name}: {row.relation.label.lower()}{name}"


def _receiver(card: CaseCard) -> str:
    """Who will sign for it: the member, or whoever is named when the member cannot."""
    row = card.row
    return row.person if row.kind.key == "funeral" and row.relation is Relation.SELF else row.name


_case = FieldColumns[CaseCard](CASE, lambda card: card.row)
_DATA: Listing[CaseCard] = Listing(
    Data("visitor", "Người thăm hỏi", lambda card: card.proposed_by),
    Data("person", "Người được thăm hỏi", lambda card: card.row.name),
    in_group(lambda card: card.row.group, paper=False),
    Data("event", "Lý do thăm hỏi", whose_event),
    Data("date", "Ngày", lambda card: card.row.happened_on),
    *_case.data("amount", "in_kind"),
    Data("decision", "Duyệt theo", lambda card: card.row.decision),
    *_case.data("state"),
    Data("vouchers", "Chứng từ", lambda card: ", ".join(each.number for each in card.vouchers if each.number)),
)


class C01(SubjectForm[CaseCard]):
    """Phiếu thăm hỏi đoàn viên."""

    code = "c01"
    title = N_("Phiếu thăm hỏi đoàn viên (C01-TLĐ)")
    source = N_(
        "HD 47/HD-TLĐ ngày 30/12/2021, phụ lục 01: «Phiếu thăm hỏi đoàn viên»; cách trình bày theo HD 2212/HD-TLĐ năm 2010."
    )
    group = GROUP
    wants = frozenset({"subject", "signed"})

    def subjects(self, read: Read, period: Period | None) -> Sequence[Subject]:
        rows = case_rows(read, case_ids(read, CaseFilter())[:300])
        rows.sort(key=lambda row: row.state is not CaseState.PROPOSED)
        days = {row.id: f", {show_date(row.happened_on)}" if row.happened_on else "" for row in rows}
        return [Subject(row.id, f"{row.title}{days[row.id]}") for row in rows]

    def facts(self, read: Read, subject: int) -> CaseCard:
        return cases.case(read, subject)

    def day(self, about: CaseCard) -> dt.date | None:
        return about.row.happened_on

    def layout(self, gathered: About[CaseCard]) -> Document:
        who, card, row = gathered.who, gathered.about, gathered.about.row
        signed = who.params.signed_on or row.decided_on
        decided = long_date(signed) if signed else BLANK_DATE
        received = long_date(row.received_on) if row.received_on else BLANK_DATE
        blocks = (
            plain_head(who.superior, f"Công đoàn: {union_without_kind(who.union)}", "Mẫu số C01-TLĐ"),
            Spacer(5),
            Title((Line("PHIẾU THĂM HỎI ĐOÀN VIÊN", bold=True, larger=3),)),
            Spacer(4),
            fields(*_lines(gathered)),
            Spacer(4),
            signatures(
                signer("NGƯỜI NHẬN", card.received_by or _receiver(card), received),
                signer("NGƯỜI THĂM HỎI", card.proposed_by),
                signer("TM. BCH CĐCS\n(duyệt)", who.chair, decided, seal=True),
                room=20,
            ),
        )
        setup = PageSetup(top=16, right=18, bottom=14, left=25, size=13)
        return who.document("Phiếu thăm hỏi", "C01-TLĐ", setup, blocks, subject="Phiếu thăm hỏi đoàn viên")

    def table(self, gathered: About[CaseCard]) -> Table:
        card = gathered.about
        return _DATA.table(card.row.happened_on, [card], **_DATA.sums([card], "amount", "in_kind"))


def _lines(gathered: About[CaseCard]) -> Iterator[Field]:
    card, row = gathered.about, gathered.about.row
    day = show_date(row.happened_on) if row.happened_on else ""
    yield Field("Họ và tên người thăm hỏi:", card.proposed_by or None)
    yield Field("Họ và tên người được thăm hỏi:", row.name, bold=True)
    yield Field("Tổ công đoàn:", row.group or None)
    yield Field("Lý do thăm hỏi:", whose_event(card))
    yield Field("Ngày, nơi thăm hỏi:", ", ".join(filter(None, [day, card.place])))
    yield Field("Số tiền:", f"{show_money(row.amount)} đồng" if row.amount else "không chi tiền", bold=True)
    if row.amount:
        yield Field("(Bằng chữ):", f"{gathered.who.in_words(row.amount)}.", italic=True)
    if row.in_kind:
        yield Field("Quà bằng hiện vật:", f"{card.goods}, trị giá {show_money(row.in_kind)} đồng")
    if row.decision:
        yield Field("Duyệt theo:", row.decision + (f" ngày {show_date(row.decided_on)}" if row.decided_on else ""))
    if card.beyond_norm:
        yield Field("Chi vượt định mức theo:", card.beyond_norm)
