"""The verbs of the room ``union``."""
