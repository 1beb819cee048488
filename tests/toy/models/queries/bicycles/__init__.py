"""The reads of the room ``bicycles``."""
