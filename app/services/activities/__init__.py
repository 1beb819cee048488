"""The services of the room ``activities``."""
