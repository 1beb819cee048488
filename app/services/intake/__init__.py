"""The verbs of the room ``intake``."""
