"""Pictures of the settlement: B07, the closing of a month, basic indicators, why a figure is what it is."""

from __future__ import annotations

from tests.cameras.scene import Scene

SCENES = (
    Scene(
        "settlement",
        "settlement",
        caption=("Quyết toán B07", "The year's settlement; every figure leads to its vouchers"),
    ),
    Scene("close_month", "close_month"),
    Scene("basic_indicators", "basic_indicators"),
    Scene("why", "why"),
)
