"""Đề nghị thăm hỏi, trợ cấp: one case as it is typed; below it what the union's norms say, at every key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain import clock
from app.domain.care.cases import CaseDraft, look_over_case
from app.domain.care.records import CASE
from app.domain.care.welfare import Paper, Relation, care_kind
from app.domain.money import dong
from app.domain.problems import N_, Finding, Level
from app.domain.records import Record
from app.i18n import _, render
from app.models.queries.care import cases
from app.models.queries.union import organisation
from app.services.care import keep_cases
from app.ui.care.care_words import kinds_by_case
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import TONES, Hint

MOST_HINTS = 3


class Whoever(MemberLookup):
    """A member, or any name typed: whoever is no member is helped too."""

    def complaint(self) -> str:
        """Any name will do."""
        self.settle()
        return ""


class CaseEditorDialog(Editor[CaseDraft]):
    """``enter(case=id)`` to change one, ``enter(member=id, kind=key)`` to begin with somebody."""

    key: ClassVar[str] = "case_editor"
    called: ClassVar[str] = N_("Đề nghị thăm hỏi, trợ cấp")
    verb: ClassVar[str] = N_("Đề nghị")
    takes: ClassVar[frozenset[str]] = frozenset({"case", "kind", "member"})
    record: ClassVar[Record | None] = CASE
    wide: ClassVar[int] = 800
    high: ClassVar[int] = 430
    caption_width: ClassVar[int] = 104

    def sheet(self) -> Sheet:
        """The facts in two columns, and what the norms say of them."""
        self._asked: object = None
        self._proposed = (0, 0)
        facts = [
            self.bind("kind", ChoiceField(_("Loại việc"), [(kind.key, _(kind.name)) for kind in kinds_by_case()])),
            self.bind("happened_on", DateField(_("Ngày xảy ra"), self.desk.month)),
            self.bind("member_id", Whoever(self.desk, _("Đoàn viên"), with_gone=True)),
            self.bind("relation", ChoiceField(_("Việc của ai"))),
            self.bind("amount", nothing=0),
            self.bind("person"),
            self.bind("in_kind", nothing=0),
            *map(self.bind, ("goods", "proposed_by", "place", "reason", "beyond_norm")),
        ]
        yield Group(facts, columns=2)
        self._norm = [Hint(_("Định mức")) for _place in range(MOST_HINTS)]
        self._papers = parts.label(role="small", wrap=True)
        yield parts.column(*self._norm, self._papers, gap=3)
        self.follows(*(key for key in self.fields if key not in ("proposed_by", "place", "reason")))

    def begin(self, **arguments: Any) -> CaseDraft:
        """A stored case, or a new one on today."""
        self.identifier = arguments.get("case")
        with self.desk.read() as read:
            if self.identifier is None:
                named = organisation.officers(read, clock.today())
                draft = CaseDraft(
                    arguments.get("kind", "sick"),
                    arguments.get("member"),
                    happened_on=self.desk.usual_day(),
                    proposed_by=named.get("preparer") or self.desk.officer,
                )
            else:
                card = cases.case(read, self.identifier)
                draft = keep_cases.draft_of(card)
                self.title.setText(card.row.title)
                self.name_button(_("Cất"))
        kinds = kinds_by_case()
        if draft.kind not in [kind.key for kind in kinds]:
            kinds.append(care_kind(draft.kind))
        self.widget("kind").offer((kind.key, _(kind.name)) for kind in kinds)
        self._offer_relations(draft.kind)
        return draft

    def _offer_relations(self, kind: str) -> None:
        self.widget("relation").offer((relation, _(relation.label)) for relation in care_kind(kind).relations)

    def collect(self) -> CaseDraft:
        """Somebody who is no member is the name that was typed."""
        draft: CaseDraft = super().collect()
        name = "" if draft.member_id is not None else self.widget("member_id").text().strip()
        return replace(draft, person=draft.person or name)

    def follow(self) -> None:
        """Relations of the kind; the norm's amounts until she types her own; what the norms and papers ask."""
        self._offer_relations(self.value("kind"))
        self.widget("person").setEnabled(self.value("relation") is not Relation.SELF)
        self._propose(self.collect())
        draft = self.collect()
        with self.desk.read() as read:
            judged, norm = keep_cases.judge_case(read, draft, self.identifier)
        someone = draft.member_id is not None or bool(draft.person)
        found = [each for each in judged.findings if someone or each.level is Level.NOTE]
        for hint, finding in zip(self._norm, [*found, *[None] * MOST_HINTS], strict=False):
            hint.say(render(finding.message) if finding else "", TONES[finding.level] if finding else "note")
        papers = ", ".join(_(Paper.label_of(each)) for each in keep_cases.asked_papers(draft, norm))
        self._papers.setText(_("Giấy tờ cần có: {papers}").format(papers=papers) if papers else "")

    def _propose(self, draft: CaseDraft) -> None:
        """Another kind, person or day: the norm's amounts, unless she typed her own."""
        before, self._asked = self._asked, (draft.kind, draft.relation, draft.happened_on)
        hers = self.identifier is not None or (draft.amount, draft.in_kind) not in ((0, 0), self._proposed)
        if hers or before == self._asked:
            return
        with self.desk.read() as read:
            usual = keep_cases.proposal_for(read, replace(draft, amount=dong(0), in_kind=dong(0)))
        self._proposed = (usual.amount, usual.in_kind)
        self.set_value("amount", usual.amount)
        self.set_value("in_kind", usual.in_kind)

    def look_over(self, draft: CaseDraft) -> Sequence[Finding]:
        """By the rules of cases, and by the norms."""
        with self.desk.read() as read:
            judged, _norm = keep_cases.judge_case(read, draft, self.identifier)
        return [*look_over_case(draft), *judged.stops]

    def store(self, draft: CaseDraft) -> None:
        """Propose it, or keep the change."""
        if self.identifier is None:
            self.act(keep_cases.propose_case, draft)
        else:
            self.act(keep_cases.edit_case, self.identifier, draft)
