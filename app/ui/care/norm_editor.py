"""One norm from a day on: kind, whose, amount or range, times a year, who qualifies, papers, clause."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.care.norms import Norm, NormRule
from app.domain.care.welfare import KINDS, Paper, care_kind, relation_of
from app.domain.money import dong
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.care import norms
from app.services.care import keep_norms
from app.ui.care.care_words import typed_paper
from app.ui.desk import Desk
from app.ui.records.form_dialog import FormDialog, field_grid
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.money_field import MoneyField
from app.ui.widgets.text_field import TextField


class NormEditorDialog(FormDialog):
    """``enter(norm=id)`` begins a new row from an old one; without it an empty one."""

    key: ClassVar[str] = "norm_editor"
    called: ClassVar[str] = N_("Ghi định mức chi chăm lo")
    takes: ClassVar[frozenset[str]] = frozenset({"norm"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Loại"))
        for kind in KINDS.values():
            if kind.key not in ("house", "loan"):
                self.kind.addItem(_(kind.name), kind.key)
        self.relation = QComboBox()
        self.relation.setAccessibleName(_("Của ai"))
        self.day = DateField(_("Áp dụng từ"), desk.month, any_day=True)
        self.day.set_value(desk.month.first_day)
        self.amount = MoneyField(_("Mức tiền"), words=False)
        self.most = MoneyField(_("Mức cao nhất"), words=False)
        self.in_kind = MoneyField(_("Quà hiện vật"), words=False)
        self.times = TextField(_("Số lần một năm"), placeholder=_("trống: không giới hạn"))
        self.months = TextField(_("Số tháng đã vào"), placeholder=_("trống: không xét"))
        self.papers = TextField(_("Giấy tờ"), placeholder=_("cách nhau bằng dấu ;"))
        self.clause = TextField(_("Điều khoản"), placeholder=_("ví dụ: Điều 5 Quy chế chi tiêu nội bộ"))
        self.source = TextField(_("Văn bản"), placeholder=_("ví dụ: NQ 01/NQ-CĐCS ngày 05/01/2026"))
        self.members_only = QCheckBox(_("Chỉ đoàn viên"))
        self.members_only.setChecked(True)
        self.no_leave = QCheckBox(_("Không nghỉ không lương"))
        self.women = QCheckBox(_("Chỉ nữ"))
        lines = [
            ("kind", _("Loại"), self.kind), ("relation", _("Của ai"), self.relation), ("day", _("Áp dụng từ"), self.day),
            ("times", _("Số lần một năm"), self.times), ("amount", _("Mức tiền"), self.amount), ("most", _("Mức cao nhất"), self.most),
            ("in_kind", _("Quà hiện vật"), self.in_kind), ("months", _("Số tháng đã vào"), self.months),
            ("clause", _("Điều khoản"), self.clause), ("source", _("Văn bản"), self.source),
        ]  # fmt: skip
        who = parts.row(self.members_only, self.no_leave, self.women, None, gap=16)
        about = parts.label(_("Mức cũ giữ nguyên đến hết ngày trước; việc đã chi vẫn theo mức của ngày xảy ra."), "muted", wrap=True)  # fmt: skip
        self.lay_out(
            _("Cất"), about, field_grid(lines, self.hints, columns=2, caption=112),
            field_grid([("papers", _("Giấy tờ"), self.papers)], self.hints, caption=112), who, width=800,
        )  # fmt: skip
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self._kind_chosen()

    def _kind_chosen(self, *_args: object) -> None:
        kind = care_kind(str(self.kind.currentData()))
        self.relation.clear()
        for relation in kind.relations:
            self.relation.addItem(_(relation.label), str(relation))
        self.papers.set_value("; ".join(_(paper.label) for paper in kind.papers))

    def enter(self, **arguments: Any) -> None:
        """The row to begin from."""
        if "norm" not in arguments:
            self.kind.setFocus()
            return
        with self.desk.read() as read:
            norm = norms.norm_row(read, arguments["norm"]).norm
        self.kind.setCurrentIndex(self.kind.findData(norm.kind))
        self.relation.setCurrentIndex(max(self.relation.findData(str(norm.relation)), 0))
        self.amount.set_value(norm.amount or None)
        self.most.set_value(norm.amount_most or None)
        self.in_kind.set_value(norm.in_kind or None)
        self.times.set_value(str(norm.per_year or ""))
        self.months.set_value(str(norm.rule.months or ""))
        self.papers.set_value("; ".join(_(Paper.label_of(key)) for key in norm.papers))
        self.clause.set_value(norm.clause)
        self.source.set_value(norm.source if norm.has_source else "")
        self.members_only.setChecked(norm.rule.members_only)
        self.no_leave.setChecked(norm.rule.not_on_unpaid_leave)
        self.women.setChecked(norm.rule.women_only)
        self.amount.setFocus()

    def _count(self, key: str, field: TextField) -> int | None:
        """A small whole number; empty is 0, and anything else shows an error."""
        text = field.value()
        if not text:
            return 0
        if text.isdecimal() and int(text) < 1000:
            return int(text)
        self.show_error(key, _("Hãy ghi một số nguyên, ví dụ 2."), field)
        return None

    def submit(self) -> None:
        """Store it from its day on."""
        self.clear_errors()
        day = self.day.accepted()
        if day is None:
            self.show_error("day", _("Hãy ghi ngày bắt đầu áp dụng."), self.day)
            return
        for key, field in (("amount", self.amount), ("most", self.most), ("in_kind", self.in_kind)):
            if not field.readable():
                self.show_error(key, _("Hãy sửa số tiền chưa đọc được."), field)
                return
        times, months = self._count("times", self.times), self._count("months", self.months)
        if times is None or months is None:
            return
        papers = tuple(filter(None, (typed_paper(each) for each in self.papers.value().split(";"))))
        norm = Norm(
            kind=str(self.kind.currentData()),
            valid_from=day,
            relation=relation_of(str(self.relation.currentData())),
            amount=self.amount.value() or dong(0),
            amount_most=self.most.value() or dong(0),
            in_kind=self.in_kind.value() or dong(0),
            per_year=times,
            rule=NormRule(
                self.members_only.isChecked(), months, self.no_leave.isChecked(), self.women.isChecked()
            ),
            papers=papers,
            clause=self.clause.value(),
            source=self.source.value(),
        )  # fmt: skip
        self.act(keep_norms.set_norm, norm)
