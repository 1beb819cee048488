"""The command line of the room ``intake``."""
