"""The verbs of the room ``gifts``."""
