"""Pictures of merit: initiatives, emulation, members put forward to the Party."""

from __future__ import annotations

from tests.cameras.scene import Scene

SCENES = (
    Scene("initiatives", "initiatives"),
    Scene("initiative_editor", "initiative_editor", {"initiative": 1}),
    Scene("initiative_reward", "initiative_reward", {"initiative": 1}),
    Scene("emulation", "emulation"),
    Scene("emulation_register", "emulation_register"),
    Scene("emulation_result", "emulation_result", {"registrations": [1]}),
    Scene("party", "party"),
    Scene("party_stage", "party_stage"),
)
