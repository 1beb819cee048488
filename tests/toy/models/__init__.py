"""The tables of the toy."""
