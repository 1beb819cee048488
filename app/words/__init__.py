"""The words of the house beside its code: English sentences (``en.po``) and pages of help (``help/*.md``), a folder for each room.

What belongs to no room lies at the root. ``rooms.resources`` finds both. No code lives here, and no Vietnamese sentence: that one
stands in the source.
"""
