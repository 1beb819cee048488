"""The tables of the room ``union``."""
