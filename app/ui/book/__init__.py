"""The window of the room ``book``."""
