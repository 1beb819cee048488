"""One coding rule: which way the money goes, the words that make it fit, the code it leads to, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from app.domain import clock
from app.domain.ledger.accounts import code_of
from app.domain.ledger.coding import CodingRule, RuleDirection, propose, rule_findings
from app.domain.ledger.records import CODING_RULE
from app.domain.problems import N_, Finding
from app.domain.records import Record
from app.domain.text import fold
from app.i18n import _
from app.models.queries.ledger import coding
from app.models.queries.ledger.chart import chart_on
from app.services.ledger import coding_rules
from app.ui.ledger.ledger_words import code_choices, money_source_choices
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import Choice, LookupField
from app.ui.widgets.text_field import TextBox


class PhrasesField(TextBox):
    """``value()`` are the phrases, one a line."""

    def value(self) -> Any:
        """The phrases in small letters."""
        return tuple(super().value().lower().splitlines())

    def set_value(self, phrases: Any) -> None:
        """Show phrases."""
        super().set_value("\n".join(phrases or ()))


class CodingRuleDialog(Editor[CodingRule]):
    """``enter(position)`` edits one; ``enter(text, way, code)`` makes one from a narration, at the top."""

    key: ClassVar[str] = "coding_rule"
    called: ClassVar[str] = N_("Thêm quy tắc chọn mã")
    takes: ClassVar[frozenset[str]] = frozenset({"code", "position", "text", "way"})
    record: ClassVar[Record | None] = CODING_RULE
    wide: ClassVar[int] = 520
    high: ClassVar[int] = 0

    def sheet(self) -> Sheet:
        """Way and words, code and source, and whether it fits the narration it is made from."""
        self._narration = ""
        self._fits = Hint(_("Xét quy tắc"))
        label = CODING_RULE["phrases"].label
        phrases = PhrasesField(_(label), lines=4)
        yield Group([self.bind("direction"), self.bind("phrases", phrases, nothing=())])
        yield parts.label(_("Mỗi dòng một cụm từ; * là chữ bất kỳ ở giữa."), "small")
        code = LookupField(_("Mã"), self._codes)
        source = LookupField(_("Nguồn tiền"), money_source_choices)
        yield Group([self.bind("code", code), self.bind("money_source", source), self.bind("note")])
        yield self._fits
        self.follows("direction", "phrases", "code")

    def begin(self, **arguments: Any) -> CodingRule:
        """A rule as it stands, or a new one."""
        with self.desk.read() as read:
            self._rules = list(coding.coding_rules(read))
        if "position" in arguments:
            self.identifier = int(arguments["position"])
            self.title.setText(_("Quy tắc {position}").format(position=self.identifier))
            return self._rules[self.identifier - 1]
        self._narration = arguments.get("text", "")
        self.title.setText(_("Mã cho các dòng giống dòng này") if self._narration else _("Quy tắc mới"))
        phrases = (fold(self._narration),) if self._narration else ()
        return CodingRule(0, RuleDirection(arguments.get("way", "out")), phrases, arguments.get("code") or None)

    def collect(self) -> CodingRule:
        """A transfer leads to no code."""
        rule: CodingRule = super().collect()
        return replace(rule, code=None) if rule.direction is RuleDirection.TRANSFER else rule

    def follow(self) -> None:
        """No code for a transfer; whether the words fit the narration."""
        rule = self.collect()
        self.widget("code").setEnabled(rule.direction is not RuleDirection.TRANSFER)
        if self._narration and rule.phrases:
            fits = propose([rule], "in" if rule.direction is RuleDirection.IN else "out", self._narration) is not None
            text = _("Khớp nội dung «{text}».") if fits else _("Chưa khớp nội dung «{text}»: hãy giữ những chữ chung.")
            self._fits.say(text.format(text=self._narration), "good" if fits else "warn")

    def look_over(self, draft: CodingRule) -> Sequence[Finding]:
        """By the rules of rules."""
        with self.desk.read() as read:
            return rule_findings(draft, chart_on(read, clock.today()))

    def store(self, draft: CodingRule) -> None:
        """Store all of them with this one in its place, or at the top."""
        rules = list(self._rules)
        if self.identifier is None:
            rules.insert(0, draft)
        else:
            rules[self.identifier - 1] = draft
        self.act(coding_rules.set_coding_rules, rules)

    def _codes(self) -> list[Choice]:
        with self.desk.read() as read:
            chart = chart_on(read, clock.today())
        return [replace(choice, key=code_of(choice.key)) for choice in code_choices(chart)]
