"""Đề nghị thăm hỏi, trợ cấp: one case as it is typed; below it what the union's norms say, at every key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from app.domain import clock
from app.domain.care.cases import CaseDraft
from app.domain.care.welfare import Paper, Relation, care_kind, relation_of
from app.domain.dates import Month
from app.domain.money import dong
from app.domain.problems import N_, Level
from app.i18n import _, render
from app.models.queries.care import cases
from app.models.queries.members import members
from app.models.queries.members.members import MemberFilter
from app.models.queries.union import organisation
from app.services.care import keep_cases
from app.ui.care.care_words import kinds_by_case
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import Choice, LookupField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

TONES = {Level.STOP: "danger", Level.WARN: "warn", Level.NOTE: "note"}
MOST_HINTS = 3


class CaseEditorDialog(FormDialog):
    """``enter(case=id)`` to change one, ``enter(member=id, kind=key)`` to begin with somebody."""

    key: ClassVar[str] = "case_editor"
    called: ClassVar[str] = N_("Đề nghị thăm hỏi, trợ cấp")
    takes: ClassVar[frozenset[str]] = frozenset({"case", "kind", "member"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id: int | None = None
        self._papers: tuple[str, ...] | None = None
        self._proposed = (0, 0)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Loại việc"))
        for kind in kinds_by_case():
            self.kind.addItem(_(kind.name), kind.key)
        self.day = DateField(_("Ngày xảy ra"), desk.month)
        self.member = LookupField(_("Đoàn viên"), self._members())
        self.member.setPlaceholderText(_("Gõ tên hoặc mã…"))
        self.relation = QComboBox()
        self.relation.setAccessibleName(_("Việc của ai"))
        self.person = TextField(_("Tên người thân"))
        self.amount = MoneyField(_("Số tiền"), words=False)
        self.in_kind = MoneyField(_("Trị giá quà"), words=False)
        self.goods = TextField(_("Quà là"), placeholder=_("ví dụ: giỏ trái cây"))
        self.place = TextField(_("Nơi thăm"))
        self.reason = TextField(_("Lý do"), placeholder=_("chỉ người duyệt xem, không in ra danh sách"))
        self.proposed_by = TextField(_("Người đề nghị"))
        self.beyond = TextField(_("Nghị quyết vượt"), placeholder=_("ví dụ: NQ 06/NQ-CĐCS ngày 12/3/2026"))
        lines = [
            ("kind", _("Loại việc"), self.kind), ("day", _("Ngày xảy ra"), self.day),
            ("member", _("Đoàn viên"), self.member), ("relation", _("Việc của"), self.relation),
            ("amount", _("Số tiền"), self.amount), ("person", _("Tên người thân"), self.person),
            ("in_kind", _("Trị giá quà"), self.in_kind), ("goods", _("Quà là"), self.goods),
            ("proposed", _("Người đề nghị"), self.proposed_by), ("place", _("Nơi thăm"), self.place),
            ("reason", _("Lý do"), self.reason), ("beyond", _("Nghị quyết vượt"), self.beyond),
        ]  # fmt: skip
        self._hints = [Hint(_("Định mức")) for _place in range(MOST_HINTS)]
        self._paper_line = parts.label(role="small", wrap=True)
        column = parts.column(*self._hints, self._paper_line, gap=3)
        self.lay_out(_("Đề nghị"), field_grid(lines, self.hints, columns=2, caption=104), parts.box(column), width=800)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.relation.currentIndexChanged.connect(self._norm_moved)
        self.member.chosen.connect(self._norm_moved)
        self.day.changed.connect(self._norm_moved)
        for field in (self.amount, self.in_kind):
            field.changed.connect(self._judge)
        for text in (self.beyond, self.goods, self.person):
            text.textChanged.connect(self._judge)
        self._kind_chosen()

    def _members(self) -> Sequence[Choice]:
        day = self.desk.month.last_day
        with self.desk.read() as read:
            rows = members.member_rows(read, members.member_ids(read, MemberFilter(day, with_gone=True)), day)
        return [Choice(str(row.id), row.number or row.staff_number, row.full_name) for row in rows]

    # ---- opening -------------------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """A stored case, or a new one on today."""
        if "case" in arguments:
            self._show(arguments["case"])
            return
        today = clock.today()
        self.day.set_value(today if Month.of(today) == self.desk.month else self.desk.month.last_day)
        self.kind.setCurrentIndex(max(self.kind.findData(arguments.get("kind", "sick")), 0))
        with self.desk.read() as read:
            named = organisation.officers(read, today)
        self.proposed_by.set_value(named.get("preparer") or self.desk.officer)
        if "member" in arguments:
            self.member.set_value(str(arguments["member"]))
            self._norm_moved()
        self.member.setFocus()

    def _show(self, number: int) -> None:
        with self.desk.read() as read:
            card = cases.case(read, number)
        self._id, draft = number, keep_cases.draft_of(card)
        self._papers = draft.papers
        if self.kind.findData(draft.kind) < 0:
            self.kind.addItem(_(care_kind(draft.kind).name), draft.kind)
        self.kind.setCurrentIndex(self.kind.findData(draft.kind))
        self.relation.setCurrentIndex(max(self.relation.findData(str(draft.relation)), 0))
        self.day.set_value(draft.happened_on)
        self.member.set_value(str(draft.member_id) if draft.member_id else None)
        for field, text in (
            (self.person, draft.person), (self.goods, draft.goods), (self.place, draft.place), (self.reason, draft.reason),
            (self.proposed_by, draft.proposed_by), (self.beyond, draft.beyond_norm),
        ):  # fmt: skip
            field.set_value(text)
        self.amount.set_value(draft.amount or None)
        self.in_kind.set_value(draft.in_kind or None)
        self.title.setText(card.row.title)
        self.name_button(_("Cất"))
        self._judge()

    # ---- judging -------------------------------------------------------------------------------------------------------

    def _relation(self) -> Relation:
        # Trap: Qt hands an enum back as its bare text.
        return relation_of(str(self.relation.currentData() or ""))

    def _draft(self) -> CaseDraft:
        member = self.member.value()
        return CaseDraft(
            kind=str(self.kind.currentData()),
            member_id=int(member) if member else None,
            person=self.person.value() or ("" if member else self.member.text().strip()),
            relation=self._relation(),
            happened_on=self.day.value(),
            reason=self.reason.value(),
            place=self.place.value(),
            amount=self.amount.value() or dong(0),
            in_kind=self.in_kind.value() or dong(0),
            goods=self.goods.value(),
            proposed_by=self.proposed_by.value(),
            beyond_norm=self.beyond.value(),
            papers=self._papers,
        )

    def _kind_chosen(self, *_args: object) -> None:
        kept = self.relation.currentData()
        self.relation.blockSignals(True)
        self.relation.clear()
        for relation in care_kind(str(self.kind.currentData())).relations:
            self.relation.addItem(_(relation.label), str(relation))
        self.relation.setCurrentIndex(max(self.relation.findData(kept), 0))
        self.relation.blockSignals(False)
        self._norm_moved()

    def _norm_moved(self, *_args: object) -> None:
        """Another kind, person or day: the norm's amounts follow until she types her own."""
        if self._id is None and (self.amount.value() or 0, self.in_kind.value() or 0) in ((0, 0), self._proposed):
            with self.desk.read() as read:
                empty = CaseDraft(
                    str(self.kind.currentData()), None, relation=self._relation(),
                    happened_on=self.day.value(),
                )  # fmt: skip
                usual = keep_cases.proposal_for(read, empty)
            self._proposed = (usual.amount, usual.in_kind)
            self.amount.set_value(usual.amount or None)
            self.in_kind.set_value(usual.in_kind or None)
        self._judge()

    def _judge(self, *_args: object) -> None:
        """What the norms say now; the stops first."""
        draft = self._draft()
        someone = draft.member_id is not None or bool(draft.person)
        self.person.setEnabled(draft.relation is not Relation.SELF)
        with self.desk.read() as read:
            judged, norm = keep_cases.judge_case(read, draft, self._id)
        found = judged.findings if someone else [each for each in judged.findings if each.level is Level.NOTE]
        for place, hint in enumerate(self._hints):
            if place < len(found):
                hint.say(render(found[place]), TONES[found[place].level])
            else:
                hint.say("")
        papers = ", ".join(_(Paper.label_of(each)) for each in keep_cases.asked_papers(draft, norm))
        self._paper_line.setText(_("Giấy tờ cần có: {papers}").format(papers=papers) if papers else "")

    def submit(self) -> None:
        """Propose it, or keep the change."""
        self.clear_errors()
        if not self.day.readable() or self.day.value() is None:
            self.show_error("day", _("Hãy ghi ngày xảy ra việc."), self.day)
            return
        draft = self._draft()
        if draft.member_id is None and not draft.person:
            self.show_error("member", _("Hãy chọn đoàn viên, hoặc ghi tên người được thăm hỏi."), self.member)
            return
        unread = next((field for field in (self.amount, self.in_kind) if not field.readable()), None)
        if unread is not None:
            self.show_error("amount", _("Hãy sửa số tiền chưa đọc được."), unread)
            return
        if self._id is None:
            self.act(keep_cases.propose_case, draft)
        else:
            self.act(keep_cases.edit_case, self._id, draft)
