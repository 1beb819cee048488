"""The command line of the room ``union``."""
