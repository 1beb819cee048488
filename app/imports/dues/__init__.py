"""The foreign files of the room ``dues``."""
