"""The table of the room ``bicycles``."""
