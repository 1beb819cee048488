"""The commands of the room ``home``."""
