"""The place of vouchers and books in the rail."""

from __future__ import annotations

from app.domain.problems import N_
from app.ui.rail import RailEntry

VOUCHERS = RailEntry("vouchers", 40, "banknote", N_("Thu chi"), N_("Thu chi"))
BOOKS = RailEntry("books", 50, "book-open", N_("Sổ sách"), N_("Sổ sách"))
