"""Bicycles of the union, lent to members for a while."""

USES = ("union", "members")
