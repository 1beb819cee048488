"""The commands of the room ``members``."""
