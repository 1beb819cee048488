"""The assistant that makes a new book: unit, opening day and balances, officers, looks and place. Nothing is guessed; blanks stay blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app import paths
from app.domain import clock
from app.domain.dates import Month
from app.domain.file_names import keepable, name_fault, name_refused
from app.domain.money import Dong
from app.domain.problems import N_, Finding, Message, need
from app.domain.union.officers import OfficerRole, TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount, profile_findings
from app.files import is_there
from app.i18n import _
from app.models.book import Book
from app.models.operation import Outcome
from app.services.home import create_book
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.records.binding import Binding, Bound, Group, Sheet
from app.ui.records.grid_field import GridField
from app.ui.screen import scrolled
from app.ui.union.union_words import dues_group_choices, region_choices
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import GridColumn, money_column
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

ASKED_ROLES = ("chair", "accountant", "cashier", "preparer")
UNIT = ("union", "superior", "employer", "address", "place", "group", "region")
"""The fields of the first step, by their names in a profile."""
_STEPS = (UNIT, ("opening_day", "cash", "accounts"), ASKED_ROLES, ("file",))
"""The fields of each step, from the first; what is wrong with them is said before the next one."""
USUAL_GROUP = 3


class FirstRun(Binding[None], QWidget):
    """Four steps. ``left`` when given up; a finished book lies on the desk."""

    caption_width: ClassVar[int] = 150
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.start_binding(_("Lập sổ mới"))
        self._names = (_("Đơn vị"), _("Ngày mở sổ, số dư"), _("Người ký"), _("Nơi lưu, giao diện"))
        self._where = parts.label(role="title")
        self._summary = parts.label(role="muted", wrap=True)
        self._back = parts.button(_("Quay lại"), self.step_back)
        self._next = parts.button(_("Tiếp"), self.submit, role="primary")
        stack = parts.column(self._where, self._summary, parts.rule(), gap=9, margins=(22, 16, 22, 16))
        self.lay_sheet(stack, grows=True)
        for below in (self.overall, parts.rule()):
            stack.addWidget(below)
        stack.addLayout(parts.row(self._back, None, self._next))
        self.setLayout(stack)
        self._show()

    # ---- the steps -------------------------------------------------------------------------------------------------

    def sheet(self) -> Sheet:
        """One step at a time."""
        self.steps = QStackedWidget()
        for contents in (self._unit_step(), self._money_step(), self._officers_step(), self._place_step()):
            stack = parts.column(gap=8, margins=(0, 4, 4, 4))
            self.lay(stack, contents, grows=True)
            stack.addStretch(0)
            self.steps.addWidget(scrolled(parts.box(stack)))
        yield self.steps

    def _text(self, key: str, name: str, example: str = "") -> Bound:
        return self.bind(key, TextField(name, placeholder=example), nothing="")

    def _unit_step(self) -> Sheet:
        group = _choice(_("Nhóm đóng đoàn phí"), dues_group_choices())
        region = _choice(_("Vùng lương tối thiểu"), region_choices())
        group.set_value(USUAL_GROUP)
        place = TextField(_("Địa danh ghi trước ngày ký"), placeholder=_("ví dụ: Nghệ An"))
        yield Group(
            [
                self._text("union", _("Tên công đoàn cơ sở"), _("Công đoàn cơ sở Công ty …")),
                self._text("superior", _("Công đoàn cấp trên"), _("Liên đoàn Lao động …")),
                self._text("employer", _("Doanh nghiệp, cơ quan")),
                self._text("address", _("Địa chỉ")),
                self.bind("place", place, caption=_("Địa danh"), nothing=""),
                self.bind("group", group),
                self.bind("region", region, caption=_("Vùng lương")),
            ]
        )

    def _money_step(self) -> Sheet:
        year = clock.today().year
        opening_day = DateField(_("Ngày mở sổ"), Month(year, 1), any_day=True)
        opening_day.set_value(dt.date(year, 1, 1))
        opening_day.setMaximumWidth(190)
        cash = MoneyField(_("Tiền mặt tồn quỹ"))
        cash.edit.setMaximumWidth(158)
        columns = [
            GridColumn("name", _("Tên gọi tắt"), 150),
            GridColumn("bank", _("Ngân hàng, chi nhánh"), 220, stretch=True),
            GridColumn("number", _("Số tài khoản"), 150),
            money_column("opening", _("Số dư đầu kỳ"), 130),
        ]
        accounts = GridField(_("Tài khoản ngân hàng"), columns, _account)
        accounts.setMinimumHeight(120)
        accounts.set_value(())
        yield Group(
            [self.bind("opening_day", opening_day), self.bind("cash", cash, nothing=Dong(0), columns=("opening.cash",))]
        )
        yield parts.label(_("Tài khoản ngân hàng của công đoàn"), "section")
        yield self.spread(self.bind_grid("accounts", accounts))

    def _officers_step(self) -> Sheet:
        yield Group([self._text(role, _(OfficerRole(role).label)) for role in ASKED_ROLES])

    def _place_step(self) -> Sheet:
        appearances = (("system", _("Theo máy")), ("light", _("Sáng")), ("dark", _("Tối")))
        looks = ChoiceField(_("Nền"), appearances)
        looks.set_value(self.desk.appearance)
        looks.changed.connect(lambda: self.desk.set_looks(appearance=looks.value()))
        browse = parts.button(_("Chọn nơi khác…"), self._browse, icon="folder-open")
        yield Group([self._text("file", _("Tệp sổ"))])
        yield self.told(("", parts.box(parts.row(browse, None))))
        yield Group([self.bind("appearance", looks)])

    # ---- going -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        at, steps = self.steps.currentIndex(), self.steps.count()
        text = _("Lập sổ mới – bước {at}/{all}: {name}")
        self._where.setText(text.format(at=at + 1, all=steps, name=self._names[at]))
        texts = (
            _("Tên in trên mọi mẫu biểu. Điều chưa rõ cứ để trống, sửa sau ở Thiết lập."),
            _("Số dư là số tiền trước chứng từ đầu tiên của ngày mở sổ. Gõ 5tr, 300k hay 1.234.567 đều được."),
            _("Người ký lấy theo ngày của chứng từ; đổi người thì thêm dòng ở Thiết lập."),
            _("Sổ là một tệp trong máy này, không gửi đi đâu. Nên chọn thư mục được sao lưu."),
        )
        self._summary.setText(texts[at])
        self._back.setText(_("Thôi") if at == 0 else _("Quay lại"))
        self._next.setText(_("Lập sổ") if at == steps - 1 else _("Tiếp"))
        for button in (self._back, self._next):
            button.setAccessibleName(button.text())
        if at == steps - 1 and not self.value("file"):
            self.set_value("file", str(self._free_file()))
        self.clear_errors()

    def begin(self, **_arguments: Any) -> None:
        """From the first step."""
        self._go_to(0)

    def _go_to(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self._show()
        self.widget(_STEPS[step][0]).setFocus()

    def step_back(self) -> None:
        """The step before, or out."""
        at = self.steps.currentIndex()
        if at == 0:
            self.left.emit()
        else:
            self._go_to(at - 1)

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """What the step at hand needs before the next one."""
        name = N_("Hãy điền tên công đoàn cơ sở: tên này in trên mọi mẫu.")
        day = N_("Hãy điền ngày mở sổ, ví dụ 01/01/2026, và số tiền mặt.")
        found = need(self.value("union"), "union-name-missing", name, "union")
        at = self.steps.currentIndex()
        if at >= 1:
            found += need(self.value("opening_day"), "opening-day-missing", day, "opening_day")
        judged = self._file_findings() if at == len(_STEPS) - 1 else self._profile_findings()
        return found or [each for each in judged if each.column in _STEPS[at]]

    def _profile_findings(self) -> Iterator[Finding]:
        """What is wrong with the profile, each at its field; a line of the accounts by its number."""
        profile = self.profile()
        for found in profile_findings(profile):
            table, _dot, _field = (found.column or "").partition(".")
            message = found.message
            if table == "accounts":
                message = Message(N_("Dòng {row}: {problem}"), {"row": found.row, "problem": message})
            if table == "officers" and found.row:
                table = profile.officers[found.row - 1].role
            key = table if table in self.fields else self.field_of(found.column or "")
            yield replace(found, column=key, message=message)

    def _file_findings(self) -> Iterator[Finding]:
        name = self._file_typed().name
        problem = name_fault(name)
        if problem is not None:
            yield name_refused(name, problem).at("file")

    def store(self, _draft: None) -> None:
        """The next step, or the book."""
        at = self.steps.currentIndex()
        if at < self.steps.count() - 1:
            self._go_to(at + 1)
        else:
            self._make()

    def profile(self) -> Profile:
        """What was typed; the second step is passed only with a day."""
        day = self.value("opening_day") or dt.date(clock.today().year, 1, 1)
        named = ((role, self.value(role)) for role in ASKED_ROLES)
        return Profile(
            opening_day=day,
            **{key: self.value(key) for key in (*UNIT, "cash")},
            accounts=self.value("accounts") or (ProfileAccount(_("Tiền gửi ngân hàng")),),
            officers=tuple(TermOfOffice(role, name, day) for role, name in named if name),
        )

    def _make(self) -> None:
        file, profile = self._file_typed(), self.profile()

        def made(outcome: Outcome[Book]) -> None:
            self.desk.take_book(outcome.value)

        self.desk.run(
            lambda _progress: create_book.create_book(file, profile), made, self.refused, title=_("Đang lập sổ…")
        )

    def _free_file(self) -> Path:
        name = self.value("union") or _("Sổ công đoàn")
        folder = paths.documents_folder()
        usual = proposed(name, paths.BOOK_SUFFIX, folder)
        more = (proposed(f"{keepable(name)} {number}", paths.BOOK_SUFFIX, folder) for number in range(2, 100))
        return next((file for file in chain([usual], more) if not is_there(file)), usual)

    def _file_typed(self) -> Path:
        """Where the book is to lie; its ending comes by itself."""
        file = Path(self.value("file"))
        ended = file.suffix == paths.BOOK_SUFFIX or not file.name
        return file if ended else file.with_name(file.name + paths.BOOK_SUFFIX)

    def _browse(self) -> None:
        file = self.desk.ask.file_to_save(_("Nơi lưu sổ"), Path(self.value("file")), _("Sổ Công Đoàn (*.socd)"))
        if file is not None:
            self.set_value("file", str(file))


def _choice(name: str, choices: Sequence[Choice]) -> ChoiceField:
    return ChoiceField(name, [(int(choice.key), choice.caption) for choice in choices], letters=24)


def _account(**typed: Any) -> ProfileAccount:
    name = typed.get("name") or typed.get("bank") or _("Tiền gửi ngân hàng")
    return ProfileAccount(**{**typed, "name": name})
