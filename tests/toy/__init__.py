"""A subject of its own in one package laid out like the house: bicycles of the union, lent to members.

It proves that a subject is added without touching a file of the house: ``so-cong-doan --also tests.toy``.
"""
