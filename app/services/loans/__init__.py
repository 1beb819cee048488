"""The services of the room ``loans``."""
