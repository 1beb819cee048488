"""How initiatives and results are marked in the window."""

from __future__ import annotations

from app.domain.merit.merit import InitiativeState, Result

INITIATIVE_LOOKS = {
    InitiativeState.SUBMITTED: ("note", "clock"),
    InitiativeState.RECOGNISED: ("good", "circle-check"),
    InitiativeState.REFUSED: ("muted", "ban"),
}
RESULT_TONES = {
    Result.NONE: "muted",
    Result.EXCELLENT: "good",
    Result.GOOD: "",
    Result.DONE: "",
    Result.NOT_DONE: "warn",
}
