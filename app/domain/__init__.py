"""The rules: pure values and decisions over them.

Imports the standard library and itself, nothing else of ours; knows no file, no table, no window.
"""
