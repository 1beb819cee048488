"""What forms of the room ``members`` share with those of others."""
