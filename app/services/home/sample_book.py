"""A believable sample book of any size from a seed: an invented union whose money comes and goes as a real one's does.

What happens in it is brought by the rooms (``services/<room>/sample.py``).
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.domain import clock
from app.domain.dates import Month, Period
from app.domain.money import dong
from app.domain.problems import N_
from app.domain.progress import Progress
from app.domain.union.officers import TermOfOffice
from app.domain.union.profile import Profile, ProfileAccount
from app.models.book import Book
from app.models.operation import Outcome
from app.rooms import Registry
from app.services.home.create_book import new_book
from app.services.members.sample_people import OFFICERS
from app.services.sample import SamplePart, SampleUnion, live_month

_OF_ROOMS = Registry("services", SamplePart, module="sample")


def sample_profile(opening_day: dt.date, members: int) -> Profile:
    """The invented union the sample book belongs to."""
    return Profile(
        opening_day=opening_day,
        union="CĐCS Công ty TNHH May mặc Hoa Sen Trắng",
        superior="Liên đoàn Lao động tỉnh Tây Ninh",
        employer="Công ty TNHH May mặc Hoa Sen Trắng",
        address="Lô B2, Khu công nghiệp Trảng Bàng, tỉnh Tây Ninh",
        place="Tây Ninh",
        payee_account="117000445566",
        payee_bank="VietinBank – CN Tây Ninh",
        group=3,
        region=2,
        cash=dong(2_350_000),
        accounts=(
            ProfileAccount(
                "VietinBank Tây Ninh",
                "VietinBank – CN Tây Ninh",
                "118002934455",
                dong(max(members * 700_000, 8_400_000)),
            ),
        ),
        officers=tuple(TermOfOffice(role, name, opening_day) for role, name, _woman in OFFICERS),
    )


def sample_parts() -> tuple[SamplePart, ...]:
    """Every part in its order. Two of one name are a mistake of whoever wrote them."""
    return _OF_ROOMS.in_place("name")


def make_sample(
    path: Path, *, members: int = 45, years: int = 2, seed: int = 2026, progress: Progress | None = None
) -> Outcome[Book]:
    """Make a sample book whose last year is the current one, its past months closed up to two months ago, and open it."""
    today = clock.today()
    first = Month(today.year - years + 1, 1)
    union = SampleUnion(members, seed, tuple(Period(first.first_day, today).months()), today)
    with new_book(path, sample_profile(first.first_day, members)) as book:
        _live(book, union, progress)
    text = N_("Đã tạo sổ mẫu «{name}»: {members} đoàn viên, {years} năm.")
    return Outcome.of(Book.open(path), text, name=path.name, members=members, years=years)


def _live(book: Book, union: SampleUnion, progress: Progress | None) -> None:
    parts = sample_parts()
    for part in parts:
        if part.begin is not None:
            part.begin(book, union)
    for place, month in enumerate(union.months):
        if progress is not None:
            progress(place, len(union.months))
        live_month(parts, book, month, union)
    for part in parts:
        if part.end is not None:
            part.end(book, union)
