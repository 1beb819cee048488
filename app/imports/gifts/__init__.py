"""Gift lists of hers."""
