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
from app.domain.file_names import keepable, name_fault, name_refused
from app.domain.money import Dong
from app.domain.union.officers import OfficerRole
from app.domain.union.profile import Profile, ProfileAccount, ProfileOfficer, profile_findings
from app.files import is_there
from app.i18n import _, render
from app.models.book import Book
from app.models.operation import Outcome
from app.services.home import create_book
from app.ui.ask import proposed
from app.ui.desk import Desk
from app.ui.records.form_dialog import when_typed
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
_FIELDS = (UNIT, ("opening_day", "opening.cash", "accounts"), ASKED_ROLES)
"""Where the findings about a profile are said, by the step."""


class FirstRun(QWidget):
    """Four steps. ``left`` when given up; a finished book lies on the desk."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.hints: dict[str, Hint] = {}
        """What is wrong, at each field."""
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
        return self._form(
            ("union", _("Tên công đoàn cơ sở"), self.union),
            ("superior", _("Công đoàn cấp trên"), self.superior),
            ("employer", _("Doanh nghiệp, cơ quan"), self.employer),
            ("address", _("Địa chỉ"), self.address),
            ("place", _("Địa danh"), self.place),
            ("group", _("Nhóm đóng đoàn phí"), self.group),
            ("region", _("Vùng lương"), self.region),
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
        self.accounts.refused.connect(lambda sentence: self.hint.say(sentence, "danger"))
        form = self._form(
            ("opening_day", _("Ngày mở sổ"), self.opening_day), ("opening.cash", _("Tiền mặt tồn quỹ"), self.cash)
        )
        self.hints["accounts"] = Hint(_("Tài khoản ngân hàng"))
        head = parts.label(_("Tài khoản ngân hàng của công đoàn"), "section")
        stack = parts.column(form, head, self.accounts, self.hints["accounts"], gap=8)
        stack.setStretch(2, 1)
        return parts.box(stack)

    def _officers_step(self) -> QWidget:
        self.officers = {role: TextField(_(OfficerRole(role).label)) for role in ASKED_ROLES}
        return self._form(*((role, _(OfficerRole(role).label), field) for role, field in self.officers.items()))

    def _place_step(self) -> QWidget:
        self.file = TextField(_("Tệp sổ"))
        browse = parts.button(_("Chọn nơi khác…"), self._browse, icon="folder-open")
        appearances = (("system", _("Theo máy")), ("light", _("Sáng")), ("dark", _("Tối")))
        self.appearance = ChoiceField(_("Nền"), appearances)
        self.appearance.set_value(self.desk.appearance)
        self.appearance.changed.connect(lambda: self.desk.set_looks(appearance=self.appearance.value()))
        beside = parts.box(parts.row(browse, None))
        return self._form(("file", _("Tệp sổ"), self.file), ("", "", beside), ("appearance", _("Nền"), self.appearance))

    def _form(self, *rows: tuple[str, str, QWidget]) -> QWidget:
        """Fields with their captions; each has its message below it, by its key in a profile."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 4, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        for place, (key, word, field) in enumerate(rows):
            label = parts.label(word)
            label.setFixedHeight(30)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            held = field if field.maximumWidth() > 1000 else parts.box(parts.row(field, None))
            self.hints[key] = Hint(word)
            when_typed(field, self.hints[key].clear_error_on_edit)
            grid.addLayout(parts.column(held, self.hints[key], gap=1), place, 1)
        grid.setRowStretch(len(rows), 1)
        made = QWidget()
        made.setLayout(grid)
        return made

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
        """The next step, or the book; whatever stops it is said at its field, all at once."""
        at = self.steps.currentIndex()
        self.accounts.commit()
        wrong = self._wrong(at)
        for key, hint in self.hints.items():
            hint.show_error(wrong.get(key, ""))
        if at == 0 and not self.union.value():
            self.hint.say(_("Hãy điền tên công đoàn cơ sở: tên này in trên mọi mẫu."), "danger")
            self.union.setFocus()
        elif at == 1 and (self.opening_day.value() is None or not self.cash.readable()):
            self.hint.say(_("Hãy điền ngày mở sổ, ví dụ 01/01/2026, và số tiền mặt."), "danger")
        elif wrong:
            self.hint.say(_("Hãy sửa những chỗ có dấu đỏ rồi bấm lại."), "danger")
        elif at < self.steps.count() - 1:
            self.steps.setCurrentIndex(at + 1)
            self._show()
            first = (self.union, self.opening_day, self.officers["chair"], self.file)[at + 1]
            first.setFocus()
        else:
            self._make()

    def _wrong(self, step: int) -> dict[str, str]:
        """What is wrong in a step, by the field it is said at."""
        wrong: dict[str, str] = {}
        if step == self.steps.count() - 1:
            name = self._file_typed().name
            problem = name_fault(name)
            return {} if problem is None else {"file": render(name_refused(name, problem))}
        roles = [each.role for each in self.profile().officers]
        for finding in profile_findings(self.profile()):
            table, _dot, _field = (finding.column or "").partition(".")
            key = roles[finding.row - 1] if table == "officers" and finding.row else table
            key = key if key in self.hints else finding.column or ""
            if key in _FIELDS[step]:
                sentence = render(finding)
                if table == "accounts":
                    sentence = _("Dòng {row}: {problem}").format(row=finding.row, problem=sentence)
                wrong[key] = f"{wrong[key]} {sentence}" if key in wrong else sentence
        return wrong

    def profile(self) -> Profile:
        """What was typed; the second step is passed only with a day."""
        day = self.opening_day.value() or dt.date(clock.today().year, 1, 1)
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
        file, profile = self._file_typed(), self.profile()

        def made(outcome: Outcome[Book]) -> None:
            self.desk.take_book(outcome.value)

        self.desk.run(
            lambda _progress: create_book.create_book(file, profile),
            made,
            lambda sentence: self.hint.say(sentence, "danger"),
            title=_("Đang lập sổ…"),
        )

    def _free_file(self) -> Path:
        name = self.union.value() or _("Sổ công đoàn")
        files = [
            proposed(f"{keepable(name)} {number}" if number > 1 else name, paths.BOOK_SUFFIX, paths.documents_folder())
            for number in range(1, 100)
        ]
        return next((file for file in files if not is_there(file)), files[0])

    def _file_typed(self) -> Path:
        """Where the book is to lie; its ending comes by itself."""
        file = Path(self.file.value())
        ended = file.suffix == paths.BOOK_SUFFIX or not file.name
        return file if ended else file.with_name(file.name + paths.BOOK_SUFFIX)

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
