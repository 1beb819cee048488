"""The start: open a book, one of the recent ones, make a new one, or bring one back from a backup."""
from __future__ import annotations
from app.ui.screen import Screen
from app.ui.desk import Desk
class StartScreen(Screen):
    key = "start"
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
