"""How dialogues and their requests are marked in the window, and people typed a line each read back."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.agreements.dialogue import DialoguePerson, DialogueSide, DialogueState, RequestState
from app.domain.text import clean, fold

STATE_LOOKS = {
    DialogueState.PLANNED: ("note", "calendar"),
    DialogueState.HELD: ("good", "circle-check"),
    DialogueState.CANCELLED: ("warn", "ban"),
}
REQUEST_TONES = {
    RequestState.OPEN: "warn",
    RequestState.ACCEPTED: "warn",
    RequestState.SETTLED: "good",
    RequestState.REFUSED: "muted",
}
# Why not translated: what is typed after a name, folded, goes on Vietnamese minutes.
_DUTIES = {"chu tri": "chair", "thu ky": "secretary"}
_DUTY_WORDS = {"chair": "chủ trì", "secretary": "thư ký"}


def people_typed(side: DialogueSide, text: str) -> list[DialoguePerson]:
    """People of one side, a line each: ``Lê Thị Ân – Chủ tịch – chủ trì``; also pasted from Excel (tabs)."""
    people = []
    for line in text.splitlines():
        parts = [clean(part) for part in re.split(r"\t|\s[–-]\s|;", line)]
        parts = [part for part in parts if part]
        if not parts:
            continue
        duty = next((_DUTIES[fold(part)] for part in parts[1:] if fold(part) in _DUTIES), "")
        roles = [part for part in parts[1:] if fold(part) not in _DUTIES]
        name = re.sub(r"^\d+[.)]\s*", "", parts[0])
        people.append(DialoguePerson(side, name, ", ".join(roles), duty))
    return people


def people_shown(people: Iterable[DialoguePerson]) -> str:
    """The same people as they would be typed."""
    lines = ([each.name, each.role, _DUTY_WORDS.get(each.duty, "")] for each in people)
    return "\n".join(" – ".join(part for part in line if part) for line in lines)
