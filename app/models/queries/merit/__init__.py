"""The reads of the room ``merit``."""
