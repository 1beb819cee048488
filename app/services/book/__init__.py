"""The services of the room ``book``."""
