"""Quy định theo ngày: every dated legal value the book reckons with, from which day, by which paper, and the union's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from app.domain.dates import show_date
from app.domain.problems import N_
from app.domain.timeline import DatedValue
from app.domain.union.policies import OWN, PolicyKind, Standing, policies
from app.domain.union.records import POLICY_VALUE, STANDING
from app.domain.union.texts import citations
from app.i18n import _, render
from app.models.queries import Read
from app.models.queries.union.policies import policy_values
from app.services import policy_file
from app.services.union import change_settings
from app.services.union.policy_files import legal_texts
from app.services.union.policy_sections import shipped_data
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.union.policy_words import PRACTICE, SURE, WITHOUT_SOURCE, policy_word, policy_words, value_shown
from app.ui.widgets import parts
from app.ui.widgets.table_model import RIGHT, Column, column

MOST_TOLD = 12
"""So many changes of a file are told one by one before she agrees."""
STANDING_LOOKS = {
    Standing.NOW: ("good", "circle-check"),
    Standing.PAST: ("", ""),
    Standing.LATER: ("", ""),
}


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One value of one policy, how it stands in the working month, and the other values of the policy."""

    policy: str
    value: DatedValue[str]
    standing: Standing
    others: tuple[DatedValue[str], ...]

    @property
    def is_own(self) -> bool:
        """True for a value the union entered itself."""
        return self.value.confidence == OWN

    @property
    def is_sure(self) -> bool:
        """False where the source is weak or missing."""
        return self.value.confidence in SURE and not self.has_no_source

    @property
    def has_no_source(self) -> bool:
        """True where no text was found."""
        return self.value.source.startswith(WITHOUT_SOURCE) and not self.is_own

    @property
    def is_practice(self) -> bool:
        """True where no law says so, but everybody does."""
        return self.value.source.startswith(PRACTICE) and not self.is_own


