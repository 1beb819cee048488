"""The services of the room ``settlement``."""
