"""The reads of the room ``book``."""
