"""The services of the room ``gifts``."""
