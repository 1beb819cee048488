"""The tables of the room ``intake``."""
