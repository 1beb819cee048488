"""Alembic versions, run on a copy of the book and never on the book itself.

Imports nothing of ours: an old step must go on meaning what it meant.
"""
