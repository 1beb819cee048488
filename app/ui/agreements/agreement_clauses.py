"""Điều khoản: the clauses under the seven heads, from what was asked through opinions to the agreed text and what the law says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QSizePolicy

from app.domain.agreements.agreement_lines import ClauseLine, clause_findings
from app.domain.agreements.records import AGREEMENT_CLAUSE
from app.domain.problems import N_, Finding, Refusal
from app.i18n import _
from app.models.queries import Read
from app.models.queries.agreements.agreements import AgreementCard
from app.services.agreements import agreement_contents
from app.ui.agreements.agreement_words import head_words
from app.ui.agreements.lines_dialog import Line, LinesDialog
from app.ui.records.binding import Sheet
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.table_model import RIGHT
from app.ui.widgets.text_field import TextBox

TEXTS = ("proposed", "agreed", "law")
CELLS = ("title", "gain", "opinions_for", "opinions_against", "objection", "unity")
BETTER = "better"
NO_LINE = -1


class CountUnreadable(Refusal):
    """A cell that should hold a number of people."""

    code = "count-unreadable"
    template = N_("Không hiểu số người «{text}». Hãy ghi một số, ví dụ 45.")


def read_people(text: str) -> int:
    """A number of people typed in a cell; refuses anything else."""
    bare = text.replace(".", "").strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) < 8):
        raise CountUnreadable(text=text)
    return int(bare)


class AgreementClausesDialog(LinesDialog):
    """The three texts below belong to the line the cursor is on."""

    key: ClassVar[str] = "agreement_clauses"
    called: ClassVar[str] = N_("Điều khoản thỏa ước")
    telling: ClassVar[tuple[str, ...]] = (BETTER, *CELLS, *TEXTS)
    lowest: ClassVar[int] = 150
    wide: ClassVar[int] = 840
    high: ClassVar[int] = 500

    def sheet(self) -> Sheet:
        """The grid, and the texts of one line below it."""
        self._shown = NO_LINE
        yield from super().sheet()
        words = {key: _(AGREEMENT_CLAUSE[key].label) for key in TEXTS}
        self.texts = {key: TextBox(word, lines=3) for key, word in words.items()}
        self._whose = parts.label(role="section")
        yield self._whose
        boxes = (parts.column(parts.label(words[key], "small"), self.texts[key], gap=2) for key in TEXTS)
        below = parts.box(parts.row(*boxes, gap=10))
        below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        yield below
        self.grid.changed.connect(self._tell_whose)
        self.grid.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_texts(now.row()))

    def make_grid(self) -> EntryGrid:
        """Head, title, better than the law and by how much, what people said."""
        heads = [Choice(str(place), str(place), word) for place, word in head_words().items()]
        better = [Choice(BETTER, "x", _("Có lợi hơn luật"))]
        titles = {key: _(AGREEMENT_CLAUSE[key].label) for key in (*CELLS, "head", BETTER)}
        columns = [
            lookup_column("head", titles["head"], lambda: heads, 58, long=False),
            GridColumn("title", titles["title"], 190, stretch=True),
            lookup_column(BETTER, titles[BETTER], lambda: better, 78, long=False),
            GridColumn("gain", titles["gain"], 150),
            GridColumn("opinions_for", titles["opinions_for"], 66, read=read_people, align=RIGHT),
            GridColumn("opinions_against", titles["opinions_against"], 62, read=read_people, align=RIGHT),
            GridColumn("objection", titles["objection"], 140),
            GridColumn("unity", titles["unity"], 84),
        ]
        return EntryGrid(_("Điều khoản"), columns, self._new_line)

    def _new_line(self) -> Line:
        """A new line begins under the head of the line above."""
        lines = self._all_lines() if hasattr(self, "grid") else []
        return {"head": lines[-1].get("head") or "1"} if lines else {"head": "1"}

    def heading(self, card: AgreementCard) -> str:
        """Of which agreement."""
        return _("Điều khoản: {title}").format(title=card.title)

    def read_lines(self, read: Read, card: AgreementCard) -> Sequence[Line]:
        """In their order."""
        return [
            {
                "head": str(each.head),
                BETTER: BETTER if each.better else None,
                **{name: getattr(each, name) for name in (*CELLS, *TEXTS)},
            }
            for each in card.clauses
        ]

    def enter(self, **arguments: Any) -> None:
        """The cursor is at the first title."""
        super().enter(**arguments)
        self.grid.start(0, 1)
        self._show_texts(0)

    def _all_lines(self) -> list[Line]:
        return self.grid.model().lines

    def _shown_line(self) -> Line | None:
        """The line whose texts stand in the boxes, while it is there."""
        lines = self._all_lines()
        return lines[self._shown] if 0 <= self._shown < len(lines) else None

    def lines(self) -> list[Line]:
        """The lines that tell something, with what stands in the boxes."""
        self._keep_texts()
        return [line for line in self._all_lines() if any(line.get(key) for key in self.telling)]

    def touched(self) -> bool:
        """Texts typed in the boxes count too."""
        shown = self._shown_line()
        typed = shown and any(box.value() != str(shown.get(key) or "") for key, box in self.texts.items())
        return bool(typed) or super().touched()

    def _keep_texts(self) -> None:
        """What stands in the boxes goes back to its line."""
        if (shown := self._shown_line()) is not None:
            shown |= {key: box.value() for key, box in self.texts.items()}

    def _show_texts(self, row: int) -> None:
        self._keep_texts()
        self._shown = row
        shown = self._shown_line()
        for key, box in self.texts.items():
            box.setEnabled(shown is not None and not self.desk.read_only)
            box.set_value(str(shown.get(key) or "") if shown is not None else "")
        self._tell_whose()

    def _tell_whose(self) -> None:
        """Which line the boxes belong to."""
        shown, text = self._shown_line(), _("Văn bản của dòng {line}: {title}")
        told = text.format(line=self._shown + 1, title=shown.get("title") or "…") if shown is not None else ""
        self._whose.setText(told)

    def remove_line(self) -> None:
        """With its texts."""
        self._shown = NO_LINE
        super().remove_line()
        self._show_texts(self.grid.currentIndex().row())

    def _clauses(self) -> list[ClauseLine]:
        return [
            ClauseLine(
                head=int(line.get("head") or 0),
                better=bool(line.get(BETTER)),
                opinions_for=line.get("opinions_for"),
                opinions_against=line.get("opinions_against"),
                **{key: str(line.get(key) or "") for key in ("title", "gain", "objection", "unity", *TEXTS)},
            )
            for line in self.lines()
        ]

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of clauses."""
        return clause_findings(self._clauses())

    def store(self, _draft: None) -> None:
        """Keep the clauses in their order."""
        self.act(agreement_contents.set_clauses, self.card.id, self._clauses())
