"""The tables of the room ``dues``."""
