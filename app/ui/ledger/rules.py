"""Quy định: the ordered rules that propose a code from a narration, and the dated legal values the book uses.

Rules are tried from the top; the first that fits wins. A text can be tried out to see what matches and by which words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox

from app.domain.ledger.codes import CODES
from app.domain.ledger.coding import CodingRule, matches
from app.domain.ledger.vouchers import MoneySource
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import coding
from app.services.ledger import coding_rules
from app.ui.desk import Desk
from app.ui.screen import Screen
from app.ui.widgets import parts
from app.ui.widgets.chips import SearchBox
from app.ui.widgets.hint import Hint
from app.ui.widgets.table_model import Column, PagedTableModel
from app.ui.widgets.table_view import TableView


def way_word(way: str) -> str:
    """Tiền vào, Tiền ra, …"""
    return {"in": _("Tiền vào"), "out": _("Tiền ra"), "transfer": _("Chuyển quỹ"), "any": _("Cả hai")}.get(way, way)


def _code_word(rule: CodingRule) -> str:
    known = CODES.get(rule.code or "")
    return f"{known.code}  {_(known.name)}" if known is not None else rule.code or "–"


def _columns() -> list[Column]:
    return [
        Column("position", _("Thứ tự"), 62, lambda rule: str(rule.position), align=0x82),
        Column("way", _("Chiều"), 116, lambda rule: way_word(rule.direction),
               icon=lambda rule: {"in": "arrow-down-to-line", "out": "arrow-up-from-line"}.get(rule.direction, "arrow-left-right")),
        Column("code", _("Mã"), 210, _code_word),
        Column("phrases", _("Khi nội dung có"), 380, lambda rule: ", ".join(rule.phrases), stretch=True),
        Column("source", _("Nguồn"), 100, lambda rule: _(MoneySource.label_of(rule.money_source))),
        Column("note", _("Ghi chú"), 240, lambda rule: rule.note),
    ]  # fmt: skip


class RulesScreen(Screen):
    """The rules in order."""

    key: ClassVar[str] = "rules"
    called: ClassVar[str] = N_("Quy tắc chọn mã")
    takes: ClassVar[frozenset[str]] = frozenset({"text"})
    rail_entry: ClassVar[str] = "rules"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"coding_rule"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rules: list[CodingRule] = []
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("coding_rule"), word=_("Thêm quy tắc"))
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("up", lambda: self._move(-1), word=_("Lên"), icon="chevron-up", shortcut="Ctrl+Up")
        verbs.offer("down", lambda: self._move(1), word=_("Xuống"), icon="chevron-down", shortcut="Ctrl+Down")
        verbs.offer("reload", self.refresh)
        self._try = SearchBox(_("Thử một nội dung"), _("Thử: gõ nội dung một khoản thu chi để xem mã nào được đề nghị"))
        self._way = QComboBox()
        self._way.setAccessibleName(_("Chiều của tiền"))
        for way in ("out", "in"):
            self._way.addItem(way_word(way), way)
        self._result = Hint(_("Kết quả thử"))
        self._model = PagedTableModel(_columns(), lambda ids: [])
        self.table = TableView(_("Quy tắc chọn mã"), "rules", self._model, desk.preferences)
        about = parts.label(
            _("Xét từ trên xuống, quy tắc đầu tiên khớp được đề nghị; người nhập luôn sửa được. Viết có dấu thì phải đúng dấu, "
              "viết không dấu thì dấu nào cũng khớp; dấu * là chữ bất kỳ ở giữa."),
            "small", wrap=True,
        )  # fmt: skip
        line = parts.row(self._way, self._try)
        line.setStretch(1, 1)
        body = self.lay_out(line, self._result, about, self.table, gap=8)
        body.setStretch(3, 1)
        self._try.searched.connect(self._test)
        self._way.activated.connect(self._test)
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(self._pointed)
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """``text`` to try."""
        if "text" in arguments:
            self._try.edit.setText(arguments["text"])

    def refresh(self) -> None:
        """The rules anew, the cursor where it was."""
        kept = self.table.current_id()
        with self.desk.read() as read:
            self._rules = list(coding.coding_rules(read))
        self._model.set_rows(self._rules)
        if self._rules:
            self.table.point_at(min(kept or 0, len(self._rules) - 1))
        else:
            self.table.say_empty(_("Chưa có quy tắc nào"), _("Không có quy tắc thì khi nhập phải chọn mã từng dòng."))
        self._test()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the note to the editing box."""
        super().resizeEvent(event)
        self.table.setColumnHidden(5, self.width() < 900)

    def _pointed(self, place: int | None) -> None:
        may = place is not None and not self.desk.read_only
        self.verbs.allow(
            add=not self.desk.read_only,
            edit=may,
            delete=may,
            up=may and (place or 0) > 0,
            down=may and (place or 0) < len(self._rules) - 1,
        )

    def _test(self, *_args: object) -> None:
        text = self._try.value()
        if not text:
            self._result.say("")
            return
        found = list(matches(self._rules, self._way.currentData(), text))
        if not found:
            self._result.say(_("Không quy tắc nào khớp: khi nhập sẽ phải chọn mã."), "warn")
            return
        first = found[0]
        sentence = _("Đề nghị {code} vì có «{phrase}» (quy tắc {position}).").format(
            code=_("chuyển quỹ") if first.is_transfer else _("mã {code}").format(code=_code_word(first.rule)),
            phrase=first.phrase,
            position=first.rule.position,
        )
        if len(found) > 1:
            others = ", ".join(f"{each.rule.position} ({each.code or _('chuyển quỹ')})" for each in found[1:4])
            sentence += _(" Cũng khớp: {others}.").format(others=others)
        self._result.say(sentence, "good")
        self.table.point_at(first.rule.position - 1)

    def _edit(self) -> None:
        place = self.table.current_id()
        if place is not None and not self.desk.read_only:
            self.desk.go("coding_rule", position=place)

    def _delete(self) -> None:
        place = self.table.current_id()
        if place is None:
            return
        rule = self._rules[place]
        text = _("Khi nội dung có «{phrases}» sẽ không còn đề nghị {code}. Có thể lấy lại bằng Ctrl+Z.").format(
            phrases=", ".join(rule.phrases[:3]),
            code=_("mã {code}").format(code=rule.code) if rule.code else _("chuyển quỹ"),
        )
        title = _("Xóa quy tắc {position}?").format(position=rule.position)
        if self.desk.ask.confirm(title, text, _("Xóa"), danger=True):
            self._store([rule for at, rule in enumerate(self._rules) if at != place])

    def _move(self, way: int) -> None:
        place = self.table.current_id()
        if place is None or not 0 <= place + way < len(self._rules):
            return
        rules = list(self._rules)
        rules[place], rules[place + way] = rules[place + way], rules[place]
        self.table.point_at(place + way)
        self._store(rules)

    def _store(self, rules: Sequence[CodingRule]) -> None:
        ordered = [replace(rule, position=place) for place, rule in enumerate(rules, 1)]
        self.desk.do(coding_rules.set_coding_rules, ordered, quiet=True)
