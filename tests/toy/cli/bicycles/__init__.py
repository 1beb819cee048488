"""The commands of the room ``bicycles``."""
