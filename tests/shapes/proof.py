"""Many cases one after the other, and the table of what came of them: a share for each trait, the seeds of what went wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tests.shapes.books.judge import judge_books
from tests.shapes.books.layout import book_case
from tests.shapes.books.options import BOOK_CHOICES
from tests.shapes.case import BookCase, ListCase, MadeFile
from tests.shapes.fixed import books as fixed_books
from tests.shapes.fixed import lists as fixed_lists
from tests.shapes.lists.dues_layout import YEAR_CHOICES, dues_case, year_case
from tests.shapes.lists.dues_options import DUES_CHOICES
from tests.shapes.lists.judge import judge_list
from tests.shapes.lists.other_lists import OTHER_CHOICES, other_case
from tests.shapes.lists.people_layout import member_case
from tests.shapes.lists.people_options import PEOPLE_CHOICES
from tests.shapes.options import Choice, Options
from tests.shapes.verdict import Judged, Verdict

UNAIDED = 0.95
"""The share of files that must be read right without a word from anybody."""


def books(seeds: Iterable[int], without: Sequence[str] = ()) -> list[Judged]:
    """Cash and bank books; the options named in ``without`` stay plain."""
    return [_judged(judge_books, tamed(book_case, BOOK_CHOICES, seed, without)) for seed in seeds]


LISTS: tuple[tuple[Callable[[int, Options | None], ListCase], Sequence[Choice]], ...] = (
    (member_case, PEOPLE_CHOICES),
    (dues_case, DUES_CHOICES),
    (member_case, PEOPLE_CHOICES),
    (dues_case, DUES_CHOICES),
    (member_case, PEOPLE_CHOICES),
    (other_case, OTHER_CHOICES),
    (member_case, PEOPLE_CHOICES),
    (year_case, YEAR_CHOICES),
)
"""Which kind of list a seed makes: half of them members, a quarter dues."""


def list_case(seed: int, options: Options | None = None) -> ListCase:
    """The list of a seed."""
    return LISTS[seed % len(LISTS)][0](seed, options)


def lists(seeds: Iterable[int], without: Sequence[str] = ()) -> list[Judged]:
    """Lists of members and of dues, and what is neither; the options named in ``without`` stay plain."""
    return [_judged(judge_list, tamed(list_case, LISTS[seed % len(LISTS)][1], seed, without)) for seed in seeds]


def fixed() -> list[Judged]:
    """The forty-eight layouts that were set down by hand."""
    books_so_far = [_judged(judge_books, case) for case in fixed_books.cases()]
    return [*books_so_far, *(_judged(judge_list, case) for case in fixed_lists.cases())]


Case = TypeVar("Case", BookCase, ListCase)


def _judged(judge: Callable[[Case, bool], Judged], case: Case) -> Judged:
    """The verdict over a case, and where it was not right that after pointing, if it can be pointed at."""
    unaided = judge(case, False)
    if unaided.verdict is Verdict.RIGHT or not all(can_be_pointed_at(file) for file in case.files):
        return unaided
    return replace(unaided, pointed=judge(case, True))


def can_be_pointed_at(file: MadeFile) -> bool:
    """True for a file whose maker told where its tables stand, for kinds of import that take it."""
    return bool(file.places) and "dues-year" not in file.kinds


def tamed(
    make: Callable[[int, Options | None], Case], choices: Sequence[Choice], seed: int, without: Sequence[str]
) -> Case:
    """The case of a seed, its options of these names plain."""
    case = make(seed, None)
    calm = {choice.name: choice.plain for choice in choices if choice.name in without}
    return make(seed, {**case.options, **calm}) if calm else case


def share(judged: Sequence[Judged]) -> float:
    """The share read right unaided."""
    return sum(each.verdict is Verdict.RIGHT for each in judged) / len(judged) if judged else 1.0


def table(judged: Sequence[Judged]) -> str:
    """Verdicts in all, and by trait, the worst trait first."""
    at_last = sum(each.right_at_last for each in judged) / len(judged)
    lines = [
        f"{len(judged)} files: {_counted(judged)}; {share(judged):.1%} right unaided, {at_last:.1%} after pointing"
    ]
    by_trait: Mapping[str, list[Judged]] = defaultdict(list)
    for each in judged:
        for trait in each.traits or ("(plain)",):
            by_trait[trait].append(each)
    for trait, found in sorted(by_trait.items(), key=lambda pair: (share(pair[1]), pair[0])):
        lines.append(f"  {share(found):6.1%} of {len(found):3d}  {trait!r:60}  {_counted(found)}")
    return "\n".join(lines)


def _counted(judged: Sequence[Judged]) -> str:
    found = Counter(each.verdict for each in judged)
    return ", ".join(f"{found[verdict]} {verdict}" for verdict in Verdict if found[verdict])


def failures(judged: Sequence[Judged], most: int = 40) -> str:
    """Seeds, traits and reasons of what was not right, the wrong ones first."""
    order = [Verdict.WRONG, Verdict.FAILED, Verdict.ASKED, Verdict.REFUSED]
    found = sorted(
        (each for each in judged if each.verdict is not Verdict.RIGHT), key=lambda each: order.index(each.verdict)
    )
    return "\n".join(
        f"{each.verdict} [{each.kind} {each.seed}] {list(each.traits)}\n    {each.why}{_after(each)}"
        for each in found[:most]
    )


def _after(each: Judged) -> str:
    if each.pointed is None:
        return ""
    return f"\n    pointed at: {each.pointed.verdict} {each.pointed.why}".rstrip()


def not_right_after_pointing(judged: Sequence[Judged]) -> list[Judged]:
    """What stays other than right although its tables were pointed at."""
    return [each for each in judged if each.pointed is not None and each.pointed.verdict is not Verdict.RIGHT]


def smallest(options: Options, choices: Sequence[Choice], still: Callable[[Options], bool]) -> Options:
    """The options with everything plain that the failure does not need."""
    for choice in choices:
        if options[choice.name] == choice.plain:
            continue
        tamer = {**options, choice.name: choice.plain}
        if still(tamer):
            options = tamer
    return options


def smallest_books(seed: int) -> Judged:
    """The books of a seed in the plainest layout that has the same verdict."""
    case = book_case(seed)
    wanted = judge_books(case).verdict

    def still(options: Options) -> bool:
        return judge_books(book_case(seed, options)).verdict is wanted

    return judge_books(book_case(seed, smallest(case.options, BOOK_CHOICES, still)))


def smallest_list(seed: int) -> Judged:
    """The list of a seed in the plainest layout that has the same verdict."""
    case = list_case(seed)
    wanted = judge_list(case).verdict

    def still(options: Options) -> bool:
        return judge_list(list_case(seed, options)).verdict is wanted

    return judge_list(list_case(seed, smallest(case.options, LISTS[seed % len(LISTS)][1], still)))
