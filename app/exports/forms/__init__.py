"""One file per form, found by scanning this package; adding a form is adding a file.

A form gathers in one read and lays out a Document; it draws nothing itself.
"""
