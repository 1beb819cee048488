"""The tables of the room ``care``."""
