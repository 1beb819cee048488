"""One coding rule: which way the money goes, the words that make it fit, the code it leads to, where it stands."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QPlainTextEdit, QWidget

from app.domain.ledger.accounts import code_key, code_of
from app.domain.ledger.coding import CodingRule, propose
from app.domain.problems import N_
from app.domain.text import fold
from app.i18n import _
from app.models.queries.ledger import coding
from app.services.ledger import coding_rules
from app.ui.desk import Desk
from app.ui.ledger.ledger_words import code_choices, money_source_choices
from app.ui.screen import DeskDialog
from app.ui.widgets import parts
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import LookupField
from app.ui.widgets.text_field import TextField


class CodingRuleDialog(DeskDialog):
    """``enter(position)`` edits one; ``enter(text, way, code)`` makes one from a narration, at the top."""

    key: ClassVar[str] = "coding_rule"
    called: ClassVar[str] = N_("Thêm quy tắc chọn mã")
    takes: ClassVar[frozenset[str]] = frozenset({"code", "position", "text", "way"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        with desk.read() as read:
            self._rules = list(coding.coding_rules(read))
        self._place: int | None = None
        self._narration = ""
        self._title = parts.label(_("Quy tắc mới"), "title")
        self.way = QComboBox()
        self.way.setAccessibleName(_("Chiều của tiền"))
        for key, word in (
            ("out", _("Tiền ra")),
            ("in", _("Tiền vào")),
            ("any", _("Cả hai chiều")),
            ("transfer", _("Chuyển giữa hai quỹ")),
        ):
            self.way.addItem(word, key)
        self.phrases = QPlainTextEdit()
        self.phrases.setAccessibleName(_("Cụm từ"))
        self.phrases.setTabChangesFocus(True)
        self.phrases.setFixedHeight(92)
        self.code = LookupField(_("Mã"), code_choices)
        self.source = LookupField(_("Nguồn tiền"), money_source_choices)
        self.note = TextField(_("Ghi chú"))
        self.hint = Hint(_("Xét quy tắc"))
        self._code_label = parts.label(_("Mã"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, (label, field) in enumerate(
            ((parts.label(_("Chiều")), self.way), (parts.label(_("Khi nội dung có")), self.phrases),
             (parts.label(), parts.label(_("Mỗi dòng một cụm từ; * là chữ bất kỳ ở giữa."), "small")),
             (self._code_label, self.code), (parts.label(_("Nguồn tiền")), self.source), (parts.label(_("Ghi chú")), self.note))
        ):  # fmt: skip
            tall = field is self.phrases
            label.setFixedHeight(30) if tall else None
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, place, 1)
        save = parts.button(_("Cất  Ctrl+Enter"), self.submit, role="primary")
        stack = parts.column(self._title, gap=10, margins=(20, 16, 20, 16))
        stack.addLayout(grid)
        stack.addWidget(self.hint)
        stack.addStretch(1)
        stack.addLayout(parts.row(None, parts.button(_("Thôi"), self.reject), save))
        self.setLayout(stack)
        self.setMinimumWidth(520)
        self.way.currentIndexChanged.connect(self._judge)
        self.phrases.textChanged.connect(self._judge)
        self.code.chosen.connect(self._judge)

    def enter(self, **arguments: Any) -> None:
        """Show a rule, or begin one."""
        if "position" in arguments:
            self._place = arguments["position"]
            self._show(self._rules[self._place])
            self._title.setText(_("Quy tắc {position}").format(position=self._place + 1))
        elif "text" in arguments:
            self._narration = arguments["text"]
            self.way.setCurrentIndex(self.way.findData(arguments.get("way", "out")))
            self.phrases.setPlainText(fold(self._narration))
            self.code.set_value(code_key(arguments["code"]) if arguments.get("code") else None)
            self._title.setText(_("Mã cho các dòng giống dòng này"))
        self._judge()

    def _show(self, rule: CodingRule) -> None:
        self.way.setCurrentIndex(self.way.findData(rule.direction))
        self.phrases.setPlainText("\n".join(rule.phrases))
        self.code.set_value(code_key(rule.code) if rule.code else None)
        self.source.set_value(rule.money_source)
        self.note.set_value(rule.note)

    def rule(self) -> CodingRule:
        """The rule as typed."""
        way = self.way.currentData()
        phrases = tuple(line.strip().lower() for line in self.phrases.toPlainText().splitlines() if line.strip())
        code = code_of(self.code.value() or "") or None
        toward = self._rules[self._place].toward if self._place is not None else ""
        return CodingRule(
            0, way, phrases, None if way == "transfer" else code, self.source.value(), self.note.value(), toward
        )

    def _judge(self, *_args: object) -> None:
        rule = self.rule()
        transfer = rule.direction == "transfer"
        self.code.setEnabled(not transfer)
        self._code_label.setEnabled(not transfer)
        if self._narration and rule.phrases:
            fits = propose([rule], "in" if rule.direction == "in" else "out", self._narration) is not None
            text = _("Khớp nội dung «{text}».") if fits else _("Chưa khớp nội dung «{text}»: hãy giữ những chữ chung.")
            self.hint.say(text.format(text=self._narration), "good" if fits else "warn")

    def submit(self) -> None:
        """Store the rules with this one in its place."""
        rules = list(self._rules)
        if self._place is None:
            rules.insert(0, self.rule())
        else:
            rules[self._place] = self.rule()
        self.desk.do(
            coding_rules.set_coding_rules,
            rules,
            done=self._stored,
            failed=lambda sentence: self.hint.say(sentence, "danger"),
        )

    def _stored(self, _value: object) -> None:
        self.accept()
