"""The tables of the room ``activities``."""
