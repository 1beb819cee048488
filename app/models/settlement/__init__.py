"""The tables of the room ``settlement``."""
