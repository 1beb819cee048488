"""The commands of the room ``book``."""
