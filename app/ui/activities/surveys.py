"""Hỏi ý kiến: each survey with what came back, statement by statement; sheets printed, answers typed in Excel and read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.activities.indicators import Unit, rounded
from app.domain.activities.records import SURVEY
from app.domain.activities.surveys import QuestionResult
from app.domain.problems import N_
from app.exports.form import Params
from app.i18n import _
from app.models.queries import Read
from app.models.queries.activities import surveys
from app.models.queries.activities.surveys import SurveyCard
from app.services.activities import keep_surveys
from app.ui.desk import Desk
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty
from app.ui.lists.row_verbs import About
from app.ui.navigation import export_form
from app.ui.records.record_pane import RecordPane
from app.ui.widgets.table_model import RIGHT, Column, column


class SurveyPane(RecordPane[SurveyCard]):
    """How many sheets came back, and each statement with how it was answered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Kết quả hỏi ý kiến"))

    def load(self, read: Read, identifier: Any) -> SurveyCard:
        """The survey with what was answered."""
        return surveys.survey(read, identifier)

    def compose(self, card: SurveyCard) -> None:
        """A block for each statement."""
        text = _("{sheets} phiếu thu về").format(sheets=card.sheets)
        if card.draft.handed_out:
            text += _(" trên {count} phiếu phát ra").format(count=card.draft.handed_out)
        self.heading(card.draft.title, about=" · ".join(filter(None, (text, card.draft.note))))
        for place, result in enumerate(card.results, 1):
            self.text(f"{place}. {result.question.text}")
            self.text(_answered(result), "strong")
            self.text("   ".join(f"{score}: {count}" for score, count in enumerate(result.counts, 1)), "small")


class SurveysScreen(ListPage[SurveyCard]):
    """Every survey, the latest first."""

    key: ClassVar[str] = "surveys"
    called: ClassVar[str] = N_("Hỏi ý kiến")
    takes: ClassVar[frozenset[str]] = frozenset({"survey"})
    rail_entry: ClassVar[str] = "activities"
    place: ClassVar[int] = 8
    watches: ClassVar[frozenset[str]] = frozenset({"survey", "survey_answer"})
    points_by: ClassVar[str] = "survey"

    def columns(self) -> list[Column]:
        """When, what, how many statements, how many sheets came back."""
        return [
            column(SURVEY["held_on"], lambda card: card.draft.held_on),
            column(SURVEY["title"], lambda card: card.draft.title, 220, stretch=True),
            Column("questions", _("Số câu"), 66, lambda card: str(len(card.draft.questions)), align=RIGHT),
            Column("sheets", _("Phiếu về"), 96, _came_back, align=RIGHT),
        ]

    def find_rows(self, read: Read) -> Sequence[SurveyCard]:
        """Every survey."""
        return surveys.surveys(read)

    def make_pane(self) -> SurveyPane:
        """Its results."""
        return SurveyPane(self.desk)

    def offer_verbs(self) -> None:
        """Made, mended, printed, read back."""
        self.offer("add", to="survey_editor", writes=True, primary=True)
        self.offer("edit", to="survey_editor", naming="survey")
        self.offer_delete(
            keep_surveys.delete_survey,
            lambda card: _("Xóa «{title}»?").format(title=card.draft.title),
            lambda card: _("{count} phiếu đã nhập được xóa theo. Ctrl+Z lấy lại được.").format(count=card.sheets),
        )
        self.offer("import", self._import, about=About.ONE, writes=True, own=(_("Nhập phiếu"), "import", "Ctrl+I"))
        self.offer("print", paper="survey-sheet", word=_("In phiếu"))
        self.offer(
            "table",
            self._export_table,
            about=About.ONE,
            word=_("Xuất bảng nhập"),
            icon="file-spreadsheet",
            shortcut="Ctrl+Shift+E",
        )
        self.offer(
            "result",
            paper="survey-result",
            when=lambda card: card.sheets > 0,
            word=_("In kết quả"),
            icon="printer",
            shortcut="Ctrl+2",
        )

    def empty(self) -> Empty:
        """Nobody was asked yet."""
        text = _(
            "Phiếu ngắn năm câu, không ghi tên: in ra, thu về, gõ vào Excel rồi nhập lại. Mỗi năm một lần để thấy thay đổi."
        )
        first = _("Lập đợt hỏi đầu tiên")
        return Empty(_("Chưa hỏi ý kiến lần nào"), text, first, lambda: self.desk.go("survey_editor"))

    def _import(self, card: SurveyCard) -> None:
        if card.sheets:
            text = _("Đợt này đã có {count} phiếu. Phiếu trong tệp mới thay hết phiếu cũ; Ctrl+Z lấy lại được.")
            if not self.desk.ask.confirm(_("Nhập lại phiếu?"), text.format(count=card.sheets), _("Chọn tệp…")):
                return
        file = self.desk.ask.file_to_open(_("Chọn bảng nhập phiếu"), _("Bảng tính (*.xlsx *.xls *.ods *.csv)"))
        if file is not None:
            self.desk.do(keep_surveys.import_survey, card.id, file, title=_("Đang đọc phiếu…"))

    def _export_table(self, card: SurveyCard) -> None:
        told = Params(subject=card.id)
        export_form(self.desk, "survey-table", told, str(card.draft.held_on), title=_("Xuất bảng nhập phiếu"))


def _came_back(card: SurveyCard) -> str:
    return f"{card.sheets}/{card.draft.handed_out}" if card.draft.handed_out else str(card.sheets)


def _answered(result: QuestionResult) -> str:
    if result.share is None or result.mean is None:
        return _("chưa có trả lời")
    return _("{share} đồng ý · điểm trung bình {mean} · {answers} trả lời").format(
        share=rounded(result.share, Unit.SHARE), mean=rounded(result.mean, Unit.TIMES), answers=result.answers
    )
