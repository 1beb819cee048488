"""Findings about the proof and about reports filed are looked up in the settlement."""

from __future__ import annotations

from app.ui.mending import Mending, codes_lead_to

MENDING = Mending(20, codes_lead_to("settlement", "filed-differs", "proof-fails"))
