"""One norm from a day on: kind, whose, amount or range, times a year, who qualifies, papers, clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain.care.norms import Norm, NormRule, look_over_norm
from app.domain.care.records import NORM
from app.domain.care.welfare import KINDS, Paper, care_kind
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.i18n import _
from app.models.queries.care import norms
from app.services.care import keep_norms
from app.ui.care.care_words import typed_paper
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField, TickField
from app.ui.widgets.count_field import CountField
from app.ui.widgets.text_field import TextField

RULE = ("members_only", "months", "not_on_unpaid_leave", "women_only")


class NormEditorDialog(Editor[Norm]):
    """``enter(norm=id)`` begins a new row from an old one; without it an empty one."""

    key: ClassVar[str] = "norm_editor"
    called: ClassVar[str] = N_("Ghi định mức chi chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"norm"})
    record: ClassVar[Record | None] = NORM
    wide: ClassVar[int] = 800
    high: ClassVar[int] = 400

    def sheet(self) -> Sheet:
        """The norm in two columns, its papers, and who qualifies."""
        self._kind = ""
        about = _("Mức cũ giữ nguyên đến hết ngày trước; việc đã chi vẫn theo mức của ngày xảy ra.")
        yield parts.label(about, "muted", wrap=True)
        kinds = [(kind.key, _(kind.name)) for kind in KINDS.values() if kind.key not in ("house", "loan")]
        months = CountField(_("Số tháng đã vào"), placeholder=_("trống: không xét"))
        facts = [
            self.bind("kind", ChoiceField(_("Loại"), kinds)),
            self.bind("relation", ChoiceField(_("Của ai"))),
            self.bind("valid_from"),
            *(self.bind(key, nothing=0) for key in ("per_year", "amount", "amount_most", "in_kind")),
            self.bind("months", months, caption=_("Số tháng đã vào"), nothing=0),
            self.bind("clause"),
            self.bind("source"),
        ]
        yield Group(facts, columns=2)
        names = TextField(_("Giấy tờ"), placeholder=_("cách nhau bằng dấu ;"))
        yield Group([self.bind("paper_names", names)])
        ticks = (_("Chỉ đoàn viên"), _("Không nghỉ không lương"), _("Chỉ nữ"))
        who = [
            self.bind(key, TickField(word))
            for key, word in zip(("members_only", "not_on_unpaid_leave", "women_only"), ticks, strict=True)
        ]
        yield parts.row(*(each.widget for each in who), None, gap=16)
        self.follows("kind")

    def begin(self, **arguments: Any) -> Norm:
        """From the first day of the working month: nothing, or what an old row says."""
        first = self.desk.month.first_day
        if "norm" not in arguments:
            return Norm(next(iter(KINDS)), first)
        with self.desk.read() as read:
            norm = norms.norm_row(read, arguments["norm"]).norm
        self._offer(norm.kind, norm.papers)
        source = norm.source if norm.has_source else ""
        return replace(norm, valid_from=first, source=source, confidence="", ended=False)

    def enter(self, **arguments: Any) -> None:
        """Whoever changes a norm begins at its amount."""
        super().enter(**arguments)
        if "norm" in arguments:
            self.widget("amount").setFocus()

    def show_draft(self, draft: Norm) -> None:
        """Who qualifies stands in fields of its own."""
        super().show_draft(draft)
        for key in RULE:
            self.set_value(key, getattr(draft.rule, key))

    def collect(self) -> Norm:
        """Who qualifies and the papers, read back."""
        rule = NormRule(**{key: self.value(key) for key in RULE})
        papers = tuple(filter(None, map(typed_paper, str(self.value("paper_names") or "").split(";"))))
        return replace(super().collect(), rule=rule, papers=papers)

    def follow(self) -> None:
        """Another kind has other relations and other usual papers."""
        kind = self.value("kind")
        if kind != self._kind:
            self._offer(kind, tuple(map(str, care_kind(kind).papers)))

    def _offer(self, kind: str, papers: Sequence[str]) -> None:
        self._kind = kind
        self.widget("relation").offer((each, _(each.label)) for each in care_kind(kind).relations)
        self.set_value("paper_names", "; ".join(_(Paper.label_of(each)) for each in papers))

    def look_over(self, draft: Norm) -> Sequence[Finding]:
        """By the rules of norms."""
        return look_over_norm(draft)

    def store(self, draft: Norm) -> None:
        """Store it from its day on."""
        self.act(keep_norms.set_norm, draft)
