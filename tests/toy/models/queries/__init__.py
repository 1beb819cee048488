"""The reads of the toy."""
