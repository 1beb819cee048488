"""Our times against their floors: ``python3 dev.py bench [--only WORD] [--rounds N] [--count N]``; also in ``out/bench.json``.

A floor is the least work with the same result, run in turn with ours. Ratios under 1,3 are equal; one that is over 1,3 × what
``baseline.json`` stores for this size is told. ``--against baseline`` (or a commit) measures in turns with that commit
instead: no row may be slower than 1,1 ×. ``--store COMMIT`` makes that commit the baseline.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.race import Result

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SO_CONG_DOAN_TODAY"] = "2026-03-15"
OUT = ROOT / "out"


def jobs(path: Path, rounds: int, count: int) -> dict[str, Callable[[], list[object]]]:
    """The jobs by the word that ``--only`` knows."""
    from tests.bench.book_jobs import opening, posting, settling
    from tests.bench.member_jobs import import_jobs, member_jobs
    from tests.bench.paper_jobs import paper_jobs
    from tests.bench.union_jobs import union_jobs
    from tests.bench.window_jobs import list_jobs, start_jobs

    return {
        "post": lambda: [posting(path, rounds * 12)],
        "open": lambda: list(opening(path, rounds)),
        "b07": lambda: [settling(path, rounds)],
        "list": lambda: list(list_jobs(path, rounds)),
        "papers": lambda: list(paper_jobs(path, max(1, rounds // 2))),
        "import": lambda: list(import_jobs(OUT / "bench", count, rounds)),
        "members": lambda: list(member_jobs(OUT / "bench", count, rounds)),
        "union": lambda: list(union_jobs(OUT / "bench", count, rounds)),
        "start": lambda: list(start_jobs(path, rounds)),
    }


def main() -> int:
    """Run the bench; 1 when a ratio misses its aim."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--against", metavar="COMMIT", help="measure in turns with it; 'baseline' is the stored one")
    parser.add_argument("--store", metavar="COMMIT", help="run its own bench and store the ratios as the baseline's")
    chosen = parser.parse_args()
    if chosen.against or chosen.store:
        from tests.bench import turns

        words = [word for word in jobs(OUT, 1, 1) if chosen.only in ("", word)]
        if chosen.store:
            return turns.store(chosen.store, words, chosen.count, chosen.rounds)
        return turns.compare_with(chosen.against, words, chosen.count, chosen.rounds)
    with tempfile.TemporaryDirectory() as home:
        os.environ["SO_CONG_DOAN_HOME"] = home
        from tests.bench.big_book import big_book
        from tests.bench.race import table

        print("· the big book: made once, kept in out/bench", file=sys.stderr, flush=True)
        path = big_book(OUT / "bench", chosen.count)
        results: list[Result] = []
        for name, job in jobs(path, chosen.rounds, chosen.count).items():
            if chosen.only in ("", name):
                print(f"· {name}", file=sys.stderr, flush=True)
                results.extend(job())  # type: ignore[arg-type]
    print(table(results))
    OUT.mkdir(exist_ok=True)
    data = {
        "machine": platform.platform(),
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "count": chosen.count,
    }
    text = json.dumps({**data, "results": [result.as_json() for result in results]}, ensure_ascii=False, indent=2)
    (OUT / "bench.json").write_text(text + "\n", encoding="utf-8")
    missed = [result.job for result in results if not result.holds]
    print(f"missed: {', '.join(missed)}" if missed else "all within their aims")
    slower = _slower_than_stored(results, chosen.count)
    return 1 if missed or slower else 0


def _slower_than_stored(results: list[Result], count: int) -> bool:
    """Say what has become slower than the baseline was at this size; True when something has."""
    from tests.bench.compare import SLOWER_THAN_STORED, Ratio, not_stored, read_baseline, slower_than_stored

    ratios = {each.job: Ratio(each.ratio, each.cpu_ratio, each.is_noisy) for each in results}
    baseline = read_baseline()
    stored = baseline.ratios.get(count)
    if stored is None:
        sizes = ", ".join(str(each) for each in sorted(baseline.ratios))
        print(f"the baseline has no ratios for books of {count} (it has: {sizes})")
        return False
    for job in not_stored(ratios, stored):
        print(f"not in the baseline: {job}")
    slower = slower_than_stored(ratios, stored)
    for line in slower:
        print(f"slower: {line}")
    if not slower:
        print(f"no row over {SLOWER_THAN_STORED} × the baseline's ratio")
    return bool(slower)


if __name__ == "__main__":
    raise SystemExit(main())
