"""The verbs of the room ``merit``."""
