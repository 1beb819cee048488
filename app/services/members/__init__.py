"""The services of the room ``members``."""
