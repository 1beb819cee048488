"""One voucher being typed or looked at: phiếu thu, phiếu chi, báo có, ủy nhiệm chi, chuyển quỹ.

Findings stand beside their fields while typing; a number is given at posting. What may be done follows the voucher's state.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence

from app.domain.dates import Month
from app.domain.ledger.vouchers import VoucherDraft, VoucherState
from app.domain.problems import N_
from app.i18n import _
from app.models.queries.ledger import vouchers
from app.models.queries.ledger.vouchers import VoucherCard
from app.services.ledger import attach_file, post_voucher, save_draft
from app.ui.desk import Desk
from app.ui.ledger import voucher_acts
from app.ui.ledger.voucher_form import VoucherForm
from app.ui.screen import Screen


class VoucherEditor(Screen):
    """``enter(kind=…)`` starts a new one, ``enter(voucher=id)`` opens one, ``enter(copy_of=id)`` copies one, ``enter(draft=…)`` opens one filled in."""

    key: ClassVar[str] = "voucher_editor"
    called: ClassVar[str] = N_("Lập chứng từ")
    takes: ClassVar[frozenset[str]] = frozenset({"copy_of", "draft", "kind", "voucher"})
    rail_entry: ClassVar[str] = "vouchers"
    in_tabs: ClassVar[bool] = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self._asked: Callable[[VoucherDraft], None] = self._save
        self.form = VoucherForm(desk, self._store)
        self._offer_verbs()
        body = self.lay_out(self.form, margins=14, gap=0)
        body.setContentsMargins(0, 0, 0, 0)
        self.begin_at(self.form.widget("book_date"))
        attachments = self.form.attachments
        attachments.add_asked.connect(self._choose_attachments)
        attachments.remove_asked.connect(self._remove_attachment)
        attachments.open_asked.connect(self._open_attachment)

    def _offer_verbs(self) -> None:
        verbs = self.verbs
        verbs.offer("add", self._start_next, word=_("Phiếu mới"))
        verbs.offer("save", self.save, word=_("Cất nháp"))
        verbs.offer("cancel", self._leave)
        verbs.offer("post", self.post, primary=True)
        verbs.offer("copy", self._copy, shortcut="Ctrl+Shift+D")
        verbs.offer("unpost", lambda: self._act(voucher_acts.unpost))
        verbs.offer("delete", self._delete)
        verbs.offer("print", self._print)
        verbs.offer("void", lambda: self._act(voucher_acts.void), word=_("Hủy"), icon="ban", shortcut="")
        verbs.offer(
            "reverse", lambda: self._act(voucher_acts.reverse), word=_("Điều chỉnh"), icon="rotate-ccw", shortcut=""
        )
        chords = ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter")
        verbs.action("save").setShortcuts([QKeySequence(chord) for chord in chords])

    @property
    def card(self) -> VoucherCard | None:
        """The voucher shown as the book has it; None for a new one."""
        return self.form.card

    # ---- coming and going ------------------------------------------------------------------------------------------

    def enter(self, **arguments: Any) -> None:
        """Start, open or copy."""
        self.form.begin()
        if "voucher" in arguments:
            self.load(arguments["voucher"])
        elif "copy_of" in arguments:
            self._copy_from(arguments["copy_of"])
        elif "draft" in arguments:
            self.form.take(arguments["draft"])
            self._show_state()
        else:
            self.form.start(arguments.get("kind", "PT"))
            self._show_state()

    def where(self) -> dict[str, Any]:
        """The voucher shown, or an empty one of the same kind."""
        return {"voucher": self.card.id} if self.card is not None else {"kind": self.form.kind.value()}

    def may_leave(self) -> bool:
        """Ask before something typed is lost."""
        if not self.form.touched():
            return True
        answer = self.desk.ask.choose(
            _("Chứng từ chưa cất"), _("Những gì vừa nhập chưa được cất vào sổ."), _("Cất nháp"), _("Bỏ, không cất")
        )
        if answer == "yes":
            self.save()
            self.desk.worker.wait()
            return not self.form.touched()
        if answer == "other":
            self.form.forget_typed()
            return True
        return False

    def _leave(self) -> None:
        self.desk.go("back")

    def load(self, identifier: int) -> None:
        """Open a voucher of the book."""
        with self.desk.read() as read:
            card = vouchers.voucher(read, identifier)
        self.form.show_card(card)
        self._show_state()

    def _copy_from(self, identifier: int) -> None:
        with self.desk.read() as read:
            origin = vouchers.voucher(read, identifier)
        self.form.copy(origin)
        self._show_state()

    def _show_state(self) -> None:
        card, read_only = self.card, self.desk.read_only
        state = card.state if card else VoucherState.DRAFT
        locked = read_only or state in (VoucherState.POSTED, VoucherState.VOIDED)
        numbered, posted = bool(card and card.number), state is VoucherState.POSTED
        self.form.show_state(locked=locked, may_attach=not read_only)
        open_month = card is None or not self.desk.month_is_closed(Month.of(card.book_date))
        self.verbs.present(
            save=not locked,
            post=not locked,
            unpost=posted,
            delete=not locked and not numbered and card is not None,
            void=posted or state is VoucherState.UNPOSTED,
            reverse=posted,
            print=numbered,
            copy=card is not None,
        )
        may = not read_only
        self.verbs.allow(
            add=may,
            unpost=may and open_month,
            void=may and open_month,
            reverse=may and not (card and card.reversed_by),
            copy=may,
            delete=may,
            print=numbered,
        )
        self.form.judge()

    # ---- verbs -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Cất nháp."""
        self._submit(self._save)

    def post(self) -> None:
        """Ghi sổ: store what was typed and give it its number."""
        self._submit(self._post)

    def _submit(self, asked: Callable[[VoucherDraft], None]) -> None:
        """Do what is ``asked`` with what was typed, when it can be stored."""
        self._asked = asked
        self.form.submit()

    def _store(self, draft: VoucherDraft) -> None:
        self._asked(draft)

    def _save(self, draft: VoucherDraft, then: Callable[[int], None] | None = None) -> None:
        """Store it, and show it; when something else follows with its id, without a word."""
        do = partial(self.desk.do, done=then or self.load, failed=self.form.refused, quiet=then is not None)
        if self.card is None:
            do(save_draft.save_draft, draft)
        else:
            do(save_draft.edit_draft, self.card.id, draft)

    def _post(self, draft: VoucherDraft) -> None:
        if self.card is None:
            self.desk.do(post_voucher.post_new, draft, done=self._posted, failed=self.form.refused)
        elif self.form.touched():
            self._save(draft, self._post_stored)
        else:
            self._post_stored(self.card.id)

    def _post_stored(self, identifier: int) -> None:
        self.desk.do(post_voucher.post_voucher, identifier, done=self._posted, failed=self.form.refused)

    def _posted(self, card: VoucherCard) -> None:
        self.load(card.id)
        self.desk.preferences.set("last_kind", self.form.kind.value())

    def _start_next(self) -> None:
        if self.may_leave():
            form = self.form
            day = form.value("book_date")
            form.begin()
            form.start(form.kind.value(), day)
            self._show_state()
            form.widget("book_date").setFocus()
            form.widget("book_date").edit.selectAll()

    def _copy(self) -> None:
        if self.card is not None and self.may_leave():
            identifier = self.card.id
            self.form.begin()
            self._copy_from(identifier)

    def _act(self, act: Callable[..., None]) -> None:
        if self.card is not None:
            act(self.desk, self.card, self._posted)

    def _delete(self) -> None:
        if self.card is not None:
            voucher_acts.delete(self.desk, self.card, self._deleted)

    def _deleted(self, _identifier: object) -> None:
        self.form.card = None
        self.form.forget_typed()
        self._leave()

    def _print(self) -> None:
        if self.card is not None:
            voucher_acts.print_voucher(self.desk, self.card)

    # ---- source documents ------------------------------------------------------------------------------------------

    def _choose_attachments(self) -> None:
        files = self.desk.ask.files_to_open(_("Đính kèm tệp"), _("Ảnh, PDF và tệp khác (*)"))
        self._attach([Path(file) for file in files])

    def _attach(self, files: Sequence[Path]) -> None:
        """Keep files with the voucher; a new one is saved first."""
        if not files:
            return
        if self.card is not None:
            self._attach_to(self.card.id, files)
        else:
            self._submit(partial(self._save, then=partial(self._attach_to, files=files)))

    def _attach_to(self, identifier: int, files: Sequence[Path]) -> None:
        for file in files:
            self.desk.do(
                attach_file.attach_file, identifier, file, done=lambda _value: self._attachments_changed(identifier)
            )

    def _attachments_changed(self, identifier: int) -> None:
        if self.card is None:
            self.load(identifier)
            return
        with self.desk.read() as read:
            self.form.card = replace(self.card, attachments=vouchers.voucher(read, identifier).attachments)
        self._show_state()

    def _remove_attachment(self, attachment: int) -> None:
        if self.card is not None:
            identifier = self.card.id
            self.desk.do(attach_file.detach_file, attachment, done=lambda _value: self._attachments_changed(identifier))

    def _open_attachment(self, attachment: int, name: str) -> None:
        self.form.attachments.open_content(self.desk, attachment, name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the voucher."""
        if event.mimeData().hasUrls() and not self.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped files become attachments."""
        self._attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
