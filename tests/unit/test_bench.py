"""How the bench compares: medians, ratios, which clock decides, which rows are slower; and the stored baseline is whole."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from tests.bench.compare import (
    BASELINE,
    Baseline,
    Ratio,
    Row,
    Taken,
    not_stored,
    read_baseline,
    rows_of,
    slower_than_stored,
    table,
)
from tests.bench.race import Seconds, measured, noisy

BENCH = BASELINE.parent


def row(before: list[tuple[float, float]], now: list[tuple[float, float]]) -> Row:
    return Row("post", tuple(Taken(*each) for each in before), tuple(Taken(*each) for each in now))


def names(count: int) -> set[str]:
    """The rows the jobs are raced under, read from their source: nothing is measured for it."""
    from tests.bench.union_jobs import read_jobs

    found = {name for name, *_ in read_jobs(1)}
    for file in BENCH.glob("*_jobs.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"race", "measured"}:
                said = node.args[0]
                if not isinstance(said, ast.Name):  # a name is one of read_jobs
                    found.add(eval(compile(ast.Expression(said), file.name, "eval"), {"count": count}))
    return found


def test_what_counts_is_the_ratio_of_the_medians():
    quiet = row([(1, 0.5), (1.01, 0.5), (0.99, 9)], [(1.2, 0.5), (1.21, 0.4), (1.19, 0.6)])
    assert quiet.medians("wall") == (1, 1.2)
    assert quiet.medians("cpu") == (0.5, 0.5)
    assert (quiet.decided_by, round(quiet.ratio, 3), quiet.slower) == ("wall", 1.2, True)


def test_a_noisy_wall_leaves_it_to_the_processors():
    loud = row([(1, 0.5), (3, 0.51), (2, 0.5)], [(9, 0.52), (4, 0.5), (7, 0.5)])
    assert (loud.decided_by, loud.ratio, loud.slower) == ("cpu", 1.0, False)
    assert row([(1, 0), (3, 0), (2, 0)], [(9, 0), (4, 0), (7, 0)]).decided_by == "wall"


@pytest.mark.parametrize(("times", "loud"), [([1, 1.01, 1.02], False), ([1, 1.5, 1], True), ([1, 1], True), ([], True)])
def test_noise_is_a_wide_middle_half(times, loud):
    assert noisy(times) is loud


@pytest.mark.parametrize(("now", "slower"), [(1.09, False), (1.1, False), (1.11, True)])
def test_slower_is_more_than_a_tenth(now, slower):
    assert row([(1, 1)], [(now, now)]).slower is slower


def test_only_jobs_of_both_trees_are_compared_in_our_order():
    taken = [Taken(1, 1)]
    assert [each.job for each in rows_of({"a": taken, "b": taken, "gone": taken}, {"b": taken, "new": taken, "a": taken})] == [
        "b",
        "a",
    ]  # fmt: skip


def test_the_table_marks_what_is_slower():
    lines = table([row([(1, 1)], [(1, 1)]), row([(1, 0)], [(2, 0)])], "0123456789").splitlines()
    assert "012345678" in lines[0]
    assert "slower" not in lines[1]
    assert re.search(r"1000\.0ms +2000\.0ms +2\.00 +wall slower$", lines[2])


def test_a_ratio_is_slower_than_the_stored_one_over_one_point_three():
    stored = {"a": Ratio(1.0, 4.0), "b": Ratio(2.0, None)}
    assert slower_than_stored({"a": Ratio(1.3, 9.0), "b": Ratio(2.59, None), "new": Ratio(9.0, 9.0)}, stored) == []
    assert slower_than_stored({"a": Ratio(1.31, 4.0), "b": Ratio(2.0, None)}, stored) == [
        "a: wall 1.31 × its floor, stored 1.00 (× 1.31)"
    ]
    assert not_stored({"a": Ratio(1.0, 1.0), "new": Ratio(9.0, 9.0)}, stored) == ["new"]


def test_a_noisy_wall_alone_makes_no_ratio_slower():
    stored = {"a": Ratio(1.0, 4.0), "b": Ratio(1.0, None)}
    assert slower_than_stored({"a": Ratio(2.0, 5.0, is_noisy=True)}, stored) == []
    assert slower_than_stored({"a": Ratio(2.0, 6.0, is_noisy=True), "b": Ratio(2.0, 6.0, is_noisy=True)}, stored) == [
        "a: wall 2.00 × its floor, stored 1.00 (× 2.00), cpu 6.00 × its floor, stored 4.00 (× 1.50)",
        "b: wall 2.00 × its floor, stored 1.00 (× 2.00)",
    ]


def test_what_a_noisy_wall_told_is_not_stored():
    stored = Baseline("one", {10: {"a": Ratio(0.1, 4.0, is_noisy=True)}})
    assert json.loads(stored.as_json())["ratios"] == {"10": {"a": {"wall": None, "cpu": 4.0}}}
    quiet = {"a": Ratio(None, 4.0)}
    assert slower_than_stored({"a": Ratio(9.0, 5.0)}, quiet) == []
    assert slower_than_stored({"a": Ratio(1.0, 6.0)}, quiet) == ["a: cpu 6.00 × its floor, stored 4.00 (× 1.50)"]


def test_a_race_takes_both_clocks():
    told = measured("post", [Seconds.of(3, 2), Seconds.of(1, 4), Seconds.of(2, 3)], [Seconds.of(1, 1)] * 3, "", None)
    assert (told.ours, told.ours_cpu, told.ratio, told.cpu_ratio, told.is_noisy) == (2, 2, 2, 2, True)
    assert measured("start", [3.0], [1.0], "", None).cpu_ratio is None


def test_another_commit_forgets_the_ratios_of_the_last(tmp_path: Path):
    one, two = Ratio(1.0, 2.0), Ratio(2.0, None)
    first = Baseline("one", {}).with_ratios("one", 10, {"a": one}).with_ratios("one", 10, {"b": two})
    assert first.ratios == {10: {"a": one, "b": two}}
    assert first.with_ratios("two", 20, {"a": two}) == Baseline("two", {20: {"a": two}})
    file = tmp_path / "baseline.json"
    file.write_text(first.as_json(), "utf-8")
    assert read_baseline(file) == first


def test_the_stored_baseline_names_every_row_of_the_bench():
    baseline = read_baseline()
    assert re.fullmatch("[0-9a-f]{40}", baseline.commit)
    assert baseline.ratios
    for count, ratios in baseline.ratios.items():
        assert set(ratios) == names(count), count
        assert all((ratio.wall or ratio.cpu or 0) > 0 for ratio in ratios.values())
    assert baseline.as_json() == BASELINE.read_text("utf-8") == json.dumps(
        json.loads(BASELINE.read_text("utf-8")), ensure_ascii=False, indent=2
    ) + "\n"  # fmt: skip
