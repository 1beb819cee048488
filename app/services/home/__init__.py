"""The services of the room ``home``."""
