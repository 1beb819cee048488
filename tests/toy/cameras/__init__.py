"""The pictures of the toy."""
