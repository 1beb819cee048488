"""The commands of the room ``dues``."""
