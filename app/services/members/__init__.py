"""The verbs of the room ``members``."""
