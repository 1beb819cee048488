"""Gift lists from the command line."""
