"""Thỏa ước: the register of collective agreements with state, days left, coverage, votes and grade; the one pointed at whole beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from app.domain import clock
from app.domain.agreements.agreements import HOLDS, STEPS, AgreementState, Change
from app.domain.problems import N_
from app.exports.agreements.agreement_report import register_listing
from app.i18n import _
from app.models.queries import Read
from app.models.queries.agreements import agreement_register
from app.models.queries.agreements.agreement_register import Standing
from app.services.agreements import keep_agreements
from app.ui.agreements.agreement_pane import AgreementPane
from app.ui.agreements.agreement_words import STATE_LOOKS, days_word, share_word
from app.ui.lists.list_filters import Choice, Filter, Search
from app.ui.lists.list_page import ListPage
from app.ui.lists.listed import listed
from app.ui.lists.row_table import Empty, RowLooks
from app.ui.lists.row_verbs import About
from app.ui.widgets.table_model import CENTRE, RIGHT, Column

SOON = frozenset({AgreementState.EXPIRING, AgreementState.CONTINUED})
NOW = HOLDS | {AgreementState.SIGNED}
OVER = frozenset(AgreementState) - NOW - {AgreementState.BARGAINING}


class AgreementsScreen(ListPage[Standing]):
    """``enter(agreement=id)`` points at one, ``which`` is a chip."""

    key: ClassVar[str] = "agreements"
    called: ClassVar[str] = N_("Thỏa ước lao động tập thể")
    takes: ClassVar[frozenset[str]] = frozenset({"agreement", "which"})
    rail_entry: ClassVar[str] = "agreements"
    place: ClassVar[int] = 1
    watches: ClassVar[frozenset[str]] = frozenset({"agreement", "agreement_step", "agreement_vote", "policy_value"})
    points_by: ClassVar[str] = "agreement"
    gives_way: ClassVar[tuple[str, ...]] = ("covered", "votes", "grade", "valid_to")

    def columns(self) -> list[Column]:
        """What, how it stands, how long, for how many, how they voted, its grade."""
        state = {
            "show": lambda row: _(row.state.label),
            "tone": lambda row: STATE_LOOKS[row.state][0],
            "icon": lambda row: STATE_LOOKS[row.state][1],
        }
        return listed(
            register_listing(clock.today()),
            *("title", "state", "left", "covered", "votes", "grade", "kind", "valid_to"),
            state=state,
            left={"show": lambda row: days_word(row.left), "align": RIGHT},
            votes={"show": lambda row: share_word(row.card.facts.votes), "align": RIGHT},
            grade={"align": CENTRE},
        )

    def row_looks(self) -> RowLooks[Standing]:
        """What no longer holds is faint."""
        return RowLooks(faint=lambda row: row.state in OVER)

    def identify(self, row: Standing) -> int:
        """By the agreement."""
        return row.card.id

    def find_rows(self, read: Read) -> Sequence[Standing]:
        """Every agreement as it stands today."""
        return agreement_register.register_on(read, clock.today()).standings

    def list_filters(self) -> Sequence[Filter[Standing]]:
        """By where it stands."""
        choices: list[Choice[Standing]] = [
            Choice("", _("Tất cả")),
            Choice("now", _("Có hiệu lực"), lambda row: row.state in NOW),
            Choice("talks", _("Đang thương lượng"), lambda row: row.state is AgreementState.BARGAINING),
            Choice("soon", _("Sắp hết hạn"), lambda row: row.state in SOON),
            Choice("over", _("Đã hết"), lambda row: row.state in OVER),
        ]
        return [Filter("which", _("Lọc thỏa ước"), choices)]

    def search(self) -> Search[Standing]:
        """By name and number."""
        return Search(_("Tìm thỏa ước"), _("Tìm tên, số…"), lambda row: f"{row.card.title} {row.card.number}")

    def make_pane(self) -> AgreementPane:
        """The agreement pointed at, step by step."""
        return AgreementPane(self.desk)

    def offer_verbs(self) -> None:
        """Begun, taken through its steps, graded, changed, ended, printed."""
        self.offer("add", to="agreement_editor", writes=True)
        self.offer("edit", to="agreement_editor", naming="agreement")
        self.offer_delete(
            keep_agreements.delete_agreement,
            lambda row: _("Xóa «{title}»?").format(title=row.card.title),
            lambda _row: _(
                "Các bước, điều khoản và tệp lưu của thỏa ước chưa ký này cũng bị xóa. Có thể hoàn tác bằng Ctrl+Z."
            ),
        )
        self._offer_box("step", _("Ghi bước"), "square-check", 1, writes=True)
        self._offer_box("team", _("Tổ thương lượng"), "users", 2)
        self._offer_box("clauses", _("Điều khoản"), "layout-list", 3)
        self._offer_box("votes", _("Lấy ý kiến"), "list-checks", 4)
        self._offer_box("grade", _("Xếp loại"), "stamp", 5, writes=True, when=_is_signed)
        own = (_("Sửa đổi, gia hạn"), "copy", "Ctrl+6")
        self.offer("change", self._change, about=About.ONE, writes=True, when=_is_signed, own=own)
        self._offer_box("end", _("Chấm dứt"), "ban", 7, writes=True, when=_is_signed)
        self.offer("print", self._print_next, about=About.ONE)

    def _offer_box(self, key: str, word: str, icon: str, number: int, **more: Any) -> None:
        """A verb that opens the dialogue of that name about the agreement pointed at."""
        self.offer(key, to=f"agreement_{key}", naming="agreement", own=(word, icon, f"Ctrl+{number}"), **more)

    def empty(self) -> Empty:
        """No agreement yet."""
        return Empty(
            _("Sổ chưa có thỏa ước"),
            _("Bắt đầu từ văn bản đầu tiên, hoặc ghi thỏa ước đã ký sẵn có (Ctrl+N)."),
            _("Thêm thỏa ước"),
            lambda: self.desk.go("agreement_editor"),
        )

    def foot(self) -> str:
        """How many hold, and for how many; amendments live within the agreement they change."""
        holding = [row for row in self.all_rows() if row.holds and row.card.change is not Change.AMENDMENT]
        text = _("Thỏa ước đang có hiệu lực: {count}; số người lao động được áp dụng: {covered}.")
        return text.format(count=len(holding), covered=sum(row.card.covered for row in holding))

    def _change(self, row: Standing) -> None:
        """An amendment while there is time, an extension once the end is near."""
        change = Change.EXTENSION if row.state in SOON else Change.AMENDMENT
        self.desk.go("agreement_editor", previous=row.card.id, change=change)

    def _print_next(self, row: Standing) -> None:
        """The paper of the step that was recorded last, or the first one."""
        done = [step for step in STEPS if step in row.card.steps and STEPS[step].papers]
        step = done[-1] if done else next(iter(STEPS))
        self.desk.go("forms", form=STEPS[step].papers[0], subject=row.card.id)


def _is_signed(row: Standing) -> bool:
    return row.card.facts.signed_on is not None
