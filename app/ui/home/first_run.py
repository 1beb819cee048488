"""The assistant that makes a new book: unit, opening day and balances, officers, looks and place. Nothing is guessed; blanks stay blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app import paths
from app.domain import clock
from app.domain.dates import Month
from app.domain.money import Dong
from app.domain.union.officers import OfficerRole
from app.i18n import _, render
from app.models.book import Book
from app.models.operation import Outcome
from app.services.home import create_book
from app.services.union.read_profile import Profile, ProfileAccount, ProfileOfficer
from app.ui.desk import Desk
from app.ui.screen import scrolled
from app.ui.union.union_words import dues_group_choices, region_choices
from app.ui.widgets import parts
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.entry_grid import EntryGrid, GridColumn, money_column
from app.ui.widgets.hint import Hint
from app.ui.widgets.lookup_field import Choice
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField

ASKED_ROLES = ("chair", "accountant", "cashier", "preparer")
UNIT = ("union", "superior", "employer", "address", "place", "group", "region")
"""The fields of the first step, by their names in a profile."""
USUAL_GROUP = 3


class FirstRun(QWidget):
    """Four steps. ``left`` when given up; a finished book lies on the desk."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.steps = QStackedWidget()
        self._names = (_("Đơn vị"), _("Ngày mở sổ, số dư"), _("Người ký"), _("Nơi lưu, giao diện"))
        for step in (self._unit_step(), self._money_step(), self._officers_step(), self._place_step()):
            self.steps.addWidget(scrolled(step))
        self._where = parts.label(role="title")
        self._summary = parts.label(role="muted", wrap=True)
        self.hint = Hint(_("Lập sổ mới"))
        self._back = parts.button(_("Quay lại"), self.step_back)
        self._next = parts.button(_("Tiếp"), self.step_on, role="primary")
        stack = parts.column(
            self._where,
            self._summary,
            parts.rule(),
            self.steps,
            self.hint,
            parts.rule(),
            parts.row(self._back, None, self._next),
            gap=9,
            margins=(22, 16, 22, 16),
        )
        stack.setStretch(3, 1)
        self.setLayout(stack)
        self._show()

    # ---- the steps -------------------------------------------------------------------------------------------------

    def _unit_step(self) -> QWidget:
        self.union = TextField(_("Tên công đoàn cơ sở"), placeholder=_("Công đoàn cơ sở Công ty …"))
        self.superior = TextField(_("Công đoàn cấp trên"), placeholder=_("Liên đoàn Lao động …"))
        self.employer = TextField(_("Doanh nghiệp, cơ quan"))
        self.address = TextField(_("Địa chỉ"))
        self.place = TextField(_("Địa danh ghi trước ngày ký"), placeholder=_("ví dụ: Nghệ An"))
        self.group = _choice(_("Nhóm đóng đoàn phí"), dues_group_choices())
        self.region = _choice(_("Vùng lương tối thiểu"), region_choices())
        self.group.set_value(USUAL_GROUP)
        return _form(
            (_("Tên công đoàn cơ sở"), self.union),
            (_("Công đoàn cấp trên"), self.superior),
            (_("Doanh nghiệp, cơ quan"), self.employer),
            (_("Địa chỉ"), self.address),
            (_("Địa danh"), self.place),
            (_("Nhóm đóng đoàn phí"), self.group),
            (_("Vùng lương"), self.region),
        )

    def _money_step(self) -> QWidget:
        today = clock.today()
        self.opening_day = DateField(_("Ngày mở sổ"), Month(today.year, 1), any_day=True)
        self.opening_day.set_value(dt.date(today.year, 1, 1))
        self.opening_day.setMaximumWidth(190)
        self.cash = MoneyField(_("Tiền mặt tồn quỹ"))
        self.cash.setFixedWidth(420)
        self.cash.edit.setMaximumWidth(158)
        self.accounts = EntryGrid(
            _("Tài khoản ngân hàng"),
            [
                GridColumn("name", _("Tên gọi tắt"), 150),
                GridColumn("bank", _("Ngân hàng, chi nhánh"), 220, stretch=True),
                GridColumn("number", _("Số tài khoản"), 150),
                money_column("opening", _("Số dư đầu kỳ"), 130),
            ],
        )
        self.accounts.setMinimumHeight(120)
        self.accounts.set_lines([])
        self.accounts.refused.connect(lambda refusal: self.hint.say(render(refusal), "danger"))
        form = _form((_("Ngày mở sổ"), self.opening_day), (_("Tiền mặt tồn quỹ"), self.cash))
        stack = parts.column(form, parts.label(_("Tài khoản ngân hàng của công đoàn"), "section"), self.accounts, gap=8)
        stack.setStretch(2, 1)
        return parts.box(stack)

    def _officers_step(self) -> QWidget:
        self.officers = {role: TextField(_(OfficerRole(role).label)) for role in ASKED_ROLES}
        return _form(*((_(OfficerRole(role).label), field) for role, field in self.officers.items()))

    def _place_step(self) -> QWidget:
        self.file = TextField(_("Tệp sổ"))
        browse = parts.button(_("Chọn nơi khác…"), self._browse, icon="folder-open")
        appearances = (("system", _("Theo máy")), ("light", _("Sáng")), ("dark", _("Tối")))
        self.appearance = ChoiceField(_("Nền"), appearances)
        self.appearance.set_value(self.desk.appearance)
        self.appearance.changed.connect(lambda: self.desk.set_looks(appearance=self.appearance.value()))
        return _form((_("Tệp sổ"), self.file), ("", parts.box(parts.row(browse, None))), (_("Nền"), self.appearance))

    # ---- going -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        at = self.steps.currentIndex()
        self._where.setText(
            _("Lập sổ mới – bước {at}/{all}: {name}").format(at=at + 1, all=self.steps.count(), name=self._names[at])
        )
        texts = (
            _("Tên in trên mọi mẫu biểu. Điều chưa rõ cứ để trống, sửa sau ở Thiết lập."),
            _("Số dư là số tiền trước chứng từ đầu tiên của ngày mở sổ. Gõ 5tr, 300k hay 1.234.567 đều được."),
            _("Người ký lấy theo ngày của chứng từ; đổi người thì thêm dòng ở Thiết lập."),
            _("Sổ là một tệp trong máy này, không gửi đi đâu. Nên chọn thư mục được sao lưu."),
        )
        self._summary.setText(texts[at])
        self._back.setText(_("Thôi") if at == 0 else _("Quay lại"))
        self._next.setText(_("Lập sổ") if at == self.steps.count() - 1 else _("Tiếp"))
        for button in (self._back, self._next):
            button.setAccessibleName(button.text())
        if at == self.steps.count() - 1 and not self.file.text():
            self.file.set_value(str(self._free_file()))
        self.hint.say("")

    def begin(self) -> None:
        """From the first step."""
        self.steps.setCurrentIndex(0)
        self._show()
        self.union.setFocus()

    def step_back(self) -> None:
        """The step before, or out."""
        at = self.steps.currentIndex()
        if at == 0:
            self.left.emit()
            return
        self.steps.setCurrentIndex(at - 1)
        self._show()

    def step_on(self) -> None:
        """The next step, or the book."""
        at = self.steps.currentIndex()
        if at == 0 and not self.union.value():
            self.hint.say(_("Hãy điền tên công đoàn cơ sở: tên này in trên mọi mẫu."), "danger")
            self.union.setFocus()
        elif at == 1 and (self.opening_day.value() is None or not self.cash.readable()):
            self.hint.say(_("Hãy điền ngày mở sổ, ví dụ 01/01/2026, và số tiền mặt."), "danger")
        elif at < self.steps.count() - 1:
            self.steps.setCurrentIndex(at + 1)
            self._show()
            first = (self.union, self.opening_day, self.officers["chair"], self.file)[at + 1]
            first.setFocus()
        else:
            self._make()

    def profile(self) -> Profile:
        """What was typed."""
        day = self.opening_day.value()
        assert day is not None, "the second step is passed only with a day"
        accounts = tuple(map(_account, self.accounts.lines())) or (ProfileAccount(_("Tiền gửi ngân hàng")),)
        officers = tuple(
            ProfileOfficer(role, field.value(), day) for role, field in self.officers.items() if field.value()
        )
        return Profile(
            opening_day=day,
            **{name: getattr(self, name).value() for name in UNIT},
            cash=self.cash.value() or Dong(0),
            accounts=accounts,
            officers=officers,
        )

    def _make(self) -> None:
        self.accounts.commit()
        file = Path(self.file.value())
        if file.suffix != paths.BOOK_SUFFIX:
            file = file.with_name(file.name + paths.BOOK_SUFFIX)
        profile = self.profile()

        def made(outcome: Outcome[Book]) -> None:
            self.desk.take_book(outcome.value)

        self.desk.run(
            lambda _progress: create_book.create_book(file, profile),
            made,
            lambda refusal: self.hint.say(render(refusal), "danger"),
            title=_("Đang lập sổ…"),
        )

    def _free_file(self) -> Path:
        name = "".join(letter for letter in self.union.value() if letter not in '\\/:*?"<>|').strip() or _(
            "Sổ công đoàn"
        )
        folder = paths.documents_folder()
        for number in range(1, 100):
            file = folder / f"{name}{f' {number}' if number > 1 else ''}{paths.BOOK_SUFFIX}"
            if not file.exists():
                return file
        return folder / f"{name}{paths.BOOK_SUFFIX}"

    def _browse(self) -> None:
        file = self.desk.ask.file_to_save(_("Nơi lưu sổ"), Path(self.file.value()), _("Sổ Công Đoàn (*.socd)"))
        if file is not None:
            self.file.set_value(str(file))


def _choice(name: str, choices: Sequence[Choice]) -> ChoiceField:
    return ChoiceField(name, [(int(choice.key), choice.caption) for choice in choices], letters=24)


def _account(line: Mapping[str, Any]) -> ProfileAccount:
    bank = line.get("bank") or ""
    name = line.get("name") or bank or _("Tiền gửi ngân hàng")
    return ProfileAccount(name, bank, line.get("number") or "", line.get("opening") or Dong(0))


def _form(*rows: tuple[str, QWidget]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 4, 4, 4)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 150)
    grid.setColumnStretch(1, 1)
    for place, (word, field) in enumerate(rows):
        label = parts.label(word)
        label.setFixedHeight(30)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field if field.maximumWidth() > 1000 else parts.box(parts.row(field, None)), place, 1)
    grid.setRowStretch(len(rows), 1)
    made = QWidget()
    made.setLayout(grid)
    return made
