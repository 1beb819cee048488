"""The verbs of the room ``dues``."""
