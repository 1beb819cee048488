"""The tables of the room ``merit``."""
