"""How initiatives, results and stages are called and marked in the window."""

from __future__ import annotations

from app.domain.merit.merit import InitiativeState, MeritLevel, PartyStage, Result
from app.i18n import _

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


def initiative_word(state: InitiativeState) -> str:
    """Được công nhận, …"""
    return _(state.label)


def level_word(level: MeritLevel) -> str:
    """Cấp cơ sở, …"""
    return _(level.label)


def result_word(result: Result) -> str:
    """Hoàn thành xuất sắc, …"""
    return _(result.label)


def stage_word(stage: PartyStage) -> str:
    """Giới thiệu cho Đảng, …"""
    return _(stage.label)
