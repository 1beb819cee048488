"""The verbs of the room ``care``."""
