"""Every job without a window. Parses, calls the same services as the window, and prints sentences or one JSON object.

Exit 0: done; 1: refused, or findings that stop; 2: wrong use.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import app
from app.domain.dates import Month, Period
from app.domain.ledger.codes import CODES
from app.domain.problems import N_, Finding, Refusal
from app.i18n import _, render, set_language
from app.models.book import Book
from app.models.queries.trail import acts
from app.paths import BOOK_SUFFIX

Result = dict[str, Any]
_STRUCTURE = {"result": "done", "counts": {}, "findings": []}


def finding_as_json(finding: Finding) -> Result:
    """A finding with the keys the command line promises."""
    return {
        "level": str(finding.level),
        "code": finding.code,
        "sheet": finding.sheet,
        "row": finding.row,
        "message": render(finding.message),
        "proposal": render(finding.proposal) if finding.proposal is not None else None,
    }


def finding_as_line(finding: Finding) -> str:
    """A finding as one line: level, where, sentence, proposal."""
    levels = {"stop": _("DỪNG"), "warn": _("XEM"), "note": _("GHI CHÚ")}
    where = f" {finding.sheet.strip() if finding.sheet else ''}" + (f":{finding.row}" if finding.row else "")
    proposal = f" → {render(finding.proposal)}" if finding.proposal is not None else ""
    return f"[{levels[str(finding.level)]}]{where.rstrip()} {render(finding.message)}{proposal}"


def _opened(path: Path, *, read_only: bool = False) -> Book:
    from app.services.open_book import open_book

    return open_book(path, read_only=read_only).book


@contextmanager
def _book(path: Path, *, read_only: bool = False) -> Iterator[Book]:
    from app.services.open_book import close_book

    book = _opened(path, read_only=read_only)
    try:
        yield book
    finally:
        close_book(book)


def _say(sentence: str, **more: Any) -> Result:
    return {**_STRUCTURE, "sentence": sentence, **more}


def new_command(given: argparse.Namespace) -> Result:
    from app.services.book.create_book import create_book
    from app.services.open_book import close_book
    from app.services.union.read_profile import read_profile

    outcome = create_book(given.book, read_profile(given.profile))
    close_book(outcome.value)
    return _say(render(outcome.sentence), book=str(given.book))


def import_command(given: argparse.Namespace) -> Result:
    with _book(given.book) as book:
        report = _IMPORTS[given.kind](book, given)
    return {
        "result": report.result,
        "counts": report.counts(),
        "findings": [finding_as_json(each) for each in report.findings],
        "sentence": render(report.sentence),
        "lines": [finding_as_line(each) for each in report.findings],
        "rows": report.rows_as_json(),
    }


def _import_book(book: Book, given: argparse.Namespace) -> Any:
    from app.services.ledger.import_book import ImportOptions, import_book, plan_import

    options = ImportOptions(given.kind, given.sheet, given.account, given.year, given.fix, given.leave_out)
    if given.dry_run:
        return plan_import(book, given.file, options)
    return import_book(book, given.file, options).value


def _import_members(book: Book, given: argparse.Namespace) -> Any:
    from app.services.members.import_members import MemberImportOptions, import_members, plan_member_import

    options = MemberImportOptions(given.sheet, given.month, given.fix, given.leave_out)
    if given.dry_run:
        return plan_member_import(book, given.file, options)
    return import_members(book, given.file, options).value


def _import_dues_list(book: Book, given: argparse.Namespace) -> Any:
    from app.services.dues.import_dues_list import DuesListOptions, compare_dues, import_dues_list

    if given.month is None and given.quarter is None:
        raise MonthMissing
    first, last = (given.month, None) if given.quarter is None else given.quarter
    options = DuesListOptions(given.sheet, given.fix, given.leave_out, last=last)
    if given.dry_run:
        return compare_dues(book, given.file, first, options)
    return import_dues_list(book, given.file, first, options).value


def _compare_dues_year(book: Book, given: argparse.Namespace) -> Any:
    from app.services.dues.compare_dues_year import compare_dues_year

    return compare_dues_year(book, given.file, given.sheet)


_IMPORTS: dict[str, Callable[[Book, argparse.Namespace], Any]] = {
    "cash-book": _import_book,
    "bank-book": _import_book,
    "members": _import_members,
    "dues-list": _import_dues_list,
    "dues-year": _compare_dues_year,
}


def dues_command(given: argparse.Namespace) -> Result:
    from app.services.dues.run_dues import run_dues, withdraw_dues

    with _book(given.book) as book:
        if given.withdraw:
            return _say(render(withdraw_dues(book, given.month).sentence))
        outcome = run_dues(book, given.month)
    run, findings = outcome.value.run, outcome.value.findings
    return {
        **_STRUCTURE,
        "counts": {"members": run.members, "exempt": run.exempt, "total": run.total},
        "findings": [finding_as_json(each) for each in findings],
        "lines": [finding_as_line(each) for each in findings],
        "sentence": render(outcome.sentence),
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
    )
    with _book(given.book, read_only=True) as book:
        outcome = export_form(book, given.form, params, given.to)
    return _say(render(outcome.sentence), file=str(given.to))


def undo_command(given: argparse.Namespace) -> Result:
    from app.services.undo_act import undo_last

    with _book(given.book) as book:
        outcome = undo_last(book)
    return _say(render(outcome.sentence), act=outcome.value.id)


def redo_command(given: argparse.Namespace) -> Result:
    from app.services.undo_act import redo_last

    with _book(given.book) as book:
        outcome = redo_last(book)
    return _say(render(outcome.sentence), act=outcome.value.id)


def log_command(given: argparse.Namespace) -> Result:
    with _book(given.book, read_only=True) as book, book.read() as read:
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
    return {**_STRUCTURE, "counts": {"acts": len(rows)}, "rows": rows, "lines": lines, "sentence": ""}


def check_command(given: argparse.Namespace) -> Result:
    from app.services.book.check_book import CHECKS, check_book

    with _book(given.book, read_only=True) as book:
        found = check_book(book)
    stops = sum(finding.stops for finding in found)
    sentence = (
        _("Sổ khớp: {count} phép kiểm tra đều đạt.").format(count=len(CHECKS))
        if not found
        else _("{stops} điều phải xử lý, {others} điều cần xem.").format(stops=stops, others=len(found) - stops)
    )
    return {
        "result": "stopped" if stops else "done",
        "counts": {"checks": len(CHECKS), "stops": stops, "findings": len(found)},
        "findings": [finding_as_json(each) for each in found],
        "lines": [finding_as_line(each) for each in found],
        "sentence": sentence,
    }


def forms_command(given: argparse.Namespace) -> Result:
    from app.exports.form import forms

    rows = [{"form": form.code, "title": render(form.title), "source": form.source} for form in forms().values()]
    return {**_STRUCTURE, "rows": rows, "lines": [f"{row['form']:<6} {row['title']}" for row in rows], "sentence": ""}


def codes_command(given: argparse.Namespace) -> Result:
    rows = [{"code": code.code, "name": render(code.name), "side": str(code.side)} for code in CODES.values()]
    return {**_STRUCTURE, "rows": rows, "lines": [f"{row['code']:<6} {row['name']}" for row in rows], "sentence": ""}


def sample_command(given: argparse.Namespace) -> Result:
    from app.services.book.sample_book import make_sample
    from app.services.open_book import close_book

    outcome = make_sample(given.book, members=given.members, years=given.years, seed=given.seed)
    close_book(outcome.value)
    return _say(render(outcome.sentence), book=str(given.book))


def self_test() -> Result:
    """Make a small sample book in an empty folder, print every form, check and back it up: the program proves itself."""
    from app.exports.form import Params, forms
    from app.services.back_up import back_up
    from app.services.book.check_book import check_book
    from app.services.book.sample_book import make_sample
    from app.services.export_form import export_form
    from app.services.open_book import close_book

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        book = make_sample(place / f"thử{BOOK_SUFFIX}", members=6, years=1).value
        try:
            with book.read() as read:
                first = acts(read, limit=1)
            period = Period.of_year(first[0].at.year)
            for code, form in forms().items():
                with book.read() as read:
                    offered = form.subjects(read, period) if "subject" in form.wants else ()
                if "subject" in form.wants and not offered:
                    continue
                params = Params(period=period, subject=offered[0].id if offered else None)
                for kind in ("pdf", "xlsx", "json"):
                    export_form(book, code, params, place / f"{code}.{kind}")
            found = [finding for finding in check_book(book) if finding.stops]
            back_up(book, place / "backups")
        finally:
            close_book(book)
    return {
        "result": "stopped" if found else "done",
        "counts": {"forms": len(forms())},
        "findings": [finding_as_json(each) for each in found],
        "sentence": _("Chương trình tự kiểm tra: {count} biểu mẫu, sổ khớp, sao lưu đọc lại được.").format(
            count=len(forms())
        ),
    }


class MonthMissing(Refusal):
    """A dues list without its month."""

    code = "month-missing"
    template = N_("Bảng trích nộp cần tháng hoặc quý: hãy thêm --month 2026-01 hoặc --quarter 2026Q1.")


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except (ValueError, Refusal):
        raise argparse.ArgumentTypeError(_("«{given}» không phải tháng: viết 2026-01.").format(given=text)) from None


def _quarter(text: str) -> tuple[Month, Month]:
    try:
        period = Period.parse(text)
    except Refusal:
        raise argparse.ArgumentTypeError(_("«{given}» không phải quý: viết 2026Q1.").format(given=text)) from None
    return Month.of(period.first), Month.of(period.last)


Command = Callable[[argparse.Namespace], Result]


def parser() -> argparse.ArgumentParser:
    """The command line as a parser; every command names its function in ``run``."""
    root = argparse.ArgumentParser(prog="so-cong-doan", description=_("Sổ Công Đoàn: sổ sách của công đoàn cơ sở."))
    root.add_argument("--version", action="version", version=f"so-cong-doan {app.__version__}")
    root.add_argument("--selftest", action="store_true", help=_("chương trình tự kiểm tra"))
    root.add_argument("--lang", choices=("vi", "en"), default="vi", help=_("ngôn ngữ"))
    root.add_argument("--json", action="store_true", help=_("in một đối tượng JSON"))
    commands = root.add_subparsers(dest="command", metavar=_("LỆNH"))

    def command(name: str, run: Command, said: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=said, description=said)
        made.set_defaults(run=run)
        made.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=_("in một đối tượng JSON"))
        made.add_argument("--lang", choices=("vi", "en"), default=argparse.SUPPRESS, help=_("ngôn ngữ"))
        return made

    made = command("new", new_command, _("lập sổ mới"))
    made.add_argument("book", type=Path)
    made.add_argument("--profile", type=Path, required=True)

    made = command("import", import_command, _("nhập sổ từ Excel"))
    made.add_argument("kind", choices=tuple(_IMPORTS))
    made.add_argument("file", type=Path)
    made.add_argument("--book", type=Path, required=True)
    made.add_argument("--sheet")
    made.add_argument("--account")
    made.add_argument("--year", type=int)
    made.add_argument("--month", type=_month)
    made.add_argument("--quarter", type=_quarter, help=_("danh sách trích nộp của một quý, dạng 2026Q1"))
    made.add_argument("--dry-run", action="store_true")
    made.add_argument("--fix", action="store_true")
    made.add_argument("--leave-out", action="store_true")

    made = command("dues", dues_command, _("lập bảng trích nộp của tháng"))
    made.add_argument("--book", type=Path, required=True)
    made.add_argument("--month", type=_month, required=True)
    made.add_argument("--withdraw", action="store_true", help=_("rút bảng của tháng"))

    made = command("export", export_command, _("xuất biểu mẫu"))
    made.add_argument("form")
    made.add_argument("--book", type=Path, required=True)
    made.add_argument("--period")
    made.add_argument("--voucher")
    made.add_argument("--account")
    made.add_argument("--of", type=int, help=_("số của việc, hoạt động, thỏa ước… mà biểu mẫu in cho"))
    made.add_argument("--two-to-a-page", action="store_true")
    made.add_argument("--by-group", action="store_true", help=_("danh sách theo tổ, mỗi tổ có dòng cộng"))
    made.add_argument("--to", type=Path, required=True)

    for name, run, said in (
        ("undo", undo_command, _("hoàn tác việc cuối")),
        ("redo", redo_command, _("làm lại việc vừa hoàn tác")),
        ("log", log_command, _("nhật ký của sổ")),
        ("check", check_command, _("kiểm tra sổ")),
    ):
        made = command(name, run, said)
        made.add_argument("--book", type=Path, required=True)
        if name == "log":
            made.add_argument("--limit", type=int, default=200)
    command("forms", forms_command, _("các biểu mẫu"))
    command("codes", codes_command, _("mục lục thu, chi"))

    made = command("sample", sample_command, _("tạo sổ mẫu"))
    made.add_argument("book", type=Path)
    made.add_argument("--members", type=int, default=45)
    made.add_argument("--years", type=int, default=2)
    made.add_argument("--seed", type=int, default=2026)
    return root


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        if line:
            print(line)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code."""
    line = parser()
    given = line.parse_args(arguments)
    set_language(given.lang)
    if given.selftest:
        given.run = lambda _given: self_test()
    elif given.command is None:
        line.print_usage(sys.stderr)
        return 2
    try:
        result = given.run(given)
    except Refusal as refused:
        findings = [finding_as_json(each) for each in getattr(refused, "findings", ())]
        result = {
            "result": "refused",
            "code": refused.code,
            "counts": {},
            "findings": findings,
            "sentence": render(refused),
        }
    if given.json:
        result.pop("lines", None)
        print(json.dumps(result, ensure_ascii=False, indent=2, default=str))
    else:
        _print([*result.get("lines", ()), result["sentence"]])
    return 0 if result["result"] == "done" else 1
