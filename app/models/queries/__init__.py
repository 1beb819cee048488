"""Every read of a book: functions that take a ``Read`` first and return frozen dataclasses. Nothing here writes."""

from app.models.read import Read

__all__ = ["Read"]
