"""Cameras: the pictures of every page and the month's papers, for developers. Nothing here is part of the program."""
