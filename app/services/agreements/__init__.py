"""The verbs of the room ``agreements``."""
