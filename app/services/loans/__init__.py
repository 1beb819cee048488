"""The verbs of the room ``loans``."""
