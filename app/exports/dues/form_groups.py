"""The headings of this room that stand first in the list of forms."""

from __future__ import annotations

from app.domain.problems import N_
from app.exports.form import FormGroup

GROUPS = (FormGroup(N_("Đoàn phí"), 20),)
