"""Quy định: the ordered rules that propose a code from a narration.

Rules are tried from the top; the first that fits wins. A text can be tried out to see what matches and by which words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.ledger.chart import STANDARD_CHART, Chart
from app.domain.ledger.coding import CodingRule, Proposal, RuleDirection, matches
from app.domain.ledger.records import CODING_RULE
from app.domain.ledger.vouchers import MoneySource
from app.domain.problems import N_
from app.i18n import _
from app.models.queries import Read
from app.models.queries.ledger import coding
from app.models.queries.ledger.chart import chart_on
from app.services.ledger import coding_rules
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.widgets import parts
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import RIGHT, Column, column

ICONS = {RuleDirection.IN: "arrow-down-to-line", RuleDirection.OUT: "arrow-up-from-line"}


class RulesScreen(ListPage[CodingRule]):
    """The rules in order."""

    key: ClassVar[str] = "rules"
    called: ClassVar[str] = N_("Quy tắc chọn mã")
    takes: ClassVar[frozenset[str]] = frozenset({"text"})
    rail_entry: ClassVar[str] = "rules"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"coding_rule"})
    gives_way: ClassVar[tuple[str, ...]] = ("note",)

    _chart: Chart = STANDARD_CHART

    def read_beside(self, read: Read) -> None:
        """The codes in force."""
        self._chart = chart_on(read, self.desk.month.last_day)

    def _code_word(self, rule: CodingRule) -> str:
        known = self._chart.codes.get(rule.code or "")
        return f"{known.code}  {_(known.name)}" if known is not None else rule.code or "–"

    def columns(self) -> list[Column]:
        """Place, way, code, the words that make it fit, source."""
        told = CODING_RULE
        return [
            Column("position", _("Thứ tự"), 62, lambda rule: str(rule.position), align=RIGHT),
            column(told["direction"], lambda rule: rule.direction, 116, icon=_icon),
            Column("code", _("Mã"), 210, self._code_word),
            column(told["phrases"], lambda rule: ", ".join(rule.phrases), 380, stretch=True),
            Column("source", _("Nguồn"), 100, lambda rule: _(MoneySource.label_of(rule.money_source))),
            column(told["note"], lambda rule: rule.note, 240),
        ]

    def find_rows(self, read: Read) -> Sequence[CodingRule]:
        """Every rule as it is tried."""
        return coding.coding_rules(read)

    def identify(self, row: CodingRule) -> int:
        """Its place: a rule has nothing else of its own."""
        return row.position

    # ---- trying a text ---------------------------------------------------------------------------------------------

    def above(self) -> Sequence[QWidget]:
        """A text to try, what is proposed for it, and how rules are read."""
        name, placeholder = _("Thử một nội dung"), _("Thử: gõ nội dung một khoản thu chi để xem mã nào được đề nghị")
        self.trial = SearchBox(name, placeholder)
        ways = [(way, _(way.label)) for way in (RuleDirection.OUT, RuleDirection.IN)]
        self._way = ChoiceField(_("Chiều của tiền"), ways)
        self.result = Hint(_("Kết quả thử"))
        about = _(
            "Xét từ trên xuống, quy tắc đầu tiên khớp được đề nghị; người nhập luôn sửa được. Viết có dấu thì phải đúng "
            "dấu, viết không dấu thì dấu nào cũng khớp; dấu * là chữ bất kỳ ở giữa."
        )
        line = parts.row(self._way, self.trial)
        line.setStretch(1, 1)
        self.trial.searched.connect(lambda _text: self._try())
        self._way.changed.connect(self._try)
        return [parts.box(line), self.result, parts.label(about, "small", wrap=True)]

    def enter(self, **arguments: Any) -> None:
        """``text`` to try."""
        if "text" in arguments:
            self.trial.edit.setText(arguments["text"])
        super().enter(**arguments)
        self._point_at_proposed()

    def load(self, read: Read) -> None:
        """The rules, and what they make of the text."""
        super().load(read)
        self._say_proposed()

    def _found(self) -> list[Proposal]:
        text = self.trial.value()
        return list(matches(self.all_rows(), self._way.value().value, text)) if text else []

    def _try(self) -> None:
        if self.desk.book is not None:
            self._say_proposed()
            self._point_at_proposed()

    def _point_at_proposed(self) -> None:
        if found := self._found():
            self.table.point_at(found[0].rule.position)

    def _say_proposed(self) -> None:
        found = self._found()
        if not found:
            text = _("Không quy tắc nào khớp: khi nhập sẽ phải chọn mã.") if self.trial.value() else ""
            self.result.say(text, "warn")
            return
        first = found[0]
        sentence = _("Đề nghị {code} vì có «{phrase}» (quy tắc {position}).").format(
            code=_("chuyển quỹ") if first.is_transfer else _("mã {code}").format(code=self._code_word(first.rule)),
            phrase=first.phrase,
            position=first.rule.position,
        )
        if len(found) > 1:
            others = ", ".join(f"{each.rule.position} ({each.code or _('chuyển quỹ')})" for each in found[1:4])
            sentence += _(" Cũng khớp: {others}.").format(others=others)
        self.result.say(sentence, "good")

    # ---- acts ------------------------------------------------------------------------------------------------------

    def offer_verbs(self) -> None:
        """Added, mended, deleted, moved up and down."""
        self.offer("add", to="coding_rule", writes=True, word=_("Thêm quy tắc"))
        self.offer("edit", to="coding_rule", naming="position")
        self.offer("delete", self._delete, about=About.ONE, writes=True)
        for key, way, own in (
            ("up", -1, (_("Lên"), "chevron-up", "Ctrl+Up")),
            ("down", 1, (_("Xuống"), "chevron-down", "Ctrl+Down")),
        ):
            move, may = partial(self._move, way), partial(self._may_move, way)
            self.offer(key, move, about=About.ONE, writes=True, when=may, own=own, after="")

    def empty(self) -> Empty:
        """None left."""
        return Empty(_("Chưa có quy tắc nào"), _("Không có quy tắc thì khi nhập phải chọn mã từng dòng."))

    def _delete(self, rule: CodingRule) -> None:
        text = _("Khi nội dung có «{phrases}» sẽ không còn đề nghị {code}. Có thể lấy lại bằng Ctrl+Z.").format(
            phrases=", ".join(rule.phrases[:3]),
            code=_("mã {code}").format(code=rule.code) if rule.code else _("chuyển quỹ"),
        )
        title = _("Xóa quy tắc {position}?").format(position=rule.position)
        if self.desk.ask.confirm(title, text, _("Xóa"), danger=True):
            self._store([each for each in self.all_rows() if each != rule])

    def _may_move(self, way: int, rule: CodingRule) -> bool:
        return 1 <= rule.position + way <= len(self.all_rows())

    def _move(self, way: int, rule: CodingRule) -> None:
        rules = list(self.all_rows())
        place = rule.position - 1
        rules[place], rules[place + way] = rules[place + way], rules[place]
        self.table.point_at(rule.position + way)
        self._store(rules)

    def _store(self, rules: Sequence[CodingRule]) -> None:
        ordered = [replace(rule, position=place) for place, rule in enumerate(rules, 1)]
        self.desk.do(coding_rules.set_coding_rules, ordered, quiet=True)


def _icon(rule: CodingRule) -> str:
    return ICONS.get(rule.direction, "arrow-left-right")
