"""Foreign files into typed rows and findings: one file per known shape.

Imports domain only; writes nothing, knows no book, and never guesses a date or an amount.
"""
