"""Phân bổ: whom and which months a receipt of dues is for. The program's proposal is ticked; she confirms or ticks otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from app.domain.dates import Month, show_date
from app.domain.dues.allocation import Part, Proposal, part_findings
from app.domain.money import Dong, dong, show_money
from app.domain.problems import N_, Finding
from app.i18n import _, render
from app.models.queries.dues.allocations import allocating_books, receipts_of
from app.services.dues import allocate_receipt
from app.ui.kinds import month_word
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column, money
from app.ui.widgets.tick_table import TickList

PAYER, PERSON, PROPOSED = "payer", "person", "proposed"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A member's month that is owed, in đồng."""

    member_id: int
    full_name: str
    group: str
    month: Month
    left: Dong


class AllocateDialog(Editor[None]):
    """``enter(voucher=id)``."""

    key: ClassVar[str] = "allocate"
    called: ClassVar[str] = N_("Phân bổ phiếu thu đoàn phí")
    verb: ClassVar[str] = N_("Phân bổ")
    takes: ClassVar[frozenset[str]] = frozenset({"voucher"})
    in_search: ClassVar[bool] = False
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 720
    high: ClassVar[int] = 560

    def sheet(self) -> Sheet:
        """What came in, what is proposed and why; everybody who owes, ticked as proposed; whose the rest is."""
        self._proposal = Proposal()
        self._room: Dong = dong(0)
        self._receipt = parts.label(role="strong", wrap=True)
        self._why = Hint(_("Đề xuất"))
        yield self._receipt
        yield self._why
        columns = [
            Column("name", _("Họ và tên"), 190, lambda row: row.full_name, stretch=True),
            Column("group", _("Tổ"), 120, lambda row: row.group),
            Column("month", _("Tháng"), 80, lambda row: month_word(row.month)),
            money("left", _("Phải thu"), lambda row: row.left, width=96),
        ]
        self.people = TickList(_("Ai nộp, tháng nào"), columns, _claim, _said, _("Tìm tên, tổ, tháng…"))
        yield self.people
        yield Group([self.bind("rest", ChoiceField(_("Phần dư"), [(PAYER, "")], letters=40))])
        self.people.ticks_changed.connect(self.follow)
        self.follows("rest")

    def begin(self, **arguments: Any) -> None:
        """The receipt, and what is proposed for it."""
        self.identifier = int(arguments["voucher"])
        with self.desk.read() as read:
            receipts = receipts_of(read, self.identifier)
            proposed = allocate_receipt.propose_allocation(read, self.identifier)
            books = allocating_books(read)
        names = {payer.id: payer for payer in books.payers}
        self._claims = books.claims
        self._room = dong(sum(each.left for each in receipts))
        rows = [
            ClaimRow(
                each.member_id, names[each.member_id].full_name, names[each.member_id].group, each.month, each.left
            )
            for each in books.claims
        ]
        # Why only one line: a receipt with several lines of dues has no one sentence that speaks for all of them.
        self._proposal = proposed[0].proposal if len(proposed) == 1 else Proposal()
        ticked = {(part.member_id, part.month) for part in self._proposal.parts if part.month is not None}
        order = {_claim(row): place for place, row in enumerate(rows)}
        self.people.offer(sorted(rows, key=lambda row: (_claim(row) not in ticked, order[_claim(row)])), ticked)
        if receipts:
            self._tell(receipts[0].number, show_date(receipts[0].day), receipts[0].text)
        if not rows:
            self.people.table.say_empty(_("Không còn ai phải nộp"), _("Tiền này có thể ghi là nộp trước."))
        self._choices()
        self.follow()

    def enter(self, **arguments: Any) -> None:
        """The keyboard is in the list: Space ticks, Ctrl+Enter confirms."""
        super().enter(**arguments)
        self.people.table.setFocus()

    def _tell(self, number: str, day: str, text: str) -> None:
        told = _("{number} ngày {day}: {amount} đồng chưa phân bổ. {text}")
        self._receipt.setText(told.format(number=number, day=day, amount=show_money(self._room), text=text))
        reasons = [render(reason) for reason in self._proposal.reasons]
        if self._proposal.parts:
            self._why.say(_("Đề xuất: {reasons}.").format(reasons="; ".join(reasons)), "good")
        else:
            self._why.say(" ".join(render(each.message) for each in self._proposal.findings), "warn")

    def _is_as_proposed(self) -> bool:
        wanted = {(part.member_id, part.month) for part in self._proposal.parts if part.month is not None}
        return bool(self._proposal.parts) and self.people.ticked == wanted

    def _choices(self) -> None:
        chosen = {row.member_id: row.full_name for row in self.people.chosen()}
        choices = [(PAYER, _("Để lại cho người nộp, phân bổ sau"))]
        if len(chosen) == 1:
            (name,) = chosen.values()
            choices.append((PERSON, _("Nộp trước của {name}").format(name=name)))
        ahead = [part for part in self._proposal.parts if part.month is None]
        if ahead and self._is_as_proposed():
            choices.insert(0, (PROPOSED, _("Nộp trước của từng người như đề xuất")))
        self.widget("rest").offer(choices)

    def given(self) -> list[Part]:
        """What the receipt is for as ticked: in the order of the list, as far as the money goes."""
        if self._is_as_proposed() and self.value("rest") == PROPOSED:
            return list(self._proposal.parts)
        left, found = int(self._room), list[Part]()
        rows = sorted(self.people.chosen(), key=lambda row: (row.month, row.full_name))
        for row in rows:
            part = min(left, row.left)
            if part:
                found.append(Part(row.member_id, row.month, dong(part)))
                left -= part
        if left and self.value("rest") == PERSON and rows:
            found.append(Part(rows[0].member_id, None, dong(left)))
        return found

    def follow(self) -> None:
        """What is given out, to how many, and what is left."""
        kept = self.value("rest")
        self._choices()
        if kept is not None:
            self.set_value("rest", kept)
        found = self.given()
        amount = sum(part.amount for part in found)
        text = _("Phân bổ {amount} đồng cho {count} người; còn {left} đồng.")
        people = len({part.member_id for part in found})
        self.people.say(text.format(amount=show_money(amount), count=people, left=show_money(self._room - amount)))
        self.submit_button.setEnabled(bool(found) and not self.desk.read_only)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of allocating."""
        return part_findings(self.given(), self._room, self._claims)

    def store(self, _draft: None) -> None:
        """Allocate as one act."""
        self.act(allocate_receipt.allocate_receipt, self.identifier, self.given(), title=_("Đang phân bổ…"))


def _claim(row: ClaimRow) -> tuple[int, Month]:
    return row.member_id, row.month


def _said(row: ClaimRow) -> str:
    return f"{row.full_name} {row.group} {month_word(row.month)}"
