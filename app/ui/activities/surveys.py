"""Hỏi ý kiến: each survey with what came back, statement by statement; sheets printed, answers typed in Excel and read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.activities.indicators import Unit, rounded
from app.domain.activities.surveys import QuestionResult
from app.domain.dates import show_date
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.activities import surveys
from app.models.queries.activities.surveys import SurveyCard
from app.services.activities import keep_surveys
from app.ui.desk import Desk
from app.ui.screen import Screen, beside, scrolled
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column, PagedTableModel
from app.ui.widgets.table_view import TableView


def _columns() -> list[Column]:
    return [
        Column("day", _("Ngày"), 104, lambda card: show_date(card.draft.held_on)),
        Column("title", _("Đợt hỏi ý kiến"), 220, lambda card: card.draft.title, stretch=True),
        Column("questions", _("Số câu"), 66, lambda card: str(len(card.draft.questions)), align=RIGHT),
        Column("sheets", _("Phiếu về"), 96, _came_back, align=RIGHT),
    ]


def _came_back(card: SurveyCard) -> str:
    return f"{card.sheets}/{card.draft.handed_out}" if card.draft.handed_out else str(card.sheets)


class SurveysScreen(Screen):
    """List and results."""

    key: ClassVar[str] = "surveys"
    called: ClassVar[str] = N_("Hỏi ý kiến")
    takes: ClassVar[frozenset[str]] = frozenset({"survey"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 8
    watches: ClassVar[frozenset[str]] = frozenset({"survey", "survey_answer"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[SurveyCard] = []
        verbs = self.verbs
        verbs.offer("add", lambda: desk.go("survey_editor"), primary=True)
        verbs.offer("edit", self._edit)
        verbs.offer("delete", self._delete)
        verbs.offer("import", self._import, word=_("Nhập phiếu"), icon="import", shortcut="Ctrl+I", after="edit")
        verbs.offer("reload", self.refresh)
        verbs.offer("print", lambda: self._print("survey-sheet"), word=_("In phiếu"))
        verbs.offer("table", self._export_table, word=_("Xuất bảng nhập"), icon="file-spreadsheet", shortcut="Ctrl+E")
        verbs.offer(
            "result", lambda: self._print("survey-result"), word=_("In kết quả"), icon="printer", shortcut="Ctrl+2"
        )
        self._model = PagedTableModel(_columns(), lambda _ids: [])
        self.table = TableView(_("Các đợt hỏi ý kiến"), "surveys", self._model, desk.preferences)
        self._title = parts.label(role="title", wrap=True)
        self._about = parts.label(role="muted", wrap=True)
        self._results = parts.column(gap=10)
        stack = parts.column(self._title, self._about, parts.rule(), gap=6, margins=(14, 12, 14, 12))
        stack.addLayout(self._results)
        stack.addStretch(1)
        self._page = parts.box(stack, "surface")
        self._pane = QWidget()
        self._pane.setProperty("role", "panel")
        whole = QVBoxLayout(self._pane)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scrolled(self._page))
        self._split = beside(self.table, self._pane)
        body = self.lay_out(self._split, gap=8)
        body.setStretch(0, 1)
        self.table.opened.connect(lambda _place: self._edit())
        self.table.pointed.connect(self._pointed)
        self.begin_at(self.table)

    def enter(self, **arguments: Any) -> None:
        """``survey=id`` points at one."""
        if "survey" in arguments:
            self.refresh()
            self._point_at(arguments["survey"])

    def refresh(self) -> None:
        """The list, keeping the one pointed at."""
        kept = self._chosen()
        with self.desk.read() as read:
            self._rows = surveys.surveys(read)
        self._model.set_rows(self._rows)
        if self._rows:
            self.table.point_at(0)
        else:
            self.table.say_empty(
                _("Chưa hỏi ý kiến lần nào"),
                _(
                    "Phiếu ngắn năm câu, không ghi tên: in ra, thu về, gõ vào Excel rồi nhập lại. Mỗi năm một lần để thấy thay đổi."
                ),
                _("Lập đợt hỏi đầu tiên"),
                lambda: self.desk.go("survey_editor"),
            )
        if kept is not None:
            self._point_at(kept.id)
        self._pointed(None)

    def _chosen(self) -> SurveyCard | None:
        place = self.table.current_id()
        return self._rows[place] if place is not None and place < len(self._rows) else None

    def _point_at(self, identifier: int) -> None:
        for place, card in enumerate(self._rows):
            if card.id == identifier:
                self.table.point_at(place)

    def _pointed(self, _place: int | None) -> None:
        card, may = self._chosen(), not self.desk.read_only
        there = card is not None
        self.verbs.allow(
            **{"add": may, "edit": there, "delete": may and there, "import": may and there, "print": there, "table": there,
               "result": card is not None and card.sheets > 0}
        )  # fmt: skip
        self._page.setVisible(there)
        parts.empty(self._results)
        if card is None:
            return
        self._title.setText(card.draft.title)
        text = _("{sheets} phiếu thu về").format(sheets=card.sheets)
        if card.draft.handed_out:
            text += _(" trên {count} phiếu phát ra").format(count=card.draft.handed_out)
        self._about.setText(text + (f" · {card.draft.note}" if card.draft.note else ""))
        for place, result in enumerate(card.results, 1):
            self._results.addWidget(_result(place, result))

    def _edit(self) -> None:
        card = self._chosen()
        if card is not None:
            self.desk.go("survey_editor", survey=card.id)

    def _delete(self) -> None:
        card = self._chosen()
        if card is None or self.desk.read_only:
            return
        text = _("{count} phiếu đã nhập được xóa theo. Ctrl+Z lấy lại được.").format(count=card.sheets)
        if self.desk.ask.confirm(_("Xóa «{title}»?").format(title=card.draft.title), text, _("Xóa"), danger=True):
            self.desk.do(keep_surveys.delete_survey, card.id)

    def _import(self) -> None:
        card = self._chosen()
        if card is None or self.desk.read_only:
            return
        if card.sheets:
            text = _("Đợt này đã có {count} phiếu. Phiếu trong tệp mới thay hết phiếu cũ; Ctrl+Z lấy lại được.").format(
                count=card.sheets
            )
            if not self.desk.ask.confirm(_("Nhập lại phiếu?"), text, _("Chọn tệp…")):
                return
        file = self.desk.ask.file_to_open(_("Chọn bảng nhập phiếu"), _("Bảng tính (*.xlsx *.xls *.ods)"))
        if file is not None:
            self.desk.do(keep_surveys.import_survey, card.id, file, title=_("Đang đọc phiếu…"))

    def _print(self, form: str) -> None:
        card = self._chosen()
        if card is not None:
            self.desk.go("forms", form=form, subject=card.id)

    def _export_table(self) -> None:
        from app.exports.form import Params
        from app.services import export_form

        card = self._chosen()
        if card is None:
            return
        proposal = Path.home() / f"Phieu-hoi-{card.draft.held_on}.xlsx"
        target = self.desk.ask.file_to_save(_("Xuất bảng nhập phiếu"), proposal, _("Excel (*.xlsx)"))
        if target is not None:
            self.desk.do(
                export_form.export_form, "survey-table", Params(subject=card.id), target, title=_("Đang xuất mẫu…")
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The results keep their width."""
        super().resizeEvent(event)
        pane = 440 if self.width() >= 1000 else 330
        self._pane.setFixedWidth(pane)
        self._split.setSizes([max(self._split.width() - pane, 200), pane])


def _result(place: int, result: QuestionResult) -> QWidget:
    """One statement with how it was answered."""
    if result.share is None or result.mean is None:
        text = _("chưa có trả lời")
    else:
        text = _("{share} đồng ý · điểm trung bình {mean} · {answers} trả lời").format(
            share=rounded(result.share, Unit.SHARE), mean=rounded(result.mean, Unit.TIMES), answers=result.answers
        )
    counts = "   ".join(f"{score}: {count}" for score, count in enumerate(result.counts, 1))
    stack = parts.column(
        parts.label(f"{place}. {result.question.text}", wrap=True),
        parts.label(text, "strong", wrap=True),
        parts.label(counts, "small"),
        gap=1,
    )
    return parts.box(stack)