class PoliciesScreen(ListPage[PolicyRow]):
    """The second page of Quy định."""

    key: ClassVar[str] = "policies"
    called: ClassVar[str] = N_("Mức và tỷ lệ theo ngày")
    rail_entry: ClassVar[str] = "rules"
    place: ClassVar[int] = 2
    watches: ClassVar[frozenset[str]] = frozenset({"policy_value"})
    gives_way: ClassVar[tuple[str, ...]] = ("trust",)
    notice_tone: ClassVar[str] = "note"

    def columns(self) -> list[Column]:
        """Which policy, its value, from when on, whether it is in force, by which paper and how sure."""
        return [
            Column("policy", _("Quy định"), 322, lambda row: policy_word(row.policy)),
            Column("value", _("Giá trị"), 134, _value, align=RIGHT),
            column(POLICY_VALUE["valid_from"], lambda row: row.value.valid_from, 104),
            column(STANDING, lambda row: row.standing, 112, looks=STANDING_LOOKS),
            column(POLICY_VALUE["source"], lambda row: row.value.source, 240, stretch=True),
            Column("trust", _("Độ tin"), 146, _trust, tone=lambda row: _look(row)[0], icon=lambda row: _look(row)[1]),
        ]

    def above(self) -> Sequence[QWidget]:
        """By which month values are taken."""
        self._about = parts.label(role="small", wrap=True)
        return [self._about]

    def read_beside(self, read: Read) -> None:
        """The working month."""
        month = self.desk.month
        text = _(
            "Giá trị được lấy theo tháng của nghĩa vụ, không theo hôm nay. «Đang dùng» là theo tháng làm việc {month:02d}/{year}. Đơn vị có nghị quyết hoặc hướng dẫn khác thì thêm giá trị của mình, kèm số văn bản."
        )
        told = [text.format(month=month.month, year=month.year)]
        if others := len(policy_file.plan_policies(read, shipped_data()).lines):
            text = _("Chương trình biết {count} giá trị khác với sổ: xem ở «Giá trị của chương trình».")
            told.append(text.format(count=others))
        self._about.setText(" ".join(told))

    def find_rows(self, read: Read) -> Sequence[PolicyRow]:
        """Every value, policy by policy, the newest first."""
        found = {policy: values for policy, values in policy_values(read).items() if policy in policies()}
        order = {policy: place for place, policy in enumerate(policy_words())}
        keys = sorted(found, key=lambda policy: (order.get(policy, 99), policy))
        return [row for policy in keys for row in _rows(policy, found[policy], self.desk.month.first_day)]

    def identify(self, row: PolicyRow) -> tuple[str, dt.date]:
        """The policy and the day."""
        return row.policy, row.value.valid_from

    def list_filters(self) -> Sequence[Filter[PolicyRow]]:
        """In force, all, the union's own, doubtful."""
        choices: list[Choice[PolicyRow]] = [
            Choice("now", _("Đang dùng"), lambda row: row.standing is Standing.NOW),
            Choice("", _("Mọi mốc")),
            Choice("own", _("Của đơn vị"), lambda row: row.is_own),
            Choice("doubt", _("Cần xác minh"), lambda row: not row.is_sure),
            Choice("none", _("Chưa có nguồn"), lambda row: row.has_no_source),
        ]
        return [Filter("which", _("Hiện những giá trị"), choices, start="now")]

    def search(self) -> Search[PolicyRow]:
        """By policy, paper and value."""
        return Search(
            _("Tìm quy định"),
            _("Tìm quy định, số văn bản…"),
            lambda row: f"{policy_word(row.policy)} {row.value.source} {_value(row)}",
        )

    def row_looks(self) -> RowLooks[PolicyRow]:
        """What was replaced is faint."""
        return RowLooks(faint=lambda row: row.standing is Standing.PAST)

    def offer_verbs(self) -> None:
        """Added, mended, deleted while another value is left; a whole file of them, or what the program ships, taken in."""
        self.offer("add", self._add, writes=True, word=_("Thêm giá trị"))
        self.offer("edit", self._edit, about=About.ONE, writes=True)
        self.offer(
            "delete", self._delete, about=About.ONE, writes=True, when=lambda row: bool(row.others) or row.is_own
        )
        self.offer("take", self._take_file, writes=True, own=(_("Nhận tệp quy định"), "file-input", "Ctrl+1"))
        self.offer(
            "shipped", self._take_shipped, writes=True, own=(_("Giá trị của chương trình"), "download", "Ctrl+2")
        )

    def empty(self) -> Empty:
        """A book has values from the beginning."""
        return Empty(_("Không có giá trị nào khớp"))

    def notice(self, row: PolicyRow | None) -> str:
        """The value pointed at with its whole paper."""
        if row is None:
            return ""
        told = _("{policy}: {value} từ {day}. Căn cứ ({trust}): {source}.").format(
            policy=policy_word(row.policy),
            value=_value(row),
            day=show_date(row.value.valid_from),
            trust=_trust(row),
            source=row.value.source,
        )
        named = {cited.text.number: cited.text for cited in citations(row.value.source, legal_texts()) if cited.text}
        text = _("{number} ({title}), áp dụng từ {day}")
        texts = [
            text.format(number=each.number, title=each.title, day=show_date(each.since))
            + (_(" đến {day}").format(day=show_date(each.until)) if each.until is not None else "")
            for each in named.values()
        ]
        return " ".join((told, *(f"{each}." for each in texts)))

    # ---- acts ------------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        row = self.row()
        self.desk.go("policy_value", **({"policy": row.policy} if row is not None else {}))

    def _edit(self, row: PolicyRow) -> None:
        if policies()[row.policy].kind is PolicyKind.TABLE:
            self._take_file()
            return
        self.desk.go("policy_value", policy=row.policy, day=row.value.valid_from)

    def _take_file(self) -> None:
        """Values, norms or codes of a file, looked at before they are taken in as one act."""
        pattern = _("Tệp quy định (*.toml)")
        file = self.desk.ask.file_to_open(_("Nhận tệp quy định"), pattern)
        if file is None:
            return
        try:
            data = policy_file.read_policy_file(file)
        except policy_file.PolicyFileUnreadable as refusal:
            self.desk.note(render(refusal), "danger")
            return
        self._take(data, file.name)

    def _take_shipped(self) -> None:
        """What the program knows otherwise than the book: values mended or added since the book was made."""
        self._take(shipped_data(), _("Giá trị của chương trình"))

    def _take(self, data: policy_file.Data, name: str) -> None:
        with self.desk.read() as read:
            plan = policy_file.plan_policies(read, data)
        stopped = any(each.stops for each in plan.findings)
        if not stopped and plan.lines:
            line = _("{about}: {new} từ {day}")
            told = [
                line.format(about=render(each.about), new=render(each.new), day=show_date(each.valid_from))
                for each in plan.lines[:MOST_TOLD]
            ]
            more = len(plan.lines) - len(told)
            rest = [_("và {count} giá trị nữa.").format(count=more)] if more else []
            seen = [render(each.message) for each in plan.findings]
            text = "\n".join((*told, *rest, *seen, _("Nhận là một việc, lấy lại được bằng Ctrl+Z.")))
            title = _("Nhận {count} giá trị của «{name}»?").format(count=len(plan.lines), name=name)
            if not self.desk.ask.confirm(title, text, _("Nhận")):
                return
        self.desk.do(policy_file.take_policies, data, name)

    def _delete(self, row: PolicyRow) -> None:
        title = _("Xóa giá trị của «{policy}»?").format(policy=policy_word(row.policy))
        text = _("{value} từ ngày {day}. Giá trị liền trước sẽ dùng tiếp. Có thể lấy lại bằng Ctrl+Z.")
        text = text.format(value=_value(row), day=show_date(row.value.valid_from))
        if self.desk.ask.confirm(title, text, _("Xóa"), danger=True):
            self.desk.do(change_settings.set_policy, row.policy, row.others)


def _rows(policy: str, values: Sequence[DatedValue[str]], day: dt.date) -> Iterator[PolicyRow]:
    now = next((each for each in reversed(values) if each.valid_from <= day), None)
    for each in reversed(values):
        later = Standing.LATER if each.valid_from > day else Standing.PAST
        others = tuple(other for other in values if other is not each)
        yield PolicyRow(policy, each, Standing.NOW if each is now else later, others)


def _value(row: PolicyRow) -> str:
    return value_shown(row.policy, row.value.value)


def _trust(row: PolicyRow) -> str:
    if row.is_own:
        return _("của đơn vị")
    if row.has_no_source:
        return _("chưa có nguồn")
    if row.is_practice:
        return _("theo thông lệ")
    return _("có nguồn") if row.is_sure else _("cần xác minh")


def _look(row: PolicyRow) -> tuple[str, str]:
    if row.is_own:
        return "accent", "stamp"
    if row.is_practice:
        return "note", "users"
    return ("", "") if row.is_sure else ("warn", "triangle-alert")
