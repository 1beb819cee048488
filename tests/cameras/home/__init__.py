"""The book itself: start, home, the forms page, settings, policies, trail, checks, search, help."""
