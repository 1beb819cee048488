"""The forms of the toy."""
