"""The services of the room ``agreements``."""
