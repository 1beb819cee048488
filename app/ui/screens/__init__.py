"""One file per screen or dialog, found by scanning this package.

Screens never import one another: they meet through the desk.
"""
