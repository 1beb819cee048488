"""Đổi tỷ lệ: a decision with its number, day, month and rates; whom and which months it touches is shown before it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain.dues.rate_change import (
    ChargeChange,
    MemberChange,
    RateDecision,
    by_member,
    by_month,
    decision_findings,
    read_rate,
)
from app.domain.money import show_money
from app.domain.problems import N_, Finding, Refusal, stop
from app.i18n import _, render
from app.models.queries.dues import assessment
from app.models.queries.dues.rate_changes import touched_by
from app.models.queries.union import organisation
from app.services.dues import change_rate
from app.ui.kinds import month_word
from app.ui.lists.row_table import Empty, RowTable
from app.ui.records.binding import Group, Sheet
from app.ui.records.editor import Editor
from app.ui.widgets import parts
from app.ui.widgets.date_field import DateField
from app.ui.widgets.hint import Hint
from app.ui.widgets.month_field import MonthField
from app.ui.widgets.table_model import RIGHT, Column, money
from app.ui.widgets.text_field import TextField


def change_columns() -> list[Column]:
    """One line a member."""
    return [
        Column("name", _("Họ và tên"), 180, lambda row: row.full_name, stretch=True),
        Column("group", _("Tổ"), 100, lambda row: row.group, hidden=True),
        Column("months", _("Tháng"), 56, lambda row: str(row.months), align=RIGHT),
        money("old", _("Đang là"), lambda row: row.old, width=88),
        money("new", _("Sẽ là"), lambda row: row.new, width=88),
        money("difference", _("Chênh lệch"), _difference, width=92),
        money("paid", _("Đã thu"), lambda row: row.paid, width=84, blank_zero=True),
        money("over", _("Thu thừa"), lambda row: row.over, width=84, blank_zero=True, tone=_tone),
        money("to_collect", _("Còn thu"), lambda row: row.to_collect, width=84, blank_zero=True),
        money("up", _("Nộp lên"), lambda row: row.up, width=84, blank_zero=True),
    ]


def _difference(row: MemberChange) -> int:
    return row.new - row.old


def _tone(row: MemberChange) -> str:
    return "warn" if row.over else ""


_RATES = ("rate", "ceiling", "share_up")


class ChangeRateDialog(Editor[None]):
    """``enter()``: a new decision."""

    key: ClassVar[str] = "dues_rate"
    called: ClassVar[str] = N_("Đổi tỷ lệ đoàn phí")
    verb: ClassVar[str] = N_("Ghi quyết định")
    scrolls: ClassVar[bool] = False
    wide: ClassVar[int] = 820
    high: ClassVar[int] = 560
    caption_width: ClassVar[int] = 92

    def sheet(self) -> Sheet:
        """The decision, and below it everybody it touches."""
        month = self.desk.month
        yield Group(
            [
                self.bind(
                    "number",
                    TextField(_("Số quyết định"), placeholder=_("ví dụ 12/QĐ-CĐCS")),
                    nothing="",
                    required=True,
                ),
                self.bind("decided_on", DateField(_("Ngày quyết định"), month, any_day=True), required=True),
                self.bind("first_month", MonthField(_("Áp dụng từ tháng"), month), required=True),
            ],
            columns=3,
        )
        fields = (_("Mức đoàn phí"), _("Trần"), _("Nộp cấp trên"))
        yield Group(
            [
                self.bind(key, TextField(name, placeholder=_("giữ nguyên")), caption=name, nothing="")
                for key, name in zip(_RATES, fields, strict=True)
            ],
            columns=3,
        )
        self._now = parts.label(role="small", wrap=True)
        yield self._now
        empty = Empty(_("Chưa đổi số nào"), _("Gõ tỷ lệ mới: những ai và tháng nào bị chạm tới hiện ở đây."))
        self.people: RowTable[Any] = RowTable(
            self.desk,
            _("Ai bị chạm tới"),
            "dues_rate",
            change_columns(),
            empty=empty,
            identify=lambda row: row.member_id,
        )
        yield self.people
        self._foot = parts.label(role="strong", wrap=True)
        self._warn = Hint(_("Lưu ý"))
        yield self._foot
        yield self._warn
        self.follows("first_month", *_RATES)

    def begin(self, **_arguments: Any) -> None:
        """From the working month on."""
        self._touched: Sequence[ChargeChange] = ()
        self.set_value("first_month", self.desk.month)
        self.set_value("decided_on", self.desk.usual_day())
        self.follow()

    def decision(self) -> RateDecision:
        """As it is typed."""
        rate, ceiling, share = (read_rate(self.value(key)) for key in _RATES)
        return RateDecision(
            self.value("number"), self.value("decided_on"), self.value("first_month"), rate, ceiling, share
        )

    def follow(self) -> None:
        """What holds now, and what the decision would do."""
        decision = self.decision()
        if decision.first_month is None:
            return
        with self.desk.read() as read:
            group = organisation.organisation(read, decision.first_month.first_day).group or 3
            try:
                policy = assessment.dues_policy(read, decision.first_month, group)
                known = decision.decided_on is not None and any(getattr(decision, key) is not None for key in _RATES)
                self._touched = touched_by(read, decision) if known else ()
            except Refusal as refusal:
                self._touched = ()
                self._now.setText(render(refusal))
            else:
                text = _("Tháng {month} đang là: mức {rate}, trần {ceiling} lương cơ sở, nộp cấp trên {share}.")
                ceiling = policy.ceiling_rate.value.show() if policy.ceiling_rate is not None else "–"
                now = {"rate": policy.rate.value.show(), "share": policy.share_up.value.show(), "ceiling": ceiling}
                self._now.setText(text.format(month=month_word(decision.first_month), **now))
        members = by_member(self._touched)
        self.people.show_rows(members)
        self._sum_up()

    def _sum_up(self) -> None:
        months = by_month(self._touched)
        members = by_member(self._touched)
        text = _(
            "{people} người, {months} tháng đã lập bảng: {old} → {new} đồng; thu thừa {over}, còn phải thu {more}, nộp lên {up}."
        )
        sums = {name: show_money(sum(getattr(each, name) for each in months)) for name in ("old", "new", "over")}
        more = show_money(sum(each.to_collect for each in members))
        up = sum(each.up for each in months)
        shown_up = ("+" if up > 0 else "") + show_money(up)
        self._foot.setText(
            text.format(people=len(members), months=len(months), more=more, up=shown_up, **sums) if months else ""
        )
        each_month = "; ".join(f"{month_word(each.month)}: {show_money(each.new - each.old)}" for each in months[:6])
        told = _(
            "Bảng và phiếu đã thu giữ nguyên; mỗi tháng một lần điều chỉnh ({months}). Thu thừa thành tiền nộp trước."
        )
        self._warn.say(told.format(months=each_month + ("…" if len(months) > 6 else "")) if months else "")

    def look_over(self, _draft: None) -> Sequence[Finding]:
        """By the rules of a decision; a rate that cannot be read is told."""
        unread = [key for key in _RATES if self.value(key) and read_rate(self.value(key)) is None]
        text = N_("Không đọc được tỷ lệ: gõ dạng 0,5%.")
        found = [stop("decision-rate", text, key) for key in unread]
        return [
            *found,
            *(each for each in decision_findings(self.decision()) if not (unread and each.column in _RATES)),
        ]

    def store(self, _draft: None) -> None:
        """Enter the decision as one act."""
        self.act(change_rate.change_rate, self.decision(), title=_("Đang điều chỉnh các tháng…"))
