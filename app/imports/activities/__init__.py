"""The foreign files of the room ``activities``."""
