"""The words of the toy, in files."""
