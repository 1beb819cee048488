"""Layouts of treasurers' workbooks made at random from one truth, and the proof that the program reads them.

Nothing here but the harness knows the program: ``truth`` invents a union's year, ``*_layout`` puts it on sheets as one of many
treasurers would, ``writing`` makes files of the sheets, and ``harness`` imports them and holds the book against the truth.
"""
