"""The services of the room ``care``."""
