"""Our times against their floors: ``python3 dev.py bench [--only WORD] [--rounds N] [--count N]``; also in ``out/bench.json``.

A floor is the least work with the same result, run in turn with ours. Ratios under 1,3 are equal.
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
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["SO_CONG_DOAN_HOME"] = home
        from tests.bench.big_book import big_book
        from tests.bench.race import Result, table

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
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
