"""The verbs of the room ``settlement``."""
