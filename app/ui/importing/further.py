"""What else a page of import offers: to point at the table by hand, to leave a remembered reading, blank sheets, findings to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.pointing import Pointed
from app.i18n import _
from app.services.blank_sheets import save_blank_sheets
from app.services.export_list import export_list
from app.services.import_service import REMEMBERED, ByHand, Sheets
from app.services.kept_readings import forget_remembered, remembered_reading
from app.ui.ask import proposed
from app.ui.importing.findings import findings_list
from app.ui.lists.row_table import Empty

if TYPE_CHECKING:
    from app.ui.importing.page import ImportPage

SHEETS = "Excel (*.xlsx)"


@dataclass(frozen=True, slots=True)
class Request:
    """What is pointed at: a file that is read, how its kind takes tables, what was taken so far, and who hears of it."""

    file: Path
    workbook: Sheets
    by_hand: ByHand
    kind: str
    kinds: Mapping[str, str]
    """The kinds of table with their words; more than one is asked about."""
    tables: Pointed
    take: Callable[[Pointed], None]


class FurtherVerbs:
    """The verbs of one page."""

    def __init__(self, page: ImportPage) -> None:
        self.page = page

    def offer(self) -> None:
        """Put them beside those of the page."""
        page = self.page
        if page.kind.service.blanks:
            page.offer("blank", self.save_blank, word=_("Tệp mẫu trống"), icon="file-plus", shortcut="")
        if page.kind.service.by_hand is not None:
            page.offer("point", self.point, when=lambda: page.path is not None, word=_("Chỉ cột"), icon="columns-3")
            left, word = self._is_remembered, _("Bỏ cách đọc đã nhớ")
            page.offer(
                "unaided", self.leave_remembered, when=left, vanishes=True, word=word, icon="undo-2", shortcut=""
            )
        word = _("Lưu các điều cần xem")
        page.offer("findings", self.save_findings, when=self._has_findings, word=word, icon="list-checks", shortcut="")

    def to_point(self) -> Empty | None:
        """What stands in the empty table where nothing was found: she may point herself."""
        if self.page.kind.service.by_hand is None:
            return None
        advice = _("Hãy tự chỉ cột nào là gì, dòng nào là tiêu đề, dòng đầu, dòng cuối.")
        return Empty(_("Chưa nhận ra bảng nào trong tệp"), advice, _("Chỉ cột…"), self.point)

    def save_blank(self) -> None:
        """A workbook to fill in that this page reads without a question."""
        page, blanks = self.page, self.page.kind.service.blanks
        name = f"{_('Mẫu')} {blanks[0].title.capitalize()}"
        target = page.desk.ask.file_to_save(_("Lưu tệp mẫu trống"), proposed(name, ".xlsx"), SHEETS)
        if target is not None:
            page.desk.do(save_blank_sheets, blanks, target)

    # ---- pointing --------------------------------------------------------------------------------------------------

    def point(self) -> None:
        """Read the file and open the page on which its tables are pointed at."""
        page, file = self.page, self.page.path
        if file is not None:
            service = page.kind.service
            page.desk.run(
                lambda progress: service.workbook(file, progress),
                self._open,
                page.could_not,
                title=_("Đang đọc tệp…"),
            )

    def _open(self, workbook: Sheets) -> None:
        page = self.page
        by_hand = page.kind.service.by_hand
        if page.path is None or by_hand is None:
            return
        kinds = by_hand.pointable.kinds
        request = Request(
            page.path,
            workbook,
            by_hand,
            page.kind_of_table() or kinds[0],
            page.kind.kinds_of_table(),
            page.tables or remembered_reading(workbook, kinds),
            partial(page.look_at, page.path),
        )
        page.desk.go("pointing", request=request)

    def _is_remembered(self) -> bool:
        report = self.page.report
        return report is not None and any(found.code == REMEMBERED for found in report.findings)

    def leave_remembered(self) -> None:
        """Forget how tables of this shape are read, and have the file read unaided."""
        page, file = self.page, self.page.path
        by_hand = page.kind.service.by_hand
        if file is None or by_hand is None:
            return
        service, kinds = page.kind.service, by_hand.pointable.kinds
        page.desk.run(
            lambda progress: forget_remembered(service.workbook(file, progress), kinds),
            lambda _done: page.look_at(file, ()),
            page.could_not,
            title=_("Đang đọc tệp…"),
        )

    # ---- what is to be looked at -----------------------------------------------------------------------------------

    def _has_findings(self) -> bool:
        return self.page.report is not None and bool(self.page.report.findings)

    def save_findings(self) -> None:
        """Write everything that was found as a sheet."""
        page, report = self.page, self.page.report
        if report is None or page.path is None:
            return
        title = _("Các điều cần xem")
        target = page.desk.ask.file_to_save(title, proposed(f"{title} {page.path.stem}", ".xlsx"), SHEETS)
        if target is not None:
            shown = findings_list(title, page.path.name, report)
            page.desk.do(export_list, lambda *_read: shown, target, title=_("Đang xuất danh sách…"))
