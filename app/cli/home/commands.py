"""A book as a whole: a new one, its check, a sample, and the program that proves itself on one."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from app.cli.command import BOOK, MOST, Argument, Command, Result, finding_as_json, finding_as_line, opened, say, whole
from app.domain.dates import Period
from app.domain.problems import N_
from app.i18n import _, render
from app.models.queries.trail import acts
from app.paths import BOOK_SUFFIX


def new_command(given: argparse.Namespace) -> Result:
    from app.services.home.create_book import create_book
    from app.services.open_book import close_book
    from app.services.union.read_profile import read_profile

    outcome = create_book(given.book, read_profile(given.profile))
    close_book(outcome.value)
    return say(render(outcome.sentence), book=str(given.book))


def check_command(given: argparse.Namespace) -> Result:
    from app.services.home.check_book import all_checks, check_book

    with opened(given, read_only=True) as book:
        found = check_book(book)
    stops = sum(finding.stops for finding in found)
    sentence = (
        _("Sổ khớp: {count} phép kiểm tra đều đạt.").format(count=len(all_checks()))
        if not found
        else _("{stops} điều phải xử lý, {others} điều cần xem.").format(stops=stops, others=len(found) - stops)
    )
    return {
        "result": "stopped" if stops else "done",
        "counts": {"checks": len(all_checks()), "stops": stops, "findings": len(found)},
        "findings": [finding_as_json(each) for each in found],
        "lines": [finding_as_line(each) for each in found],
        "sentence": sentence,
    }


def sample_command(given: argparse.Namespace) -> Result:
    from app.services.home.sample_book import make_sample
    from app.services.open_book import close_book

    outcome = make_sample(given.book, members=given.members, years=given.years, seed=given.seed)
    close_book(outcome.value)
    return say(render(outcome.sentence), book=str(given.book))


def self_test(given: argparse.Namespace) -> Result:
    """Make a small sample book in an empty folder, print every form, check and back it up: the program proves itself."""
    from app.exports.form import Params, forms
    from app.services.back_up import back_up
    from app.services.export_form import export_form
    from app.services.home.check_book import check_book
    from app.services.home.sample_book import make_sample
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


COMMANDS = (
    Command("--selftest", 0, N_("chương trình tự kiểm tra"), self_test),
    Command(
        "new", 10, N_("lập sổ mới"), new_command, (Argument("book", Path), Argument("--profile", Path, required=True))
    ),
    Command("check", 80, N_("kiểm tra sổ"), check_command, (BOOK,)),
    Command(
        "sample",
        110,
        N_("tạo sổ mẫu"),
        sample_command,
        (
            Argument("book", Path),
            Argument("--members", whole(1, 100_000), default=45),
            Argument("--years", whole(1, 30), default=2),
            Argument("--seed", whole(0, MOST), default=2026),
        ),
    ),
)
