"""Thêm, Sửa thỏa ước: what it is called, between whom, for how long and for how many; or one that was signed before the book knew it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, ClassVar

from app.domain import clock
from app.domain.agreements.agreement_entry import AgreementEntry, entry_findings
from app.domain.agreements.agreements import Change, Votes
from app.domain.agreements.records import AGREEMENT
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.agreements import agreements
from app.models.queries.agreements.agreements import AgreementCard
from app.models.queries.union import organisation
from app.services.agreements import keep_agreements
from app.ui.records.binding import Bound, Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets.choice_field import ChoiceField, TickField

_TAKEN_OVER = (
    "kind",
    "employer",
    "employer_signer",
    "employer_role",
    "union_signer",
    "union_role",
    "workers",
    "covered",
)
"""What an agreement takes over from the one it changes or prolongs."""


class AgreementEditor(Editor[AgreementEntry]):
    """``enter()`` adds one, ``enter(agreement=id)`` mends one, ``enter(previous=id, change=…)`` changes or prolongs one."""

    key: ClassVar[str] = "agreement_editor"
    called: ClassVar[str] = N_("Thêm thỏa ước lao động tập thể")
    mends: ClassVar[str] = N_("Sửa thỏa ước")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement", "change", "previous"})
    record: ClassVar[Record | None] = AGREEMENT
    leads_to: ClassVar[str] = "agreements"
    naming: ClassVar[str] = "agreement"
    wide: ClassVar[int] = 840
    high: ClassVar[int] = 500
    caption_width: ClassVar[int] = 124

    def sheet(self) -> Sheet:
        """The two sides, days and numbers; below what is known of one already signed."""
        yield Group(list(self._facts()), columns=2)
        yield self.bind("signed", TickField(_("Đã ký từ trước, ghi lại vào sổ"))).widget
        past = [
            self.bind("signed_on"),
            self.bind("agreed", nothing=0, caption=_("Tán thành"), columns=("step",)),
            self.bind("sent_on"),
            self.bind("against", nothing=0, caption=_("Không tán thành")),
            self.bind("sent_number"),
        ]
        self._past = self.boxed(Group(past, columns=2))
        yield self._past
        self.follows("change", "signed")

    def _facts(self) -> Iterable[Bound]:
        yield from map(self.bind, ("title", "number"))
        yield self.bind("kind", caption=_("Loại"))
        yield self.bind("change", caption=_("Lập"))
        yield self.bind("employer")
        yield self.bind("previous_id", ChoiceField(_("Thỏa ước trước")))
        for side in ("employer", "union"):
            yield self.bind(f"{side}_signer")
            yield self.bind(f"{side}_role", caption=_("Chức vụ"))
        yield self.bind("begun_on")
        yield self.bind("workers", nothing=0)
        yield self.bind("valid_from")
        yield self.bind("covered", nothing=0, caption=_("Được áp dụng"))
        yield self.bind("valid_to")
        yield self.bind("meal_price", nothing=0)
        yield self.bind("note")

    def begin(self, **arguments: Any) -> AgreementEntry:
        """The union's own names, what an earlier agreement hands on, or one to mend."""
        self.identifier = arguments.get("agreement")
        today = clock.today()
        with self.desk.read() as read:
            cards = {card.id: card for card in agreements.agreements(read)}
            employer = organisation.organisation(read, today).employer
            chair = organisation.officers(read, today).get("chair", "")
        signed = [card for card in cards.values() if card.facts.signed_on is not None and card.id != self.identifier]
        self.widget("previous_id").offer([(card.id, card.title) for card in signed])
        self.widget("signed").setVisible(self.identifier is None)
        if self.identifier is not None:
            return _as_typed(cards[self.identifier])
        entry = AgreementEntry(
            "", employer=employer, union_signer=chair, union_role="Chủ tịch công đoàn cơ sở", begun_on=today
        )
        before = cards.get(arguments.get("previous", 0))
        entry = replace(entry, change=Change(arguments.get("change", Change.NEW)))
        return entry if before is None else _following(entry, before)

    def follow(self) -> None:
        """Only what changes another one names it; only one already signed has a day and votes."""
        changes, previous = self.value("change") is not Change.NEW, self.widget("previous_id")
        previous.setEnabled(changes)
        if not changes:
            previous.set_value(None)
        elif previous.value() is None and previous.count():
            previous.setCurrentIndex(0)
        self._past.setVisible(self.value("signed") and self.identifier is None)

    def collect(self) -> AgreementEntry:
        """With the votes of one already signed; of any other only what is written of it."""
        entry: AgreementEntry = super().collect()
        if self.identifier is not None:
            return replace(entry, signed_on=self.draft.signed_on)
        if not self.value("signed"):
            return replace(entry, signed_on=None, sent_on=None, sent_number="", votes=None)
        return replace(entry, votes=Votes(entry.workers, self.value("agreed"), self.value("against")))

    def look_over(self, draft: AgreementEntry) -> Sequence[Finding]:
        """By the rules of what is typed; what the law refuses is told at its field when it is stored."""
        return entry_findings(draft)

    def store(self, draft: AgreementEntry) -> None:
        """Keep it; what the law refuses comes back with its article."""
        if self.identifier is not None:
            self.act(keep_agreements.edit_agreement, self.identifier, draft)
        else:
            self.act(keep_agreements.add_agreement, draft)


def _as_typed(card: AgreementCard) -> AgreementEntry:
    facts = card.facts
    known = {each.name: getattr(card, each.name) for each in fields(AgreementEntry) if hasattr(card, each.name)}
    return AgreementEntry(
        **{**known, "valid_from": facts.valid_from, "valid_to": facts.valid_to, "signed_on": facts.signed_on}
    )


def _following(entry: AgreementEntry, before: AgreementCard) -> AgreementEntry:
    """What a change or extension takes over from the agreement it follows."""
    extends, last = entry.change is Change.EXTENSION, before.facts.valid_to
    title = f"{'Gia hạn' if extends else 'Sửa đổi, bổ sung'} {before.title[0].lower()}{before.title[1:]}"
    return replace(
        entry,
        title=title,
        previous_id=before.id,
        valid_from=last + dt.timedelta(days=1) if extends and last is not None else None,
        valid_to=None if extends else last,
        **{name: getattr(before, name) for name in _TAKEN_OVER},
    )
