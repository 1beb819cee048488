"""The agreements and dialogues."""
