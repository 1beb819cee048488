"""The command line itself: the commands of the rooms and those of every book, parsed and run; sentences or one JSON object.

Exit 0: done; 1: refused, or findings that stop; 2: wrong use; 3: the program failed itself.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn, TextIO

import app
from app import crash, rooms
from app.cli.command import (
    BOOK,
    DECISIONS,
    DONE,
    MAP,
    MOST,
    Argument,
    Command,
    ImportKind,
    Result,
    accounted_as_json,
    finding_as_json,
    finding_as_line,
    opened,
    say,
    whole,
    words_of,
)
from app.domain import machine
from app.domain.dates import Period
from app.domain.problems import N_, Message, Refusal
from app.domain.text import shown
from app.i18n import LANGUAGES, SOURCE_LANGUAGE, _, render, set_language
from app.models.queries.trail import acts
from app.rooms import HouseUnsound, Registry


def import_command(given: argparse.Namespace) -> Result:
    with opened(given) as book:
        report = _IMPORTS.by("name")[given.kind].run(book, given)
    return {
        "result": report.result,
        "counts": report.counts(),
        "findings": [finding_as_json(each) for each in report.findings],
        "sentence": f"{render(report.sentence)} {render(report.accounted().sentence)}",
        "lines": [
            *(render(each.sentence) for each in report.plan.reasons),
            *(finding_as_line(each) for each in report.findings),
        ],
        "rows": report.rows_as_json(),
        **accounted_as_json(report),
    }


def export_command(given: argparse.Namespace) -> Result:
    from app.exports.form import Params
    from app.services.export_form import export_form

    period = Period.parse(given.period) if given.period else None
    params = Params(
        period=period,
        voucher=given.voucher,
        fund=given.account,
        two_to_a_page=given.two_to_a_page,
        by_group=given.by_group,
        subject=given.of,
        plain=given.values,
    )
    with opened(given, read_only=True) as book:
        outcome = export_form(book, given.form, params, given.to)
    return say(render(outcome.sentence), file=str(given.to))


def undo_command(given: argparse.Namespace) -> Result:
    from app.services.undo_act import undo_last

    with opened(given) as book:
        outcome = undo_last(book)
    return say(render(outcome.sentence), act=outcome.value.id)


def redo_command(given: argparse.Namespace) -> Result:
    from app.services.undo_act import redo_last

    with opened(given) as book:
        outcome = redo_last(book)
    return say(render(outcome.sentence), act=outcome.value.id)


def log_command(given: argparse.Namespace) -> Result:
    with opened(given, read_only=True) as book, book.read() as read:
        found = acts(read, limit=given.limit)
    rows = [
        {
            "id": each.id, "kind": each.kind.kind, "title": render(each.kind.title), "at": each.at.isoformat(),
            "officer": each.officer, "subject": each.subject, "reason": each.reason, "undone_by": each.undone_by,
            "undoes": each.undoes, "rows": each.rows,
        }
        for each in found
    ]  # fmt: skip
    undone = _("đã hoàn tác")
    lines = [
        f"{row['id']:>6}  {each.at.astimezone():%d/%m/%Y %H:%M}  {row['title']}"
        + (f" – {row['subject']}" if row["subject"] else "")
        + (f" ({row['reason']})" if row["reason"] else "")
        + (f"  [{undone}]" if row["undone_by"] else "")
        for row, each in zip(rows, found, strict=True)
    ]
    return {**DONE, "counts": {"acts": len(rows)}, "rows": rows, "lines": lines, "sentence": ""}


def forms_command(given: argparse.Namespace) -> Result:
    from app.exports.form import forms

    rows = [{"form": form.code, "title": render(form.title), "source": form.source} for form in forms().values()]
    return {**DONE, "rows": rows, "lines": [f"{row['form']:<6} {row['title']}" for row in rows], "sentence": ""}


_COMMANDS = Registry("cli", Command, module="commands")
_IMPORTS = Registry("cli", ImportKind, module="commands")
_OWN = (
    Command(
        "export", 40, N_("xuất biểu mẫu"), export_command,
        (
            Argument("form"), BOOK, Argument("--period"), Argument("--voucher"), Argument("--account"),
            Argument("--of", whole(1, MOST), N_("số của việc, hoạt động, thỏa ước… mà biểu mẫu in cho")),
            Argument("--two-to-a-page", is_switch=True),
            Argument("--by-group", help=N_("danh sách theo tổ, mỗi tổ có dòng cộng"), is_switch=True),
            Argument("--values", help=N_("tệp Excel chỉ có giá trị, không có công thức"), is_switch=True),
            Argument("--to", Path, required=True),
        ),
    ),
    Command("undo", 50, N_("hoàn tác việc cuối"), undo_command, (BOOK,)),
    Command("redo", 60, N_("làm lại việc vừa hoàn tác"), redo_command, (BOOK,)),
    Command("log", 70, N_("nhật ký của sổ"), log_command, (BOOK, Argument("--limit", whole(1, MOST), default=200))),
    Command("forms", 90, N_("các biểu mẫu"), forms_command),
)  # fmt: skip


def _import_kinds() -> tuple[ImportKind, ...]:
    return _IMPORTS.in_place("name")


def _import_options() -> tuple[Argument, ...]:
    """The options of every import, and between them those of single kinds; one of a name for all who need it."""
    found: dict[str, Argument] = {}
    for kind in _import_kinds():
        for each in kind.arguments:
            if found.setdefault(each.name, each) != each:
                raise HouseUnsound(f"two kinds of import mean different things by {each.name!r}")
    unaided = Argument("--unaided", help=N_("chương trình tự đọc, không theo cách đã chỉ lần trước"), is_switch=True)
    switches = (Argument(name, is_switch=True) for name in ("--dry-run", "--fix", "--leave-out"))
    only = Argument("--only", words_of, N_("chỉ nhận những loại dòng này, ví dụ new,changed"), frozenset())
    return (Argument("file", Path), BOOK, Argument("--sheet"), MAP, unaided, *found.values(), *switches, only)


def commands() -> tuple[Command, ...]:
    """Every command in the order of its place."""
    reading = Command("import", 20, N_("nhập sổ từ Excel"), import_command, _import_options())
    return _COMMANDS.in_place("name", (*_OWN, reading))


def parser() -> argparse.ArgumentParser:
    """The command line as a parser; every command names its function in ``run``."""
    root = _Line(prog="so-cong-doan", description=_("Sổ Công Đoàn: sổ sách của công đoàn cơ sở."))
    root.add_argument("--version", action="version", version=f"so-cong-doan {app.__version__}")
    known = commands()
    for each in known:
        if each.name.startswith("-"):
            root.add_argument(each.name, dest="switch", action="store_const", const=each.run, help=_(each.help))
    root.add_argument("--lang", choices=("vi", "en"), default="vi", help=_("ngôn ngữ"))
    root.add_argument("--json", action="store_true", help=_("in một đối tượng JSON"))
    # Why: ``main`` has taken it off before anything is parsed; here it is only mentioned in the help.
    root.add_argument(
        rooms.ALSO,
        metavar=_("GÓI"),
        action="append",
        help=_("thêm phần của một gói khác; viết trước mọi thứ, nhiều lần được"),
    )
    listed = root.add_subparsers(dest="command", metavar=_("LỆNH"))
    for each in known:
        if not each.name.startswith("-"):
            _add(listed.add_parser(each.name, help=_(each.help), description=_(each.help)), each)
    return root


def _add(made: argparse.ArgumentParser, command: Command) -> None:
    made.set_defaults(run=command.run)
    made.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("in một đối tượng JSON"))
    made.add_argument("--lang", choices=("vi", "en"), default=argparse.SUPPRESS, help=_("ngôn ngữ"))
    if command.run is import_command:
        made.add_argument("kind", choices=tuple(kind.name for kind in _import_kinds()))
    for argument in command.arguments:
        argument.add_to(made)
        if argument is BOOK:
            for decision in DECISIONS:
                decision.add_to(made)


class _Line(argparse.ArgumentParser):
    """A parser that says what is wrong with a line in the language of the program."""

    def error(self, message: str) -> NoReturn:
        """One sentence, and exit 2."""
        _say_aside(_("{problem} Cách viết: {prog} --help").format(problem=_wrong_use(message), prog=self.prog))
        raise SystemExit(WRONG_USE)


WRONG_USE = 2
_WRONG_USES = (
    (r"the following arguments are required: (.*)", N_("Lệnh còn thiếu {given}.")),
    (r"unrecognized arguments: (.*)", N_("Không có mục «{given}» trong lệnh này.")),
    (r"argument (.*): expected .*", N_("Sau {given} còn thiếu giá trị.")),
    (r"ambiguous option: (.*) could match .*", N_("Mục «{given}» viết tắt quá, chưa rõ là mục nào.")),
    (r"argument (.*): not allowed with .*", N_("Mục {given} không đi cùng mục khác đã viết.")),
    (r"argument (.*): ignored explicit argument .*", N_("Mục {given} không nhận giá trị.")),
    (r"argument .*: invalid choice: (.*) \(choose from .*\)", N_("Không có lựa chọn {given} cho mục này.")),
)
"""What Python says of a line, in English, and what it means."""


def _wrong_use(message: str) -> str:
    message = shown(message)
    for pattern, sentence in _WRONG_USES:
        if found := re.fullmatch(pattern, message):
            return _(sentence).format(given=found[1])
    # Why as it is: what an argument's own reader refused is a sentence of ours already.
    return found[1] if (found := re.fullmatch(r"argument [^:]*: (.*«.*)", message)) else _("Lệnh viết chưa đúng.")


def _print(lines: Iterable[str]) -> bool:
    """Print the lines; False when nobody can read them (a closed pipe, a full disk), and then that is said aside."""
    try:
        for line in lines:
            if line:
                _write(sys.stdout, line)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError as problem:
        # Why no word of it: whoever read has read enough (``| head``).
        crash.went_on(problem)
        _leave(sys.stdout)
    except (OSError, ValueError) as problem:
        said = machine.reason(problem) if isinstance(problem, OSError) else Message(N_("đầu ra đã đóng"))
        crash.went_on(problem)
        _leave(sys.stdout)
        _say_aside(
            render(Message(N_("Không in được kết quả: {problem}. Việc đã làm vẫn giữ nguyên."), {"problem": said}))
        )
        return False
    return True


def _write(stream: TextIO | None, line: str) -> None:
    # Trap: under pythonw there is no stream at all; elsewhere it may know no Vietnamese letter.
    if stream is None:
        return
    known = getattr(stream, "encoding", None) or "utf-8"
    stream.write(line.encode(known, "replace").decode(known) + "\n")


def _say_aside(sentence: str) -> None:
    try:
        _write(sys.stderr, sentence)
    except (OSError, ValueError) as problem:
        crash.went_on(problem)


def _leave(stream: TextIO | None) -> None:
    """Let the end of the program not fail at what could not be written."""
    try:
        if stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
    except (OSError, ValueError) as problem:
        crash.went_on(problem)


def _language_asked(arguments: Sequence[str]) -> str:
    """The language that a line asks for, wherever it says so; Vietnamese when it asks for none that there is."""
    # Why apart: the parser says its own help in the language, so that must be known before it is made.
    asked = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    asked.add_argument("--lang", nargs="?", default=SOURCE_LANGUAGE)
    language = asked.parse_known_args(list(arguments))[0].lang
    return language if language in LANGUAGES else SOURCE_LANGUAGE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code."""
    try:
        rest = rooms.add_named(sys.argv[1:] if arguments is None else arguments)
    except HouseUnsound as problem:
        _say_aside(str(problem))
        return WRONG_USE
    set_language(_language_asked(rest))
    line = parser()
    given = line.parse_args(rest)
    if given.switch is not None:
        given.run = given.switch
    elif given.command is None:
        _say_aside(_("Chưa nói làm việc gì. Cách viết: {prog} --help").format(prog=line.prog))
        return WRONG_USE
    try:
        result = given.run(given)
    except Refusal as refused:
        crash.refused(refused)
        findings = [finding_as_json(each) for each in getattr(refused, "findings", ())]
        result = {
            "result": "refused",
            "code": refused.code,
            "counts": {},
            "findings": findings,
            "sentence": render(refused),
        }
    except Exception as problem:  # noqa: BLE001  Why: what is no refusal is ours, and its report is the answer.
        report = crash.record(problem).text()
        result = {"result": "failed", "counts": {}, "findings": [], "sentence": _(crash.OURS), "report": report}
        result["lines"] = [report, ""]
    lines = [*result.pop("lines", ()), result["sentence"]]
    if given.json:
        lines = [json.dumps(result, ensure_ascii=False, indent=2, default=str)]
    was_read = _print(lines)
    return {"done": 0 if was_read else 1, "failed": 3}.get(result["result"], 1)
