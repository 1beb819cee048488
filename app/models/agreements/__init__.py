"""The tables of the room ``agreements``."""
