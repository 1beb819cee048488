"""Forty-eight layouts set down by hand, a yardstick apart from the random ones."""
