"""The list of vouchers painted and scrolled, and the window started, against bare Qt doing the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.bench.race import Result, measured, race, timed_child

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1100, 640)
STOPS = 40
_ROWS = (
    "SELECT v.id, v.number, v.book_date, v.narration, v.person, "
    "(SELECT group_concat(DISTINCT replace(iif(s.kind = 'code', s.key, iif(t.kind = 'code', t.key, s.name)), 'code:', '')) "
    " FROM entry e JOIN account s ON s.id = e.source_id JOIN account t ON t.id = e.target_id WHERE e.voucher_id = v.id), "
    "(SELECT sum(amount) FROM entry WHERE voucher_id = v.id), v.state, v.kind FROM voucher v WHERE v.id IN ({places})"
)


def _bare_model(raw: Any) -> Any:
    """The least lazy model that looks the same: ids, pages of 200 ready texts, money to the right, a mark for the state."""
    from PySide6.QtCore import QAbstractTableModel, Qt

    from app.ui import icons

    display, align, mark = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.DecorationRole,
    )
    right, left = (
        int(side | Qt.AlignmentFlag.AlignVCenter) for side in (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)
    )
    icon = icons.icon("check", "good", 14)

    def texts(row: Sequence[Any]) -> tuple[str, ...]:
        _, number, day, narration, _, codes, total, _, kind = row
        money = f"{total:,}".replace(",", ".")
        came = kind in ("PT", "BC")
        return (
            number,
            f"{day[8:]}/{day[5:7]}/{day[:4]}",
            narration,
            codes,
            money if came else "",
            "" if came else money,
            "Đã ghi sổ",
        )

    class Bare(QAbstractTableModel):
        """Texts and nothing else."""

        def __init__(self) -> None:
            super().__init__()
            self.ids = [row[0] for row in raw.execute("SELECT id FROM voucher ORDER BY book_date, id").fetchall()]
            self.pages: dict[int, list[Sequence[Any]]] = {}

        def rowCount(self, parent: Any = None) -> int:
            return len(self.ids)

        def columnCount(self, parent: Any = None) -> int:
            return 7

        def data(self, index: Any, role: int = display) -> Any:
            if role == align:
                return right if index.column() in (4, 5) else left
            if role == mark:
                return icon if index.column() == 6 else None
            if role != display:
                return None
            page, place = divmod(index.row(), 200)
            if page not in self.pages:
                wanted = self.ids[page * 200 : page * 200 + 200]
                rows = raw.execute(_ROWS.format(places=", ".join("?" * len(wanted))), wanted).fetchall()
                known = {row[0]: row for row in rows}
                self.pages[page] = [texts(known[number]) for number in wanted]
            return self.pages[page][place][index.column()]

    return Bare()


def _paint(view: Any) -> None:
    from PySide6.QtWidgets import QApplication

    view.show()
    QApplication.processEvents()
    view.viewport().repaint()


def _scroll(view: Any) -> None:
    from PySide6.QtWidgets import QApplication

    bar = view.verticalScrollBar()
    for stop in range(1, STOPS + 1):
        bar.setValue(bar.maximum() * stop // STOPS)
        QApplication.processEvents()
        view.viewport().repaint()


def list_jobs(path: Path, rounds: int) -> list[Result]:
    """First paint (ids read, first page fetched) and forty stops over the whole list, each in a view of its own."""
    from PySide6.QtWidgets import QTableView

    from app.models.book import Book
    from app.models.connect import connect
    from app.models.queries.ledger import vouchers
    from app.ui import theme
    from app.ui.ledger.vouchers import voucher_columns
    from app.ui.preferences import Preferences
    from app.ui.start import make_application
    from app.ui.widgets.table_model import PagedTableModel
    from app.ui.widgets.table_view import TableView

    application = make_application()
    raw = connect(path, read_only=True)
    preferences = Preferences()
    with Book.open(path, read_only=True) as book:

        def fetch(ids: Sequence[int]) -> Sequence[Any]:
            with book.read() as read:
                return vouchers.voucher_rows(read, ids)

        def ours() -> Any:
            model = PagedTableModel(voucher_columns(), fetch, faded=lambda row: row.state == "voided")
            view = TableView("Danh sách chứng từ", "vouchers", model, preferences)
            view.resize(*SIZE)
            with book.read() as read:
                ids = vouchers.voucher_ids(read)
            # Trap: not while reading; the view asks for the first page at once, in a read of its own.
            model.set_ids(ids)
            _paint(view)
            return view

        def floor() -> Any:
            view = QTableView()
            view.setModel(_bare_model(raw))
            view.resize(*SIZE)
            view.setWordWrap(False)
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(theme.tokens().row)
            for column, width in enumerate((108, 100, 485, 96, 96, 96, 106)):
                view.setColumnWidth(column, width)
            _paint(view)
            return view

        # Why: both are drawn in the program's face, so that fonts and style sheet are not what is compared.
        theme.apply(application, "light")
        views = (ours(), floor())

        def kept(make: Callable[[], Any]) -> Callable[[], None]:
            def run() -> None:
                view = make()
                view.hide()
                view.deleteLater()

            return run

        results = [
            race(
                "first paint of 100.000 in the list",
                kept(ours),
                kept(floor),
                "a bare lazy model that looks the same",
                1.3,
                rounds,
            ),
            race(
                "scroll of 100.000, 40 stops",
                lambda: _scroll(_fresh(views[0])),
                lambda: _scroll(_fresh(views[1])),
                "the same",
                1.3,
                rounds,
            ),
        ]
        for view in views:
            view.hide()
            view.deleteLater()
        application.processEvents()
    raw.close()
    return results


def _fresh(view: Any) -> Any:
    """The view with no page in memory."""
    # Why by name: the model of the commit that is compared with may keep its pages to itself.
    kept = vars(view.model())
    (kept.get("pages") or kept.get("_pages") or {}).clear()
    view.verticalScrollBar().setValue(0)
    return view


# ---- starts in processes of their own --------------------------------------------------------------------------------


def one_start(*arguments: str) -> float:
    """From nothing to the word that everything is painted."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.start_window", *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    output = process.stdout.readline()
    took = time.perf_counter() - began
    rest = process.stderr.read()
    process.wait(60)
    process.stdout.close()
    process.stderr.close()
    assert output == b"painted\n", rest.decode()
    return took


def start_jobs(path: Path, rounds: int) -> list[Result]:
    """The program from its command to the list of a book of 100.000 on the screen, and an empty window of PySide6."""
    ours: list[float] = []
    floor: list[float] = []
    for place in range(rounds + 1):
        pair = timed_child(lambda: one_start("ours", str(path))), timed_child(lambda: one_start("bare"))
        if place:
            ours.append(pair[0])
            floor.append(pair[1])
    return [measured("start to a usable window, book of 100.000", ours, floor, "an empty PySide6 window", 2.0)]
