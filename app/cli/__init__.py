"""Every job without a window. Parses, calls the same services as the window, and prints sentences or one JSON object.

Each room brings its commands and what it imports (``cli/<room>/commands.py``); ``line.py`` makes one command line of them.
Nothing here knows Qt.
"""

from __future__ import annotations

from app.cli.line import main

__all__ = ["main"]
