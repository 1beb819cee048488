"""The forms of the room ``bicycles``."""
