"""Findings about the proof and about reports filed are looked up in the settlement."""

from __future__ import annotations

from app.ui.brought.mending import Mending, codes_open_page

MENDING = Mending(20, codes_open_page("settlement", "filed-differs", "proof-fails"))
