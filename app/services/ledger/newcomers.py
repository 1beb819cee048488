"""New members may be named in vouchers that were in the books before them."""

from __future__ import annotations

from app.services.ledger.name_people import name_newcomers
from app.services.members.newcomers import Newcomers

NEWCOMERS = (Newcomers("vouchers", name_newcomers),)
