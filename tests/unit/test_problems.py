"""Rules give all their findings at once, and what stops is refused whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.problems import (
    N_,
    Finding,
    Level,
    Refusal,
    Stopped,
    Unsound,
    all_at_once,
    note,
    refuse_stopped,
    stop,
    warn,
)


class TooMany(Refusal):
    """More than there are."""

    code = "too-many"
    template = N_("Có {count} người thôi.")


class NotNow(Stopped):
    """An act that findings stop."""

    code = "not-now"
    template = N_("Chưa làm được việc {what}: {reasons}")


@all_at_once
def look_over(*levels: Level) -> Iterator[Finding]:
    """One finding of each level."""
    for level in levels:
        yield {Level.STOP: stop, Level.WARN: warn, Level.NOTE: note}[level](
            "seen", N_("Thấy {level}."), "field", level=level
        )


def test_a_rule_gives_all_it_saw_each_with_its_level_and_column() -> None:
    found = look_over(Level.STOP, Level.WARN, Level.NOTE)
    assert [each.level for each in found] == [Level.STOP, Level.WARN, Level.NOTE]
    assert {(each.code, each.column) for each in found} == {("seen", "field")}
    assert [each.stops for each in found] == [True, False, False]


def test_what_does_not_stop_is_not_refused() -> None:
    refuse_stopped(look_over(Level.WARN, Level.NOTE))
    refuse_stopped(look_over(Level.WARN), NotNow, what="khóa sổ")


def test_the_only_reason_is_refused_by_the_refusal_of_its_rule() -> None:
    finding = TooMany(count=3).at("people")
    assert (finding.code, finding.column, str(finding.message)) == ("too-many", "people", "Có 3 người thôi.")
    with pytest.raises(TooMany) as caught:
        refuse_stopped([*look_over(Level.WARN), finding])
    assert caught.value.codes == ("too-many",)


def test_several_reasons_are_refused_together() -> None:
    with pytest.raises(Unsound) as caught:
        refuse_stopped([TooMany(count=3).at("people"), *look_over(Level.STOP)])
    assert caught.value.codes == ("too-many", "seen")
    assert caught.value.code == "too-many"
    assert "Có 3 người thôi." in str(caught.value)


def test_another_refusal_tells_the_reasons_in_its_own_sentence() -> None:
    with pytest.raises(NotNow) as caught:
        refuse_stopped([TooMany(count=3).at("people")], NotNow, what="khóa sổ")
    assert str(caught.value) == "Chưa làm được việc khóa sổ: Có 3 người thôi."
    assert caught.value.codes == ("too-many",)
    assert caught.value.code == "not-now"
