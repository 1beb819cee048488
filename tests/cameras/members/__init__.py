"""The members: people, their relatives, and how they come in from Excel."""
