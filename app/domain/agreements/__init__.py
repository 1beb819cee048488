"""Collective agreements with their steps and papers, dialogues, workers' conferences."""

USES = ("union", "members")
