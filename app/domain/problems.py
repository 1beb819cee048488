"""What may not be done (Refusal) and what a check saw (Finding), as sentences that can be translated.

A sentence is kept as its Vietnamese template and its values, so that the window and the command line can show it
in the chosen language. Nothing here formats money or dates: whoever raises passes ready text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial, wraps
from pathlib import PurePath
from typing import ParamSpec

from app.domain.labelled import Labelled
from app.domain.text import shown

Given = ParamSpec("Given")


def N_(template: str) -> str:
    """Mark a template for the translation catalogue; returns it unchanged."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence: Vietnamese template with ``{named}`` places, and the values that fill them.

    A value may itself be a Message, or a tuple of them: several sentences one after another.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**{name: _plain(value) for name, value in self.values.items()})


def _plain(value: object) -> object:
    return " ".join(str(part) for part in value) if isinstance(value, tuple) else as_shown(value)


def as_shown(value: object) -> object:
    """A value of a sentence as it may be shown: a text or path from outside breaks no line and turns none."""
    return shown(str(value)) if isinstance(value, str | PurePath) else value


class Refusal(Exception):
    """An act that may not be done. Each subclass is one refusal; its ``template`` is what the treasurer reads.

    The template says what happened, why, and what to do now. ``code`` is stable and appears in logs and JSON only.
    """

    code: str = "refused"
    template: str = N_("Việc này không làm được.")
    findings: tuple[Finding, ...] = ()
    """Every reason, when there are more than this one or it is about a field."""

    def __init__(self, **values: object) -> None:
        self.message = Message(self.template, values)
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every reason."""
        return (self.code,)

    def at(self, column: str | None) -> Finding:
        """The same as a finding about one column (or field)."""
        return Finding(Level.STOP, self.code, self.message, column=column, refusal=self)


class Level(Labelled):
    """How much a finding matters: STOP keeps the work from going on, WARN asks for a look, NOTE informs."""

    STOP = "stop", N_("Phải sửa")
    WARN = "warn", N_("Nên xem")
    NOTE = "note", N_("Cho biết")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule or a check saw. Rules give all of them at once, each about its ``column`` (or field).

    ``sheet`` and ``row`` (1-based, as Excel shows it) say where; ``proposal`` what would mend it. ``refusal`` is the refusal of a
    rule that has a class of its own.
    """

    level: Level
    code: str
    message: Message
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    proposal: Message | None = None
    refusal: Refusal | None = field(default=None, compare=False, repr=False)

    @property
    def stops(self) -> bool:
        """True when the work may not go on with this unmended."""
        return self.level is Level.STOP

    def at(self, sheet: str, row: int | None = None) -> Finding:
        """The same, seen there."""
        return replace(self, sheet=sheet, row=row)

    def proposing(self, template: str, /, **values: object) -> Finding:
        """The same with what would mend it."""
        return replace(self, proposal=Message(template, values))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with what stops before what only asks for a look; those of one level stay in their order."""
    levels = list(Level)
    return sorted(findings, key=lambda each: levels.index(each.level))


class Stopped(Refusal):
    """Findings stop an act; ``findings`` has every reason."""

    def __init__(self, findings: Iterable[Finding], **values: object) -> None:
        self.findings = tuple(findings)
        super().__init__(reasons=tuple(finding.message for finding in self.findings), **values)

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every reason."""
        return tuple(finding.code for finding in self.findings)


class Unsound(Stopped):
    """What was typed cannot stand; ``code`` is that of the first reason, and an only reason speaks for itself."""

    template = N_("Chưa cất được: {reasons}")

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__(findings)
        self.code = self.findings[0].code
        if len(self.findings) == 1:
            self.message = self.findings[0].message


def refuse_stopped(findings: Iterable[Finding], refusal: type[Stopped] = Unsound, **values: object) -> None:
    """Refuse when any of the findings stops the work, with every reason: as what cannot stand, or as another refusal (with its values).

    The only thing that cannot stand is refused by its own refusal when the rule has one.
    """
    stopping = [each for each in findings if each.stops]
    if not stopping:
        return
    own = stopping[0].refusal if refusal is Unsound and len(stopping) == 1 else None
    if own is not None:
        own.findings = tuple(stopping)
    raise own or refusal(stopping, **values)


def finding(level: Level, code: str, template: str, column: str | None = None, /, **values: object) -> Finding:
    """A finding about one column (or field)."""
    return Finding(level, code, Message(template, values), column=column)


stop = partial(finding, Level.STOP)
"""A finding that keeps the work from going on."""
warn = partial(finding, Level.WARN)
"""A finding that asks for a look."""
note = partial(finding, Level.NOTE)
"""A finding that only informs."""


def need(there: object, code: str, template: str, column: str | None = None, /, **values: object) -> list[Finding]:
    """Stops what lacks something; ``there`` is what should be there."""
    return [] if there else [stop(code, template, column, **values)]


def all_at_once(look: Callable[Given, Iterator[Finding]]) -> Callable[Given, list[Finding]]:
    """A rule that is written as it sees one thing after another, and gives all of them at once."""

    @wraps(look)
    def looked_over(*args: Given.args, **kwargs: Given.kwargs) -> list[Finding]:
        return list(look(*args, **kwargs))

    return looked_over
