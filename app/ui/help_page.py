"""F1: a short page in Vietnamese for the screen one is on, from the words of its room; its links lead to other pages.

A line ``{{members}}`` becomes the table of what a record, or a table of a workbook, is made of: what each field is called, under which
headings it is known, what is written there. Also the titles of forms for the search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from app import rooms
from app.domain.problems import N_
from app.domain.records import Field, ForeignTable, Kind, Record
from app.exports.form import forms
from app.i18n import _
from app.ui import theme
from app.ui.widgets import parts

INDEX = "index"


def text_of(key: str) -> str:
    """The help of a screen as Markdown; the general page when it has none of its own."""
    for name in (key, INDEX):
        for file in rooms.resources(f"help/{name}.md"):
            text = _TABLE.sub(lambda found: table_of(found[1]), file.read_text(encoding="utf-8"))
            return text + (_more() if name == INDEX else "")
    return _("Chưa có trang trợ giúp cho phần này.")


_TABLE = re.compile(r"^\{\{([\w-]+)\}\}$", re.MULTILINE)
_RECORDS = rooms.Registry("domain", Record, module="records")
_FOREIGN = rooms.Registry("domain", ForeignTable, module="records")
_KINDS = {
    Kind.MONEY: N_("Số tiền, đồng."),
    Kind.COUNT: N_("Một số nguyên."),
    Kind.DAY: N_("Ngày/tháng/năm."),
    Kind.MONTH: N_("Tháng/năm."),
    Kind.YES: N_("Đánh dấu x hoặc để trống."),
}
MOST_HEADINGS = 4


def table_of(key: str) -> str:
    """The fields of a record (by its table) or of a table of a workbook (by its key), as a table in Markdown; needed ones are bold."""
    foreign = _FOREIGN.by("key").get(key)
    told = foreign or _RECORDS.by("table")[key]
    needed = (
        {group[0] for group in foreign.needed if len(group) == 1}
        if foreign
        else {each.key for each in told.fields if each.required}
    )
    captions = (_("Cột"), *((_("Tiêu đề nhận ra"),) if foreign else ()), _("Ghi gì"))
    rows = [captions, ("---",) * len(captions)]
    for each in told.fields:
        if foreign is None or each.aliases or each.help:
            word = _(each.label)[:1].upper() + _(each.label)[1:]
            word = f"**{word}**" if each.key in needed else word
            rows.append((word, *((", ".join(_headings(each)),) if foreign else ()), _about(each)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _headings(field: Field) -> Iterator[str]:
    """The first headings of a field, as they may stand in a workbook."""
    said = dict.fromkeys(" … ".join(filter(None, alias.strip(".").split("…"))) for alias in field.aliases)
    return islice(said, MOST_HEADINGS)


def _about(field: Field) -> str:
    if field.kind is Kind.CHOICE and not field.help:
        return ", ".join(_(choice.label) for choice in field.choices)
    return _(field.help or _KINDS.get(field.kind, "") or field.example)


def _more() -> str:
    """The pages that other packages bring, in lines beneath the contents; ours are named in them."""
    pages = [
        page
        for package in rooms.packages()
        if package != rooms.HOUSE
        for folder in rooms.resources("help", package)
        for page in sorted(folder.glob("*.md"))
    ]
    return "".join(f"- [{title_of(page)}]({page.stem})\n" for page in pages)


def title_of(page: Path) -> str:
    """The heading of a page."""
    return page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")


def show(parent: QWidget, key: str) -> QDialog:
    """Open the page beside the work; Esc closes it, and then it is gone."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Trợ giúp"))
    dialog.resize(640, 440)
    page = QTextBrowser()
    page.setAccessibleName(_("Trợ giúp"))
    page.setOpenLinks(False)

    def turn_to(topic: str) -> None:
        page.setMarkdown(text_of(topic))
        _breathe(page.document())
        page.moveCursor(QTextCursor.MoveOperation.Start)
        contents.setEnabled(topic != INDEX)

    contents = parts.button(_("Mục lục"), lambda: turn_to(INDEX), role="link")
    page.anchorClicked.connect(lambda link: turn_to(link.toString()))
    turn_to(key)
    stack = QVBoxLayout(dialog)
    stack.setContentsMargins(16, 14, 16, 14)
    stack.addWidget(page, 1)
    stack.addLayout(parts.row(contents, None, parts.button(_("Đóng"), dialog.accept)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _breathe(document: QTextDocument) -> None:
    """Room between paragraphs and a calmer heading; Markdown brings neither."""
    document.setDocumentMargin(4)
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = block.blockFormat()
        form.setBottomMargin(6)
        form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(form)
        if form.headingLevel() == 1:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setFont(theme.font(theme.tokens().title + 2, QFont.Weight.DemiBold))
            cursor.mergeCharFormat(letters)
        block = block.next()


def form_titles() -> list[tuple[str, str]]:
    """Code and title of every form the program can print."""
    return [(code, _(form.title)) for code, form in forms().items()]
