"""The verbs of the toy."""
