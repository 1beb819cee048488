"""What may not be done (Refusal) and what a check saw (Finding), as sentences that can be translated.

A sentence is kept as its Vietnamese template and its values, so that the window and the command line can show it
in the chosen language. Nothing here formats money or dates: whoever raises passes ready text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from app.domain.labelled import Labelled
from app.domain.text import shown


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

    def __init__(self, **values: object) -> None:
        self.message = Message(self.template, values)
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)

    def at(self, column: str) -> Finding:
        """The same as a finding about one column (or field)."""
        return Finding(Level.STOP, self.code, self.message, column=column)


Fault = tuple[str, Refusal]
"""A column (or field) and why what stands there is refused. Rules give all of them: an editor shows each at its field."""


def refuse(faults: Iterable[Fault]) -> None:
    """Raise the first of these refusals, if there is any."""
    for _column, refusal in faults:
        raise refusal


def findings_of(faults: Iterable[Fault]) -> list[Finding]:
    """All of these refusals, each as a finding about its column (or field)."""
    return [refusal.at(column) for column, refusal in faults]


class Level(Labelled):
    """How much a finding matters: STOP keeps the work from going on, WARN asks for a look, NOTE informs."""

    STOP = "stop", N_("Phải sửa")
    WARN = "warn", N_("Nên xem")
    NOTE = "note", N_("Cho biết")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check saw. ``sheet`` and ``row`` (1-based, as Excel shows it) say where; ``proposal`` what would mend it."""

    level: Level
    code: str
    message: Message
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    proposal: Message | None = None

    @property
    def stops(self) -> bool:
        """True when the work may not go on with this unmended."""
        return self.level is Level.STOP


class Unsound(Refusal):
    """What was typed cannot stand; ``findings`` has every reason, ``code`` that of the first."""

    template = N_("Chưa cất được: {reasons}")

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(reasons=tuple(finding.message for finding in self.findings))
        self.code = self.findings[0].code
        if len(self.findings) == 1:
            self.message = self.findings[0].message

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every reason."""
        return tuple(finding.code for finding in self.findings)


def refuse_stopped(findings: Iterable[Finding]) -> None:
    """Refuse when any of the findings stops the work (Unsound)."""
    stopping = [finding for finding in findings if finding.stops]
    if stopping:
        raise Unsound(stopping)


def stop(code: str, template: str, column: str | None = None, /, **values: object) -> Finding:
    """A finding that keeps the work from going on, about one column (or field)."""
    return Finding(Level.STOP, code, Message(template, values), column=column)


def warn(code: str, template: str, column: str | None = None, /, **values: object) -> Finding:
    """A finding that asks for a look, about one column (or field)."""
    return Finding(Level.WARN, code, Message(template, values), column=column)


def need(there: object, code: str, template: str, column: str | None = None, /, **values: object) -> list[Finding]:
    """Stops what lacks something; ``there`` is what should be there."""
    return [] if there else [stop(code, template, column, **values)]
