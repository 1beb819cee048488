"""The pictures of the room ``bicycles``."""
