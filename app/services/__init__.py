"""The services: one file per thing a treasurer does, one operation each, returning an Outcome.

Imports everything below; never the window or the command line.
"""
