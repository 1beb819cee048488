"""The reads of the room ``members``."""
