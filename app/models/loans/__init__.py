"""The seals of the room ``loans``; its tables lie beside the cases they belong to, in ``care``."""
