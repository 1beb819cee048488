"""The services of the room ``union``."""
