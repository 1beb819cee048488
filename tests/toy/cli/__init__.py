"""The command line of the toy."""
