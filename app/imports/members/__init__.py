"""The foreign files of the room ``members``."""
