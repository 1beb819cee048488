"""The window of the toy."""
