"""The verbs of the room ``activities``."""
