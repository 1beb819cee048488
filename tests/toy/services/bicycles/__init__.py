"""The verbs of the room ``bicycles``."""
