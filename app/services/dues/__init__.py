"""The services of the room ``dues``."""
