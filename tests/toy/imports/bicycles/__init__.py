"""The foreign files of the room ``bicycles``."""
