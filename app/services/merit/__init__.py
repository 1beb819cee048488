"""The services of the room ``merit``."""
