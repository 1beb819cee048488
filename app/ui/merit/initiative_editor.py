"""One initiative: what it is, whose, at which level, what it is worth and how that was reckoned, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.merit.merit import InitiativeDraft, look_over_initiative
from app.domain.merit.records import INITIATIVE
from app.domain.money import dong
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.merit import merit
from app.services.merit import keep_merit
from app.ui.members.member_lookup import MemberLookup
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.union.kept_files import KeptFiles


class InitiativeEditor(Editor[InitiativeDraft]):
    """``enter(initiative=id)`` shows one to mend; ``enter()`` begins one."""

    key: ClassVar[str] = "initiative_editor"
    called: ClassVar[str] = N_("Thêm sáng kiến")
    mends: ClassVar[str] = N_("Sửa sáng kiến")
    takes: ClassVar[frozenset[str]] = frozenset({"initiative"})
    record: ClassVar[Record | None] = INITIATIVE
    leads_to: ClassVar[str] = "initiatives"
    naming: ClassVar[str] = "initiative"

    def sheet(self) -> Sheet:
        """The name across, the facts in two columns, the text and the files below."""
        self.files = KeptFiles(self.desk, "initiative")
        yield Group([self.bind("title")])
        facts = [
            self.bind("member_id", MemberLookup(self.desk, _("Đoàn viên")), columns=("author",)),
            *map(self.bind, ("author", "field", "submitted_on", "level", "state", "decision", "recognised_on")),
            self.bind("benefit", nothing=dong(0)),
            self.bind("benefit_basis"),
        ]
        yield Group(facts, columns=2)
        yield Group([self.bind("summary")])
        yield self.files

    def begin(self, **arguments: Any) -> InitiativeDraft:
        """With today, or one as it is stored."""
        self.identifier = arguments.get("initiative")
        self.files.setVisible(self.identifier is not None)
        self.files.show_owner(self.identifier)
        if self.identifier is None:
            return InitiativeDraft("", clock.today())
        with self.desk.read() as read:
            return merit.initiative(read, self.identifier).draft

    def look_over(self, draft: InitiativeDraft) -> Sequence[Finding]:
        """By the rules of initiatives."""
        return look_over_initiative(draft, clock.today())

    def store(self, draft: InitiativeDraft) -> None:
        """Keep it."""
        self.act(keep_merit.save_initiative, self.identifier, draft)
