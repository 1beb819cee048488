"""The foreign files of the toy."""
