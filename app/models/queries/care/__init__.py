"""The reads of the room ``care``."""
