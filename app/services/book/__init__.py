"""The verbs of the room ``book``."""
