"""Điều khoản: the clauses under the seven heads, from what was asked through opinions to the agreed text and what the law says."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.problems import N_, Refusal
from app.i18n import _
from app.models.queries.agreements import agreements
from app.services.agreements import agreement_contents
from app.services.agreements.agreement_contents import ClauseLine
from app.ui.agreements.agreement_words import head_words
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog
from app.ui.widgets import parts
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, lookup_column
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.table_model import RIGHT
from app.ui.widgets.text_field import TextBox

TEXTS = ("proposed", "agreed", "law")
BETTER = "better"


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


class AgreementClausesDialog(FormDialog):
    """``enter(agreement=id)``. The three texts below belong to the line the cursor is on."""

    key: ClassVar[str] = "agreement_clauses"
    called: ClassVar[str] = N_("Điều khoản thỏa ước")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement"})
    in_search: ClassVar[bool] = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._id = 0
        self._shown: int | None = None
        heads = [Choice(str(place), str(place), word) for place, word in head_words().items()]
        self.grid = EntryGrid(
            _("Điều khoản"),
            [
                lookup_column("head", _("Nhóm"), lambda: heads, 58, long=False),
                GridColumn("title", _("Điều khoản"), 190, stretch=True),
                lookup_column(
                    BETTER, _("Hơn luật"), lambda: [Choice(BETTER, "x", _("Có lợi hơn luật"))], 78, long=False
                ),
                GridColumn("gain", _("Hơn bao nhiêu"), 150),
                GridColumn("opinions_for", _("Đồng ý"), 66, read=read_people, align=RIGHT),
                GridColumn("opinions_against", _("Không"), 62, read=read_people, align=RIGHT),
                GridColumn("objection", _("Lý do không đồng ý"), 140),
                GridColumn("unity", _("Thống nhất"), 84),
            ],
            self._new_line,
        )
        self.grid.setMinimumHeight(150)
        self.texts = {
            "proposed": TextBox(_("Đề nghị của người lao động"), lines=3),
            "agreed": TextBox(_("Thỏa thuận của hai bên"), lines=3),
            "law": TextBox(_("Quy định của pháp luật"), lines=3),
        }
        words = {
            "proposed": _("Đề nghị của người lao động"), "agreed": _("Thỏa thuận của hai bên"), "law": _("Quy định của pháp luật"),
        }  # fmt: skip
        boxes = parts.row(
            *(parts.column(parts.label(words[key], "small"), self.texts[key], gap=2) for key in TEXTS), gap=10
        )
        buttons = parts.row(
            parts.button(_("Thêm dòng"), self.grid.add_line, icon="plus", role="link"),
            parts.button(_("Bỏ dòng"), self._remove_line, icon="minus", role="link"), None,
        )  # fmt: skip
        self._whose = parts.label(role="section")
        self.lay_out(_("Cất"), self.grid, buttons, self._whose, boxes, width=880, stretch=0)
        self.resize(900, 500)
        self.grid.refused.connect(lambda sentence: self.show_error("", sentence) if sentence else self.clear_errors())
        self.grid.changed.connect(self._tell_whose)
        self.grid.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_texts(now.row()))

    def _new_line(self) -> dict[str, Any]:
        """A new line begins under the head of the line above."""
        lines = self.grid.model().lines if hasattr(self, "grid") else []
        return {"head": lines[-1].get("head") or "1"} if lines else {"head": "1"}

    def enter(self, **arguments: Any) -> None:
        """Show the clauses."""
        self._id = arguments["agreement"]
        with self.desk.read() as read:
            card = agreements.agreement(read, self._id)
        self.title.setText(_("Điều khoản: {title}").format(title=card.title))
        names = ("title", "gain", "opinions_for", "opinions_against", "objection", "unity", *TEXTS)
        self.grid.set_lines(
            [
                {
                    "head": str(each.head),
                    BETTER: BETTER if each.better else None,
                    **{name: getattr(each, name) for name in names},
                }
                for each in card.clauses
            ]
        )
        self.grid.set_read_only(self.desk.read_only)
        self.submit_button.setEnabled(not self.desk.read_only)
        self.grid.start(0, 1)
        self._show_texts(0)

    def _keep_texts(self) -> None:
        """What stands in the boxes goes back to its line."""
        lines = self.grid.model().lines
        if self._shown is not None and self._shown < len(lines):
            for key, box in self.texts.items():
                lines[self._shown][key] = box.value()

    def _show_texts(self, row: int) -> None:
        self._keep_texts()
        lines = self.grid.model().lines
        self._shown = row if 0 <= row < len(lines) else None
        for key, box in self.texts.items():
            box.setEnabled(self._shown is not None and not self.desk.read_only)
            box.set_value(str(lines[self._shown].get(key) or "") if self._shown is not None else "")
        self._tell_whose()

    def _tell_whose(self) -> None:
        """Which line the boxes belong to."""
        lines = self.grid.model().lines
        if self._shown is None or self._shown >= len(lines):
            self._whose.setText("")
            return
        text = _("Văn bản của dòng {line}: {title}")
        self._whose.setText(text.format(line=self._shown + 1, title=lines[self._shown].get("title") or "…"))

    def _remove_line(self) -> None:
        self._shown = None
        self.grid.remove_line()
        self._show_texts(self.grid.currentIndex().row())

    def submit(self) -> None:
        """Store the clauses in their order."""
        self.grid.commit()
        self._keep_texts()
        self.clear_errors()
        if self.submit_button.isEnabled():
            self.act(
                agreement_contents.set_clauses,
                self._id,
                [_line(each) for each in self.grid.model().lines if _filled(each)],
            )


def _filled(line: dict[str, Any]) -> bool:
    return any(value for key, value in line.items() if key != "head")


def _line(line: dict[str, Any]) -> ClauseLine:
    texts = {key: str(line.get(key) or "") for key in ("title", "gain", "objection", "unity", *TEXTS)}
    return ClauseLine(
        head=int(line.get("head") or 0), better=bool(line.get(BETTER)), opinions_for=line.get("opinions_for"),
        opinions_against=line.get("opinions_against"), **texts,
    )  # fmt: skip
