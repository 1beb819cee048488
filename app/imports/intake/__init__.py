"""The foreign files of the room ``intake``."""
