"""The pages of the room ``bicycles``."""
